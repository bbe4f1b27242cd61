using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <content>Structs as memory, nullables, arrays, lists, dictionaries and tuples.</content>
internal static partial class SerializerEmitter
{
    private const string Marshal = "global::System.Runtime.InteropServices.MemoryMarshal";

    private static void WriteMemory(SourceWriter source, MemoryShape shape) =>
        source.Line($"writer.WriteBytes({Marshal}.AsBytes(new global::System.ReadOnlySpan<{shape.Type}>(in value)));");

    private static void ReadMemory(SourceWriter source, MemoryShape shape) =>
        source
            .Line($"{shape.Type} value = default;")
            .Line($"reader.ReadBytes({Marshal}.AsBytes(new global::System.Span<{shape.Type}>(ref value)));")
            .Line("return value;");

    private static void WriteNullable(SourceWriter source, NullableShape shape) =>
        source.Line($"if (value is {{ }} found) {shape.Value.Write("writer", "found")};").Line("else writer.WriteNil();");

    private static void ReadNullable(SourceWriter source, NullableShape shape) =>
        source.Line($"return reader.TryReadNil() ? null : {shape.Value.Read("reader")};");

    private static void WriteSequence(SourceWriter source, SequenceShape shape) =>
        source
            .Line($"writer.WriteArrayHeader(value.{(shape.IsArray ? "Length" : "Count")});")
            .Line(
                $"foreach ({shape.Element.Type} item in "
                    + $"{(shape.IsArray ? "value" : "global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(value)")}) "
                    + $"{shape.Element.Write("writer", "item")};"
            );

    private static void ReadSequence(SourceWriter source, SequenceShape shape)
    {
        source.Line("int count = reader.ReadArrayHeader();");
        string capacity = $"{Services}.PayloadLimits.Capacity<{shape.Element.Type}>(count)";
        if (shape.IsArray)
        {
            source.Line($"var items = global::System.GC.AllocateUninitializedArray<{shape.Element.Type}>({capacity});");
            source.Open("for (int i = 0; i < count; i++)");
            source.Line($"if (i == items.Length) {Services}.PayloadReader.Grow(ref items, count);");
            source.Line($"items[i] = {shape.Element.Read("reader")};");
            source.Close().Line();
        }
        else
        {
            source.Line($"var items = new {shape.Type}({capacity});");
            source.Line($"for (int i = 0; i < count; i++) items.Add({shape.Element.Read("reader")});");
        }

        source.Line("return items;");
    }

    private static void WriteGrid(SourceWriter source, GridShape shape)
    {
        source.Line($"writer.WriteArrayHeader({shape.Rank + 1});");
        for (int i = 0; i < shape.Rank; i++)
            source.Line($"writer.Write(value.GetLength({i}));");
        source.Line(shape.WriteItems);
    }

    private static void ReadGrid(SourceWriter source, GridShape shape)
    {
        string[] lengths = [.. Enumerable.Range(0, shape.Rank).Select(i => $"length{i}")];
        source.Line($"reader.ReadHeader({shape.Rank + 1});");
        foreach (string length in lengths)
            source.Line($"int {length} = reader.ReadInt32();");
        source.Line($"{shape.Items.Type} items = {shape.Items.Read("reader")} ?? [];");
        source.Line($"{Services}.PayloadReader.CheckLengths(items.Length, {string.Join(", ", lengths)});");
        source.Line($"{shape.Type} grid = Create<{shape.Element.Type}>({string.Join(", ", lengths)});");
        source.Line($"{Services}.PayloadReader.FillGrid(items, grid);");
        source.Line("return grid;").Line();

        // An element type that is an array itself could not be written between the brackets.
        source.Line(
            $"static T[{new string(',', shape.Rank - 1)}] Create<T>({string.Join(", ", lengths.Select(l => "int " + l))}) => "
                + $"new T[{string.Join(", ", lengths)}];"
        );
    }

    private static void WriteCollection(SourceWriter source, CollectionShape shape)
    {
        if (shape.Comparer is not null)
            source.Line($"writer.WriteSetComparer({shape.Comparer});");
        source.Line(shape.WriteItems);
    }

    private static void ReadCollection(SourceWriter source, CollectionShape shape)
    {
        if (shape.Comparer is not null)
            source.Line("global::System.StringComparer? comparer = reader.ReadSetComparer();");
        source.Line($"{shape.Items.Type} items = {shape.Items.Read("reader")}{(shape.CanBeNull ? " ?? []" : "")};");
        source.Line($"return {shape.Creation};");
    }

    private static void WriteDictionary(SourceWriter source, DictionaryShape shape)
    {
        string pairs = "value";
        if (shape.Pairs != pairs)
        {
            pairs = "pairs";
            source.Line($"var pairs = {shape.Pairs};");
        }

        if (shape.Comparer is not null)
            source.Line($"writer.WriteMapComparer({shape.Comparer});");
        source.Line($"writer.WriteMapHeader({pairs}.{shape.Length});");
        source.Open($"foreach (global::System.Collections.Generic.KeyValuePair<{shape.Key.Type}, {shape.Value.Type}> pair in {pairs})");
        source.Line($"{shape.Key.Write("writer", "pair.Key")};");
        source.Line($"{shape.Value.Write("writer", "pair.Value")};");
        source.Close();
    }

    private static void ReadDictionary(SourceWriter source, DictionaryShape shape)
    {
        if (shape.Comparer is not null)
            source.Line("global::System.StringComparer? comparer = reader.ReadMapComparer();");
        source.Line("int count = reader.ReadMapHeader();");
        source.Line($"var items = {shape.Creation};");
        source.Open("for (int i = 0; i < count; i++)");
        source.Line($"{shape.Key.Type} key = {shape.Key.Read("reader")};");
        source.Line($"items[key] = {shape.Value.Read("reader")};");
        source.Close().Line();
        source.Line($"return {shape.Result};");
    }

    private static void WriteTuple(SourceWriter source, TupleShape shape)
    {
        source.Line($"writer.WriteArrayHeader({shape.Items.Count});");
        for (int i = 0; i < shape.Items.Count; i++)
            source.Line($"{shape.Items[i].Write("writer", $"value.Item{i + 1}")};");
    }

    private static void ReadTuple(SourceWriter source, TupleShape shape)
    {
        source.Line($"reader.ReadHeader({shape.Items.Count});");
        string items = string.Join(", ", shape.Items.Select(i => i.Read("reader")));

        // C# writes only tuples of two and more elements in parentheses.
        source.Line(shape.Items.Count > 1 ? $"return ({items});" : $"return new {shape.Type}({items});");
    }

    private static string Readable(string type) => type.Replace("global::", "");
}
