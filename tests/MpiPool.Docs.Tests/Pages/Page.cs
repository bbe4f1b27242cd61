using System.Text.RegularExpressions;

namespace MpiPool.Docs.Tests.Pages;

/// <summary>A page of Markdown.</summary>
internal sealed partial class Page
{
    private Page(string path)
    {
        Path = path;
        Text = Repository.Read(path);
        Blocks = [.. FindBlocks()];
        Prose = Fenced().Replace(Text, match => new string('\n', match.Value.Count(c => c == '\n')));
    }

    /// <summary>All pages of the repository.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [.. from file in Repository.Files where file.EndsWith(".md", StringComparison.Ordinal) orderby file select new Page(file)];

    /// <summary>Where it is in the repository.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>Its text with empty lines where blocks of code are.</summary>
    public string Prose { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The names by which links reach its headings.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Prose).Select(match => Anchor(match.Groups["text"].Value));

    public static Page Of(string path) => All.Single(page => page.Path == path);

    /// <summary>The line of that position in a page's text or prose, from 1 on.</summary>
    public static int LineAt(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;

    private static string Anchor(string heading) => NotInAnchors().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private IEnumerable<CodeBlock> FindBlocks() =>
        from Match match in Fenced().Matches(Text)
        let indent = match.Groups["indent"].Value
        let language = match.Groups["language"]
        let lines = match.Groups["code"].Value.Split('\n')
        let code = lines.Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line)
        select new CodeBlock(Path, LineAt(Text, language.Index), language.Value, match.Groups["mark"].Value, string.Join('\n', code));

    [GeneratedRegex(@"(?m)^(?:[ ]*<!-- (?<mark>.*?) -->\n)?(?<indent>[ ]*)```(?<language>\S*)\n(?<code>(?:.*\n)*?)\k<indent>```$")]
    private static partial Regex Fenced();

    [GeneratedRegex(@"(?m)^#+ (?<text>.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
