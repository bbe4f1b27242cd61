using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>
/// Finds which overloads a call wants that does not bind to those of the runtime: C# infers types from arguments and not from the method
/// that is named, so that <c>null</c>, <c>default</c> and <c>[1, 2]</c> need the parameter types of the task itself.
/// </summary>
internal static class OverloadParser
{
    /// <summary>What <c>Func</c> takes.</summary>
    private const int MostParameters = 16;

    /// <summary>What the maps take.</summary>
    private const int MostSequences = 4;

    private const int MostArguments = 8;

    /// <summary>The overloads that might take the call; none if it binds as it is.</summary>
    public static IEnumerable<WantedOverload> Parse(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        ArgumentSyntax[] all = [.. call.ArgumentList.Arguments];
        ArgumentSyntax task = all.FirstOrDefault(a => NameOf(a) == "task") ?? all[0];
        if (NameOf(task) is not (null or "task"))
            return [];

        // Asking for the name alone costs little; asking whether the call binds costs most.
        IMethodSymbol[] named = [.. FindTasks(task.Expression, model, cancellation)];
        if (
            named.Length == 0
            || FindOperation(call, model, cancellation) is not { } operation
            || model.GetSymbolInfo(call, cancellation).Symbol is not null
        )
        {
            return [];
        }

        int given = all.Count(a => a != task && NameOf(a) != "cancellationToken");
        return named
            .Where(m => IsGiven(Sent(m).Length, given, operation.Gathering) && CanBeOverloaded(m, operation.Gathering, model.Compilation))
            .Select(m => new WantedOverload(
                new OverloadModel(
                    NamespaceOf(call),
                    operation,
                    Sent(m).Select(p => TypeNames.Oblivious(p.Type)).ToEquatableArray(),
                    TaskParser.Trailing(m)
                )
                {
                    Marks = MarkReader.Of(Sent(m).Select(p => p.Type), model.Compilation),
                },
                named.Count(other => Sent(other).Length == Sent(m).Length) > 1
            ));
    }

    /// <summary>Whether the call gives so many arguments; the last one may be a token for the run.</summary>
    private static bool IsGiven(int sent, int given, Gathering gathering) =>
        gathering == Gathering.Groups ? sent > 1 && given is 1 or 2 : sent > 0 && (given == sent || given == sent + 1);

    private static bool CanBeOverloaded(IMethodSymbol method, Gathering gathering, Compilation compilation) =>
        !ErrorTypes.AreIn(method)
        && method.Parameters.Length < MostParameters
        && Sent(method).Length <= (gathering == Gathering.Sequences ? MostSequences : MostArguments)
        && method.Parameters.All(p => p.RefKind == RefKind.None && CanBeNamed(p.Type, compilation));

    private static IParameterSymbol[] Sent(IMethodSymbol method) =>
        [.. method.Parameters.Take(method.Parameters.Length - (TaskParser.Trailing(method) == TrailingParameter.None ? 0 : 1))];

    /// <summary>The tasks that the expression may name.</summary>
    private static IEnumerable<IMethodSymbol> FindTasks(ExpressionSyntax task, SemanticModel model, CancellationToken cancellation)
    {
        while (task is ParenthesizedExpressionSyntax { Expression: var inner })
            task = inner;
        return model.GetMemberGroup(task, cancellation).OfType<IMethodSymbol>().Where(IsTask);
    }

    private static bool IsTask(IMethodSymbol method) =>
        (method.ReducedFrom ?? method)
            .OriginalDefinition.GetAttributes()
            .Any(a => a.AttributeClass is { Name: "MpiTaskAttribute", ContainingNamespace.Name: "MpiPool" });

    /// <summary>The operation of the pool on which the call is made.</summary>
    private static PoolOperation? FindOperation(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax? receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax, Expression: var pool } => pool,
            MemberBindingExpressionSyntax { Name: IdentifierNameSyntax } =>
                call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        return receiver is not null && CallParser.NameOf(call) is { } name
            ? Find(model.GetTypeInfo(receiver, cancellation).Type, name)
            : null;
    }

    private static PoolOperation? Find(ITypeSymbol? pool, string name)
    {
        if (pool is ITypeParameterSymbol open)
            return open.ConstraintTypes.Select(t => Find(t, name)).FirstOrDefault(o => o is not null);
        for (ITypeSymbol? type = pool; type is not null; type = type.BaseType)
        {
            if (
                type.ContainingNamespace is { Name: "MpiPool", ContainingNamespace.IsGlobalNamespace: true }
                && PoolOperation.Find(type.Name, name) is { } found
            )
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The namespace in which the call stands: no other is nearer to it.</summary>
    private static string NamespaceOf(SyntaxNode call) =>
        string.Join(
            ".",
            call.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(part => part.Name.WithoutTrivia().ToString())
        );

    /// <summary>Whether code in another type can name the type.</summary>
    private static bool CanBeNamed(ITypeSymbol type, Compilation compilation) =>
        type switch
        {
            { IsRefLikeType: true } => false,
            IArrayTypeSymbol array => CanBeNamed(array.ElementType, compilation),
            INamedTypeSymbol { IsAnonymousType: true } => false,
            INamedTypeSymbol named => Visibility.IsAccessible(named.OriginalDefinition, compilation)
                && TypeNames.AllArguments(named).All(a => CanBeNamed(a, compilation)),
            _ => false,
        };

    private static string? NameOf(ArgumentSyntax argument) => argument.NameColon?.Name.Identifier.ValueText;
}
