using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <summary>
/// Prints the serializers of one type. Each kind of type has its part: what Write and Read do once null is out of the way.
/// </summary>
internal static partial class SerializerEmitter
{
    private const string Services = "global::MpiPool.CompilerServices";

    public static void Emit(SourceProductionContext output, SerializerFile file)
    {
        var source = new SourceWriter("MpiPool.Generated", file.Shapes.Select(s => s.Marks));
        for (int i = 0; i < file.Shapes.Count; i++)
        {
            if (i > 0)
                source.Line();
            EmitSerializer(source, file.Shapes[i]);
        }

        source.AddTo(output, $"Serializers/{file.Name}.g.cs");
    }

    private static void EmitSerializer(SourceWriter source, ShapeModel shape)
    {
        string annotated = shape.CanBeNull || shape is FormatterShape { IsReference: true } ? shape.Type + "?" : shape.Type;
        source.Line($"// How {shape.Type.Replace("global::", "")} travels.");
        source.Marked(shape.Marks);
        source.Open($"internal static class {shape.Serializer}");

        if (shape is FormatterShape own)
            source.Line($"private static readonly {own.Interface} s_formatter = {own.Creation};").Line();

        source.Open($"public static void Write(ref {Services}.PayloadWriter writer, {annotated} value)");
        if (shape.CanBeNull)
        {
            source.Open("if (value is null)").Line("writer.WriteNil();").Line("return;").Close();
            source.Line();
        }

        EmitWrite(source, shape);
        source.Close();
        source.Line();

        source.Open($"public static {annotated} Read(ref {Services}.PayloadReader reader)");
        if (shape.CanBeNull)
            source.Line("if (reader.TryReadNil()) return null;").Line();
        EmitRead(source, shape);
        source.Close();
        EmitAccessors(source, shape.Accessors);
        source.Close();
    }

    private static void EmitWrite(SourceWriter source, ShapeModel shape)
    {
        switch (shape)
        {
            case ScalarShape scalar:
                source.Line(scalar.Write);
                break;
            case MemoryShape memory:
                WriteMemory(source, memory);
                break;
            case NullableShape nullable:
                WriteNullable(source, nullable);
                break;
            case SequenceShape sequence:
                WriteSequence(source, sequence);
                break;
            case GridShape grid:
                WriteGrid(source, grid);
                break;
            case CollectionShape collection:
                WriteCollection(source, collection);
                break;
            case DictionaryShape dictionary:
                WriteDictionary(source, dictionary);
                break;
            case TupleShape tuple:
                WriteTuple(source, tuple);
                break;
            case ObjectShape found:
                WriteObject(source, found);
                break;
            case PackObjectShape found:
                WritePackObject(source, found);
                break;
            case UnionShape union:
                WriteUnion(source, union);
                break;
            case FormatterShape:
                source.Line($"writer.WriteWith(s_formatter, value, {Services}.PayloadOptions.Default);");
                break;
            default:
                throw new InvalidOperationException($"No emitter for {shape.GetType().Name}.");
        }
    }

    private static void EmitRead(SourceWriter source, ShapeModel shape)
    {
        switch (shape)
        {
            case ScalarShape scalar:
                source.Line(scalar.Read);
                break;
            case MemoryShape memory:
                ReadMemory(source, memory);
                break;
            case NullableShape nullable:
                ReadNullable(source, nullable);
                break;
            case SequenceShape sequence:
                ReadSequence(source, sequence);
                break;
            case GridShape grid:
                ReadGrid(source, grid);
                break;
            case CollectionShape collection:
                ReadCollection(source, collection);
                break;
            case DictionaryShape dictionary:
                ReadDictionary(source, dictionary);
                break;
            case TupleShape tuple:
                ReadTuple(source, tuple);
                break;
            case ObjectShape found:
                ReadObject(source, found);
                break;
            case PackObjectShape found:
                ReadPackObject(source, found);
                break;
            case UnionShape union:
                ReadUnion(source, union);
                break;
            case FormatterShape:
                source.Line($"return reader.ReadWith(s_formatter, {Services}.PayloadOptions.Default);");
                break;
            default:
                throw new InvalidOperationException($"No emitter for {shape.GetType().Name}.");
        }
    }
}
