using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>The framework's values that have a fixed form: numbers, text, dates.</summary>
internal static class Scalars
{
    /// <summary>C# that writes, and C# that reads, where one expression says it. See <see cref="ValueModel"/>.</summary>
    private static readonly Dictionary<string, (string Write, string Read)> s_expressions = new()
    {
        ["bool"] = Primitive("Boolean"),
        ["byte"] = Primitive("Byte"),
        ["sbyte"] = Primitive("SByte"),
        ["short"] = Primitive("Int16"),
        ["ushort"] = Primitive("UInt16"),
        ["int"] = Primitive("Int32"),
        ["uint"] = Primitive("UInt32"),
        ["long"] = Primitive("Int64"),
        ["ulong"] = Primitive("UInt64"),
        ["char"] = Primitive("Char"),
        ["float"] = Primitive("Single"),
        ["double"] = Primitive("Double"),
        ["string"] = ("{0}.WriteString({1})", "{0}.ReadString()"),

        // MessagePack's own form of a DateTime loses its kind.
        ["global::System.DateTime"] = ("{0}.Write({1}.ToBinary())", "global::System.DateTime.FromBinary({0}.ReadInt64())"),
        ["global::System.TimeSpan"] = ("{0}.Write({1}.Ticks)", "new global::System.TimeSpan({0}.ReadInt64())"),
        ["global::System.DateOnly"] = ("{0}.Write({1}.DayNumber)", "global::System.DateOnly.FromDayNumber({0}.ReadInt32())"),
        ["global::System.TimeOnly"] = ("{0}.Write({1}.Ticks)", "new global::System.TimeOnly({0}.ReadInt64())"),
        ["global::System.Half"] = (
            "{0}.Write(global::System.BitConverter.HalfToUInt16Bits({1}))",
            "global::System.BitConverter.UInt16BitsToHalf({0}.ReadUInt16())"
        ),
        ["global::System.Text.Rune"] = ("{0}.Write({1}.Value)", "new global::System.Text.Rune({0}.ReadInt32())"),
    };

    /// <summary>The statements of those that need more: of <c>writer</c> and <c>value</c>, and of <c>reader</c>.</summary>
    private static readonly Dictionary<string, (string Write, string Read)> s_statements = new()
    {
        ["decimal"] = (
            """
            global::System.Span<int> bits = stackalloc int[4];
            decimal.GetBits(value, bits);
            writer.WriteMemory<int>(bits);
            """,
            """
            int[] bits = reader.ReadMemory<int>() ?? [];
            return new decimal(bits);
            """
        ),
        ["global::System.DateTimeOffset"] = (
            """
            writer.WriteArrayHeader(2);
            writer.Write(value.Ticks);
            writer.Write(value.TotalOffsetMinutes);
            """,
            """
            reader.ReadHeader(2);
            long ticks = reader.ReadInt64();
            int offset = reader.ReadInt32();
            return new global::System.DateTimeOffset(ticks, new global::System.TimeSpan(0, offset, 0));
            """
        ),
        ["global::System.Numerics.BigInteger"] = (
            "writer.WriteMemory(value.ToByteArray());",
            "return new global::System.Numerics.BigInteger(reader.ReadMemory<byte>() ?? []);"
        ),
        ["global::System.Uri"] = (
            "writer.WriteString(value.OriginalString);",
            "return new global::System.Uri(reader.ReadString()!, global::System.UriKind.RelativeOrAbsolute);"
        ),
        ["global::System.Version"] = ("writer.WriteText(value.ToString());", "return global::System.Version.Parse(reader.ReadText()!);"),
        ["global::System.Text.StringBuilder"] = (
            "writer.WriteString(value.ToString());",
            "return new global::System.Text.StringBuilder(reader.ReadString());"
        ),
        ["global::System.Collections.BitArray"] = (
            """
            bool[] bits = new bool[value.Length];
            value.CopyTo(bits, 0);
            writer.WriteMemory(bits);
            """,
            "return new global::System.Collections.BitArray(reader.ReadMemory<bool>() ?? []);"
        ),
    };

    public static (string Write, string Read)? FindExpressions(string type) =>
        s_expressions.TryGetValue(type, out (string, string) found) ? found : null;

    public static ScalarShape? FindStatements(ITypeSymbol type) =>
        s_statements.TryGetValue(TypeNames.Unannotated(type), out (string Write, string Read) found)
            ? new(
                TypeNames.Unannotated(type),
                TypeNames.Identifier(type) + "Serializer",
                type.IsReferenceType,
                found.Write.Replace("\r", ""),
                found.Read.Replace("\r", "")
            )
            : null;

    private static (string Write, string Read) Primitive(string name) => ("{0}.Write({1})", $"{{0}}.Read{name}()");
}
