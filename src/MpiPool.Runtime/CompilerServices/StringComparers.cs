using MessagePack;

namespace MpiPool.CompilerServices;

/// <summary>The string comparers that mean the same on every rank, by the numbers that messages name them by.</summary>
internal static class StringComparers
{
    private static readonly StringComparer[] s_known =
    [
        StringComparer.Ordinal,
        StringComparer.OrdinalIgnoreCase,
        StringComparer.InvariantCulture,
        StringComparer.InvariantCultureIgnoreCase,
    ];

    /// <summary>The number of a comparer; 0 for one that is not known.</summary>
    public static int IdOf(object? comparer) => comparer is StringComparer known ? Array.IndexOf(s_known, known) + 1 : 0;

    public static StringComparer Find(int id) =>
        id > 0 && id <= s_known.Length
            ? s_known[id - 1]
            : throw new MessagePackSerializationException($"The message names a comparer {id}, which is not known.");
}
