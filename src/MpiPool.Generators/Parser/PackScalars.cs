namespace MpiPool.Generators.Parser;

/// <summary>
/// The framework's values that MessagePack writes in another way than the pool does. Only MessagePack's own types contain them.
/// </summary>
internal static class PackScalars
{
    private static readonly Dictionary<string, (string Write, string Read)> s_expressions = new()
    {
        ["string"] = ("{0}.WriteText({1})", "{0}.ReadText()"),
        ["decimal"] = Formatter("DecimalFormatter"),
        ["global::System.Guid"] = Formatter("GuidFormatter"),
        ["global::System.DateTime"] = Formatter("DateTimeFormatter"),
        ["global::System.DateTimeOffset"] = Formatter("DateTimeOffsetFormatter"),
        ["global::System.Half"] = Formatter("HalfFormatter"),
        ["global::System.Numerics.Complex"] = Formatter("ComplexFormatter"),
        ["global::System.Numerics.BigInteger"] = Formatter("BigIntegerFormatter"),
        ["global::System.Uri"] = Formatter("UriFormatter"),
        ["global::System.Version"] = Formatter("VersionFormatter"),
        ["global::System.Text.StringBuilder"] = Formatter("StringBuilderFormatter"),
        ["global::System.Collections.BitArray"] = Formatter("BitArrayFormatter"),
    };

    public static (string Write, string Read)? FindExpressions(string type) =>
        s_expressions.TryGetValue(type, out (string, string) found) ? found : null;

    /// <summary>MessagePack's own formatter of a type. None of those above asks its options for anything.</summary>
    private static (string Write, string Read) Formatter(string name) =>
        (
            $"{{0}}.WriteWith(global::MessagePack.Formatters.{name}.Instance, {{1}})",
            $"{{0}}.ReadWith(global::MessagePack.Formatters.{name}.Instance)"
        );
}
