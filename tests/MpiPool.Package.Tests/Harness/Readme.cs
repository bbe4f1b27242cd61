namespace MpiPool.Package.Tests.Harness;

/// <summary>What the repository's README shows.</summary>
internal static class Readme
{
    private const string Fence = "```";

    /// <summary>The block of C# that begins so.</summary>
    public static string Code(string start)
    {
        string opening = $"{Fence}csharp\n{start}";
        string text = File.ReadAllText(Path.Combine(Feed.Packages, "../../README.md"));
        int begin = text.IndexOf(opening, StringComparison.Ordinal);
        Assert.True(begin >= 0, $"The README has no code that begins with '{start}'.");
        string code = text[(begin + opening.Length - start.Length)..];
        return code[..code.IndexOf($"\n{Fence}", StringComparison.Ordinal)];
    }
}
