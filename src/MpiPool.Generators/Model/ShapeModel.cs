using System.Globalization;

namespace MpiPool.Generators.Model;

/// <summary>A type that gets a serializer of its own.</summary>
/// <param name="Type">The type as C#, without a nullable annotation of its own.</param>
/// <param name="Serializer">The name of its serializer class.</param>
/// <param name="CanBeNull">Whether nil stands for null.</param>
internal abstract record ShapeModel(string Type, string Serializer, bool CanBeNull)
{
    /// <summary>The user's type with whose serializers this one is written, as the name of their file.</summary>
    public string Home { get; init; } = "";

    /// <summary>The marks of what its serializer names.</summary>
    public MarksModel Marks { get; init; } = MarksModel.None;

    /// <summary>The ways to members that generated code cannot name.</summary>
    public EquatableArray<MemberAccessorModel> Accessors { get; init; }

    /// <summary>What must be the same on all ranks.</summary>
    public abstract string Canonical { get; }
}

/// <summary>A framework value with a fixed form of more than one statement.</summary>
internal sealed record ScalarShape(string Type, string Serializer, bool CanBeNull, string Write, string Read)
    : ShapeModel(Type, Serializer, CanBeNull)
{
    public override string Canonical => $"{Type} {Write}";
}

/// <summary>A struct without references: its bytes.</summary>
internal sealed record MemoryShape(string Type, string Serializer, string Layout) : ShapeModel(Type, Serializer, CanBeNull: false)
{
    public override string Canonical => Layout;
}

/// <summary><see cref="Nullable{T}"/>: nil or the value.</summary>
internal sealed record NullableShape(string Type, string Serializer, ValueModel Value) : ShapeModel(Type, Serializer, CanBeNull: false)
{
    public override string Canonical => $"{Type} {Value.Canonical}";
}

/// <summary>An array or a list: elements in order.</summary>
/// <param name="IsArray">Whether the collection is an array; a list otherwise.</param>
internal sealed record SequenceShape(string Type, string Serializer, ValueModel Element, bool IsArray)
    : ShapeModel(Type, Serializer, CanBeNull: true)
{
    public override string Canonical => $"{Type} [{Element.Canonical}]";
}

/// <summary>An array of several dimensions: its lengths, then its elements row by row.</summary>
/// <param name="Items">The elements as an array of one dimension.</param>
/// <param name="WriteItems">The statement that writes the elements of <c>value</c>.</param>
internal sealed record GridShape(string Type, string Serializer, int Rank, ValueModel Element, ValueModel Items, string WriteItems)
    : ShapeModel(Type, Serializer, CanBeNull: true)
{
    public override string Canonical => $"{Type} {Rank} {Items.Canonical}";
}

/// <summary>A collection that travels as an array of its elements.</summary>
/// <param name="Items">The array.</param>
/// <param name="WriteItems">The statement that writes the elements of <c>value</c>.</param>
/// <param name="Creation">The expression that makes the collection of the array <c>items</c>, and of <c>comparer</c> if it has one.</param>
/// <param name="Comparer">The expression for the comparer of a set of strings; null for all others.</param>
internal sealed record CollectionShape(
    string Type,
    string Serializer,
    bool CanBeNull,
    ValueModel Items,
    string WriteItems,
    string Creation,
    string? Comparer
) : ShapeModel(Type, Serializer, CanBeNull)
{
    public override string Canonical => $"{Type} {Items.Canonical}";
}

/// <summary>Keys and values, as a MessagePack map.</summary>
/// <param name="Pairs">The expression for the pairs of <c>value</c>.</param>
/// <param name="Length">The member of the pairs that holds their number.</param>
/// <param name="Creation">The expression that makes an empty dictionary, or what gathers the pairs for one.</param>
/// <param name="Result">The expression that makes the dictionary of the filled <c>items</c>.</param>
/// <param name="Comparer">The expression for the comparer of a dictionary with string keys; null for all others.</param>
internal sealed record DictionaryShape(
    string Type,
    string Serializer,
    ValueModel Key,
    ValueModel Value,
    string Pairs,
    string Length,
    string Creation,
    string Result,
    string? Comparer
) : ShapeModel(Type, Serializer, CanBeNull: true)
{
    public override string Canonical => $"{Type} [{Key.Canonical}: {Value.Canonical}]";
}

/// <summary>A value tuple.</summary>
internal sealed record TupleShape(string Type, string Serializer, EquatableArray<ValueModel> Items)
    : ShapeModel(Type, Serializer, CanBeNull: false)
{
    public override string Canonical => $"{Type} ({string.Join(", ", Items.Select(i => i.Canonical))})";
}

/// <summary>A class, struct or record that travels by the members that other code can see, as an array of their values.</summary>
/// <param name="Members">What travels: the constructor's parameters first, in their order, then the other members by name.</param>
/// <param name="ConstructorParameters">How many of the members the constructor takes.</param>
/// <param name="IsRecursive">Whether an object can contain others of its own type.</param>
/// <param name="IsInheritable">Whether a value can be of a derived type, whose further members would be lost.</param>
internal sealed record ObjectShape(
    string Type,
    string Serializer,
    bool CanBeNull,
    EquatableArray<MemberModel> Members,
    int ConstructorParameters,
    bool IsRecursive,
    bool IsInheritable
) : ShapeModel(Type, Serializer, CanBeNull)
{
    public override string Canonical => $"{Type} {{{string.Join(", ", Members.Select(m => $"{m.Name}: {m.Value.Canonical}"))}}}";
}

/// <summary>A field or property.</summary>
/// <param name="Name">Its name as C#.</param>
/// <param name="Local">The name of the local variable that holds it while the object is read.</param>
/// <param name="Setting">How it is set.</param>
/// <param name="GetFormat">C# for its value: <c>{0}</c> is the object.</param>
/// <param name="SetFormat">C# that sets it in an object that is there: <c>{0}</c> is the object, <c>{1}</c> the value. Empty if not
/// needed.</param>
/// <param name="IsRequired">Whether an object initializer must set it.</param>
internal sealed record MemberModel(
    string Name,
    string Local,
    ValueModel Value,
    MemberSetting Setting,
    string GetFormat,
    string SetFormat = "",
    bool IsRequired = false
)
{
    public string Get(string target) => string.Format(CultureInfo.InvariantCulture, GetFormat, target);

    public string Set(string target) => string.Format(CultureInfo.InvariantCulture, SetFormat, target, Local);
}

/// <summary>How a member gets its value when an object is read.</summary>
internal enum MemberSetting
{
    /// <summary>By the constructor.</summary>
    Constructed,

    /// <summary>In the object initializer.</summary>
    Assigned,

    /// <summary>Once the object is there, since an initializer cannot name it.</summary>
    Stored,

    /// <summary>A collection without a setter: by putting the elements into it.</summary>
    Filled,

    /// <summary>Not at all: it is written for those who read it in other ways.</summary>
    Unset,
}

/// <summary>A declaration with <c>[UnsafeAccessor]</c>: the way to one member that C# does not let generated code name.</summary>
/// <param name="Kind">The member of <c>UnsafeAccessorKind</c>.</param>
/// <param name="Target">The method's or field's name.</param>
/// <param name="Declaration">The C# method, from its return type to its parameters.</param>
/// <param name="Holder">The generic class that it stands in if the member's type is generic, as C#; empty otherwise.</param>
internal sealed record MemberAccessorModel(string Kind, string Target, string Declaration, string Holder);
