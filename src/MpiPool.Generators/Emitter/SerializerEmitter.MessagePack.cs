using System.Globalization;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <content>Types with MessagePack's attributes, and those that travel by their fields.</content>
internal static partial class SerializerEmitter
{
    private const string Uninitialized = "global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject";

    private static void WritePackObject(SourceWriter source, PackObjectShape shape)
    {
        if (shape.IsInheritable)
            RefuseDerived(source, shape.Type);
        if (shape.IsRecursive)
            source.Line("writer.Enter();");
        if (shape.HasCallbacks)
            source.Line(Callback(shape.CanBeNull, "value", "OnBeforeSerialize", "PayloadWriter.BeforeWriting"));
        if (shape.IsMap)
            WriteMap(source, shape);
        else
            WriteNumbered(source, shape);
        if (shape.IsRecursive)
            source.Line("writer.Leave();");
    }

    private static void WriteMap(SourceWriter source, PackObjectShape shape)
    {
        source.Line($"writer.WriteMapHeader({shape.Members.Count});");
        foreach (PackMemberModel member in shape.Members)
        {
            source.Line($"writer.WriteText({member.Key}u8);");
            source.Line($"{member.Member.Value.Write("writer", member.Member.Get("value"))};");
        }
    }

    private static void WriteNumbered(SourceWriter source, PackObjectShape shape)
    {
        int next = 0;
        source.Line($"writer.WriteArrayHeader({(shape.Members.Count == 0 ? 0 : shape.Members.Max(m => m.Number) + 1)});");
        foreach (PackMemberModel member in shape.Members)
        {
            WriteGap(source, next, member.Number);
            source.Line($"{member.Member.Value.Write("writer", member.Member.Get("value"))};");
            next = member.Number + 1;
        }
    }

    /// <summary>Nil for each key that no member has, in a line however many they are.</summary>
    private static void WriteGap(SourceWriter source, int first, int end)
    {
        if (first == end - 1)
            source.Line($"writer.WriteNil(); // no member has the key {first}");
        else if (first < end)
            source.Line($"for (int gap = {first}; gap < {end}; gap++) writer.WriteNil(); // no member has the keys {first} to {end - 1}");
    }

    private static void ReadPackObject(SourceWriter source, PackObjectShape shape)
    {
        string count = Unused("count", shape),
            index = Unused("i", shape);
        if (shape.IsRecursive)
            source.Line("reader.Enter();");
        source.Line($"int {count} = reader.Read{(shape.IsMap ? "Map" : "Array")}Header();");
        PackMemberModel[] read = [.. shape.Members.Where(m => m.Member.Setting != MemberSetting.Unset)];
        foreach (PackMemberModel member in read)
        {
            source.Line($"{member.Member.Value.Type} {member.Member.Local} = default;");
            if (member.Found is not null)
                source.Line($"bool {member.Found} = false;");
        }

        source.Open($"for (int {index} = 0; {index} < {count}; {index}++)");
        source.Open($"switch ({(shape.IsMap ? "reader.ReadText()" : index)})");
        foreach (PackMemberModel member in read)
        {
            source.Line($"case {member.Key}:");
            source.Indented($"{member.Member.Local} = {member.Member.Value.Read("reader")};");
            if (member.Found is not null)
                source.Indented($"{member.Found} = true;");
            source.Indented("break;");
        }

        source.Line("default:").Indented("reader.Skip();\nbreak;");
        source.Close().Close().Line();
        if (shape.IsRecursive)
            source.Line("reader.Leave();");
        KeepWhatIsMissing(source, shape, [.. read.Where(m => m.Found is not null)]);
        string creation = shape switch
        {
            { IsState: false } => $"new {shape.Type}({string.Join(", ", shape.Constructor)})",
            { CanBeNull: true } => $"({shape.Type}){Uninitialized}(typeof({shape.Type}))",
            _ => "default",
        };
        Create(source, shape.Type, creation, [.. shape.Members.Select(m => m.Member)], shape.HasCallbacks, shape.CanBeNull);
    }

    /// <summary>A member that the message did not have is as it is in a new object.</summary>
    private static void KeepWhatIsMissing(SourceWriter source, PackObjectShape shape, PackMemberModel[] members)
    {
        if (members.Length == 0)
            return;
        string fresh = Unused("fresh", shape);
        source.Open($"if (!({string.Join(" && ", members.Select(m => m.Found))}))");
        IEnumerable<string> required = shape.Members.Where(m => m.Member.IsRequired).Select(m => $"{m.Member.Name} = default");
        string initializer = required.Any() ? $" {{ {string.Join(", ", required)} }}" : "";
        source.Line($"var {fresh} = new {shape.Type}({string.Join(", ", shape.Constructor)}){initializer};");
        foreach (PackMemberModel member in members)
            source.Line($"if (!{member.Found}) {member.Member.Local} = {member.Member.Get(fresh)};");
        source.Close().Line();
    }

    private static void WriteUnion(SourceWriter source, UnionShape shape)
    {
        source.Line("global::System.Type type = value.GetType();");
        string otherwise = "";
        foreach (UnionCaseModel found in shape.Cases)
        {
            source.Open($"{otherwise}if (type == typeof({found.Value.Type}))");
            source.Line("writer.WriteArrayHeader(2);");
            source.Line($"writer.Write({found.Key.ToString(CultureInfo.InvariantCulture)});");
            source.Line($"{found.Value.Write("writer", $"({found.Value.Type})value")};");
            source.Close();
            otherwise = "else ";
        }

        source.Open("else");
        source.Line(
            $"throw new global::System.InvalidOperationException($\"A {{type}} cannot travel as {Readable(shape.Type)}: no "
                + $"[Union] attribute of it names the type.\");"
        );
        source.Close();
    }

    private static void ReadUnion(SourceWriter source, UnionShape shape)
    {
        source.Line("reader.ReadHeader(2);");
        source.Line("int key = reader.ReadInt32();");
        source.Open("return key switch");
        foreach (UnionCaseModel found in shape.Cases)
        {
            source.Line($"{found.Key.ToString(CultureInfo.InvariantCulture)} => {found.Value.Read("reader")},");
        }

        source.Line(
            $"_ => throw new global::MessagePack.MessagePackSerializationException($\"The message has a {Readable(shape.Type)} "
                + $"of the kind {{key}}, which is not known.\"),"
        );
        source.Close(";");
    }

    /// <summary>The call of an object that can implement the method explicitly; of a struct, not on a copy of it.</summary>
    private static string Callback(bool isClass, string value, string method, string service) =>
        isClass
            ? $"((global::MessagePack.IMessagePackSerializationCallbackReceiver){value}).{method}();"
            : $"{Services}.{service}(ref {value});";

    private static string Unused(string name, PackObjectShape shape)
    {
        while (shape.Members.Any(m => m.Member.Local == name || m.Found == name))
            name += "_";
        return name;
    }
}
