using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>How a collection of the framework becomes an array and is made of one again. <c>{T}</c> stands for the element type.</summary>
/// <param name="Creation">Makes the collection of the array <c>items</c>.</param>
/// <param name="Items">The elements of <c>value</c> as an array.</param>
/// <param name="Span">The elements of <c>value</c> as a span, if they lie in memory one after the other.</param>
/// <param name="Comparer">The comparer of a set.</param>
/// <param name="CreationWithComparer">Makes a set of <c>items</c> with <c>comparer</c>.</param>
internal sealed record CollectionForm(
    string Creation,
    string Items = "global::System.Linq.Enumerable.ToArray(value)",
    string? Span = null,
    string? Comparer = null,
    string? CreationWithComparer = null
);

/// <summary>The framework's collections that travel as an array of their elements.</summary>
internal static class Collections
{
    private const string Immutable = "global::System.Collections.Immutable";
    private const string AsArray = "value as {T}[] ?? global::System.Linq.Enumerable.ToArray(value)";

    private static readonly Dictionary<string, CollectionForm> s_forms = new()
    {
        ["System.Collections.Generic.IEnumerable`1"] = new("items", AsArray),
        ["System.Collections.Generic.IReadOnlyCollection`1"] = new("items", AsArray),
        ["System.Collections.Generic.IReadOnlyList`1"] = new("items", AsArray),
        ["System.Collections.Generic.ICollection`1"] = new("new global::System.Collections.Generic.List<{T}>(items)", AsArray),
        ["System.Collections.Generic.IList`1"] = new("new global::System.Collections.Generic.List<{T}>(items)", AsArray),
        ["System.Collections.Generic.Queue`1"] = Made("Generic.Queue"),
        ["System.Collections.Generic.Stack`1"] = MadeOfReversed("Generic.Stack"),
        ["System.Collections.Generic.LinkedList`1"] = Made("Generic.LinkedList"),
        ["System.Collections.Generic.HashSet`1"] = Set("Generic.HashSet", "value.Comparer"),
        ["System.Collections.Generic.ISet`1"] = Set(
            "Generic.HashSet",
            "(value as global::System.Collections.Generic.HashSet<{T}>)?.Comparer"
        ),
        ["System.Collections.Generic.IReadOnlySet`1"] = Set(
            "Generic.HashSet",
            "(value as global::System.Collections.Generic.HashSet<{T}>)?.Comparer"
        ),
        ["System.Collections.Generic.SortedSet`1"] = Set("Generic.SortedSet", "value.Comparer"),
        ["System.Collections.ObjectModel.Collection`1"] = new(
            "new global::System.Collections.ObjectModel.Collection<{T}>(new global::System.Collections.Generic.List<{T}>(items))"
        ),
        ["System.Collections.ObjectModel.ObservableCollection`1"] = Made("ObjectModel.ObservableCollection"),
        ["System.Collections.ObjectModel.ReadOnlyCollection`1"] = Made("ObjectModel.ReadOnlyCollection"),
        ["System.Collections.Concurrent.ConcurrentQueue`1"] = Made("Concurrent.ConcurrentQueue"),
        ["System.Collections.Concurrent.ConcurrentStack`1"] = MadeOfReversed("Concurrent.ConcurrentStack"),
        ["System.Collections.Concurrent.ConcurrentBag`1"] = Made("Concurrent.ConcurrentBag"),
        ["System.Collections.Immutable.ImmutableArray`1"] = new(
            "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items)",
            "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(value)"
        ),
        ["System.Collections.Immutable.ImmutableList`1"] = new($"{Immutable}.ImmutableList.CreateRange<{{T}}>(items)"),
        ["System.Collections.Immutable.IImmutableList`1"] = new($"{Immutable}.ImmutableList.CreateRange<{{T}}>(items)"),
        ["System.Collections.Immutable.ImmutableQueue`1"] = new($"{Immutable}.ImmutableQueue.CreateRange<{{T}}>(items)"),
        ["System.Collections.Immutable.IImmutableQueue`1"] = new($"{Immutable}.ImmutableQueue.CreateRange<{{T}}>(items)"),
        ["System.Collections.Immutable.ImmutableStack`1"] = new(
            $"{Immutable}.ImmutableStack.CreateRange<{{T}}>(global::System.Linq.Enumerable.Reverse(items))"
        ),
        ["System.Collections.Immutable.IImmutableStack`1"] = new(
            $"{Immutable}.ImmutableStack.CreateRange<{{T}}>(global::System.Linq.Enumerable.Reverse(items))"
        ),
        ["System.Collections.Immutable.ImmutableHashSet`1"] = ImmutableSet("ImmutableHashSet", "value.KeyComparer"),
        ["System.Collections.Immutable.IImmutableSet`1"] = ImmutableSet(
            "ImmutableHashSet",
            $"(value as {Immutable}.ImmutableHashSet<{{T}}>)?.KeyComparer"
        ),
        ["System.Collections.Immutable.ImmutableSortedSet`1"] = ImmutableSet("ImmutableSortedSet", "value.KeyComparer"),
        ["System.Collections.Frozen.FrozenSet`1"] = new(
            "global::System.Collections.Frozen.FrozenSet.ToFrozenSet<{T}>(items)",
            Comparer: "value.Comparer",
            CreationWithComparer: "global::System.Collections.Frozen.FrozenSet.ToFrozenSet<{T}>(items, comparer)"
        ),
        ["System.Memory`1"] = new("new global::System.Memory<{T}>(items)", "value.ToArray()", "value.Span"),
        ["System.ReadOnlyMemory`1"] = new("new global::System.ReadOnlyMemory<{T}>(items)", "value.ToArray()", "value.Span"),
        ["System.ArraySegment`1"] = new(
            "items is null ? default : new global::System.ArraySegment<{T}>(items)",
            "global::System.MemoryExtensions.AsSpan(value).ToArray()",
            "global::System.MemoryExtensions.AsSpan(value)"
        ),
        ["System.Buffers.ReadOnlySequence`1"] = new(
            "new global::System.Buffers.ReadOnlySequence<{T}>(items ?? [])",
            "global::System.Buffers.BuffersExtensions.ToArray(value)"
        ),
    };

    public static CollectionForm? Find(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 1 && s_forms.TryGetValue(FullName(type), out CollectionForm found) ? found : null;

    /// <summary>The name of a type as the runtime has it, without its arguments.</summary>
    public static string FullName(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private static CollectionForm Made(string type) => new($"new global::System.Collections.{type}<{{T}}>(items)");

    /// <summary>Of a stack, the top comes first.</summary>
    private static CollectionForm MadeOfReversed(string type) =>
        new($"new global::System.Collections.{type}<{{T}}>(global::System.Linq.Enumerable.Reverse(items))");

    private static CollectionForm Set(string type, string comparer) =>
        new(
            $"new global::System.Collections.{type}<{{T}}>(items)",
            Comparer: comparer,
            CreationWithComparer: $"new global::System.Collections.{type}<{{T}}>(items, comparer)"
        );

    private static CollectionForm ImmutableSet(string type, string comparer) =>
        new(
            $"{Immutable}.{type}.CreateRange<{{T}}>(items)",
            Comparer: comparer,
            CreationWithComparer: $"{Immutable}.{type}.CreateRange<{{T}}>(comparer, items)"
        );
}
