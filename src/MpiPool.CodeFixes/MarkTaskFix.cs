using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace MpiPool.CodeFixes;

/// <summary>MPIPOOL007: marks the method that a call names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkTaskFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL007"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return;
        if (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;
        SyntaxNode reference = root.FindNode(context.Span, getInnermostNodeForTie: true);
        if (model.GetSymbolInfo(reference, cancellation).Symbol is not IMethodSymbol { IsGenericMethod: false, IsAbstract: false } method)
            return;
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } declared)
            return;
        if (await declared.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax declaration)
            return;
        Document? document = context.Document.Project.GetDocument(declaration.SyntaxTree);
        if (document is null)
            return;

        await context
            .OfferAsync(
                $"Mark '{method.Name}' with [MpiTask]",
                "Mark",
                async c => (await Mark(document, declaration, c).ConfigureAwait(false)).Project.Solution
            )
            .ConfigureAwait(false);
    }

    private static async Task<Document> Mark(Document document, MethodDeclarationSyntax declaration, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        bool isInScope = !model.LookupNamespacesAndTypes(declaration.SpanStart, name: "MpiTaskAttribute").IsEmpty;

        // The attribute must come before what it is to be of: its trivia is the method's.
        MethodDeclarationSyntax marked = declaration;
        if (declaration.Modifiers.All(m => !m.IsKind(SyntaxKind.PublicKeyword) && !m.IsKind(SyntaxKind.InternalKeyword)))
        {
            marked = (MethodDeclarationSyntax)SyntaxGenerator.GetGenerator(document).WithAccessibility(marked, Accessibility.Internal);
        }

        AttributeListSyntax attribute = SyntaxFactory
            .AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName("MpiTask"))])
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        marked = marked.WithoutLeadingTrivia();
        marked = marked
            .WithAttributeLists(marked.AttributeLists.Insert(0, attribute))
            .WithLeadingTrivia(declaration.GetLeadingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
        root = root.ReplaceNode(declaration, marked);
        if (!isInScope && root is CompilationUnitSyntax unit)
        {
            root = unit.AddUsings(
                SyntaxFactory.UsingDirective(SyntaxFactory.ParseName("MpiPool")).WithAdditionalAnnotations(Formatter.Annotation)
            );
        }

        return document.WithSyntaxRoot(root);
    }
}
