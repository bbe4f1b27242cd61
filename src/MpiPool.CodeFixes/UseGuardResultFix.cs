using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace MpiPool.CodeFixes;

/// <summary>MPIPOOL009: makes a bare guard guard.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseGuardResultFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL009"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        var call = root.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call?.Expression is not MemberAccessExpressionSyntax { Expression: var pool })
            return;
        SyntaxNode? statement = call.Parent is AssignmentExpressionSyntax ? call.Parent.Parent : call.Parent;
        if (statement is not ExpressionStatementSyntax bare)
            return;

        if (Guards.Leave(pool.ToString(), model, bare, context.CancellationToken) is { } guard)
        {
            await context
                .OfferAsync(
                    $"Let workers leave: if ({pool}.WorkersExit()) return",
                    "Leave",
                    () => root.ReplaceNode(bare, guard.WithTriviaFrom(bare))
                )
                .ConfigureAwait(false);
        }

        if (RunBlock.Find(bare, pool, model, context.CancellationToken) is { } block)
        {
            await context.OfferAsync("Put the rest into MpiExecutor.Run", "Run", () => block.Write(root)).ConfigureAwait(false);
        }
    }

    /// <summary>A pool's declaration and all that follows it in its block, which can become a block of <c>MpiExecutor.Run</c>.</summary>
    private sealed class RunBlock(LocalDeclarationStatementSyntax declaration, StatementSyntax[] rest, string pool, string arguments)
    {
        public static RunBlock? Find(
            ExpressionStatementSyntax guard,
            ExpressionSyntax pool,
            SemanticModel model,
            CancellationToken cancellation
        )
        {
            if (
                model.GetSymbolInfo(pool, cancellation).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                is not VariableDeclaratorSyntax
                {
                    Initializer.Value: BaseObjectCreationExpressionSyntax { Initializer: null } creation
                } declarator
            )
                return null;
            if (
                declarator.Parent?.Parent
                is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration.Variables.Count: 1 } local
            )
                return null;
            StatementSyntax[] siblings = local.Parent switch
            {
                BlockSyntax block => [.. block.Statements],
                GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } =>
                [
                    .. unit.Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement),
                ],
                _ => [],
            };
            StatementSyntax[] rest = [.. siblings.SkipWhile(s => s != local).Skip(1)];
            if (!rest.Contains(guard) || rest.Any(Leaves))
                return null;

            string arguments = creation.ArgumentList?.Arguments.ToString() ?? "";
            return model.GetSymbolInfo(creation, cancellation).Symbol?.ContainingType.Name == "MpiExecutor"
                ? new RunBlock(local, rest, declarator.Identifier.Text, arguments)
                : null;
        }

        public SyntaxNode Write(SyntaxNode root)
        {
            bool isAsync = rest.Any(s =>
                Guards
                    .OwnNodes(s)
                    .Any(n => n is AwaitExpressionSyntax || (n is LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 }))
            );
            string more = arguments.Length == 0 ? "" : $", {arguments}";
            string open = isAsync ? $"await MpiExecutor.RunAsync(async {pool} =>{{}}{more});" : $"MpiExecutor.Run({pool} =>{{}}{more});";
            StatementSyntax run = SyntaxFactory.ParseStatement(open);
            BlockSyntax body = run.DescendantNodes().OfType<LambdaExpressionSyntax>().First().Block!;
            run = run.ReplaceNode(body, SyntaxFactory.Block(rest))
                .WithLeadingTrivia(declaration.GetLeadingTrivia())
                .WithTrailingTrivia(rest[rest.Length - 1].GetTrailingTrivia())
                .WithAdditionalAnnotations(Formatter.Annotation);

            if (declaration.Parent is BlockSyntax block)
            {
                int index = block.Statements.IndexOf(declaration);
                return root.ReplaceNode(block, block.WithStatements([.. block.Statements.Take(index), run]));
            }

            var unit = (CompilationUnitSyntax)root;
            var kept = unit
                .Members.Where(m => m is not GlobalStatementSyntax global || !rest.Contains(global.Statement))
                .Select(m => m is GlobalStatementSyntax { Statement: var s } global && s == declaration ? global.WithStatement(run) : m);
            return unit.WithMembers([.. kept]);
        }

        /// <summary>Whether the statement goes elsewhere, or declares a function that others may call.</summary>
        private static bool Leaves(StatementSyntax statement) =>
            statement is LocalFunctionStatementSyntax
            || Guards
                .OwnNodes(statement)
                .Any(n =>
                    n switch
                    {
                        ReturnStatementSyntax or YieldStatementSyntax or GotoStatementSyntax or RefExpressionSyntax => true,
                        BreakStatementSyntax or ContinueStatementSyntax => !n.Ancestors()
                            .TakeWhile(a => a != statement.Parent)
                            .Any(a =>
                                a
                                    is ForStatementSyntax
                                        or CommonForEachStatementSyntax
                                        or WhileStatementSyntax
                                        or DoStatementSyntax
                                        or SwitchStatementSyntax
                            ),
                        _ => false,
                    }
                );
    }
}
