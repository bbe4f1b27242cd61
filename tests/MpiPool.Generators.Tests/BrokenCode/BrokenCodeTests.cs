using System.Collections.Concurrent;

namespace MpiPool.Generators.Tests.BrokenCode;

/// <summary>
/// Code as it stands in an editor: the generator and the analyzers never throw on it, report nothing outside of it, and leave alone what
/// other files have.
/// </summary>
public sealed class BrokenCodeTests
{
    private const int Mutations = 10_000;

    [Fact]
    public void The_programs_of_the_corpus_compile_and_the_neighbor_has_code_of_each_kind()
    {
        Assert.Equal(50, CorpusProgram.All.Length);
        Assert.Equal("", string.Join("\n", CorpusProgram.All.SelectMany(program => program.Errors())));
        Assert.Equal(4, CorpusProgram.NeighborsFiles);
    }

    [Theory]
    [InlineData("internal struct Ring { public int Number; public Ring Next; }")]
    [InlineData("internal struct Ring { public There There; } internal struct There { public Ring? Back; }")]
    [InlineData("internal struct Ring { public Row<int> Row; } internal struct Row<T> where T : unmanaged { public Row<Row<T>> Longer; }")]
    public void A_struct_that_contains_itself_is_the_users_own_error(string structs) =>
        Assert.Null(
            CorpusProgram.All[0].FindFault($"{structs} internal static class Tasks {{ [MpiTask] public static Ring Go(Ring x) => x; }}")
        );

    [Fact]
    public void A_program_cut_off_after_any_word_of_it() =>
        Try(CorpusProgram.All.SelectMany(program => program.Tokens.Select(token => CutOff(program, token.Span.End))));

    [Fact]
    public void Ten_thousand_programs_with_words_deleted_and_exchanged() => Try(Enumerable.Range(0, Mutations).Select(Mutate));

    private static (CorpusProgram Program, string Text, string Name) CutOff(CorpusProgram program, int end) =>
        (program, program.Text[..end], $"up to {end}");

    /// <summary>A program that the seed alone decides.</summary>
    private static (CorpusProgram Program, string Text, string Name) Mutate(int seed)
    {
        CorpusProgram program = CorpusProgram.All[seed % CorpusProgram.All.Length];
        var random = new Random(seed);
        var words = program.Tokens.Select(token => token.ToFullString()).ToList();
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int word = random.Next(words.Count);
            if (random.Next(2) == 0)
            {
                words.RemoveAt(word);
                continue;
            }

            int other = random.Next(words.Count);
            (words[word], words[other]) = (words[other], words[word]);
        }

        return (program, string.Concat(words), $"of seed {seed}");
    }

    private static void Try(IEnumerable<(CorpusProgram Program, string Text, string Name)> texts)
    {
        var faults = new ConcurrentQueue<string>();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = TestContext.Current.CancellationToken,
        };
        Parallel.ForEach(
            texts,
            options,
            (item, loop) =>
            {
                if (item.Program.FindFault(item.Text) is not { } fault)
                    return;
                faults.Enqueue($"{item.Program.Name} {item.Name}: {fault}\nin the text\n{item.Text}\n");
                if (faults.Count >= 10)
                    loop.Stop();
            }
        );
        Assert.True(faults.IsEmpty, string.Join("\n", faults));
    }
}
