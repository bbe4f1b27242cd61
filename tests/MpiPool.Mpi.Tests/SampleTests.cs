using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
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

        // The numbers of primes below 100,000, from there to 200,000, and so on.
        int[] primes = [9592, 8392, 8013, 7863, 7678, 7560, 7445, 7408];
        var lines = result.Output(0);
        Assert.Equal(primes.Length + 2, lines.Count);
        var workers = primes
            .Select(
                (count, block) =>
                    Regex.Match(lines[block], $"^Worker ([0-9]+) counted {count} primes from {100_000 * block} on$").Groups[1].Value
            )
            .ToHashSet();
        Assert.Equal(Enumerable.Range(1, run.Ranks - 1).Select(rank => $"{rank}"), workers.Order(StringComparer.Ordinal));
        Assert.Equal("The squares of 1 to 100 add up to 338350.", lines[primes.Length]);
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
                file,
                $"one Two,two\n\nthree-THREE three wörter {longWord} end{longWord}",
                TestContext.Current.CancellationToken
            );
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
        (await run.Start(TestPrograms.WordCount, "/nonexistent.txt")).FailedWith(1).Shows("/nonexistent.txt").DoesNotShow("   at ");
        (await run.Start(TestPrograms.WordCount)).Failed().Shows("no file given").Shows("Usage:");
        (await run.Start(TestPrograms.WordCount, "--top", "many", "x")).Failed().Shows("--top wants a number");
        (await run.Start(TestPrograms.WordCount, "--block", "0", "x")).Failed().Shows("--block wants a size");
    }

    [Theory]
    [OnRanks(2, 3)]
    public async Task A_fractal_is_the_same_picture_on_any_ranks(MpiRun run)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Of("julia.png");

        (await run.Start(Sample("Fractal"), "julia", file)).Succeeded().Shows("Julia set 1600x1200").Shows("Steps: 23890950");
        (await run.Start(Sample("Fractal"), "mandelbrot", folder.Of("m.png"))).Succeeded().Shows("Steps: 26122582");

        byte[] png = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("PNG", Encoding.ASCII.GetString(png, 1, 3));
        Assert.Equal(1600, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        (await run.Start(Sample("Fractal"), "lace")).Failed().Shows("Usage:");
    }

    [Theory]
    [OnRanks(2, 3)]
    public async Task Random_streams_give_the_same_numbers_on_any_ranks(MpiRun run)
    {
        var alone = new MpiRun(MpiLauncher.InProcess, 2, run.TimeLimit);
        IReadOnlyList<string> expected = (await alone.Start(Sample("MonteCarlo"), "100")).Succeeded().Output(0);

        IReadOnlyList<string> actual = (await run.Start(Sample("MonteCarlo"), "100")).Succeeded().Output(0);

        Assert.Equal(expected, actual);
        string[] words = Assert.Single(actual).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double value = double.Parse(words[2], CultureInfo.InvariantCulture),
            error = double.Parse(words[4], CultureInfo.InvariantCulture);
        Assert.InRange(value, 5.76 - (4 * error), 5.76 + (4 * error));
        Assert.InRange(error, 0.01, 0.05);
    }

    [Theory]
    [OnRanks(2, 3)]
    public async Task A_tree_search_finds_all_solutions(MpiRun run)
    {
        (await run.Start(Sample("TreeSearch"), "10")).Succeeded().Shows("724 ways to put 10 queens");
        (await run.Start(Sample("TreeSearch"), "2")).Succeeded().Shows("0 ways to put 2 queens");
    }

    [Theory]
    [OnRanks(2, 3)]
    public async Task An_optimizer_that_is_asked_and_told_finds_the_lowest_point(MpiRun run)
    {
        MpiRunResult result = (await run.Start(Sample("Optimizer"), "20000")).Succeeded();

        string[] words = result.Output(0)[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("20000", words[0]);
        Assert.InRange(double.Parse(words[2], CultureInfo.InvariantCulture), 0, 1e-6);
    }

    [Theory]
    [OnRanks(2, 3)]
    public async Task Words_of_sequences_are_counted_on_both_strands_and_across_lines(MpiRun run)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Of("two.fasta");
        await File.WriteAllTextAsync(file, ">one\nACGT\nACGN\n>two\nttt\n", TestContext.Current.CancellationToken);

        MpiRunResult result = (await run.Start(Sample("KmerCount"), file, "3")).Succeeded();

        // ACG, CGT, GTA, TAC, ACG; CGT is ACG from the other strand, and TAC is GTA. TTT is AAA.
        Assert.Equal(["6 words of 3 letters, 3 different", "ACG 3", "GTA 2", "AAA 1"], result.Output(0));

        string made = folder.Of("made.fasta");
        (await run.Start(Sample("KmerCount"), "--make", made, "600000")).Succeeded();
        (await run.Start(Sample("KmerCount"), made, "12")).Succeeded().Shows("599989 words of 12 letters").Shows("GATTACAGATTA");
    }

    [Theory]
    [OnRanks(2, 3)]
    public async Task Blocks_of_a_matrix_product_are_right(MpiRun run)
    {
        foreach (string size in new[] { "200", "7" })
        {
            string error = (await run.Start(Sample("MatrixProduct"), size)).Succeeded().Output(0)[1].Split(' ')[^1];
            Assert.InRange(double.Parse(error, CultureInfo.InvariantCulture), 0, 1e-11);
        }
    }

    [Theory]
    [OnRanks(2, 3)]
    public async Task A_sweep_that_was_killed_goes_on_where_it_was(MpiRun run)
    {
        using var folder = new TemporaryFolder();
        string cases = folder.Of("cases.csv"),
            results = folder.Of("results.csv");
        CancellationToken stop = TestContext.Current.CancellationToken;
        (await run.Start(Sample("Sweep"), "--make", cases)).Succeeded();
        (await run.Start(Sample("Sweep"), cases, results)).Succeeded().Shows("0 results were there, 123 are new, 0 are left.");
        string[] all = await File.ReadAllLinesAsync(results, stop);

        // As a job leaves it that was killed while it wrote a line.
        await File.WriteAllTextAsync(results, string.Join('\n', all[..50]) + '\n' + all[50][..^3], stop);
        (await run.Start(Sample("Sweep"), cases, results)).Succeeded().Shows("49 results were there, 74 are new, 0 are left.");

        Assert.Equal(all.Order(StringComparer.Ordinal), (await File.ReadAllLinesAsync(results, stop)).Order(StringComparer.Ordinal));
        Assert.True(new FileInfo(folder.Of("results.png")).Length > 1_000);
    }

    [Theory]
    [OnRanks(3, Launchers = [MpiLauncher.InProcess])]
    public async Task A_sweep_that_is_told_to_stop_keeps_what_it_has(MpiRun run)
    {
        const string StopAfterTen = """
            "$1" "$2" "$3" & job=$!
            until [ "$(wc -l < "$3" 2>/dev/null || echo 0)" -gt 10 ]; do sleep 0.05; done
            kill -TERM $job
            wait $job
            """;
        using var folder = new TemporaryFolder();
        string cases = folder.Of("cases.csv"),
            results = folder.Of("results.csv");
        var lines = Enumerable.Range(0, 100_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{0.1 + (i * 1e-5):F5},0.2,0"));
        await File.WriteAllLinesAsync(cases, lines.Prepend("contacts,recovery,vaccinated"), TestContext.Current.CancellationToken);

        MpiRunResult result = (await run.Start("/bin/sh", "-c", StopAfterTen, "sh", Sample("Sweep"), cases, results)).Failed();

        Assert.Equal(1, result.ExitCode);
        int kept = (await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken)).Length - 1;
        Assert.InRange(kept, 10, 99_000);
        result.Shows($"0 results were there, {kept} are new, {100_000 - kept} are left.");
    }

    /// <summary>A sample as the build left it, run by the JIT.</summary>
    private static string Sample(string name) => TestPrograms.Built(name, "samples");

    private static async Task<IReadOnlyList<string>> CountByShell(params string[] files)
    {
        const string Script = """cat "$@" | tr -cs 'A-Za-z' '\n' | tr 'A-Z' 'a-z' | grep . | sort | uniq -c | sort -k1,1rn -k2,2""";
        var shell = new MpiRun(MpiLauncher.InProcess, 1, TimeSpan.FromSeconds(60)).With("LC_ALL", "C");
        return (await shell.Start("/bin/sh", ["-c", Script, "sh", .. files])).Succeeded().Output(0);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mpipool-");

        public string Of(string file) => Path.Combine(_folder.FullName, file);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
