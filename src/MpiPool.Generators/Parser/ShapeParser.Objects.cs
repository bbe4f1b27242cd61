using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <content>Classes, structs and records, by their public members.</content>
internal sealed partial class ShapeParser
{
    private ShapeModel? ParseObject(INamedTypeSymbol type, string serializer, string path)
    {
        if (WhyNoObject(type) is { } reason) return Refuse<ShapeModel>(path, type, reason);

        Member[] members = FindMembers(type);
        if (FindConstructor(type, members) is not { } constructor)
        {
            return Refuse<ShapeModel>(path, type, "which has no public constructor whose parameters all match public members by name and type");
        }

        Named.Add(constructor);
        bool setsRequired = RequiredMembers.SetsAll(constructor);
        Member[] taken = [.. constructor.Parameters.Select(p => FindMember(p, members)!)];
        Member[] assigned = [.. members.Where(m => (m.IsSettable || m.IsFillable) && !taken.Contains(m)).OrderBy(m => m.Name, StringComparer.Ordinal)];
        if (taken.Length + assigned.Length == 0 && HasState(type))
        {
            return Refuse<ShapeModel>(path, type, "which has no public members that can be set, neither one by one nor by a constructor");
        }

        var locals = new HashSet<string>(StringComparer.Ordinal) { "reader", "writer", "value" };
        var travelling = new List<MemberModel>();
        foreach (Member member in taken.Concat(assigned))
        {
            if (ParseMember(member, path) is not { } value) return null;
            MemberSetting setting = travelling.Count < taken.Length && (!member.IsRequired || setsRequired)
                ? MemberSetting.Constructed
                : member.IsSettable ? MemberSetting.Assigned : MemberSetting.Filled;
            travelling.Add(new(TypeNames.Escape(member.Name), LocalName(member.Name, locals), value, setting));
        }

        string[] set = [.. travelling.Where(m => m.Setting == MemberSetting.Assigned).Select(m => m.Name)];
        if (FindUnset(constructor, set) is { } unset) return Refuse<ShapeModel>(path, type, unset);

        IEnumerable<Member> unsent = members.Where(m => !m.IsSettable && !m.IsFillable && !taken.Contains(m));
        Lost.AddRange(unsent.Where(m => LostMembers.IsLost(m.Symbol, m.Type, constructor, cancellation)).Select(m => $"{path}.{m.Name}"));
        return new ObjectShape(
            TypeNames.Full(type),
            serializer,
            type.IsReferenceType,
            travelling.ToEquatableArray(),
            taken.Length,
            IsRecursive: false, // known once all types are
            IsInheritable: type.IsReferenceType && !type.IsSealed);
    }

    /// <summary>What is wrong with a required member that the code that makes an object has no value for; null if there is none.</summary>
    private static string? FindUnset(IMethodSymbol constructor, string[] set) =>
        RequiredMembers.Of(constructor).FirstOrDefault(m => !set.Contains(TypeNames.Escape(m.Name))) is { } member
            ? $"whose member '{member.Name}' is required but does not travel ({WhyUnsent(member)}), so that no worker could make the object"
            : null;

    private static string WhyUnsent(ISymbol member) => member switch
    {
        _ when MessagePackAttributes.IsIgnored(member) => "it is marked as ignored; leave out the mark, or 'required'",
        IPropertySymbol { GetMethod: null } => "it cannot be read; give it a getter",
        _ => "it is not public; make it so, or mark a constructor that sets it [SetsRequiredMembers]",
    };

    private ValueModel? ParseMember(Member member, string path)
    {
        string place = $"{path}.{member.Name}";
        Named.Add(member.Symbol);
        return MessagePackAttributes.Formatter(member.Symbol) is { } formatter
            ? ParseByFormatter(member.Type, formatter, place)
            : Parse(member.Type, place);
    }

    private static string? WhyNoObject(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType) return "a ref struct";
        if (type.IsStatic) return "a static class";
        if (type.IsAnonymousType) return "an anonymous type";
        if (type.SpecialType == SpecialType.System_Object) return Why(type);
        if (type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr) return "an address, which means nothing in another process";
        if (type.IsAbstract) return "which is abstract, so that the real type is not known at compile time: name the real types by [Union] attributes";

        // Its elements are not among its members.
        for (INamedTypeSymbol? part = type.BaseType; part is not null && !IsFrameworks(type); part = part.BaseType)
        {
            if (IsFrameworks(part) && part.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable))
            {
                return $"which derives from the collection '{TypeNames.Readable(part)}': send that, or give the type a [MessagePackFormatter]";
            }
        }

        // A framework class has public members that say little about what it is.
        bool isTuple = type.Name == "Tuple" && type.ContainingNamespace.ToDisplayString() == "System";
        if (IsHandle(type)) return "which means nothing in another process";
        return IsFrameworks(type) && type.IsReferenceType && !isTuple ? Why(type) : null;
    }

    private static bool IsFrameworks(ITypeSymbol type) =>
        type.ContainingAssembly?.Name is "mscorlib" or "netstandard" or "System" or "System.Private.CoreLib"
        || type.ContainingAssembly?.Name.StartsWith("System.", StringComparison.Ordinal) == true;

    /// <summary>The public members that can be read. A member that a more derived type hides or overrides is not among them.</summary>
    private static Member[] FindMembers(INamedTypeSymbol type)
    {
        var members = new Dictionary<string, Member>(StringComparer.Ordinal);
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol symbol in part.GetMembers())
            {
                if (Member.Of(symbol) is { } member && !members.ContainsKey(member.Name)) members.Add(member.Name, member);
            }
        }

        return [.. members.Values];
    }

    /// <summary>The public constructor that takes the most members, and nothing else.</summary>
    private static IMethodSymbol? FindConstructor(INamedTypeSymbol type, Member[] members) =>
        type.InstanceConstructors
            .Where(c => c.DeclaredAccessibility == Accessibility.Public && c.Parameters.All(p => FindMember(p, members) is not null))
            .OrderByDescending(c => c.Parameters.Length)
            .ThenBy(c => c.ToDisplayString(), StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>The member that a constructor's parameter sets, by its type and its name: exactly, or else whatever its case.</summary>
    private static Member? FindMember(IParameterSymbol parameter, Member[] members)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return null;
        return Find(StringComparison.Ordinal) ?? Find(StringComparison.OrdinalIgnoreCase);

        Member? Find(StringComparison comparison) => Array.Find(
            members, m => m.Name.Equals(parameter.Name, comparison) && SymbolEqualityComparer.Default.Equals(parameter.Type, m.Type));
    }

    private static bool HasState(INamedTypeSymbol type)
    {
        if (type.Locations.All(l => !l.IsInSource)) return true; // fields of other assemblies are not always visible
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            if (Fields(part).Any()) return true;
        }

        return false;
    }

    private static string LocalName(string member, HashSet<string> taken)
    {
        string name = char.ToLowerInvariant(member[0]) + member.Substring(1);
        while (!taken.Add(name)) name += "_";
        return TypeNames.Escape(name);
    }

    private sealed record Member(ISymbol Symbol, string Name, ITypeSymbol Type, bool IsSettable, bool IsFillable, bool IsRequired)
    {
        /// <summary>The framework's collections that elements can be put into.</summary>
        private static readonly HashSet<string> s_fillable =
        [
            "List`1", "IList`1", "ICollection`1", "HashSet`1", "SortedSet`1", "ISet`1", "LinkedList`1", "Collection`1", "ObservableCollection`1",
            "Dictionary`2", "IDictionary`2", "SortedDictionary`2", "SortedList`2", "ConcurrentDictionary`2",
        ];

        public static Member? Of(ISymbol symbol) => symbol switch
        {
            { IsStatic: true } or { DeclaredAccessibility: not Accessibility.Public } => null,
            _ when MessagePackAttributes.IsIgnored(symbol) => null,
            IFieldSymbol { IsConst: false, CanBeReferencedByName: true } field => new(
                field, field.Name, field.Type, !field.IsReadOnly, field.IsReadOnly && IsCollection(field.Type), field.IsRequired),
            IPropertySymbol { IsIndexer: false, RefKind: RefKind.None, GetMethod.DeclaredAccessibility: Accessibility.Public } property => new(
                property,
                property.Name,
                property.Type,
                property.SetMethod is { DeclaredAccessibility: Accessibility.Public },
                property.SetMethod is not { DeclaredAccessibility: Accessibility.Public } && IsAuto(property) && IsCollection(property.Type),
                property.IsRequired),
            _ => null,
        };

        private static bool IsCollection(ITypeSymbol type) =>
            type is INamedTypeSymbol && s_fillable.Contains(type.MetadataName) && IsFrameworks(type);

        /// <summary>Whether a property stores what it returns: one that computes it has nothing to put elements into.</summary>
        private static bool IsAuto(IPropertySymbol property) =>
            property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property))
            || property.GetMethod?.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;
    }
}
