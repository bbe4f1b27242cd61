using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace MpiPool.CodeFixes;

/// <summary>The guards that the fixes write.</summary>
internal static class Guards
{
    /// <summary>
    /// <c>if (pool.WorkersExit()) return;</c> with what the function at that place must return; null if there is nothing simple to return.
    /// </summary>
    public static StatementSyntax? Leave(string pool, SemanticModel model, SyntaxNode place, CancellationToken cancellation) =>
        Return(model, place, cancellation) is { } leave
            ? Statement($"if ({pool}.WorkersExit()) {leave}").WithAdditionalAnnotations(Formatter.Annotation)
            : null;

    /// <summary>A statement on a line of its own.</summary>
    public static StatementSyntax Statement(string text) =>
        SyntaxFactory.ParseStatement(text).WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);

    /// <summary>The part of a function's code that a node is in, without functions inside of it.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode node) =>
        node.DescendantNodesAndSelf(n =>
            n == node || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax)
        );

    private static string? Return(SemanticModel model, SyntaxNode place, CancellationToken cancellation)
    {
        SyntaxNode? function = place
            .Ancestors()
            .FirstOrDefault(n =>
                n
                    is AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax
                        or BaseMethodDeclarationSyntax
                        or AccessorDeclarationSyntax
            );
        if (function is null && place.AncestorsAndSelf().OfType<GlobalStatementSyntax>().Any())
            return ReturnOfProgram(place);
        if (function is null)
            return null;
        if (OwnNodes(function).Any(n => n is YieldStatementSyntax))
            return "yield break;";
        IMethodSymbol? method =
            function is AnonymousFunctionExpressionSyntax
                ? model.GetSymbolInfo(function, cancellation).Symbol as IMethodSymbol
                : model.GetDeclaredSymbol(function, cancellation) as IMethodSymbol;
        return method is null ? null : ReturnOf(method);
    }

    private static string ReturnOfProgram(SyntaxNode place)
    {
        IEnumerable<GlobalStatementSyntax> statements = place.SyntaxTree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>();
        bool hasResult = statements.SelectMany(s => OwnNodes(s)).Any(n => n is ReturnStatementSyntax { Expression: not null });
        return hasResult ? "return 0;" : "return;";
    }

    private static string? ReturnOf(IMethodSymbol method)
    {
        ITypeSymbol type = method.ReturnType;
        bool isTask = type is INamedTypeSymbol { Name: "Task" or "ValueTask" };
        var result = isTask ? ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault() : type;
        if (method.ReturnsVoid || (method.IsAsync && isTask && result is null))
            return "return;";
        if (isTask && !method.IsAsync)
        {
            return (type.Name, result) switch
            {
                ("ValueTask", _) => "return default;",
                (_, null) => "return Task.CompletedTask;",
                _ => null,
            };
        }

        return result switch
        {
            { SpecialType: SpecialType.System_Int32 } => "return 0;",
            { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } => "return default!;",
            _ => "return default;",
        };
    }
}
