using Microsoft.CodeAnalysis;
using MpiPool.Docs.Tests.Code;
using MpiPool.Docs.Tests.Pages;

namespace MpiPool.Docs.Tests;

/// <summary>The code on the pages.</summary>
public sealed class CodeTests(ProgramRun programs) : IClassFixture<ProgramRun>
{
    private const string CSharp = "csharp";

    /// <summary>Languages in which something can be wrong that no test here finds.</summary>
    private static readonly string[] s_notLookedAt = ["text", "dockerfile"];

    /// <summary>A package's page carries no comments. This one's program needs MPICH: the tests of the packages run one like it.</summary>
    private const string NotRun = "src/MpiPool.MpiNet/README.md";

    /// <summary>Pages whose code shows mistakes, or what the generator writes: tests of the generator compare it with that.</summary>
    private static readonly string[] s_ofTheGenerator = ["docs/diagnostics/", "docs/generated-code.md"];

    public static TheoryData<string> Places => [.. CSharpBlocks.Where(block => block.IsCompiled).Select(block => block.Place)];

    public static TheoryData<Type> MainTypes =>
        [
            typeof(MpiExecutor),
            typeof(MpiExecutorOptions),
            typeof(MpiTaskOptions),
            typeof(MpiFuture),
            typeof(MpiFuture<>),
            typeof(MpiBatch<>),
            typeof(MpiWorkerPool),
            typeof(MpiAsyncResult),
            typeof(MpiCommunicator),
            typeof(MpiTaskAttribute),
            typeof(MpiTaskContext),
            typeof(MpiStateAttribute),
            typeof(MpiReplay),
            typeof(MpiNetInterop),
        ];

    private static IEnumerable<CodeBlock> CSharpBlocks =>
        Page
            .All.Where(page => !s_ofTheGenerator.Any(path => page.Path.StartsWith(path, StringComparison.Ordinal)))
            .SelectMany(page => page.Blocks)
            .Where(block => block.Language == CSharp)
            .Concat(Comments.Examples);

    [Theory, MemberData(nameof(Places))]
    public async Task Code_compiles_without_a_warning_and_runs(string place)
    {
        CodeBlock block = CSharpBlocks.Single(block => block.Place == place);
        Compilation program = await BlockProgram.Compile(block);
        bool isProgram = program.Options.OutputKind == OutputKind.ConsoleApplication;
        if (isProgram && block.IsRun && block.Page != NotRun)
            await programs.Succeeds(program);
    }

    [Theory, MemberData(nameof(MainTypes))]
    public void A_type_that_programs_name_has_an_example(Type type) =>
        Assert.True(Comments.Examples.Any(example => example.Page == $"T:{type.FullName}"), $"{type} has no example.");

    [Theory]
    [InlineData("Submit"), InlineData("SubmitBatch"), InlineData("Map"), InlineData("MapUnordered"), InlineData("StarMap")]
    [InlineData("MapAsync"), InlineData("MapUnorderedAsync")]
    public void A_pools_operation_has_an_example(string name) =>
        Assert.Contains(
            Comments.Examples,
            example => example.Page.StartsWith($"M:MpiPool.MpiSubmitter.{name}``", StringComparison.Ordinal)
        );

    [Fact]
    public void Each_block_is_of_a_language_that_is_known_and_under_a_comment_that_is()
    {
        string[] known = [CSharp, "sh", "xml", .. s_notLookedAt];
        Problems.None(
            from block in Page.All.SelectMany(page => page.Blocks)
            where !known.Contains(block.Language) || !block.HasKnownMark
            select $"{block.Place}: '{block.Language}', '{block.Mark}'"
        );
    }
}
