using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace MpiPool.CodeFixes;

/// <summary>MPIPOOL014: goes through the results of a map, so that its tasks run.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EnumerateMapFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL014"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        if (root.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement)
            return;
        ExpressionSyntax sequence = statement.Expression is AssignmentExpressionSyntax discard ? discard.Right : statement.Expression;
        if (sequence is not InvocationExpressionSyntax)
            return;

        string loop = model.GetTypeInfo(sequence, context.CancellationToken).Type?.Name == "IAsyncEnumerable" ? "await foreach" : "foreach";
        await context
            .OfferAsync(
                $"Take the results: {loop}",
                "Enumerate",
                () =>
                    root.ReplaceNode(
                        statement,
                        Enumerate(loop, sequence).WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation)
                    )
            )
            .ConfigureAwait(false);
    }

    private static CommonForEachStatementSyntax Enumerate(string loop, ExpressionSyntax sequence)
    {
        var statement = (CommonForEachStatementSyntax)SyntaxFactory.ParseStatement($"{loop} (var _ in all)\n{{\n}}");
        return statement.WithExpression(sequence.WithoutTrivia());
    }
}
