using Microsoft.CodeAnalysis;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>Finds the types of a compilation that have serializers.</summary>
internal static class TravellingTypes
{
    /// <summary>
    /// The types that travel by their members, closed as they do, by the definitions of the types that declare these: the type and its
    /// bases.
    /// </summary>
    public static ILookup<ISymbol, INamedTypeSymbol> Find(Compilation compilation) =>
        Serializers(compilation)
            .Select(ValueType)
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(IsByMembers)
            .SelectMany(t => Declaring(t, compilation).Select(d => (Declaring: d, Type: t)))
            .ToLookup(x => x.Declaring, x => x.Type, SymbolEqualityComparer.Default)!;

    private static IEnumerable<INamedTypeSymbol> Serializers(Compilation compilation) =>
        compilation
            .Assembly.GlobalNamespace.GetNamespaceMembers()
            .Where(n => n.Name == "MpiPool")
            .SelectMany(n => n.GetNamespaceMembers())
            .Where(n => n.Name == "Generated")
            .SelectMany(n => n.GetTypeMembers())
            .Where(t => t.IsStatic && t.Name.EndsWith("Serializer", StringComparison.Ordinal));

    /// <summary>The type of the value that <c>Write</c> takes.</summary>
    private static ITypeSymbol? ValueType(INamedTypeSymbol serializer) =>
        serializer
            .GetMembers("Write")
            .OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.Parameters.Length == 2)
            ?.Parameters[1]
            .Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    private static bool IsByMembers(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }
        && !StateAttributes.IsState(type)
        && MessagePackAttributes.Formatter(type) is null
        && !ShapeParser.IsMemory(type);

    private static IEnumerable<ISymbol> Declaring(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            if (Slot.IsSource(part, compilation))
                yield return part.OriginalDefinition;
        }
    }
}
