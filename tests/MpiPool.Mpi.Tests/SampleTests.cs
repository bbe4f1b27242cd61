using System.Globalization;
using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>The samples, as a reader of the README starts them.</summary>
public class SampleTests
{
    [Theory, OnRanks(2, 3)]
    public async Task The_quick_start_prints_its_results_and_every_rank_goes_on(MpiRun run)
    {
        var result = (await run.Start(TestPrograms.QuickStart)).Succeeded().ShowsOnEveryRank("All processes continue code execution");

        var lines = result.Output(0);
        Assert.Equal(102, lines.Count);
        var futures = lines[0].Split(", ").Select(ParseLong).ToList();
        var mapped = lines.Skip(1).Take(100).Select(ParseLong).ToList();
        int[] workers = run.Launcher == MpiLauncher.InProcess ? [0] : [.. Enumerable.Range(1, run.Ranks - 1)];
        foreach (var results in new[] { futures, mapped })
        {
            Assert.Equal(100, results.Count);
            for (int x = 0; x < 100; x++)
                Assert.Contains(results[x], workers.Select(rank => (long)Math.Pow(x, rank)));
        }
    }

    [Theory, OnRanks(2, 3)]
    public async Task The_word_count_is_that_of_the_shell(MpiRun run)
    {
        string[] files = [.. Directory.EnumerateFiles("/usr/share/common-licenses").Order(StringComparer.Ordinal)];
        var expected = await CountByShell(files);

        var result = (await run.Start(TestPrograms.WordCount, ["--top", "0", "--block", "20K", .. files])).Succeeded();

        Assert.True(expected.Count > 1000, "the texts have few words");
        Assert.Equal(expected, result.Output(0));
    }

    [Theory, OnRanks(3)]
    public async Task Blocks_are_cut_between_words_whatever_their_size(MpiRun run)
    {
        string file = Path.GetTempFileName();
        try
        {
            string longWord = new('x', 100_000);
            await File.WriteAllTextAsync(
                file, $"one Two,two\n\nthree-THREE three wörter {longWord} end{longWord}", TestContext.Current.CancellationToken);
            var expected = await CountByShell(file);
            foreach (string block in new[] { "1", "7", "1K", "1G" })
            {
                var result = (await run.Start(TestPrograms.WordCount, "--block", block, file)).Succeeded();
                Assert.Equal(expected, result.Output(0));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory, OnRanks(2)]
    public async Task The_word_count_prints_the_most_frequent_words(MpiRun run)
    {
        const string File = "/usr/share/common-licenses/GPL-3";

        var result = (await run.Start(TestPrograms.WordCount, "--top", "5", File)).Succeeded();

        Assert.Equal((await CountByShell(File)).Take(5), result.Output(0));
    }

    [Theory, OnRanks(2)]
    public async Task The_word_count_says_what_is_wrong_with_its_command_line(MpiRun run)
    {
        var missing = (await run.Start(TestPrograms.WordCount, "/nonexistent.txt")).Failed().Shows("/nonexistent.txt").DoesNotShow("   at ");
        Assert.Equal(1, missing.ExitCode);
        (await run.Start(TestPrograms.WordCount)).Failed().Shows("no file given").Shows("Usage:");
        (await run.Start(TestPrograms.WordCount, "--top", "many", "x")).Failed().Shows("--top wants a number");
        (await run.Start(TestPrograms.WordCount, "--block", "0", "x")).Failed().Shows("--block wants a size");
    }

    private static async Task<IReadOnlyList<string>> CountByShell(params string[] files)
    {
        const string Script = """cat "$@" | tr -cs 'A-Za-z' '\n' | tr 'A-Z' 'a-z' | grep . | sort | uniq -c | sort -k1,1rn -k2,2""";
        var shell = new MpiRun(MpiLauncher.InProcess, 1, TimeSpan.FromSeconds(60)).With("LC_ALL", "C");
        return (await shell.Start("/bin/sh", ["-c", Script, "sh", .. files])).Succeeded().Output(0);
    }

    private static long ParseLong(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
