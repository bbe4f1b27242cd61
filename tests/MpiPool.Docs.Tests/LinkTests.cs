using System.Text.RegularExpressions;
using MpiPool.Docs.Tests.Pages;

namespace MpiPool.Docs.Tests;

/// <summary>What pages refer to.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Each_link_leads_to_a_file_and_to_a_heading_that_are_there()
    {
        Problems.None(
            from page in Page.All
            from Match link in Link().Matches(WithoutCode(page))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && Missing(page, target) is not null
            select $"{page.Path}:{Page.LineAt(page.Prose, link.Index)}: {target} has no {Missing(page, target)}"
        );
    }

    /// <summary>A path in the text is one of the repository's, or the end of one.</summary>
    [Fact]
    public void Each_source_file_that_a_page_names_is_there()
    {
        Problems.None(
            from page in Page.All
            where page.Path != "docs/generated-code.md"
            from Match span in PathInText().Matches(page.Prose)
            let path = span.Groups["path"].Value.TrimStart('.', '/')
            where !Repository.Has(path) && !Repository.Files.Any(file => file.EndsWith($"/{path}", StringComparison.Ordinal))
            select $"{page.Path}:{Page.LineAt(page.Prose, span.Index)}: {path}"
        );
    }

    [Fact]
    public void Each_folder_that_a_page_names_is_there()
    {
        Problems.None(
            from page in Page.All
            from Match span in FolderInText().Matches(page.Prose)
            let path = span.Groups["path"].Value
            where !Repository.Has(path)
            select $"{page.Path}:{Page.LineAt(page.Prose, span.Index)}: {path}"
        );
    }

    [Fact]
    public void The_index_of_the_documentation_leads_to_each_page()
    {
        string index = Repository.Read("docs/README.md");
        Problems.None(
            from page in Page.All
            where page.Path.StartsWith("docs/", StringComparison.Ordinal) && page.Path != "docs/README.md"
            where !page.Path.StartsWith("docs/diagnostics/", StringComparison.Ordinal)
            where !index.Contains($"({page.Path["docs/".Length..]})", StringComparison.Ordinal)
            select page.Path
        );
    }

    [Fact]
    public void The_index_of_the_diagnostics_has_each_page_with_its_title()
    {
        string index = Repository.Read("docs/diagnostics/README.md");
        Problems.None(
            from page in Page.All
            where page.Path.StartsWith("docs/diagnostics/MPIPOOL", StringComparison.Ordinal)
            let title = page.Text[..page.Text.IndexOf('\n')].Replace("# ", "").Split(": ", 2)
            where !index.Contains($"| [{title[0]}]({title[0]}.md) | {title[1]} |\n", StringComparison.Ordinal)
            select page.Path
        );
    }

    private static string? Missing(Page page, string target)
    {
        string[] parts = target.Split('#');
        string path =
            parts[0].Length == 0
                ? page.Path
                : Path.GetRelativePath(Repository.Folder, Repository.PathOf(Path.Combine(Path.GetDirectoryName(page.Path)!, parts[0])));
        if (!Repository.Has(path))
            return "file";
        return parts is [_, var anchor] && !Page.Of(path).Anchors.Contains(anchor) ? "heading" : null;
    }

    /// <summary>The prose with blanks where code is, which may look like a link.</summary>
    private static string WithoutCode(Page page) => InlineCode().Replace(page.Prose, match => new string(' ', match.Length));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"`(?<path>(\.?[\w.-]+/)+[\w.-]+\.(cs|csproj|md|sh|c|h|py|targets|props|svg))`")]
    private static partial Regex PathInText();

    [GeneratedRegex(@"`(?<path>(samples|src|tests|docs|eng|benchmarks)(/[\w.-]+)*)/?`")]
    private static partial Regex FolderInText();
}
