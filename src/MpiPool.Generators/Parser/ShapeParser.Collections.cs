using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <content>Arrays, lists, dictionaries, tuples, and what travels as memory.</content>
internal sealed partial class ShapeParser
{
    private static bool IsList(ITypeSymbol type) =>
        type.MetadataName == "List`1" && type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

    /// <summary>The element type of an array or a list that travels as memory.</summary>
    private ITypeSymbol? ElementOfMemory(ITypeSymbol type) =>
        type switch
        {
            _ when _isPack => type is IArrayTypeSymbol { Rank: 1, ElementType: { SpecialType: SpecialType.System_Byte } bytes }
                ? bytes
                : null,
            IArrayTypeSymbol { Rank: 1, ElementType: var element } when IsMemory(element) => element,
            INamedTypeSymbol { TypeArguments: [var element] } when IsList(type) && IsMemory(element) => element,
            _ => null,
        };

    /// <summary>Structs in structs beyond this are generic ones that grow for ever, as they may in an editor.</summary>
    private const int MostNested = 64;

    /// <summary>Whether a value is nothing but its bytes: no reference, and no address either.</summary>
    public static bool IsMemory(ITypeSymbol type) => IsMemory(type, within: []);

    /// <param name="type">The type.</param>
    /// <param name="within">The structs whose fields are looked at: one that contains itself does not compile, but stands in an
    /// editor.</param>
    private static bool IsMemory(ITypeSymbol type, ImmutableArray<ITypeSymbol> within) =>
        type switch
        {
            _ when within.Length > MostNested || within.Contains(type, SymbolEqualityComparer.Default) => false,
            _ when IsMarked(type) => false,
            INamedTypeSymbol { TypeKind: TypeKind.Enum } => true,
            { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_Void } => false,
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => false,
            INamedTypeSymbol { TypeKind: TypeKind.Struct, IsUnmanagedType: true, IsRefLikeType: false } => type.SpecialType
                != SpecialType.None
                || (!IsHandle(type) && Fields(type).All(f => f.IsFixedSizeBuffer || IsMemoryField(f.Type, within.Add(type)))),
            _ => false,
        };

    /// <summary>Whether the type says itself how it is written.</summary>
    private static bool IsMarked(ITypeSymbol type) =>
        StateAttributes.IsState(type)
        || MessagePackAttributes.Formatter(type) is not null
        || MessagePackAttributes.Object(type) is not null;

    /// <summary>Whether a type of the framework contains values of other types, so that their form is a part of its own.</summary>
    private static bool IsContainer(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol or INamedTypeSymbol { IsTupleType: true } => true,
            INamedTypeSymbol { IsGenericType: true } named => IsFrameworks(named),
            _ => false,
        };

    private bool IsPackContainer(ITypeSymbol type) => _isPack && IsContainer(type);

    private static bool IsMemoryField(ITypeSymbol type, ImmutableArray<ITypeSymbol> within) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? IsMemory(nullable.TypeArguments[0], within)
            : IsMemory(type, within);

    /// <summary>
    /// Whether a struct of the framework stands for something in this process. Its fields do not say so: reference assemblies replace them.
    /// </summary>
    private static bool IsHandle(ITypeSymbol type) =>
        IsFrameworks(type)
        && (
            type.Name.EndsWith("Handle", StringComparison.Ordinal)
            || type.ContainingNamespace.ToDisplayString() is "System.Runtime.InteropServices" or "System.Runtime.CompilerServices"
        );

    private static IEnumerable<IFieldSymbol> Fields(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic);

    /// <summary>The fields of a type that travels as memory, so that another build's layout is noticed.</summary>
    private static string Layout(ITypeSymbol type) =>
        type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum
            ? TypeNames.Full(type)
            : $"{TypeNames.Full(type)}{{{string.Join(", ", Fields(type).Select(f => $"{f.Name}: {Layout(f.Type)}"))}}}";

    private ShapeModel? ParseArray(IArrayTypeSymbol type, string serializer, string path)
    {
        if (Parse(type.ElementType, path + "[]") is not { } element)
            return null;
        if (type.Rank == 1)
            return new SequenceShape(TypeNames.Full(type), serializer, element, IsArray: true);

        IArrayTypeSymbol items = ArrayOf(type.ElementType);
        if (Parse(items, path) is not { } flat)
            return null;
        string write = ElementOfMemory(items) is null
            ? $"writer.WriteArrayHeader(value.Length);\nforeach ({element.Type} item in value) {element.Write("writer", "item")};"
            : $"writer.WriteGrid<{element.Type}>(value);";
        return new GridShape(TypeNames.Full(type), serializer, type.Rank, element, flat, write);
    }

    private SequenceShape? ParseList(INamedTypeSymbol type, string serializer, string path) =>
        Parse(type.TypeArguments[0], path + "[]") is { } element
            ? new SequenceShape(TypeNames.Full(type), serializer, element, IsArray: false)
            : null;

    private CollectionShape? ParseCollection(INamedTypeSymbol type, CollectionForm form, string serializer, string path)
    {
        ITypeSymbol element = type.TypeArguments[0];
        IArrayTypeSymbol array = ArrayOf(element);
        if (Parse(array, path) is not { } items)
            return null;

        string name = TypeNames.Full(element);
        bool isMemory = ElementOfMemory(array) is not null;
        string? comparer = form.Comparer is { } found && TypeNames.Unannotated(element) == "string" ? Fill(found) : null;
        string write =
            isMemory && form.Span is not null ? $"writer.WriteMemory<{name}>({form.Span});" : items.Write("writer", Fill(form.Items)) + ";";
        string creation = comparer is null ? form.Creation : form.CreationWithComparer!;
        return new CollectionShape(TypeNames.Full(type), serializer, type.IsReferenceType, items, write, Fill(creation), comparer);

        string Fill(string format) => format.Replace("{T}", name);
    }

    private DictionaryShape? ParseDictionary(INamedTypeSymbol type, DictionaryForm form, string serializer, string path)
    {
        if (
            Parse(type.TypeArguments[0], path + ".Keys[]") is not { } key
            || Parse(type.TypeArguments[1], path + ".Values[]") is not { } value
        )
            return null;

        string types = $"{key.Type}, {value.Type}";
        string? comparer = TypeNames.Unannotated(type.TypeArguments[0]) == "string" ? form.Comparer?.Replace("{T}", types) : null;
        return new DictionaryShape(
            TypeNames.Full(type),
            serializer,
            key,
            value,
            form.Pairs,
            form.Length,
            Fill(form.Creation),
            Fill(form.Result),
            comparer
        );

        string Fill(string format) =>
            format
                .Replace("{T}", types)
                .Replace(
                    "{capacity}",
                    $"global::MpiPool.CompilerServices.PayloadLimits.Capacity<"
                        + $"global::System.Collections.Generic.KeyValuePair<{types}>>(count)"
                )
                .Replace("{, comparer}", comparer is null ? "" : ", comparer")
                .Replace("{comparer}", comparer is null ? "" : "comparer");
    }

    /// <summary>An array of elements of that type, which may be null itself.</summary>
    private IArrayTypeSymbol ArrayOf(ITypeSymbol element) =>
        (IArrayTypeSymbol)
            compilation
                .CreateArrayTypeSymbol(element, elementNullableAnnotation: element.NullableAnnotation)
                .WithNullableAnnotation(NullableAnnotation.Annotated);

    private NullableShape? ParseNullable(INamedTypeSymbol type, string serializer, string path) =>
        Parse(type.TypeArguments[0], path) is { } value ? new NullableShape(TypeNames.Full(type), serializer, value) : null;

    private TupleShape? ParseTuple(INamedTypeSymbol type, string serializer, string path)
    {
        var items = new List<ValueModel>();
        foreach (IFieldSymbol element in type.TupleElements)
        {
            if (Parse(element.Type, $"{path}.{element.Name}") is not { } item)
                return null;
            items.Add(item);
        }

        return new TupleShape(TypeNames.Full(type), serializer, items.ToEquatableArray());
    }
}
