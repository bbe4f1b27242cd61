using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <content>Classes, structs and records, by the members that other code can see.</content>
internal sealed partial class ShapeParser
{
    private ShapeModel? ParseObject(INamedTypeSymbol type, string serializer, string path)
    {
        if (WhyNoObject(type) is { } reason)
            return Refuse<ShapeModel>(path, type, reason);

        if (ObjectForm.Find(type, compilation) is not { } form)
        {
            return Refuse<ShapeModel>(
                path,
                type,
                "which has no public constructor whose parameters all match public members by name and type: give it one, or mark it "
                    + "[MpiState]"
            );
        }

        Named.Add(form.Constructor);
        if (WhyUntold(form.Constructor) is { } untold)
            return Refuse<ShapeModel>(path, type, untold);
        if (form.Taken.Length + form.Others.Length == 0 && HasState(type))
        {
            return Refuse<ShapeModel>(
                path,
                type,
                "which has no public members that can be set, neither one by one nor by a constructor: give it some, or mark it "
                    + "[MpiState]"
            );
        }

        var access = new MemberAccess(compilation);
        var locals = new HashSet<string>(StringComparer.Ordinal) { "reader", "writer", "value" };
        var travelling = new List<MemberModel>();
        foreach (Member member in form.Taken.Concat(form.Others))
        {
            if (ParseMember(member, path) is not { } value)
                return null;
            bool isTaken = travelling.Count < form.Taken.Length;
            bool isSure = isTaken && member.IsMadeOf(form.Constructor.Parameters[travelling.Count]);
            MemberSetting setting = Setting(member, access, isTaken, isSure);
            travelling.Add(Model(member, LocalName(member.Name, locals), value, setting, access));
        }

        string[] set = [.. travelling.Where(m => m.Setting == MemberSetting.Assigned).Select(m => m.Name)];
        if (FindUnset(form.Constructor, set) is { } unset)
            return RefuseUnset(path, type, unset);

        Lost.AddRange(form.Members.Where(m => IsLost(m, form)).Select(m => $"{path}.{m.Name}"));
        return new ObjectShape(
            TypeNames.Full(type),
            serializer,
            type.IsReferenceType,
            travelling.ToEquatableArray(),
            form.Taken.Length,
            IsRecursive: false, // known once all types are
            IsInheritable: type.IsReferenceType && !type.IsSealed
        )
        {
            Accessors = access.Accessors,
        };
    }

    /// <summary>A required member that the code that makes an object has no value for; null if there is none.</summary>
    private static ISymbol? FindUnset(IMethodSymbol constructor, string[] set) =>
        RequiredMembers.Of(constructor).FirstOrDefault(m => !set.Contains(TypeNames.Escape(m.Name)));

    /// <summary>Refuses a type for a member, which is then the place to mend it.</summary>
    private ShapeModel? RefuseUnset(string path, ITypeSymbol type, ISymbol unset)
    {
        Fail(
            path,
            type,
            $"whose member '{unset.Name}' is required but does not travel ({WhyUnsent(unset)}), so that no worker could make the object"
        );
        Culprit = unset.OriginalDefinition;
        return null;
    }

    private static string WhyUnsent(ISymbol member) =>
        member switch
        {
            _ when StateAttributes.IsIgnored(member) => "it is marked as ignored; leave out the mark, or 'required'",
            IPropertySymbol { GetMethod: null } => "it cannot be read; give it a getter",
            _ => "it is not public; make it so, or mark a constructor that sets it [SetsRequiredMembers]",
        };

    /// <summary>
    /// Whether a member of another assembly may arrive with another value: it computes what it returns, and nobody can read what the
    /// constructor does with that. Members in this one are the affair of an analyzer, which reads code.
    /// </summary>
    private static bool IsLost(Member member, ObjectForm form) =>
        member is { IsForeign: true, IsSettable: false, IsStored: false } && form.Taken.Contains(member);

    private static MemberModel Model(
        Member member,
        string local,
        ValueModel value,
        MemberSetting setting,
        MemberAccess access,
        bool isRequired = false
    ) =>
        new(
            TypeNames.Escape(member.Name),
            local,
            value,
            setting,
            access.Get(member),
            setting == MemberSetting.Stored ? access.Set(member) : "",
            isRequired
        );

    /// <summary>
    /// How a member is set. One that the constructor takes is set besides if it can be: the constructor may do anything with the value.
    /// </summary>
    /// <param name="isTaken">Whether the constructor takes it.</param>
    /// <param name="isSure">Whether the constructor is known to set it to what it takes.</param>
    private static MemberSetting Setting(Member member, MemberAccess access, bool isTaken, bool isSure) =>
        member switch
        {
            { IsSetByField: true } => MemberSetting.Stored,
            _ when isTaken && (isSure || !member.IsSettable) => MemberSetting.Constructed,
            { IsSettable: true } => access.IsInitializable(member) ? MemberSetting.Assigned : MemberSetting.Stored,
            { IsFillable: true } => MemberSetting.Filled,
            _ => MemberSetting.Unset,
        };

    private ValueModel? ParseMember(Member member, string path)
    {
        string place = $"{path}.{member.Name}";
        Named.Add(member.Symbol);
        if (
            ((IEnumerable<IMethodSymbol?>)[member.Getter, member.Setter])
                .OfType<IMethodSymbol>()
                .Select(WhyUntold)
                .FirstOrDefault(r => r is not null) is
            { } untold
        )
        {
            return Refuse<ValueModel>(path, member.Symbol.ContainingType, untold);
        }

        return MessagePackAttributes.Formatter(member.Symbol) is { } formatter
            ? ParseByFormatter(member.Type, formatter, place)
            : Parse(member.Type, place);
    }

    private static string? WhyNoObject(INamedTypeSymbol type)
    {
        if (type.IsRefLikeType)
            return Refusals.RefStruct;
        if (type.IsStatic)
            return Refusals.StaticClass;
        if (type.IsAnonymousType)
            return "an anonymous type, which has no name: use a tuple or a record";
        if (type.IsAbstract || type.SpecialType is SpecialType.System_Object or SpecialType.System_IntPtr or SpecialType.System_UIntPtr)
        {
            return Refusals.Of(type, IsFrameworks(type));
        }

        // Its elements are not among its members.
        for (INamedTypeSymbol? part = type.BaseType; part is not null && !IsFrameworks(type); part = part.BaseType)
        {
            if (IsFrameworks(part) && part.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable))
            {
                return $"which derives from the collection '{TypeNames.Readable(part)}': send that, or give the type a "
                    + $"[MessagePackFormatter]";
            }
        }

        // A framework class has public members that say little about what it is.
        bool isTuple = type.Name == "Tuple" && type.ContainingNamespace.ToDisplayString() == "System";
        if (IsHandle(type))
            return "which means nothing in another process: send what it stands for";
        return IsFrameworks(type) && type.IsReferenceType && !isTuple ? Refusals.Of(type, isFrameworks: true) : null;
    }

    public static bool IsFrameworks(ITypeSymbol type) =>
        type.ContainingAssembly?.Name is "mscorlib" or "netstandard" or "System" or "System.Private.CoreLib"
        || type.ContainingAssembly?.Name.StartsWith("System.", StringComparison.Ordinal) == true;

    private static bool HasState(INamedTypeSymbol type)
    {
        if (type.Locations.All(l => !l.IsInSource))
            return true; // fields of other assemblies are not always visible
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            if (Fields(part).Any())
                return true;
        }

        return false;
    }

    private static string LocalName(string member, HashSet<string> taken)
    {
        string name = char.ToLowerInvariant(member[0]) + member.Substring(1);
        while (!taken.Add(name))
            name += "_";
        return TypeNames.Escape(name);
    }
}
