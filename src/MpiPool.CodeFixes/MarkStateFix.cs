using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace MpiPool.CodeFixes;

/// <summary>MPIPOOL013: lets the type travel by all its fields.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkStateFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL013"];

    /// <summary>None: one attribute answers for all members of a type, and two would not compile.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // The types that travel: the member's own, or those that derive from it.
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(d => d.AdditionalLocations.Count > 0))
        {
            IReadOnlyList<Location> types = diagnostic.AdditionalLocations;
            string names = string.Join(
                ", ",
                types.Select(t => $"'{t.SourceTree!.GetText(context.CancellationToken).ToString(t.SourceSpan)}'")
            );
            await context
                .OfferAsync($"Mark {names} [MpiState]", "State", c => Mark(context.Document.Project.Solution, types, c))
                .ConfigureAwait(false);
        }
    }

    private static async Task<Solution> Mark(Solution solution, IReadOnlyList<Location> types, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        foreach (Location type in types)
        {
            if (solution.GetDocument(type.SourceTree) is not { } document)
                continue;
            SyntaxNode root = await type.SourceTree!.GetRootAsync(cancellation).ConfigureAwait(false);
            if (root.FindNode(type.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration)
                continue;
            DocumentEditor file = await editor.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
            AttributeSyntax mark = SyntaxFactory.Attribute(
                SyntaxFactory
                    .ParseName("global::MpiPool.MpiState")
                    .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation)
            );
            file.AddAttribute(declaration, SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(mark)));
        }

        return editor.GetChangedSolution();
    }
}
