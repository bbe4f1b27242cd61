using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.BrokenCode;

/// <summary>A program of the corpus beside a file that is always sound. It can be run again with another text in its place.</summary>
internal sealed class CorpusProgram
{
    private const string NeighborPath = "/user/Neighbor.cs";

    // Each name with all that belongs to it, since a broken program may declare anything: a class named "var" was one. One call that is
    // read quickly.
    private const string Neighbor = """
        namespace Next;
        sealed class Parcel
        {
            public string Label { get; set; } = "";
            public global::System.Collections.Generic.List<int[]> Sizes { get; set; } = [];
        }
        static partial class NextJobs
        {
            [global::MpiPool.MpiTask] public static Parcel Wrap(Parcel parcel, int times) => parcel;
            [global::MpiPool.MpiTask] private static double Weigh(double x) => x;
            static void Use(global::MpiPool.MpiExecutor pool) { if (pool.IsMain) pool.Submit(Weigh, 1.0); }
            static void Main() { }
        }
        """;

    /// <summary>
    /// The assemblies that the programs refer to. With all of the framework's the compiler looks for each name in all of them.
    /// </summary>
    private static readonly HashSet<string> s_assemblies =
    [
        "System.Runtime",
        "System.Collections",
        "System.Collections.Concurrent",
        "System.Collections.Immutable",
        "System.Console",
        "System.Linq",
        "System.Memory",
        "System.Runtime.Numerics",
        "System.Runtime.Serialization.Primitives",
        "System.Runtime.InteropServices",
        "System.Threading",
        "System.Linq.AsyncEnumerable",
        "System.Linq.Expressions",
        "netstandard",
        "MpiPool.Runtime",
        "MessagePack",
        "MessagePack.Annotations",
        "Microsoft.Extensions.Logging.Abstractions",
    ];

    private static readonly CSharpParseOptions s_options = TestCompilation.ParseOptions(interceptors: true);

    /// <summary>The neighbor and nothing else: every program's compilation begins with it.</summary>
    private static readonly CSharpCompilation s_alone = Alone();

    private static readonly GeneratorDriver s_driver = CSharpGeneratorDriver
        .Create([new MpiPoolGenerator().AsSourceGenerator()], parseOptions: s_options)
        .RunGenerators(s_alone);

    private static readonly ImmutableDictionary<string, string> s_neighborsCode = NeighborsCode(s_driver.GetRunResult().Results.Single());

    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;
    private readonly SyntaxTree _tree;
    private readonly string _path;

    private CorpusProgram(string file)
    {
        Name = Path.GetFileNameWithoutExtension(file);
        Text = File.ReadAllText(file).ReplaceLineEndings("\n");
        _path = $"/user/{Name}.cs";
        _tree = CSharpSyntaxTree.ParseText(Text, s_options, _path);
        _compilation = s_alone.AddSyntaxTrees(_tree);
        _driver = s_driver.RunGenerators(_compilation);
    }

    public static ImmutableArray<CorpusProgram> All { get; } =
    [
        .. Directory
            .GetFiles(Path.Combine(Snapshot.Repository, "tests/MpiPool.Generators.Tests/BrokenCode/Corpus"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(file => new CorpusProgram(file)),
    ];

    public string Name { get; }

    public string Text { get; }

    /// <summary>The program's words, each with the space and comments around it.</summary>
    public IEnumerable<SyntaxToken> Tokens => _tree.GetRoot().DescendantTokens();

    /// <summary>How many of the neighbor's generated files are looked at.</summary>
    public static int NeighborsFiles => s_neighborsCode.Count;

    /// <summary>The errors that the compiler has with the program and its generated code.</summary>
    public IEnumerable<Diagnostic> Errors()
    {
        _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out _);
        return output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>
    /// Runs the generator and all analyzers, these without the generated code to save time, on another text of the program. What is wrong
    /// with what they do; null if nothing is.
    /// </summary>
    public string? FindFault(string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, s_options, _path);
        CSharpCompilation edited = _compilation.ReplaceSyntaxTree(_tree, tree);
        GeneratorRunResult run = _driver.RunGenerators(edited).GetRunResult().Results.Single();
        if (run.Exception is { } thrown)
            return $"The generator threw {thrown}";

        Exception? inAnalyzer = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) => inAnalyzer = exception,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false
        );
        CompilationWithAnalyzers analysis = edited.WithAnalyzers(AnalyzerRun.Analyzers, options);
        ImmutableArray<Diagnostic> found;
        try
        {
            found = analysis.GetAnalyzerSemanticDiagnosticsAsync(edited.GetSemanticModel(tree), null, default).Result;
        }
        catch (AggregateException) when (BreaksTheCompiler(edited))
        {
            return null; // there is no program for anybody to look at
        }

        if (inAnalyzer is not null)
            return $"An analyzer threw {inAnalyzer}";

        foreach (Diagnostic diagnostic in run.Diagnostics.Concat(found))
        {
            if (diagnostic.Id == "MPIPOOL099")
                return diagnostic.ToString();
            if (!IsValid(diagnostic.Location, tree))
                return $"The place of this is none: {diagnostic}";
        }

        ImmutableDictionary<string, string> code = NeighborsCode(run);
        return
            s_neighborsCode.FirstOrDefault(f => code.GetValueOrDefault(f.Key) != f.Value).Key is { } changed
            && !HasErrors(edited, NeighborPath)
            ? $"The code of the file beside it changed: {changed} is now\n{code.GetValueOrDefault(changed)}"
            : null;
    }

    /// <summary>Whether the file itself does not compile: a class named "System" in one file takes the framework from all.</summary>
    private static bool HasErrors(CSharpCompilation compilation, string path) =>
        compilation
            .GetSemanticModel(compilation.SyntaxTrees.Single(t => t.FilePath == path))
            .GetDiagnostics()
            .Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether the compiler itself, without generator and analyzers, throws.</summary>
    private static bool BreaksTheCompiler(CSharpCompilation compilation)
    {
        try
        {
            _ = compilation.GetDiagnostics();
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private static bool IsValid(Location location, SyntaxTree tree)
    {
        string path = location.GetLineSpan().Path;
        int length =
            path == tree.FilePath ? tree.Length
            : path == NeighborPath ? Neighbor.Length
            : -1;
        return location.SourceSpan.End <= length && location.GetLineSpan().EndLinePosition.Line <= tree.GetText().Lines.Count;
    }

    private static ImmutableDictionary<string, string> NeighborsCode(GeneratorRunResult run) =>
        run
            .GeneratedSources.Where(s =>
                s.HintName.Contains("Next", StringComparison.Ordinal) || s.HintName.Contains("Neighbor", StringComparison.Ordinal)
            )
            .ToImmutableDictionary(s => s.HintName, s => s.SourceText.ToString());

    private static string NameOf(MetadataReference reference) =>
        Path.GetFileName(reference.Display!).Replace(".dll", "", StringComparison.Ordinal).Split(' ')[0];

    private static CSharpCompilation Alone()
    {
        CSharpCompilation compilation = TestCompilation.Create("", kind: OutputKind.ConsoleApplication);
        compilation = compilation.WithReferences(compilation.References.Where(reference => s_assemblies.Contains(NameOf(reference))));
        SyntaxTree usings = compilation.SyntaxTrees.Single(t => t.FilePath == "/user/Usings.cs");
        return compilation
            .RemoveAllSyntaxTrees()
            .AddSyntaxTrees(usings, CSharpSyntaxTree.ParseText(Neighbor, s_options, NeighborPath))
            .WithOptions(compilation.Options.WithConcurrentBuild(false));
    }
}
