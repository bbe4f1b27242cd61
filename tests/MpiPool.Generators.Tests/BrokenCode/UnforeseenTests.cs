using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.BrokenCode;

/// <summary>
/// A fault of the generator is one diagnostic that says at what, and all else has its code; a fault of the user's is the compiler's to
/// report.
/// </summary>
public sealed class UnforeseenTests
{
    [Fact]
    public void A_file_that_cannot_be_read_is_one_diagnostic_and_the_others_have_their_code()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            "internal static class Tasks { [MpiTask] public static int Go(int x) => x; static void Use(MpiExecutor pool) => "
                + "pool.Submit(Go, 1); }"
        );
        compilation = compilation.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(
                new TextWithoutLines("internal static class Others { [MpiTask] public static int Gone(int x) => x; }"),
                TestCompilation.ParseOptions(interceptors: true),
                "/user/Others.cs"
            )
        );

        GeneratorRun run = GeneratorRun.Run(compilation);

        Assert.Null(run.Result.Exception);
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal("MPIPOOL099", found.Id);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Equal("/user/Others.cs", found.Location.SourceTree?.FilePath);
        Assert.Equal("internal", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        Assert.Contains(
            "reading 'Others.cs' failed by System.NotSupportedException: This text has no lines",
            found.GetMessage(null),
            StringComparison.Ordinal
        );
        Assert.Contains("Tasks/Tasks.g.cs", run.Files);
        Assert.Contains("Interceptors/Tasks.g.cs", run.Files);
        Assert.DoesNotContain("Gone", run.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_one_diagnostic_and_the_others_are_written()
    {
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create(new WriterOfThree());

        GeneratorRunResult run = driver
            .RunGenerators(TestCompilation.Create(""), TestContext.Current.CancellationToken)
            .GetRunResult()
            .Results.Single();

        Assert.Null(run.Exception);
        Assert.Equal(["a.g.cs", "c.g.cs"], run.GeneratedSources.Select(s => s.HintName));
        Diagnostic found = Assert.Single(run.Diagnostics);
        Assert.Equal("MPIPOOL099", found.Id);
        Assert.Contains(
            "writing 'b.g.cs' failed by System.FormatException: b is one too many",
            found.GetMessage(null),
            StringComparison.Ordinal
        );
        Assert.Contains(nameof(WriterOfThree), found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_fails_is_one_diagnostic_and_the_others_go_on()
    {
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create(new StepsOfThree());

        GeneratorRunResult run = driver
            .RunGenerators(TestCompilation.Create(""), TestContext.Current.CancellationToken)
            .GetRunResult()
            .Results.Single();

        Assert.Null(run.Exception);
        Assert.Equal(
            ["each a.g.cs", "each c.g.cs", "one otherwise.g.cs"],
            run.GeneratedSources.Select(s => s.HintName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(3, run.Diagnostics.Length);
        Assert.All(run.Diagnostics, found => Assert.Equal("MPIPOOL099", found.Id));
        string text = string.Join("\n", run.Diagnostics.Select(found => found.GetMessage(null)));
        Assert.Contains("the step 'one' failed by System.FormatException: One fails", text, StringComparison.Ordinal);
        Assert.Contains("the step 'many' failed by System.FormatException: Many fail", text, StringComparison.Ordinal);
        Assert.Contains("the step 'each' failed by System.FormatException: b is one too many", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analysis_that_fails_is_a_warning_at_the_code_that_it_failed_on()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            "internal static class Tasks { static void Good() { } static void Bad() { } }"
        );

        ImmutableArray<Diagnostic> all = await compilation
            .WithAnalyzers([new AnalyzerOfGood()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Diagnostic found = Assert.Single(all);
        Assert.Equal("MPIPOOL099", found.Id);
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Equal("static void Bad() { }", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        Assert.Contains(
            $"by {nameof(AnalyzerOfGood)} failed by System.FormatException: not Bad",
            found.GetMessage(null),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("#pragma warning disable MPIPOOL099\n", "")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"MpiPool\", \"MPIPOOL099\")]\n", "")]
    [InlineData("", "root = true\n[*.cs]\ndotnet_diagnostic.MPIPOOL099.severity = none\n")]
    public async Task A_fault_can_be_suppressed_where_it_is_reported(string before, string settings)
    {
        SyntaxTreeOptionsProvider provider = new EditorConfig(settings);
        CSharpParseOptions options = TestCompilation.ParseOptions(interceptors: true);
        CSharpCompilation compilation = TestCompilation.Create("");
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(provider));

        GeneratorRun reading = GeneratorRun.Run(
            compilation.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(
                    new TextWithoutLines(
                        $"{before}internal static class Others {{ [MpiPool.MpiTask] public static int Gone(int x) => x; }}"
                    ),
                    options,
                    "/user/Others.cs"
                )
            )
        );
        ImmutableArray<Diagnostic> analysis = await compilation
            .AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(
                    $"{before}internal static class Others {{ static void Bad() {{ }} }}",
                    options,
                    "/user/Others.cs"
                )
            )
            .WithAnalyzers([new AnalyzerOfGood()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Empty(reading.Diagnostics.Where(d => !d.IsSuppressed));
        Assert.Empty(analysis.Where(d => !d.IsSuppressed));
    }

    [Theory]
    [InlineData("[MpiTask] static int Bad(List<> x) => 1;")]
    [InlineData("[MpiTask] public static int Bad(Dictionary<,> x) => 1;")]
    [InlineData("[MpiTask] public static Task<> Bad() => null!;")]
    [InlineData("[MpiTask] public static List<>[] Bad(int x) => null!;")]
    [InlineData("[MpiTask] public static int Bad((int, List<>) x) => 1;")]
    [InlineData("[MpiTask] public static int Bad(Missing x) => 1;")]
    [InlineData("[MpiTask] static int Bad(List<Missing[]> x) => 1;")]
    [InlineData("[MpiTask] public static unsafe int Bad(Missing* x) => 1;")]
    [InlineData("[MpiTask] public static int Bad(ref List<> x) => 1;")]
    [InlineData("[MpiTask] public static int Bad(int) => 1;")]
    [InlineData("[MpiTask] public static int Bad(int x, long x) => 1;")]
    [InlineData("public sealed class H { public List<>? X { get; set; } } [MpiTask] public static int Bad(H h) => 1;")]
    [InlineData("public sealed record H(List<Missing> X); [MpiTask] public static int Bad(H h) => 1;")]
    [InlineData("public sealed class H : Missing { public int X { get; set; } } [MpiTask] public static int Bad(H h) => 1;")]
    [InlineData(
        "[MpiTask] public static T Bad<T>(T x) => x; static void Use(MpiExecutor p) => p.Submit(Bad<List<>>, null!); static "
            + "void Again(MpiExecutor p) => p.Submit(Bad, 1);"
    )]
    [InlineData("[MpiTask] public static T Bad<T>(T x, List<> y) => x; static void Use(MpiExecutor p) => p.Submit(Bad<int>, 1, null!);")]
    [InlineData("public static class Of<T> { [MpiTask] public static Of<> Bad() => null!; }")]
    [InlineData(
        "[MessagePack.MessagePackObject] public class H { [MessagePack.Key(0)] public List<>? X { get; set; } } [MpiTask] "
            + "public static int Bad(H h) => 1;"
    )]
    [InlineData("[MessagePack.Union(0, typeof(Missing))] public interface H; [MpiTask] public static int Bad(H h) => 1;")]
    [InlineData("[MessagePack.MessagePackFormatter(typeof(Missing))] public class H; [MpiTask] public static int Bad(H h) => 1;")]
    public async Task What_the_compiler_does_not_know_is_its_own_error_alone(string member) =>
        await AssertTheirErrorAlone(
            $"public static class Tasks {{ [MpiTask] public static int Good(int x) => x; {member} }}",
            TestContext.Current.CancellationToken
        );

    [Theory]
    [InlineData("extension(List<> s) { [MpiTask] public int Bad() => 1; }")]
    [InlineData("extension(Missing s) { [MpiTask] public int Bad() => 1; }")]
    [InlineData("extension() { [MpiTask] public int Bad() => 1; }")]
    [InlineData("extension(string s, int x) { [MpiTask] public int Bad() => x; }")]
    [InlineData("extension(string) { [MpiTask] public int Bad() => 1; }")]
    [InlineData("extension(string s) { [MpiTask] public int Bad(List<> x) => 1; }")]
    public async Task An_extension_block_in_error_is_the_compilers_error_alone(string block) =>
        await AssertTheirErrorAlone(
            $"public static class Tasks {{ [MpiTask] public static int Good(int x) => x; {block} }}",
            TestContext.Current.CancellationToken
        );

    private static async Task AssertTheirErrorAlone(string source, CancellationToken cancellation)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        GeneratorRun run = GeneratorRun.Run(compilation);
        ImmutableArray<Diagnostic> analyzed = await run
            .Output.WithAnalyzers(AnalyzerRun.Analyzers)
            .GetAnalyzerDiagnosticsAsync(cancellation);

        Assert.NotEmpty(compilation.GetDiagnostics(cancellation).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics.Concat(analyzed));
        Assert.Contains("Tasks_Good", run.Text("Tasks/"), StringComparison.Ordinal);
        string user = "/user/";
        Assert.Empty(
            run.Output.GetDiagnostics(cancellation)
                .Where(d =>
                    d.Severity == DiagnosticSeverity.Error
                    && d.Location.SourceTree?.FilePath.StartsWith(user, StringComparison.Ordinal) != true
                )
        );
    }

    /// <summary>A text by which the compiler can parse, and the generator cannot say in which line anything is.</summary>
    private sealed class TextWithoutLines(string text) : SourceText
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override int Length => text.Length;

        public override char this[int position] => text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
            text.CopyTo(sourceIndex, destination, destinationIndex, count);

        protected override TextLineCollection GetLinesCore() => throw new NotSupportedException("This text has no lines.");
    }

    private sealed class WriterOfThree : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.CompilationProvider.SelectMany(static (_, _) => new[] { "a", "b", "c" }),
                Unforeseen.Output<string>(
                    static name => $"{name}.g.cs",
                    static (output, name) =>
                    {
                        if (name == "b")
                            throw new FormatException("b is one too many.");
                        output.AddSource($"{name}.g.cs", "");
                    }
                )
            );
    }

    private sealed class StepsOfThree : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var steps = new Steps(context);
            IncrementalValueProvider<string> one = steps.One<Compilation, string>(
                context.CompilationProvider,
                "one",
                static (_, _) => throw new FormatException("One fails."),
                "one otherwise"
            );
            IncrementalValuesProvider<string> many = steps.Many<Compilation, string>(
                context.CompilationProvider,
                "many",
                static (_, _) => throw new FormatException("Many fail.")
            );
            IncrementalValuesProvider<string> each = steps.Each(
                context.CompilationProvider.SelectMany(static (_, _) => new[] { "a", "b", "c" }),
                "each",
                static (name, _) => name == "b" ? throw new FormatException("b is one too many.") : $"each {name}"
            );
            context.RegisterSourceOutput(one, static (output, name) => output.AddSource($"{name}.g.cs", ""));
            context.RegisterSourceOutput(many, static (output, name) => output.AddSource($"{name}.g.cs", ""));
            context.RegisterSourceOutput(each, static (output, name) => output.AddSource($"{name}.g.cs", ""));
            context.RegisterSourceOutput(
                steps.Failures.Combine(context.CompilationProvider),
                static (output, x) =>
                {
                    foreach (DiagnosticModel failure in x.Left)
                        output.ReportDiagnostic(failure.ToDiagnostic(x.Right));
                }
            );
        }
    }

#pragma warning disable RS1036, RS1038, RS1041 // no compiler loads this one
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class AnalyzerOfGood : DiagnosticAnalyzer
#pragma warning restore RS1036, RS1038, RS1041
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.GeneratorFailed];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(Unforeseen.Analysis(Analyze), SyntaxKind.MethodDeclaration);
        }

        private static void Analyze(SyntaxNodeAnalysisContext context)
        {
            if (((MethodDeclarationSyntax)context.Node).Identifier.ValueText == "Bad")
                throw new FormatException("not Bad");
        }
    }
}
