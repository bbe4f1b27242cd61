using MpiPool.CodeFixes;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.CodeFixes;

/// <summary>MPIPOOL013: the type travels by all its fields, or the member stays behind.</summary>
public sealed class StateFixTests
{
    [Theory]
    [InlineData(
        "public class Job\n{\n    private double _w;\n    private int _n;\n    public double Next() => _w++ + _n++;\n    public "
            + "int X { get; set; }\n}",
        ""
    )]
    [InlineData("public class Job(double w)\n{\n    public double W => Math.Abs(w);\n    public double X { get; set; }\n}", "")]
    [InlineData(
        "/// <summary>A job.</summary>\n[Serializable]\npublic struct Job\n{\n    private string? _s;\n    public int X { get; "
            + "set; }\n    public string Next() => _s += \"x\";\n}",
        ""
    )]
    [InlineData(
        "public sealed class Job : Part\n{\n    public int X { get; set; }\n}",
        "\npublic class Part\n{\n    private int _n;\n    public int Next() => _n++;\n}\n"
    )]
    public Task The_type_that_travels_is_marked(string type, string more)
    {
        int at = type.IndexOf("public ", StringComparison.Ordinal);
        return CodeFixRun.Changes(new MarkStateFix(), Surround(type, more), Surround(type.Insert(at, "[MpiState]\n"), more));
    }

    [Theory]
    [InlineData(
        "private double _w;",
        "[System.Runtime.Serialization.IgnoreDataMember]\n    private double _w;",
        "public double Next() => _w++;"
    )]
    [InlineData(
        "private int Count { get; set; }",
        "[System.Runtime.Serialization.IgnoreDataMember]\n    private int Count { get; set; }",
        "public int Next() => Count++;"
    )]
    [InlineData(
        "public event Action? Done;",
        "[field: System.Runtime.Serialization.IgnoreDataMember]\n    public event Action? Done;",
        "public void Next() => Done?.Invoke();"
    )]
    public Task The_member_stays_behind(string before, string after, string method) =>
        CodeFixRun.Changes(
            new IgnoreMemberFix(),
            Surround($"public class Job\n{{\n    {before}\n    public int X {{ get; set; }}\n    {method}\n}}"),
            Surround($"public class Job\n{{\n    {after}\n    public int X {{ get; set; }}\n    {method}\n}}")
        );

    [Fact]
    public Task All_members_of_a_file_stay_behind() =>
        CodeFixRun.ChangesAll(
            new IgnoreMemberFix(),
            Surround(
                "public class Job\n{\n    private int _a;\n    private int _b;\n    public int X { get; set; }\n    public int Next() "
                    + "=> _a++ + _b++;\n}"
            ),
            Surround(
                "public class Job\n{\n    [System.Runtime.Serialization.IgnoreDataMember]\n    private int _a;\n    "
                    + "[System.Runtime.Serialization.IgnoreDataMember]\n    private int _b;\n    public int X { get; set; }\n    public "
                    + "int "
                    + "Next() => _a++ + _b++;\n}"
            ),
            "Ignore"
        );

    private static string Surround(string type, string more = "") =>
        $"{type}\n{more}\ninternal static class Tasks\n{{\n    [MpiTask] public static int Go(Job job) => 1;\n}}\n";
}
