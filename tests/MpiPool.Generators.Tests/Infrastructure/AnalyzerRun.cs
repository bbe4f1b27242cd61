using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MpiPool.Generators.Analyzers;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>The analyzers' view of user code, with what the generator adds to it.</summary>
internal static class AnalyzerRun
{
    private const string Path = "/user/Tasks.cs";

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(TaskArgumentAnalyzer)
            .Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>
    /// What the generator and the analyzers report on the source, unless it is suppressed there; an error of the compiler, or an exception
    /// in an analyzer, fails the test.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> Of(CSharpCompilation compilation)
    {
        GeneratorRun run = GeneratorRun.Of(compilation);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        ImmutableArray<Diagnostic> found = await run
            .Output.WithAnalyzers(Analyzers)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, d => d.Id.StartsWith("AD", StringComparison.Ordinal));
        return [.. run.Diagnostics.Where(d => !d.IsSuppressed).Concat(found).OrderBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>Asserts that exactly the places between <c>[|</c> and <c>|]</c> are reported under that id, and nothing else is.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Reports(string id, string marked, bool isProgram = false)
    {
        string source = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        ImmutableArray<Diagnostic> found = await Of(isProgram ? Program(source) : TestCompilation.Create(source));
        var again = new StringBuilder(source);
        foreach (Diagnostic diagnostic in found.Where(d => d.Id == id).OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            again.Insert(diagnostic.Location.SourceSpan.End, "|]").Insert(diagnostic.Location.SourceSpan.Start, "[|");
        }

        Assert.Equal(marked, again.ToString());
        Assert.Empty(found.Where(d => d.Id != id));
        return found;
    }

    /// <summary>A program of top-level statements.</summary>
    public static CSharpCompilation Program(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        return compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(t => t.FilePath is not (Path or "/user/Usings.cs")));
    }
}
