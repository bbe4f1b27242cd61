using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MpiPool.Generators.Parser;

/// <summary>
/// Tells which members of an object that are not sent had a value of their own. Only declarations are looked at: the bodies of constructors may
/// change without a new reading.
/// </summary>
internal static class LostMembers
{
    /// <summary>Whether a member that the constructor does not take, and that cannot be set, would arrive with another value.</summary>
    public static bool IsLost(ISymbol member, ITypeSymbol memberType, IMethodSymbol constructor, CancellationToken cancellation)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax || !IsStored(syntax)) return false;
        if (Initializer(syntax) is { } value) return !IsSameInEachObject(value) && !Uses(value, constructor.Parameters);

        // A constructor that takes parameters may compute it of them, unless it was another constructor that was given the value.
        return constructor.Parameters.IsEmpty || member.ContainingType.InstanceConstructors.Any(
            c => !SymbolEqualityComparer.Default.Equals(c, constructor) && c.Parameters.Any(p => IsFor(p, member, memberType)));
    }

    private static bool IsStored(SyntaxNode syntax) => syntax switch
    {
        PropertyDeclarationSyntax property => property.AccessorList?.Accessors.All(a => a is { Body: null, ExpressionBody: null }) == true,
        VariableDeclaratorSyntax => true,
        _ => false,
    };

    private static ExpressionSyntax? Initializer(SyntaxNode syntax) => syntax switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        _ => null,
    };

    private static bool IsFor(IParameterSymbol parameter, ISymbol member, ITypeSymbol memberType) =>
        parameter.Name.TrimStart('_').Equals(member.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, memberType);

    /// <summary>Whether the value is made of constants: a new object has it too.</summary>
    private static bool IsSameInEachObject(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax or TypeOfExpressionSyntax or CollectionExpressionSyntax { Elements.Count: 0 } => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.UnaryMinusExpression) => IsSameInEachObject(unary.Operand),
        CastExpressionSyntax cast => IsSameInEachObject(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => IsSameInEachObject(parenthesized.Expression),
        BinaryExpressionSyntax binary => IsSameInEachObject(binary.Left) && IsSameInEachObject(binary.Right),
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) => IsSameInEachObject(suppressed.Operand),

        // A member of an enum, a constant, string.Empty; and the time, which is not the same.
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("Now" or "UtcNow" or "Today" or "TickCount" or "TickCount64"), Expression: NameSyntax or MemberAccessExpressionSyntax or PredefinedTypeSyntax } => true,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => arguments.All(a => IsSameInEachObject(a.Expression)),
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: > 0 } arguments } => arguments.All(a => IsSameInEachObject(a.Expression)),
        _ => false,
    };

    private static bool Uses(ExpressionSyntax value, IEnumerable<IParameterSymbol> parameters)
    {
        var names = new HashSet<string>(parameters.Select(p => p.Name), StringComparer.Ordinal);
        return value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => names.Contains(n.Identifier.ValueText));
    }
}
