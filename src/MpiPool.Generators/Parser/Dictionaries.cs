using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>How a dictionary of the framework is written and made. <c>{T}</c> stands for the types of its keys and values.</summary>
/// <param name="Creation">Makes an empty dictionary, or what gathers the pairs for one.</param>
/// <param name="Comparer">The comparer of <c>value</c>.</param>
/// <param name="Result">Makes the dictionary of the filled <c>items</c>.</param>
/// <param name="Pairs">The pairs of <c>value</c>: a copy, if other threads may change it.</param>
/// <param name="Length">The member of the pairs that holds their number.</param>
internal sealed record DictionaryForm(
    string Creation,
    string? Comparer = "value.Comparer",
    string Result = "items",
    string Pairs = "value",
    string Length = "Count"
);

/// <summary>The framework's dictionaries that travel as a map.</summary>
internal static class Dictionaries
{
    private const string Plain = "new global::System.Collections.Generic.Dictionary<{T}>({capacity}{, comparer})";
    private const string ComparerOfPlain = "(value as global::System.Collections.Generic.Dictionary<{T}>)?.Comparer";
    private const string Immutable = "global::System.Collections.Immutable";

    private static readonly Dictionary<string, DictionaryForm> s_forms = new()
    {
        ["System.Collections.Generic.Dictionary`2"] = new(Plain),
        ["System.Collections.Generic.IDictionary`2"] = new(Plain, ComparerOfPlain),
        ["System.Collections.Generic.IReadOnlyDictionary`2"] = new(Plain, ComparerOfPlain),
        ["System.Collections.Generic.SortedDictionary`2"] = new("new global::System.Collections.Generic.SortedDictionary<{T}>({comparer})"),
        ["System.Collections.Generic.SortedList`2"] = new("new global::System.Collections.Generic.SortedList<{T}>({comparer})"),
        ["System.Collections.ObjectModel.ReadOnlyDictionary`2"] = new(
            Plain,
            Comparer: null,
            "new global::System.Collections.ObjectModel.ReadOnlyDictionary<{T}>(items)"
        ),
        ["System.Collections.Concurrent.ConcurrentDictionary`2"] = new(
            "new global::System.Collections.Concurrent.ConcurrentDictionary<{T}>({comparer})",
            Pairs: "value.ToArray()",
            Length: "Length"
        ),
        ["System.Collections.Immutable.ImmutableDictionary`2"] = Builder("ImmutableDictionary", "value.KeyComparer"),
        ["System.Collections.Immutable.IImmutableDictionary`2"] = Builder(
            "ImmutableDictionary",
            $"(value as {Immutable}.ImmutableDictionary<{{T}}>)?.KeyComparer"
        ),
        ["System.Collections.Immutable.ImmutableSortedDictionary`2"] = Builder("ImmutableSortedDictionary", "value.KeyComparer"),
        ["System.Collections.Frozen.FrozenDictionary`2"] = new(
            Plain,
            Result: "global::System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary<{T}>(items{, comparer})"
        ),
    };

    public static DictionaryForm? Find(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 2 && s_forms.TryGetValue(Collections.FullName(type), out DictionaryForm found) ? found : null;

    private static DictionaryForm Builder(string type, string comparer) =>
        new($"{Immutable}.{type}.CreateBuilder<{{T}}>({{comparer}})", comparer, "items.ToImmutable()");
}
