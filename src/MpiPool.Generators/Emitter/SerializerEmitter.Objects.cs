using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <content>Classes, structs and records.</content>
internal static partial class SerializerEmitter
{
    private static void WriteObject(SourceWriter source, ObjectShape shape)
    {
        if (shape.IsInheritable) RefuseDerived(source, shape.Type);
        if (shape.IsRecursive) source.Line("writer.Enter();");
        source.Line($"writer.WriteArrayHeader({shape.Members.Count});");
        foreach (MemberModel member in shape.Members) source.Line($"{member.Value.Write("writer", $"value.{member.Name}")};");
        if (shape.IsRecursive) source.Line("writer.Leave();");
    }

    private static void ReadObject(SourceWriter source, ObjectShape shape)
    {
        if (shape.IsRecursive) source.Line("reader.Enter();");
        source.Line($"reader.ReadHeader({shape.Members.Count});");
        foreach (MemberModel member in shape.Members) source.Line($"{member.Value.Type} {member.Local} = {member.Value.Read("reader")};");
        if (shape.IsRecursive) source.Line("reader.Leave();");

        Create(source, shape.Type, shape.Members.Take(shape.ConstructorParameters).Select(m => m.Local), shape.Members);
    }

    private static void RefuseDerived(SourceWriter source, string type) => source
        .Open($"if (value.GetType() != typeof({type}))")
        .Line($"throw new global::System.InvalidOperationException($\"A {{value.GetType()}} cannot travel as {Readable(type)}: what it adds would be lost.\");")
        .Close()
        .Line();

    /// <summary>Makes the object of what was read, and returns it.</summary>
    private static void Create(
        SourceWriter source, string type, IEnumerable<string> constructor, IReadOnlyList<MemberModel> members, bool hasCallback = false, bool isClass = true)
    {
        MemberModel[] assigned = [.. members.Where(m => m.Setting == MemberSetting.Assigned)];
        MemberModel[] filled = [.. members.Where(m => m.Setting == MemberSetting.Filled)];
        bool isReturned = filled.Length == 0 && !hasCallback;
        string result = "result";
        while (members.Any(m => m.Local == result)) result += "_";

        string creation = $"{(isReturned ? "return" : $"{type} {result} =")} new {type}({string.Join(", ", constructor)})";
        if (assigned.Length == 0)
        {
            source.Line(creation + ";");
        }
        else
        {
            source.Open(creation);
            foreach (MemberModel member in assigned) source.Line($"{member.Name} = {member.Local},");
            source.Close(";");
        }

        if (isReturned) return;
        foreach (MemberModel member in filled) source.Line($"{Services}.PayloadReader.Fill({result}.{member.Name}, {member.Local});");
        if (hasCallback) source.Line(Callback(isClass, result, "OnAfterDeserialize", "PayloadReader.AfterReading"));
        source.Line($"return {result};");
    }
}
