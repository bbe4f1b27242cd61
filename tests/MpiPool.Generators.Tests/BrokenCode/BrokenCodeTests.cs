using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Tests.BrokenCode;

/// <summary>
/// Code as it stands in an editor: the generator and the analyzers never throw on it, report nothing outside of it, and leave alone what other files have.
/// </summary>
public sealed class BrokenCodeTests
{
    [Fact]
    public void The_programs_of_the_corpus_compile_and_the_neighbor_has_code_of_each_kind()
    {
        Assert.Equal(50, CorpusProgram.All.Length);
        Assert.Equal("", string.Join("\n", CorpusProgram.All.SelectMany(program => program.Errors())));
        Assert.Equal(4, CorpusProgram.NeighborsFiles);
    }

    [Fact]
    public void A_program_cut_off_after_any_word_of_it() =>
        Try(CorpusProgram.All.SelectMany(program => program.Tokens.Select(token => (program, program.Text[..token.Span.End], $"up to {token.Span.End}"))));

    private static void Try(IEnumerable<(CorpusProgram Program, string Text, string Name)> texts)
    {
        var faults = new ConcurrentQueue<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken };
        Parallel.ForEach(texts, options, (item, loop) =>
        {
            if (item.Program.FindFault(item.Text) is not { } fault) return;
            faults.Enqueue($"{item.Program.Name} {item.Name}: {fault}\nin the text\n{item.Text}\n");
            if (faults.Count >= 10) loop.Stop();
        });
        Assert.True(faults.IsEmpty, string.Join("\n", faults));
    }
}
