using System.Globalization;

namespace MpiPool.Interop;

/// <summary>What Linux tells of a process in <c>/proc</c>. The process is a number, or <c>self</c>.</summary>
internal static class ProcessStatus
{
    /// <summary>A field of its status.</summary>
    /// <exception cref="IOException">There is no such process, or no <c>/proc</c>.</exception>
    public static string Field(string process, string name) =>
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();

    /// <summary>The process that started it.</summary>
    public static string Parent(string process) => Field(process, "PPid:");

    /// <summary>The numbers of the cores that it may use.</summary>
    public static int[] Cores(string process) => Ranges(Field(process, "Cpus_allowed_list:"));

    /// <summary>What <c>0-3,8</c> lists.</summary>
    public static int[] Ranges(string list) =>
        [
            .. list.Trim()
                .Split(',')
                .SelectMany(range =>
                {
                    string[] ends = range.Split('-');
                    int first = int.Parse(ends[0], CultureInfo.InvariantCulture),
                        last = int.Parse(ends[^1], CultureInfo.InvariantCulture);
                    return Enumerable.Range(first, last - first + 1);
                }),
        ];
}
