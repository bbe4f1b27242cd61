namespace MpiPool.Generators.Tests.BrokenCode;

/// <summary>
/// The programs from which code as it stands in an editor is made.
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
}
