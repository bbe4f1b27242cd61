using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>One run of the generator: what it wrote and what it reported.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        Driver = driver.RunGeneratorsAndUpdateCompilation(
            input,
            out Compilation output,
            out ImmutableArray<Diagnostic> diagnostics,
            TestContext.Current.CancellationToken
        );
        Output = output;
        Diagnostics = diagnostics;
    }

    public GeneratorDriver Driver { get; }

    /// <summary>The user's code and the generated code.</summary>
    public Compilation Output { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    public static GeneratorRun Of(
        string source,
        bool interceptors = true,
        OutputKind kind = OutputKind.ConsoleApplication,
        string assembly = "Program"
    ) => Of(TestCompilation.Create(source, interceptors, kind, assembly));

    public static GeneratorRun Of(CSharpCompilation compilation)
    {
        Assert.Empty(
            compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(d =>
                    d.Severity == DiagnosticSeverity.Error
                    && d.Id is not ("CS1061" or "CS0103" or "CS1501" or "CS7036" or "CS0411" or "CS1503")
                )
        );
        return Run(compilation);
    }

    /// <summary>A run on code that may have errors of its own.</summary>
    public static GeneratorRun Run(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new MpiPoolGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );
        return new(driver, compilation);
    }

    /// <summary>The same driver on an edited compilation.</summary>
    public GeneratorRun Then(Compilation edited) => new(Driver, edited) { Before = this };

    public static GeneratorRun Of(GeneratorDriver driver, Compilation input) => new(driver, input);

    /// <summary>The run before the edit.</summary>
    public GeneratorRun? Before { get; private init; }

    /// <summary>The text of the generated file of that name.</summary>
    public string File(string name) => Result.GeneratedSources.Single(s => s.HintName == name).SourceText.ToString();

    public IEnumerable<string> Files => Result.GeneratedSources.Select(s => s.HintName);

    /// <summary>All generated text, or that of the files whose names start so.</summary>
    public string Text(string prefix = "") =>
        string.Join(
            "\n",
            Result
                .GeneratedSources.Where(s => s.HintName.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(s => s.HintName, StringComparer.Ordinal)
                .Select(s => $"//HintName: {s.HintName}\n{s.SourceText}")
        );

    /// <summary>Asserts that nothing is reported, not even a warning, neither on the user's code nor on the generated.</summary>
    public GeneratorRun AssertClean()
    {
        Assert.Null(Result.Exception);
        Assert.Empty(Diagnostics);
        IEnumerable<Diagnostic> found = Output
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .Where(d => d.Id != "CS1591" || d.Location.SourceTree?.FilePath.StartsWith("/user/", StringComparison.Ordinal) != true);
        if (found.Any())
            Assert.Fail(string.Join("\n", found.Select(d => $"{d}\n    in: {Line(d)}")));
        return this;
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}
