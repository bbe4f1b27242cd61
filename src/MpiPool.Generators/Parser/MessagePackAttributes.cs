using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>MessagePack's attributes on types and members.</summary>
internal static class MessagePackAttributes
{
    public static AttributeData? Find(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(
        a => a.AttributeClass?.Name == name && a.AttributeClass.ContainingNamespace.ToDisplayString() == "MessagePack");

    public static AttributeData? Formatter(ISymbol symbol) => Find(symbol, "MessagePackFormatterAttribute");

    /// <summary>The real types that <c>[Union]</c> attributes give to an interface or an abstract class.</summary>
    public static List<(int Key, INamedTypeSymbol Type)> Unions(INamedTypeSymbol type) => type is { IsAbstract: true, IsStatic: false }
        ? [.. type.GetAttributes()
            .Where(a => a.AttributeClass is { Name: "UnionAttribute" } found && found.ContainingNamespace.ToDisplayString() == "MessagePack")
            .Where(a => a.ConstructorArguments is [{ Value: int }, { Value: INamedTypeSymbol }])
            .Select(a => ((int)a.ConstructorArguments[0].Value!, (INamedTypeSymbol)a.ConstructorArguments[1].Value!))
            .OrderBy(u => u.Item1)]
        : [];

    /// <summary>Whether the type says itself how it is written.</summary>
    public static bool IsMarked(ITypeSymbol type) => Formatter(type) is not null || Find(type, "MessagePackObjectAttribute") is not null;

    public static bool IsIgnored(ISymbol symbol) =>
        symbol.GetAttributes().Any(a => a.AttributeClass?.Name is "IgnoreMemberAttribute" or "IgnoreDataMemberAttribute");
}
