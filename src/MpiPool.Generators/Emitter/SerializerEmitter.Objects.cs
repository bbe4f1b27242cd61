using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <content>Classes, structs and records.</content>
internal static partial class SerializerEmitter
{
    private static void WriteObject(SourceWriter source, ObjectShape shape)
    {
        if (shape.IsInheritable)
            RefuseDerived(source, shape.Type);
        if (shape.IsRecursive)
            source.Line("writer.Enter();");
        source.Line($"writer.WriteArrayHeader({shape.Members.Count});");
        foreach (MemberModel member in shape.Members)
            source.Line($"{member.Value.Write("writer", member.Get("value"))};");
        if (shape.IsRecursive)
            source.Line("writer.Leave();");
    }

    private static void ReadObject(SourceWriter source, ObjectShape shape)
    {
        if (shape.IsRecursive)
            source.Line("reader.Enter();");
        source.Line($"reader.ReadHeader({shape.Members.Count});");
        foreach (MemberModel member in shape.Members)
            source.Line($"{member.Value.Type} {member.Local} = {member.Value.Read("reader")};");
        if (shape.IsRecursive)
            source.Line("reader.Leave();");

        string constructor = string.Join(", ", shape.Members.Take(shape.ConstructorParameters).Select(m => m.Local));
        Create(source, shape.Type, $"new {shape.Type}({constructor})", shape.Members);
    }

    private static void RefuseDerived(SourceWriter source, string type) =>
        source
            .Open($"if (value.GetType() != typeof({type}))")
            .Line(
                $"throw new global::System.InvalidOperationException($\"A {{value.GetType()}} cannot travel as {Readable(type)}: what it "
                    + $"adds would be lost.\");"
            )
            .Close()
            .Line();

    /// <summary>Makes the object of what was read, and returns it.</summary>
    private static void Create(
        SourceWriter source,
        string type,
        string creation,
        IReadOnlyList<MemberModel> members,
        bool hasCallback = false,
        bool isClass = true
    )
    {
        MemberModel[] assigned = [.. members.Where(m => m.Setting == MemberSetting.Assigned)];
        MemberModel[] later = [.. members.Where(m => m.Setting is MemberSetting.Stored or MemberSetting.Filled)];
        bool isReturned = later.Length == 0 && !hasCallback;
        string result = "result";
        while (members.Any(m => m.Local == result))
            result += "_";

        creation = $"{(isReturned ? "return" : $"{type} {result} =")} {creation}";
        if (assigned.Length == 0)
        {
            source.Line(creation + ";");
        }
        else
        {
            source.Open(creation);
            foreach (MemberModel member in assigned)
                source.Line($"{member.Name} = {member.Local},");
            source.Close(";");
        }

        if (isReturned)
            return;
        foreach (MemberModel member in later)
        {
            source.Line(
                member.Setting == MemberSetting.Stored
                    ? member.Set(result) + ";"
                    : $"{Services}.PayloadReader.Fill({member.Get(result)}, {member.Local});"
            );
        }

        if (hasCallback)
            source.Line(Callback(isClass, result, "OnAfterDeserialize", "PayloadReader.AfterReading"));
        source.Line($"return {result};");
    }

    /// <summary>
    /// The ways to members that this class cannot name. Those of generic types stand in generic classes, as the runtime wants it.
    /// </summary>
    private static void EmitAccessors(SourceWriter source, IEnumerable<MemberAccessorModel> accessors)
    {
        foreach (var holder in accessors.GroupBy(a => a.Holder))
        {
            bool isGeneric = holder.Key.Length > 0;
            if (isGeneric)
                source.Line().Open($"private static class {holder.Key}");
            bool isFirst = isGeneric;
            foreach (MemberAccessorModel accessor in holder)
            {
                if (!isFirst)
                    source.Line();
                isFirst = false;
                string kind = $"global::System.Runtime.CompilerServices.UnsafeAccessorKind.{accessor.Kind}";
                source.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor({kind}, Name = \"{accessor.Target}\")]");
                source.Line($"{(isGeneric ? "internal" : "private")} static extern {accessor.Declaration};");
            }

            if (isGeneric)
                source.Close();
        }
    }
}
