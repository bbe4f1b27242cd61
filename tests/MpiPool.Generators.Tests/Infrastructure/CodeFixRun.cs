using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>Applies a code fix to user code as an editor would.</summary>
internal static class CodeFixRun
{
    private const string Path = "/user/Tasks.cs";

    /// <summary>
    /// Asserts that the fix makes <paramref name="after"/> of <paramref name="before"/>, and that nothing is left to report, not by the
    /// compiler either.
    /// </summary>
    public static async Task Changes(CodeFixProvider provider, string before, string after, string? key = null, bool isProgram = false)
    {
        Document document = Open(before, isProgram);
        Diagnostic diagnostic = await FindFirst(document, provider) ?? throw new InvalidOperationException("There is nothing to fix.");
        ImmutableArray<CodeAction> actions = await Offers(provider, document, diagnostic);
        CodeAction action = Assert.Single(actions, a => key is null || a.EquivalenceKey == key);

        document = await Apply(action, document);

        Assert.Equal(after, (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString().ReplaceLineEndings("\n"));
        await AssertClean(document);
    }

    /// <summary>As <see cref="Changes"/>, for all places of the document at once.</summary>
    public static async Task ChangesAll(CodeFixProvider provider, string before, string after, string? key = null)
    {
        Document document = Open(before, isProgram: false);
        ImmutableArray<Diagnostic> found = [.. (await Diagnose(document)).Where(d => provider.FixableDiagnosticIds.Contains(d.Id))];
        var context = new FixAllContext(
            document,
            provider,
            FixAllScope.Document,
            key!,
            provider.FixableDiagnosticIds,
            new Known(found),
            TestContext.Current.CancellationToken
        );
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(context);

        document = await Apply(action!, document);

        Assert.Equal(after, (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString().ReplaceLineEndings("\n"));
        await AssertClean(document);
    }

    /// <summary>The keys of the fixes that are offered for the first place.</summary>
    public static async Task<IEnumerable<string?>> Keys(CodeFixProvider provider, string source, bool isProgram = false)
    {
        Document document = Open(source, isProgram);
        Diagnostic diagnostic = await FindFirst(document, provider) ?? throw new InvalidOperationException("There is nothing to fix.");
        return (await Offers(provider, document, diagnostic)).Select(a => a.EquivalenceKey);
    }

    /// <summary>
    /// Applies each fix that is offered, alone: asserts that the result compiles, and that the place is not reported any more.
    /// </summary>
    public static async Task AssertCompile(IEnumerable<CodeFixProvider> providers, string source, bool isProgram = false)
    {
        Document document = Open(source, isProgram);
        ImmutableArray<Diagnostic> found = await Diagnose(document);
        foreach (Diagnostic diagnostic in found.Where(d => d.Location.IsInSource))
        {
            foreach (CodeFixProvider provider in providers.Where(p => p.FixableDiagnosticIds.Contains(diagnostic.Id)))
            foreach (CodeAction action in await Offers(provider, document, diagnostic))
            {
                Document after = await Apply(action, document);
                string text = (await after.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
                var compilation = (CSharpCompilation)(await after.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
                IEnumerable<Diagnostic> errors = GeneratorRun
                    .Of(compilation)
                    .Output.GetDiagnostics(TestContext.Current.CancellationToken)
                    .Where(d => d.Severity == DiagnosticSeverity.Error);
                Assert.False(errors.Any(), $"{action.Title} of {diagnostic} gives {string.Join("\n", errors)} in\n{text}");
                int left = (await Diagnose(after)).Count(d => d.Id == diagnostic.Id);
                Assert.True(left < found.Count(d => d.Id == diagnostic.Id), $"{action.Title} of {diagnostic} leaves it in\n{text}");
            }
        }
    }

    private static Document Open(string source, bool isProgram)
    {
        CSharpCompilation compilation = isProgram ? AnalyzerRun.Program(source) : TestCompilation.Create(source);
        var workspace = new AdhocWorkspace();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(
            ProjectInfo.Create(
                id,
                VersionStamp.Default,
                "Program",
                "Program",
                LanguageNames.CSharp,
                compilationOptions: compilation.Options,
                parseOptions: compilation.SyntaxTrees[0].Options,
                metadataReferences: compilation.References
            )
        );
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, tree.GetText(), filePath: tree.FilePath);
        }

        return solution.GetProject(id)!.Documents.Single(d => d.FilePath == Path);
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(Document document) =>
        await AnalyzerRun.Of((CSharpCompilation)(await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!);

    /// <summary>
    /// The first place that there is a fix for. An editor has fixes only for what an analyzer reports: a diagnostic that knows its tree.
    /// </summary>
    private static async Task<Diagnostic?> FindFirst(Document document, CodeFixProvider provider) =>
        (await Diagnose(document)).FirstOrDefault(d => provider.FixableDiagnosticIds.Contains(d.Id) && d.Location.IsInSource);

    private static async Task<ImmutableArray<CodeAction>> Offers(CodeFixProvider provider, Document document, Diagnostic diagnostic)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
        await provider.RegisterCodeFixesAsync(context);
        return actions.ToImmutable();
    }

    private static async Task<Document> Apply(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task AssertClean(Document document)
    {
        Assert.Empty(await Diagnose(document));
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        GeneratorRun.Of(compilation).AssertClean();
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
