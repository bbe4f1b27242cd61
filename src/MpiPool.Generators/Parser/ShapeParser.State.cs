using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <content>Types with <c>[MpiState]</c>, by all their fields.</content>
internal sealed partial class ShapeParser
{
    private ShapeModel? ParseState(INamedTypeSymbol type, string serializer, string path)
    {
        if (WhyNoState(type) is { } reason)
            return Refuse<ShapeModel>(path, type, reason);

        var access = new MemberAccess(compilation);
        var locals = new HashSet<string>(StringComparer.Ordinal) { "reader", "writer", "value" };
        var members = new List<PackMemberModel>();
        List<Slot> slots = [.. Slot.Find(type, compilation, cancellation).Where(s => !StateAttributes.IsIgnored(s.Symbol))];
        foreach (Slot slot in slots)
        {
            // A base can have a field of the same name. The most derived one has it as its key.
            string key = slots.FindLast(s => s.Key == slot.Key) == slot ? slot.Key : $"{TypeNames.Readable(slot.Owner)}.{slot.Key}";
            string place = $"{path}.{slot.Key}";
            ValueModel? value = MessagePackAttributes.Formatter(slot.Symbol) is { } formatter
                ? ParseByFormatter(slot.Type, formatter, place)
                : Parse(slot.Type, place);
            if (value is null)
                return null;
            string field = access.Field(slot);
            members.Add(
                new(
                    SymbolDisplay.FormatLiteral(key, quote: true),
                    members.Count,
                    Found: null,
                    new(TypeNames.Escape(slot.Key), LocalName(slot.Key, locals), value, MemberSetting.Stored, field, field + " = {1}")
                )
            );
        }

        return new PackObjectShape(
            TypeNames.Full(type),
            serializer,
            type.IsReferenceType,
            members.ToEquatableArray(),
            Constructor: default,
            IsMap: true,
            HasCallbacks: false,
            IsRecursive: false, // known once all types are
            IsInheritable: type.IsReferenceType && !type.IsSealed,
            IsState: true
        )
        {
            Accessors = access.Accessors,
        };
    }

    private string? WhyNoState(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType)
            return Refusals.RefStruct;
        if (type.IsStatic)
            return Refusals.StaticClass;
        if (type.IsAbstract)
            return $"which is abstract, so that the real type is not known at compile time: {Refusals.NameByUnion}";
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            if (Slot.IsSource(part, compilation))
                continue;
            return SymbolEqualityComparer.Default.Equals(part, type)
                ? "which is [MpiState] in another assembly: its fields cannot be seen here; give it a [MessagePackFormatter]"
                : $"which is [MpiState], but derives from '{TypeNames.Readable(part)}' of another assembly, whose fields cannot be seen "
                    + $"here; give it a [MessagePackFormatter]";
        }

        return null;
    }
}
