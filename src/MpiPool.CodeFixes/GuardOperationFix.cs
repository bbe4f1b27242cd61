using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace MpiPool.CodeFixes;

/// <summary>MPIPOOL008: parts the main rank's way from the workers'.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GuardOperationFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL008"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        if (root.FindNode(context.Span).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return;
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax pool })
            return;

        if (FindWrapped(call, pool, model, context.CancellationToken) is { } statement)
        {
            await context
                .OfferAsync(
                    $"Run it on the main rank only: if ({pool}.IsMain)",
                    "IsMain",
                    () => root.ReplaceNode(statement, Wrap(statement, pool))
                )
                .ConfigureAwait(false);
        }

        SyntaxNode? declaration = model
            .GetSymbolInfo(pool, context.CancellationToken)
            .Symbol?.DeclaringSyntaxReferences.FirstOrDefault()
            ?.GetSyntax(context.CancellationToken);
        if (declaration is ParameterSyntax && declaration.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { } block)
        {
            await context
                .OfferAsync(
                    $"Begin the block with {pool}.WorkersExit()",
                    "WorkersExit",
                    () => root.ReplaceNode(block, BeginWithGuard(block, pool))
                )
                .ConfigureAwait(false);
        }
        else if (
            declaration is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax local }
            && Guards.Leave(pool.ToString(), model, local, context.CancellationToken) is { } guard
        )
        {
            await context
                .OfferAsync($"Let workers leave: if ({pool}.WorkersExit()) return", "WorkersExit", () => InsertAfter(root, local, guard))
                .ConfigureAwait(false);
        }
    }

    /// <summary>The statement that can go into an if as it is; null if something after it needs it.</summary>
    private static StatementSyntax? FindWrapped(
        InvocationExpressionSyntax call,
        IdentifierNameSyntax pool,
        SemanticModel model,
        CancellationToken cancellation
    )
    {
        if (
            call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || statement is ReturnStatementSyntax or YieldStatementSyntax or LocalFunctionStatementSyntax
        )
            return null;
        if (!IsDeclaredOutside(statement, pool, model, cancellation))
            return null;
        if (statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 })
            return null;
        if (model.AnalyzeDataFlow(statement) is not { Succeeded: true } flow)
            return null;
        bool isNeeded = flow.VariablesDeclared.Any(v => flow.ReadOutside.Contains(v) || flow.WrittenOutside.Contains(v));
        return isNeeded || flow.AlwaysAssigned.Any(v => !flow.VariablesDeclared.Contains(v) && flow.ReadOutside.Contains(v))
            ? null
            : statement;
    }

    private static bool IsDeclaredOutside(
        SyntaxNode statement,
        IdentifierNameSyntax pool,
        SemanticModel model,
        CancellationToken cancellation
    ) =>
        model.GetSymbolInfo(pool, cancellation).Symbol?.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
        && !statement.Span.Contains(declaration.Span);

    private static IfStatementSyntax Wrap(StatementSyntax statement, IdentifierNameSyntax pool)
    {
        BlockSyntax body =
            statement as BlockSyntax
            ?? SyntaxFactory.Block(statement.WithoutLeadingTrivia().WithTrailingTrivia(SyntaxFactory.ElasticMarker));
        return SyntaxFactory
            .IfStatement(SyntaxFactory.ParseExpression($"{pool}.IsMain"), body)
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(statement.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static SyntaxNode InsertAfter(SyntaxNode root, LocalDeclarationStatementSyntax local, StatementSyntax guard) =>
        local.Parent is GlobalStatementSyntax global
            ? root.InsertNodesAfter(
                global,
                [SyntaxFactory.GlobalStatement(guard.WithLeadingTrivia().WithTrailingTrivia(EndOfLine(global)))]
            )
            : root.InsertNodesAfter(local, [guard]);

    /// <summary>As the file has it. The formatter would put an empty line between the statements of a program.</summary>
    private static SyntaxTrivia EndOfLine(SyntaxNode node) =>
        node.GetTrailingTrivia() is [.., var last] && last.IsKind(SyntaxKind.EndOfLineTrivia) ? last : SyntaxFactory.LineFeed;

    private static LambdaExpressionSyntax BeginWithGuard(LambdaExpressionSyntax lambda, IdentifierNameSyntax pool)
    {
        StatementSyntax guard = Guards.Statement($"{pool}.WorkersExit();").WithAdditionalAnnotations(Formatter.Annotation);
        if (lambda.Block is { } block)
            return lambda.WithBody(block.WithStatements(block.Statements.Insert(0, guard)));
        BlockSyntax body = SyntaxFactory
            .Block(guard, Statement(lambda).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
            .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed);
        return lambda.WithArrowToken(lambda.ArrowToken.WithTrailingTrivia()).WithBody(body).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>
    /// What an expression body is as a statement: in an asynchronous block the future must be awaited, or it is not a statement that
    /// compiles.
    /// </summary>
    private static StatementSyntax Statement(LambdaExpressionSyntax lambda) =>
        lambda.AsyncKeyword.RawKind == 0
        && lambda.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression.ToString().EndsWith("RunAsync", StringComparison.Ordinal)
            == true
            ? SyntaxFactory.ReturnStatement(lambda.ExpressionBody!)
            : SyntaxFactory.ExpressionStatement(lambda.ExpressionBody!);
}
