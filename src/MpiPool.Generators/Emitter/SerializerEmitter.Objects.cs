using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <content>Classes, structs and records.</content>
internal static partial class SerializerEmitter
{
    private static void WriteObject(SourceWriter source, ObjectShape shape)
    {
        if (shape.IsInheritable)
        {
            source.Open($"if (value.GetType() != typeof({shape.Type}))");
            source.Line($"throw new global::System.InvalidOperationException($\"A {{value.GetType()}} cannot travel as {Readable(shape.Type)}: what it adds would be lost.\");");
            source.Close();
            source.Line();
        }

        if (shape.IsRecursive) source.Line("writer.Enter();");
        source.Line($"writer.Pack.WriteArrayHeader({shape.Members.Count});");
        foreach (MemberModel member in shape.Members) source.Line($"{member.Value.Write("writer", $"value.{member.Name}")};");
        if (shape.IsRecursive) source.Line("writer.Leave();");
    }

    private static void ReadObject(SourceWriter source, ObjectShape shape)
    {
        if (shape.IsRecursive) source.Line("reader.Enter();");
        source.Line($"reader.ReadHeader({shape.Members.Count});");
        foreach (MemberModel member in shape.Members) source.Line($"{member.Value.Type} {member.Local} = {member.Value.Read("reader")};");
        if (shape.IsRecursive) source.Line("reader.Leave();");

        MemberModel[] filled = [.. shape.Members.Where(m => m.Setting == MemberSetting.Filled)];
        string result = Unused("result", shape);
        Create(source, shape, filled.Length == 0 ? "return" : $"{shape.Type} {result} =");
        if (filled.Length == 0) return;
        foreach (MemberModel member in filled) source.Line($"{Services}.PayloadReader.Fill({result}.{member.Name}, {member.Local});");
        source.Line($"return {result};");
    }

    private static void Create(SourceWriter source, ObjectShape shape, string start)
    {
        string creation = $"{start} new {shape.Type}({string.Join(", ", shape.Members.Take(shape.ConstructorParameters).Select(m => m.Local))})";
        MemberModel[] assigned = [.. shape.Members.Where(m => m.Setting == MemberSetting.Assigned)];
        if (assigned.Length == 0)
        {
            source.Line(creation + ";");
            return;
        }

        source.Open(creation);
        foreach (MemberModel member in assigned) source.Line($"{member.Name} = {member.Local},");
        source.Close(";");
    }

    private static string Unused(string name, ObjectShape shape)
    {
        while (shape.Members.Any(m => m.Local == name)) name += "_";
        return name;
    }
}
