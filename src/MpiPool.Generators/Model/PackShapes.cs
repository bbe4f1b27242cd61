namespace MpiPool.Generators.Model;

/// <summary>
/// A <c>[MessagePackObject]</c> type, an array with an element for each number, or a map by names, as MessagePack writes it; or an
/// <c>[MpiState]</c> type, a map by the names of its fields.
/// </summary>
/// <param name="Members">What travels, in the order in which it is written.</param>
/// <param name="Constructor">The local variables that the constructor takes, in the order of its parameters.</param>
/// <param name="IsMap">Whether the keys are names; numbers otherwise.</param>
/// <param name="HasCallbacks">Whether the type wants to know before it is written and after it is read.</param>
/// <param name="IsState">Whether the object is made without a constructor: its members are all its fields.</param>
internal sealed record PackObjectShape(
    string Type,
    string Serializer,
    bool CanBeNull,
    EquatableArray<PackMemberModel> Members,
    EquatableArray<string> Constructor,
    bool IsMap,
    bool HasCallbacks,
    bool IsRecursive,
    bool IsInheritable,
    bool IsState = false
) : ShapeModel(Type, Serializer, CanBeNull)
{
    public override string Canonical => $"{Type} {{{string.Join(", ", Members.Select(m => $"{m.Key}: {m.Member.Value.Canonical}"))}}}";
}

/// <summary>A member with a key.</summary>
/// <param name="Key">The key as C#: a number, or a name in quotes.</param>
/// <param name="Number">The number, if it is one.</param>
/// <param name="Found">
/// The name of the local variable that says whether the message had the member; null if that makes no difference. A member that it had not
/// stays as the constructor left it.
/// </param>
internal sealed record PackMemberModel(string Key, int Number, string? Found, MemberModel Member);

/// <summary>An interface or abstract class with <c>[Union]</c> attributes: the number of the real type, and the value.</summary>
internal sealed record UnionShape(string Type, string Serializer, EquatableArray<UnionCaseModel> Cases)
    : ShapeModel(Type, Serializer, CanBeNull: true)
{
    public override string Canonical => $"{Type} {string.Join(" | ", Cases.Select(c => $"{c.Key}: {c.Value.Canonical}"))}";
}

/// <summary>One real type of a union.</summary>
internal sealed record UnionCaseModel(int Key, ValueModel Value);

/// <summary>A value that a formatter of the user's reads and writes, null included.</summary>
/// <param name="Interface">The formatter's interface.</param>
/// <param name="Creation">The expression that makes the formatter.</param>
internal sealed record FormatterShape(string Type, string Serializer, bool IsReference, string Interface, string Creation)
    : ShapeModel(Type, Serializer, CanBeNull: false)
{
    public override string Canonical => $"{Type} {Creation}";
}
