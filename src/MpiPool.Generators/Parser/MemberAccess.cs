using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>
/// Finds the C# by which the serializer of one type gets and sets members: by their names, by a cast to the type that declares them, or by
/// accessors, which it gathers.
/// </summary>
internal sealed class MemberAccess(Compilation compilation)
{
    private readonly Dictionary<string, (MemberAccessorModel Model, string Call)> _accessors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public EquatableArray<MemberAccessorModel> Accessors => _accessors.Values.Select(a => a.Model).ToEquatableArray();

    /// <summary>C# for the value: <c>{0}</c> is the object.</summary>
    public string Get(Member member) =>
        member.Getter is { } getter && !IsAccessible(getter)
            ? $"{Method("Get", member, getter)}({Reference(getter.ContainingType)}{{0}})"
            : Name(member);

    /// <summary>Whether an object initializer can set the member.</summary>
    public bool IsInitializable(Member member) =>
        !member.IsHidden && (member.Setter is { } setter ? IsAccessible(setter) : member.Symbol is IFieldSymbol { IsReadOnly: false });

    /// <summary>C# that sets the member of an object that is there: <c>{0}</c> is the object, <c>{1}</c> the value.</summary>
    public string Set(Member member) =>
        member switch
        {
            { IsSetByField: true } => $"{Field(BehindMember(member))} = {{1}}",
            { Setter: { } setter } when setter.IsInitOnly || !IsAccessible(setter) =>
                $"{Method("Set", member, setter)}({Reference(setter.ContainingType)}{{0}}, {{1}})",
            _ => $"{Name(member)} = {{1}}",
        };

    /// <summary>C# for a field as a variable, whoever may name it and set it.</summary>
    public string Field(Slot slot)
    {
        string call = Add(
            "Field",
            slot.Field,
            "Field" + slot.Key,
            slot.Owner,
            (owner, name) => $"ref {owner.Text(slot.DefinedType)} {name}({owner.Target})"
        );
        return $"{call}({Reference(slot.Owner)}{{0}})";
    }

    /// <summary>The field of a property of another assembly, by the name that the compiler gives it.</summary>
    private static Slot BehindMember(Member member)
    {
        ISymbol definition = member.Symbol.OriginalDefinition;
        (string name, ITypeSymbol type) = definition is IPropertySymbol property
            ? ($"<{property.MetadataName}>k__BackingField", property.Type)
            : (definition.MetadataName, ((IFieldSymbol)definition).Type);
        return new(member.Symbol.ContainingType, member.Symbol, name, member.Name, member.Type, type);
    }

    private static string Name(Member member) =>
        member.IsHidden
            ? $"(({TypeNames.Full(member.Symbol.ContainingType)}){{0}}).{TypeNames.Escape(member.Name)}"
            : $"{{0}}.{TypeNames.Escape(member.Name)}";

    private static string Reference(ITypeSymbol type) => type.IsValueType ? "ref " : "";

    private bool IsAccessible(IMethodSymbol accessor) => compilation.IsSymbolAccessibleWithin(accessor, compilation.Assembly);

    private string Method(string verb, Member member, IMethodSymbol accessor)
    {
        IMethodSymbol definition = accessor.OriginalDefinition;
        return Add(
            "Method",
            definition.MetadataName,
            verb + member.Name,
            accessor.ContainingType,
            (owner, name) =>
            {
                string result = definition.ReturnsVoid ? "void" : owner.Text(definition.ReturnType);
                string values = string.Concat(definition.Parameters.Select(p => $", {owner.Text(p.Type)} value"));
                return $"{result} {name}({owner.Target}{values})";
            }
        );
    }

    /// <summary>The accessor's name with the class that it stands in.</summary>
    private string Add(string kind, string target, string name, INamedTypeSymbol type, Func<GenericOwner, string, string> declare)
    {
        string key = $"{kind} {TypeNames.Full(type)} {target}";
        if (!_accessors.TryGetValue(key, out var found))
        {
            var owner = new GenericOwner(type.OriginalDefinition);
            string unique = Unique(name);
            string holder = owner.IsGeneric ? Unique("Of" + TypeNames.Nested(type)) : "";
            string arguments = owner.IsGeneric ? $"<{string.Join(", ", TypeNames.AllArguments(type).Select(TypeNames.Full))}>." : "";
            found = (new(kind, target, declare(owner, unique), holder + owner.Parameters), holder + arguments + unique);
            _accessors.Add(key, found);
        }

        return found.Call;
    }

    private string Unique(string name)
    {
        string result = new([.. name.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c : '_')]);
        while (!_names.Add(result))
            result += "_";
        return result;
    }
}
