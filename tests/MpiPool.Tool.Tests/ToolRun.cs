using System.Diagnostics;
using System.Text.Json;

namespace MpiPool.Tool.Tests;

/// <summary>A run of the tool as a user starts it.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
internal sealed record ToolRun(int ExitCode, string Output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The tool, as the build left it.</summary>
    internal static string Tool { get; } = FindTool();

    /// <summary>The names of what is wrong, in a report in JSON.</summary>
    internal IReadOnlyList<string> Problems =>
        [
            .. JsonDocument
                .Parse(Output)
                .RootElement.GetProperty("problems")
                .EnumerateArray()
                .Select(problem => problem.GetProperty("id").GetString()!),
        ];

    /// <summary>Runs <c>mpipool doctor</c>.</summary>
    /// <param name="arguments">What it is given.</param>
    /// <param name="before">A command that runs it with something changed; a word TOOL in it stands for the tool and its arguments.</param>
    /// <param name="environment">Variables that it gets beside this process's; null takes one away.</param>
    internal static ToolRun Doctor(string arguments, string before = "", params (string Name, string? Value)[] environment)
    {
        string tool = $"{Tool} doctor --timeout 120 {arguments}";
        string command = before.Contains("TOOL", StringComparison.Ordinal)
            ? before.Replace("TOOL", $"exec {tool}", StringComparison.Ordinal)
            : $"exec {before} {tool}";
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", command },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MPIPOOL_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(framework, "../../.."));
        foreach (var (name, value) in environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(),
            errors = process.StandardError.ReadToEndAsync();
        bool isInTime = process.WaitForExit(Limit);
        if (!isInTime)
            process.Kill(entireProcessTree: true);
        Assert.True(isInTime, $"{command} has not ended.");
        return new ToolRun(process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>Runs a shell's commands, and then the tool, where mounts are its own.</summary>
    internal static ToolRun WithMounts(string commands, string arguments) => Doctor(arguments, $"{Unshare("-m")} sh -c '{commands}; TOOL'");

    /// <summary>A command that runs another one in namespaces of its own, as root of them.</summary>
    internal static string Unshare(string options) => Environment.IsPrivilegedProcess ? $"unshare {options}" : $"unshare -r {options}";

    private static string FindTool()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        string configuration = folder.Parent!.Name;
        while (!File.Exists(Path.Combine(folder!.FullName, "MpiPool.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "MpiPool.Tool", "bin", configuration, "net10.0", "MpiPool.Tool");
    }
}
