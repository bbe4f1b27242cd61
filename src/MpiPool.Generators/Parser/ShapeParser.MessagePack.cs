using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <content>Types with MessagePack's attributes, which are written as MessagePack's standard resolver writes them.</content>
internal sealed partial class ShapeParser
{
    /// <summary>The largest key by number: an array has an element for each number up to it, whether a member has that or not.</summary>
    private const int LargestKey = ushort.MaxValue;

    private UnionShape? ParseUnion(INamedTypeSymbol type, AttributeData[] unions, string serializer, string path)
    {
        var cases = new List<UnionCaseModel>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (AttributeData union in unions)
        {
            int key = (int)union.ConstructorArguments[0].Value!;
            if (union.ConstructorArguments[1].Value is not INamedTypeSymbol real)
            {
                string name = SymbolDisplay.FormatPrimitive(
                    union.ConstructorArguments[1].Value!,
                    quoteStrings: true,
                    useHexadecimalNumbers: false
                )!;
                return Refuse<UnionShape>(path, type, $"whose [Union({key}, {name})] names its type by a text: name it by typeof");
            }

            string attribute = $"[Union({key}, typeof({TypeNames.Readable(real)}))]";
            if (WhyNoCase(real, type) is { } reason)
                return Refuse<UnionShape>(path, type, $"whose {attribute} {reason}");
            if (cases.Exists(c => c.Key == key))
                return Refuse<UnionShape>(path, type, $"whose {attribute} has a key that another one has too: give each its own");
            if (!seen.Add(real))
                return Refuse<UnionShape>(path, type, $"whose {attribute} names a type that has another key already: leave one out");
            if (Parse(real, $"{path} as {real.Name}") is not { } value)
                return null;
            cases.Add(new(key, value));
        }

        return new UnionShape(TypeNames.Full(type), serializer, cases.ToEquatableArray());
    }

    /// <summary>Why a type cannot be the real type of a union's value; null if it can, or if the compiler has reported it.</summary>
    private string? WhyNoCase(INamedTypeSymbol real, INamedTypeSymbol union) =>
        real switch
        {
            { TypeKind: TypeKind.Error } => null,
            { IsUnboundGenericType: true } => "leaves open what its type arguments are: name the type with them",
            _ when compilation.ClassifyConversion(real, union) is { IsImplicit: true } and ({ IsReference: true } or { IsBoxing: true }) =>
                null,
            _ => "names a type that does not derive from it: let it derive, or leave the attribute out",
        };

    private ShapeModel? ParsePackObject(INamedTypeSymbol type, AttributeData attribute, string serializer, string path)
    {
        if (type.IsAbstract)
            return Refuse<ShapeModel>(path, type, Refusals.Of(type, isFrameworks: false));

        bool isNamedByProperty = attribute.ConstructorArguments is [{ Value: true }, ..];
        bool isMap = isNamedByProperty;
        if (FindKeyedMembers(type, ref isMap, path) is not { } keyed)
            return null;
        if (FindPackConstructor(type, keyed, isMap) is not { } constructor)
        {
            return Refuse<ShapeModel>(
                path,
                type,
                "which has no public constructor whose parameters match the keys of its members: give it one, or one without parameters"
            );
        }

        Keyed[] taken = [.. constructor.Parameters.Select(p => Match(p, keyed, isMap)!)];
        Named.Add(constructor);
        if (WhyUntold(constructor) is { } untold)
            return Refuse<ShapeModel>(path, type, untold);
        bool setsRequired = RequiredMembers.SetsAll(constructor);
        var access = new MemberAccess(compilation);
        var locals = new HashSet<string>(StringComparer.Ordinal) { "reader", "writer", "value" };
        var members = new List<PackMemberModel>();
        var names = new Dictionary<Keyed, string>();
        _isPack = true; // until this type is done
        foreach (Keyed found in keyed)
        {
            if (ParseMember(found.Member, path) is not { } value)
                return null;

            names[found] = LocalName(found.Member.Name, locals);

            // What MessagePack does not set either is left alone.
            Member member = taken.Contains(found) ? found.Member : found.Member with { IsForeign = false };
            MemberSetting setting = Setting(member, access, taken.Contains(found), isSure: false);
            if (setting == MemberSetting.Unset && isNamedByProperty)
                continue;
            members.Add(
                new(
                    found.Key,
                    found.Number,
                    found.Member.IsSettable && !taken.Contains(found) ? LocalName("has" + found.Member.Name, locals) : null,
                    Model(found.Member, names[found], value, setting, access, found.Member.IsRequired && !setsRequired)
                )
            );
        }

        string[] set = [.. members.Where(m => m.Member.Setting == MemberSetting.Assigned).Select(m => m.Member.Name)];
        if (FindUnset(constructor, set) is { } unset)
            return RefuseUnset(path, type, unset);

        return new PackObjectShape(
            TypeNames.Full(type),
            serializer,
            type.IsReferenceType,
            members.ToEquatableArray(),
            taken.Select(t => names[t]).ToEquatableArray(),
            isMap,
            type.AllInterfaces.Any(i => i.Name == "IMessagePackSerializationCallbackReceiver"),
            IsRecursive: false, // known once all types are
            IsInheritable: type.IsReferenceType && !type.IsSealed
        )
        {
            Accessors = access.Accessors,
        };
    }

    /// <summary>How a <c>[MessagePackObject]</c> travels, without what its members are made of; null if it cannot.</summary>
    public TravellingForm? FindPackForm(INamedTypeSymbol type)
    {
        bool isMap = MessagePackAttributes.Object(type)?.ConstructorArguments is [{ Value: true }, ..];
        if (FindKeyedMembers(type, ref isMap, "") is not { } keyed)
            return null;
        if (FindPackConstructor(type, keyed, isMap) is not { } constructor)
            return null;
        return new(
            constructor,
            [
                .. keyed.Select(k =>
                    TravellingMember.Of(k.Member, constructor.Parameters.FirstOrDefault(p => Match(p, keyed, isMap)!.Member == k.Member))
                ),
            ]
        );
    }

    /// <summary>The members with their keys, in the order in which MessagePack writes them.</summary>
    private List<Keyed>? FindKeyedMembers(INamedTypeSymbol type, ref bool isMap, string path)
    {
        bool isNamedByProperty = isMap;
        var keyed = new List<Keyed>();
        foreach (Member member in PackOrder(type, isNamedByProperty))
        {
            if (isNamedByProperty)
            {
                // A name that is declared anew is told apart by its type.
                string key = keyed.Any(k => k.Name == member.Name)
                    ? $"{TypeNames.Readable(member.Symbol.ContainingType)}.{member.Name}"
                    : member.Name;
                keyed.Add(new(member, key, keyed.Count));
                continue;
            }

            foreach (ISymbol declaration in Declarations(member).Where(d => !StateAttributes.IsIgnored(d)))
            {
                if (KeyOf(declaration) is not { } key)
                {
                    return Refuse<List<Keyed>>(
                        path,
                        type,
                        $"whose member '{member.Name}' has neither a [Key] nor an [IgnoreMember] attribute: give it one"
                    );
                }

                Keyed found = key is string name ? new(member, name, keyed.Count) : new(member, null, (int)key);
                if (!keyed.Any(k => k.Member == member && Equals(k.Name ?? (object)k.Number, key)))
                    keyed.Add(found);
            }
        }

        isMap = keyed.Any(k => k.Name is not null);
        if (isMap && keyed.Any(k => k.Name is null))
            return Refuse<List<Keyed>>(path, type, "whose keys are partly numbers and partly names: use one of the two");
        if (keyed.GroupBy(k => k.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            string names = $"'{twice.First().Member.Name}' and '{twice.Last().Member.Name}'";
            return Refuse<List<Keyed>>(path, type, $"which has a key twice: {names} have [Key({twice.Key})]; give each its own");
        }

        if (!isMap && keyed.Find(k => k.Number is < 0 or > LargestKey) is { } strange)
        {
            string limits = $"a key is a number from 0 to {LargestKey}, since an array has an element for each number up to the largest";
            return Refuse<List<Keyed>>(path, type, $"whose member '{strange.Member.Name}' has [Key({strange.Key})]: {limits}");
        }

        if (!isMap)
            keyed.Sort((a, b) => a.Number.CompareTo(b.Number));
        isMap |= isNamedByProperty;
        return keyed;
    }

    /// <summary>
    /// The member and what it overrides: to MessagePack each of these is a member, with the key of its own or of the next one.
    /// </summary>
    private static IEnumerable<ISymbol> Declarations(Member member) => Member.Overridden(member.Symbol).Prepend(member.Symbol);

    /// <summary>The key as a number or a name; null if there is none.</summary>
    private static object? KeyOf(ISymbol? declaration)
    {
        for (; declaration is not null; declaration = (declaration as IPropertySymbol)?.OverriddenProperty)
        {
            if (MessagePackAttributes.Find(declaration, "KeyAttribute") is { ConstructorArguments: [{ Value: int or string } key] })
                return key.Value;
        }

        return null;
    }

    /// <summary>
    /// Reflection's order: of all members by declaring type, base first; or else properties before fields, derived first.
    /// </summary>
    private IEnumerable<Member> PackOrder(INamedTypeSymbol type, bool isNamedByProperty)
    {
        IEnumerable<Member> members = Member.Find(type, compilation).Where(m => IsPackMember(m.Symbol));
        return isNamedByProperty
            ? members.Where(m => !m.IsIgnored && !IsHiddenByLike(m, type)).OrderBy(Depth).ThenBy(m => m.Symbol is IFieldSymbol)
            : members.OrderBy(m => m.Symbol is IFieldSymbol).ThenByDescending(Depth);

        static int Depth(Member member)
        {
            int depth = 0;
            for (INamedTypeSymbol? part = member.Symbol.ContainingType; part is not null; part = part.BaseType)
                depth++;
            return depth;
        }
    }

    private static bool IsPackMember(ISymbol member) =>
        member switch
        {
            IPropertySymbol property => property
                is { GetMethod.DeclaredAccessibility: Accessibility.Public }
                    or { SetMethod.DeclaredAccessibility: Accessibility.Public },
            _ => member.DeclaredAccessibility == Accessibility.Public,
        };

    /// <summary>Whether reflection does not show the property, since a more derived type has one of the same name and type.</summary>
    private static bool IsHiddenByLike(Member member, INamedTypeSymbol type)
    {
        if (!member.IsHidden || member.Symbol is not IPropertySymbol)
            return false;
        for (
            INamedTypeSymbol? part = type;
            part is not null && !SymbolEqualityComparer.Default.Equals(part, member.Symbol.ContainingType);
            part = part.BaseType
        )
        {
            if (part.GetMembers(member.Name).OfType<IPropertySymbol>().Any(p => SymbolEqualityComparer.Default.Equals(p.Type, member.Type)))
                return true;
        }

        return false;
    }

    private static IMethodSymbol? FindPackConstructor(INamedTypeSymbol type, List<Keyed> members, bool isMap)
    {
        IMethodSymbol? chosen = type.InstanceConstructors.FirstOrDefault(c =>
            MessagePackAttributes.Find(c, "SerializationConstructorAttribute") is not null
        );
        IEnumerable<IMethodSymbol> all = chosen is null
            ? type
                .InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public)
                .OrderByDescending(c => c.Parameters.Length)
            : [chosen];
        return all.FirstOrDefault(c => c.Parameters.All(p => Match(p, members, isMap) is not null));
    }

    /// <summary>The member that a parameter sets: by its place if the keys are numbers, by its name if they are names.</summary>
    private static Keyed? Match(IParameterSymbol parameter, List<Keyed> members, bool isMap) =>
        members.Find(m =>
            (isMap ? string.Equals(m.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) : m.Number == parameter.Ordinal)
            && SymbolEqualityComparer.Default.Equals(parameter.Type, m.Member.Type)
        );

    private ShapeModel? ParseFormatter(ITypeSymbol type, AttributeData attribute, string serializer, string path)
    {
        if (attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol formatter }, ..] || formatter.TypeKind == TypeKind.Error)
        {
            Failure = null;
            return null;
        }

        if (formatter.IsUnboundGenericType && type is INamedTypeSymbol named)
            formatter = formatter.OriginalDefinition.Construct([.. named.TypeArguments]);
        if (!CheckAccess(formatter, path))
            return null;
        Named.Add(formatter);
        foreach (IMethodSymbol constructor in formatter.InstanceConstructors)
            Named.Add(constructor);
        if (formatter.InstanceConstructors.Select(WhyUntold).FirstOrDefault(r => r is not null) is { } untold)
            return Refuse<ShapeModel>(path, type, untold);
        INamedTypeSymbol? found = formatter.AllInterfaces.FirstOrDefault(i =>
            i is { Name: "IMessagePackFormatter", TypeArguments: [var formatted] } && SymbolEqualityComparer.Default.Equals(formatted, type)
        );
        if (found is null)
        {
            string kind = $"IMessagePackFormatter<{TypeNames.Readable(type)}>";
            return Refuse<ShapeModel>(
                path,
                type,
                $"whose formatter '{TypeNames.Readable(formatter)}' is no formatter of this type: name one that is an {kind}"
            );
        }

        if (Create(formatter, attribute) is not { } creation)
        {
            string lacks = "has neither a public constructor for it nor a field 'Instance': give it one of them";
            return Refuse<ShapeModel>(path, type, $"whose formatter '{TypeNames.Readable(formatter)}' {lacks}");
        }

        return new FormatterShape(TypeNames.Full(type), serializer, type.IsReferenceType, TypeNames.Full(found), creation);
    }

    /// <summary>A value in a member that has a formatter of its own.</summary>
    private ValueModel? ParseByFormatter(ITypeSymbol type, AttributeData formatter, string path)
    {
        string name = formatter.ConstructorArguments is [{ Value: INamedTypeSymbol found }, ..] ? TypeNames.Identifier(found) : "";
        string arguments =
            formatter.ConstructorArguments.Length > 1
            && formatter.ConstructorArguments[1] is { Kind: TypedConstantKind.Array, Values.Length: > 0 } given
                ? "_" + Fingerprint.Short(string.Join(", ", given.Values.Select(Constants.Of)))
                : "";
        return ParseBySerializer(
            type,
            $"{TypeNames.Identifier(Shaped(type))}__{name}{arguments}Serializer",
            path,
            isPack: false,
            (shaped, serializer, place) => ParseFormatter(shaped, formatter, serializer, place)
        );
    }

    private static string? Create(INamedTypeSymbol formatter, AttributeData attribute)
    {
        string type = TypeNames.Full(formatter);
        string[] arguments =
            attribute.ConstructorArguments.Length > 1
            && attribute.ConstructorArguments[1] is { Kind: TypedConstantKind.Array, IsNull: false } given
                ? [.. given.Values.Select(Constants.Of)]
                : [];
        if (
            formatter.InstanceConstructors.Any(c =>
                c.DeclaredAccessibility == Accessibility.Public && c.Parameters.Length == arguments.Length
            )
        )
        {
            return $"new {type}({string.Join(", ", arguments)})";
        }

        bool hasInstance = formatter
            .GetMembers("Instance")
            .Any(m => m is IFieldSymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public });
        return hasInstance ? $"{type}.Instance" : null;
    }

    /// <param name="Name">The key, if it is a name.</param>
    /// <param name="Number">The key, if it is a number; the place among all otherwise.</param>
    private sealed record Keyed(Member Member, string? Name, int Number)
    {
        /// <summary>The key as C#.</summary>
        public string Key =>
            Name is { } name ? SymbolDisplay.FormatLiteral(name, quote: true) : Number.ToString(CultureInfo.InvariantCulture);
    }
}
