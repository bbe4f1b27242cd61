using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>Whoever reports it, a diagnostic heeds what the user says where it is reported.</summary>
public sealed class SuppressionTests
{
    private const string Path = "/user/Tasks.cs";

    /// <summary>The least that is reported under each id. A further descriptor needs a further line.</summary>
    private static readonly Dictionary<string, string> s_causes = new()
    {
        ["MPIPOOL001"] = "[MpiTask] public static int Bad(Action x) => 1;",
        ["MPIPOOL002"] = "[MpiTask] public static int Bad(ref int x) => 1;",
        ["MPIPOOL003"] = "[MpiTask] public static int Bad<T>(T x) => 1;",
        ["MPIPOOL004"] = "[MpiTask] private static int Bad(int x) => 1;",
        ["MPIPOOL005"] =
            "[MpiTask(Name = \"Go\")] public static int A(int x) => 1;\n[MpiTask(Name = \"Go\")] public static int B(int x) => 1;",
        ["MPIPOOL006"] = "static void Use(MpiExecutor pool) => pool.Submit(x => x + 1, 1);",
        ["MPIPOOL007"] = "static int Plain(int x) => x;\nstatic void Use(MpiExecutor pool) => pool.Submit(Plain, 1);",
        ["MPIPOOL008"] =
            "[MpiTask] public static int Go(int x) => x;\n"
            + "static void Use()\n{\nusing var pool = new MpiExecutor();\npool.Submit(Go, 1);\n}",
        ["MPIPOOL009"] = "static void Use()\n{\nusing var pool = new MpiExecutor();\npool.WorkersExit();\n}",
        ["MPIPOOL010"] = "[MpiTask] public static int Bad(CancellationToken token, int x) => 1;",
        ["MPIPOOL011"] = "[MpiTask] public static async void Bad(int x) => await Task.Yield();",
        ["MPIPOOL013"] =
            "public sealed class Job { public Guid Id { get; } = Guid.NewGuid(); public int X { get; set; } }\n"
            + "[MpiTask] public static int Go(Job job) => 1;",
        ["MPIPOOL014"] = "[MpiTask] public static int Go(int x) => x;\nstatic void Use(MpiExecutor pool) => pool.Map(Go, [1]);",
        ["MPIPOOL015"] =
            "internal static class A { [MpiTask] public static int Go() => 1; }\n"
            + "internal static class B {\n[MpiTask] public static int Go() => 1; }",
        ["MPIPOOL016"] = "[MpiTask, System.Diagnostics.Conditional(\"DEBUG\")] public static void Bad() { }",
    };

    public static TheoryData<string> Ids => [.. DiagnosticDescriptors.All.Select(d => d.Id)];

    /// <summary>All but the generator's own failure, which no program is known to cause.</summary>
    public static TheoryData<string> Caused =>
        [.. DiagnosticDescriptors.All.Select(d => d.Id).Where(id => id != DiagnosticDescriptors.GeneratorFailed.Id)];

    [Fact]
    public void Every_descriptor_is_among_all() =>
        Assert.Equal(
            typeof(DiagnosticDescriptors)
                .GetFields(BindingFlags.Static | BindingFlags.Public)
                .Select(f => f.GetValue(null))
                .OfType<DiagnosticDescriptor>()
                .Select(d => d.Id),
            DiagnosticDescriptors.All.Select(d => d.Id)
        );

    /// <summary>
    /// Without an address of the project there is nowhere to link to: then the message names the page, which the package has.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_leads_to_its_page(string id)
    {
        DiagnosticDescriptor descriptor = DiagnosticDescriptors.Find(id);
        string? project = typeof(DiagnosticDescriptors)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .SingleOrDefault(a => a.Key == "RepositoryUrl")
            ?.Value;

        Assert.True(File.Exists(System.IO.Path.Combine(Snapshot.Repository, "docs", "diagnostics", $"{id}.md")));
        if (project is null)
            Assert.Equal(
                ("", true),
                (
                    descriptor.HelpLinkUri,
                    descriptor.MessageFormat.ToString(null).EndsWith($"(docs/diagnostics/{id}.md)", StringComparison.Ordinal)
                )
            );
        else
            Assert.Equal($"{project}/blob/main/docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Caused))]
    public async Task A_diagnostic_can_be_suppressed_by_a_pragma_by_an_attribute_and_by_a_setting(string id)
    {
        Assert.True(s_causes.TryGetValue(id, out string? cause), $"What causes {id}? Say it in s_causes.");
        CSharpCompilation compilation = TestCompilation.Create($"internal static class Tasks\n{{\n{cause}\n}}\n");
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Of(compilation);
        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal((id, true), (d.Id, d.Location.IsInSource)));

        Assert.Empty(await AnalyzerRun.Of(Edit(compilation, found, (d, text) => AroundLines(d.Location.GetLineSpan(), text, d.Id))));
        Assert.Empty(await AnalyzerRun.Of(Edit(compilation, found, AtMember)));
        Assert.Empty(
            await AnalyzerRun.Of(
                compilation.WithOptions(
                    compilation.Options.WithSyntaxTreeOptionsProvider(
                        new EditorConfig($"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = none\n")
                    )
                )
            )
        );
    }

    [Theory]
    [MemberData(nameof(Caused))]
    public async Task A_diagnostic_has_the_severity_that_a_setting_gives_it(string id)
    {
        CSharpCompilation compilation = TestCompilation.Create($"internal static class Tasks\n{{\n{s_causes[id]}\n}}\n");

        ImmutableArray<Diagnostic> found = await AnalyzerRun.Of(
            compilation.WithOptions(
                compilation.Options.WithSyntaxTreeOptionsProvider(
                    new EditorConfig($"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = suggestion\n")
                )
            )
        );

        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal(DiagnosticSeverity.Info, d.Severity));
    }

    private static CSharpCompilation Edit(
        CSharpCompilation compilation,
        ImmutableArray<Diagnostic> found,
        Func<Diagnostic, SourceText, TextChange[]> edit
    )
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == Path);
        SourceText text = tree.GetText();
        IEnumerable<TextChange> changes = found.SelectMany(d => edit(d, text)).OrderBy(c => c.Span.Start);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(changes)));
    }

    private static TextChange[] AroundLines(FileLinePositionSpan lines, SourceText text, string id) =>
        [
            new(new(text.Lines[lines.StartLinePosition.Line].Start, 0), $"#pragma warning disable {id}\n"),
            new(new(text.Lines[lines.EndLinePosition.Line].EndIncludingLineBreak, 0), $"#pragma warning restore {id}\n"),
        ];

    private static TextChange[] AtMember(Diagnostic diagnostic, SourceText text)
    {
        SyntaxNode node = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        int start = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First().SpanStart;
        return [new(new(start, 0), $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"MpiPool\", \"{diagnostic.Id}\")] ")];
    }
}
