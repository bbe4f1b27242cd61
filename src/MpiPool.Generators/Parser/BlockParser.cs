using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Analyzers;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Finds the blocks of <c>MpiExecutor.Run</c> that a worker need not enter, since all of it comes after the guard.</summary>
internal static class BlockParser
{
    public static bool IsCandidate(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 or 2 } arguments } call
        && CallParser.NameOf(call) is "Run" or "RunAsync"
        && arguments.Any(a => a.Expression is LambdaExpressionSyntax lambda && BeginsWithGuard(lambda));

    public static BlockModel? Parse(InvocationExpressionSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        // A block that uses a typed stub, which is only being written, is in error as yet, and so is the call.
        SymbolInfo info = model.GetSymbolInfo(syntax, cancellation);
        ISymbol? called = info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null);
        return
            called is IMethodSymbol method
            && PoolMembers.IsBlock(method)
            && model.GetInterceptableLocation(syntax, cancellation) is { } location
            ? new(method.Name == "RunAsync", CallParser.Locate(syntax, location))
            : null;
    }

    /// <summary>Whether the first statement is <c>pool.WorkersExit();</c> or <c>if (pool.WorkersExit()) return;</c>.</summary>
    private static bool BeginsWithGuard(LambdaExpressionSyntax lambda)
    {
        string? pool = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var parameter] } => parameter.Identifier.ValueText,
            _ => null,
        };
        return lambda.Block?.Statements.FirstOrDefault() switch
        {
            ExpressionStatementSyntax statement => IsGuard(statement.Expression),
            IfStatementSyntax { Statement: ReturnStatementSyntax or BlockSyntax { Statements: [ReturnStatementSyntax] } } test => IsGuard(
                test.Condition
            ),
            _ => false,
        };

        bool IsGuard(ExpressionSyntax expression) =>
            expression
                is InvocationExpressionSyntax
                {
                    ArgumentList.Arguments.Count: 0,
                    Expression: MemberAccessExpressionSyntax
                    {
                        Name.Identifier.ValueText: "WorkersExit",
                        Expression: IdentifierNameSyntax { Identifier.ValueText: var name }
                    },
                }
            && name == pool;
    }
}
