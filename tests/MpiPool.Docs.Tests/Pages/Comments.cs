using System.Xml.Linq;

namespace MpiPool.Docs.Tests.Pages;

/// <summary>The documentation comments of the public types.</summary>
internal static class Comments
{
    private static readonly string[] s_libraries = ["MpiPool.Runtime", "MpiPool.MpiNet"];

    /// <summary>
    /// The code of all examples. One that does not name MpiPool's namespace is a fragment; an attribute says why one is not run.
    /// </summary>
    public static IReadOnlyList<CodeBlock> Examples { get; } =
    [
        .. from library in s_libraries
        from member in XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{library}.xml")).Descendants("member")
        from example in member.Descendants("example").Elements("code").Select((code, index) => (Code: code, Number: index + 1))
        let code = WithoutIndent(example.Code.Value)
        let notRun = example.Code.Attribute("not-run") is { } reason ? $"not run: {reason.Value}" : ""
        let fragment = code.Contains("using MpiPool;", StringComparison.Ordinal) ? "" : "fragment"
        let mark = string.Join("; ", new[] { fragment, notRun }.Where(part => part.Length > 0))
        select new CodeBlock(member.Attribute("name")!.Value, example.Number, "csharp", mark, code),
    ];

    private static string WithoutIndent(string code)
    {
        string[] lines = code.Trim('\n').TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : ""));
    }
}
