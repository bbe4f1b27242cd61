using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <content>Arrays, lists, dictionaries, tuples, and what travels as memory.</content>
internal sealed partial class ShapeParser
{
    private static bool IsCollection(INamedTypeSymbol type, string metadataName) =>
        type.MetadataName == metadataName && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

    /// <summary>Whether a value is nothing but its bytes: no reference, and no address either.</summary>
    private static bool IsMemory(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => true,
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Void } => false,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => false,
        INamedTypeSymbol { TypeKind: TypeKind.Struct, IsUnmanagedType: true, IsRefLikeType: false } =>
            type.SpecialType != SpecialType.None || Fields(type).All(f => IsMemoryField(f.Type)),
        _ => false,
    };

    private static bool IsMemoryField(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? IsMemory(nullable.TypeArguments[0])
            : IsMemory(type);

    private static IEnumerable<IFieldSymbol> Fields(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic);

    /// <summary>The fields of a type that travels as memory, so that another build's layout is noticed.</summary>
    private static string Layout(ITypeSymbol type) => type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum
        ? TypeNames.Full(type)
        : $"{TypeNames.Full(type)}{{{string.Join(", ", Fields(type).Select(f => $"{f.Name}: {Layout(f.Type)}"))}}}";

    private ShapeModel? ParseArray(IArrayTypeSymbol type, string serializer, string path)
    {
        if (type.Rank != 1) return Refuse<ShapeModel>(path, type, $"an array of {type.Rank} dimensions");
        return Parse(type.ElementType, path + "[]") is { } element
            ? new SequenceShape(TypeNames.Full(type), serializer, element, "Length", IsArray: true)
            : null;
    }

    private SequenceShape? ParseList(INamedTypeSymbol type, string serializer, string path) =>
        Parse(type.TypeArguments[0], path + "[]") is { } element
            ? new SequenceShape(TypeNames.Full(type), serializer, element, "Count", IsArray: false)
            : null;

    private DictionaryShape? ParseDictionary(INamedTypeSymbol type, string serializer, string path) =>
        Parse(type.TypeArguments[0], path + ".Keys[]") is { } key && Parse(type.TypeArguments[1], path + ".Values[]") is { } value
            ? new DictionaryShape(TypeNames.Full(type), serializer, key, value)
            : null;

    private NullableShape? ParseNullable(INamedTypeSymbol type, string serializer, string path) =>
        Parse(type.TypeArguments[0], path) is { } value ? new NullableShape(TypeNames.Full(type), serializer, value) : null;

    private TupleShape? ParseTuple(INamedTypeSymbol type, string serializer, string path)
    {
        var items = new List<ValueModel>();
        foreach (IFieldSymbol element in type.TupleElements)
        {
            if (Parse(element.Type, $"{path}.{element.Name}") is not { } item) return null;
            items.Add(item);
        }

        return new TupleShape(TypeNames.Full(type), serializer, items.ToEquatableArray());
    }
}
