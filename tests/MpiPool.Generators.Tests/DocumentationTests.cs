using System.Text.RegularExpressions;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>The documentation shows what the generator writes.</summary>
public sealed partial class DocumentationTests
{
    /// <summary>Set MPIPOOL_ACCEPT_SNAPSHOTS to 1 to put into the page what the generator writes now.</summary>
    [Fact]
    public void The_page_of_generated_code_is_true()
    {
        string path = Path.Combine(Snapshot.Repository, "docs", "generated-code.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        GeneratorRun run = GeneratorRun.Of(UsersCode().Match(page).Groups["code"].Value).AssertClean();

        var shown = new List<string>();
        string now = GeneratedFile()
            .Replace(
                page,
                match =>
                {
                    shown.Add(match.Groups["file"].Value);
                    return $"{match.Groups["head"].Value}{WithoutHeader(run.File(match.Groups["file"].Value))}```\n";
                }
            );

        Assert.Equal(run.Files.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        if (Snapshot.Accepts)
            File.WriteAllText(path, now);
        Assert.Equal(now, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    public static TheoryData<string> Pages =>
        [
            .. Directory
                .GetFiles(Path.Combine(Snapshot.Repository, "docs", "diagnostics"), "*.md")
                .Where(p => Block().IsMatch(File.ReadAllText(p)))
                .Select(p => Path.GetFileNameWithoutExtension(p))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What stands before "What to do" is one example, and each that follows is one for itself.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_page_of_a_diagnostic_shows_what_is_reported_and_what_is_not(string id)
    {
        string page = await File.ReadAllTextAsync(
            Path.Combine(Snapshot.Repository, "docs", "diagnostics", $"{id}.md"),
            TestContext.Current.CancellationToken
        );
        string[] parts = page.Split("## What to do");
        string bad = string.Join("\n", Block().Matches(parts[0]).Select(m => m.Groups["code"].Value));

        Assert.Contains($"// {id}", bad, StringComparison.Ordinal);
        Assert.Contains(await AnalyzerRun.Of(Example.Compile(bad)), d => d.Id == id);
        string[] good = [.. Block().Matches(parts[1]).Select(m => m.Groups["code"].Value)];
        Assert.NotEmpty(good);
        foreach (string code in good)
            Assert.Empty(await AnalyzerRun.Of(Example.Compile(code)));
    }

    private static string WithoutHeader(string file) =>
        string.Join(
            '\n',
            file.Split('\n').SkipWhile(line => line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal) || line[0] == '#')
        );

    [GeneratedRegex("```csharp\\n(?<code>.*?)```\\n", RegexOptions.Singleline)]
    private static partial Regex UsersCode();

    [GeneratedRegex("```csharp\r?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("(?<head>`(?<file>[A-Za-z_./]+?\\.g\\.cs)`\\n\\n```csharp\\n).*?```\\n", RegexOptions.Singleline)]
    private static partial Regex GeneratedFile();
}
