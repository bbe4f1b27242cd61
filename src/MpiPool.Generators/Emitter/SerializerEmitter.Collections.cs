using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <content>Structs as memory, nullables, arrays, lists, dictionaries and tuples.</content>
internal static partial class SerializerEmitter
{
    private const string Marshal = "global::System.Runtime.InteropServices.MemoryMarshal";

    private static void WriteMemory(SourceWriter source, MemoryShape shape) => source
        .Line($"global::System.ReadOnlySpan<byte> bytes = {Marshal}.AsBytes(new global::System.ReadOnlySpan<{shape.Type}>(in value));")
        .Line("writer.Pack.WriteBinHeader(bytes.Length);")
        .Line("bytes.CopyTo(writer.Pack.GetSpan(bytes.Length));")
        .Line("writer.Pack.Advance(bytes.Length);");

    private static void ReadMemory(SourceWriter source, MemoryShape shape) => source
        .Line($"{shape.Type} value = default;")
        .Line($"global::System.Span<byte> bytes = {Marshal}.AsBytes(new global::System.Span<{shape.Type}>(ref value));")
        .Open("if (reader.Pack.ReadBytes() is not { } found || found.Length != bytes.Length)")
        .Line($"throw new global::MessagePack.MessagePackSerializationException($\"The message does not hold the {{bytes.Length}} bytes of a {Readable(shape.Type)}.\");")
        .Close()
        .Line()
        .Line("global::System.Buffers.BuffersExtensions.CopyTo(found, bytes);")
        .Line("return value;");

    private static void WriteNullable(SourceWriter source, NullableShape shape) => source
        .Line($"if (value is {{ }} found) {shape.Value.Write("writer", "found")};")
        .Line("else writer.Pack.WriteNil();");

    private static void ReadNullable(SourceWriter source, NullableShape shape) => source
        .Line($"return reader.Pack.TryReadNil() ? null : {shape.Value.Read("reader")};");

    private static void WriteSequence(SourceWriter source, SequenceShape shape) => source
        .Line($"writer.Pack.WriteArrayHeader(value.{shape.Length});")
        .Line($"foreach ({shape.Element.Type} item in value) {shape.Element.Write("writer", "item")};");

    private static void ReadSequence(SourceWriter source, SequenceShape shape)
    {
        // The reader has checked that the message is long enough for that many elements.
        source.Line("int count = reader.Pack.ReadArrayHeader();");
        source.Line(shape.IsArray
            ? $"var items = global::System.GC.AllocateUninitializedArray<{shape.Element.Type}>(count);"
            : $"var items = new {shape.Type}(count);");
        source.Line(shape.IsArray
            ? $"for (int i = 0; i < count; i++) items[i] = {shape.Element.Read("reader")};"
            : $"for (int i = 0; i < count; i++) items.Add({shape.Element.Read("reader")});");
        source.Line("return items;");
    }

    private static void WriteDictionary(SourceWriter source, DictionaryShape shape) => source
        .Line("writer.Pack.WriteMapHeader(value.Count);")
        .Open($"foreach (global::System.Collections.Generic.KeyValuePair<{shape.Key.Type}, {shape.Value.Type}> pair in value)")
        .Line($"{shape.Key.Write("writer", "pair.Key")};")
        .Line($"{shape.Value.Write("writer", "pair.Value")};")
        .Close();

    private static void ReadDictionary(SourceWriter source, DictionaryShape shape) => source
        .Line("int count = reader.Pack.ReadMapHeader();")
        .Line($"var items = new {shape.Type}(count);")
        .Open("for (int i = 0; i < count; i++)")
        .Line($"{shape.Key.Type} key = {shape.Key.Read("reader")};")
        .Line($"items.Add(key, {shape.Value.Read("reader")});")
        .Close()
        .Line()
        .Line("return items;");

    private static void WriteTuple(SourceWriter source, TupleShape shape)
    {
        source.Line($"writer.Pack.WriteArrayHeader({shape.Items.Count});");
        for (int i = 0; i < shape.Items.Count; i++) source.Line($"{shape.Items[i].Write("writer", $"value.Item{i + 1}")};");
    }

    private static void ReadTuple(SourceWriter source, TupleShape shape)
    {
        source.Line($"reader.ReadHeader({shape.Items.Count});");
        source.Line($"return ({string.Join(", ", shape.Items.Select(i => i.Read("reader")))});");
    }

    private static string Readable(string type) => type.Replace("global::", "");
}
