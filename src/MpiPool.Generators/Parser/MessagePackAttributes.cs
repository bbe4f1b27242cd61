using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>MessagePack's attributes on types and members.</summary>
internal static class MessagePackAttributes
{
    public static AttributeData? Find(ISymbol symbol, string name) =>
        symbol
            .GetAttributes()
            .FirstOrDefault(a => a.AttributeClass?.Name == name && a.AttributeClass.ContainingNamespace.ToDisplayString() == "MessagePack");

    public static AttributeData? Formatter(ISymbol symbol) => Find(symbol, "MessagePackFormatterAttribute");

    /// <summary>The <c>[Union]</c> attributes of an interface or an abstract class, which give it its real types.</summary>
    public static AttributeData[] Unions(INamedTypeSymbol type) =>
        type is { IsAbstract: true, IsStatic: false }
            ?
            [
                .. type.GetAttributes()
                    .Where(a =>
                        a.AttributeClass is { Name: "UnionAttribute" } found && found.ContainingNamespace.ToDisplayString() == "MessagePack"
                    )
                    .Where(a => a.ConstructorArguments is [{ Value: int }, { Value: not null }])
                    .OrderBy(a => (int)a.ConstructorArguments[0].Value!),
            ]
            : [];

    public static AttributeData? Object(ISymbol type) => Find(type, "MessagePackObjectAttribute");
}
