namespace MpiPool.Generators.Model;

/// <summary>A type that gets a serializer of its own, one file each.</summary>
/// <param name="Type">The type as C#, without a nullable annotation of its own.</param>
/// <param name="Serializer">The name of its serializer class.</param>
/// <param name="CanBeNull">Whether nil stands for null.</param>
internal abstract record ShapeModel(string Type, string Serializer, bool CanBeNull)
{
    /// <summary>What must be the same on all ranks.</summary>
    public abstract string Canonical { get; }
}

/// <summary>A framework value with a fixed form of more than one statement.</summary>
internal sealed record ScalarShape(string Type, string Serializer, string Write, string Read) : ShapeModel(Type, Serializer, CanBeNull: false)
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

/// <summary>Elements in order.</summary>
/// <param name="Length">The member that holds the number of elements.</param>
/// <param name="IsArray">Whether the collection is an array; a list otherwise.</param>
internal sealed record SequenceShape(string Type, string Serializer, ValueModel Element, string Length, bool IsArray)
    : ShapeModel(Type, Serializer, CanBeNull: true)
{
    public override string Canonical => $"{Type} [{Element.Canonical}]";
}

/// <summary>Keys and values, as a MessagePack map.</summary>
internal sealed record DictionaryShape(string Type, string Serializer, ValueModel Key, ValueModel Value)
    : ShapeModel(Type, Serializer, CanBeNull: true)
{
    public override string Canonical => $"{Type} [{Key.Canonical}: {Value.Canonical}]";
}

/// <summary>A value tuple.</summary>
internal sealed record TupleShape(string Type, string Serializer, EquatableArray<ValueModel> Items)
    : ShapeModel(Type, Serializer, CanBeNull: false)
{
    public override string Canonical => $"{Type} ({string.Join(", ", Items.Select(i => i.Canonical))})";
}

/// <summary>A class, struct or record that travels by its public members, as an array of their values.</summary>
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
    bool IsInheritable) : ShapeModel(Type, Serializer, CanBeNull)
{
    public override string Canonical => $"{Type} {{{string.Join(", ", Members.Select(m => $"{m.Name}: {m.Value.Canonical}"))}}}";
}

/// <summary>A public field or property.</summary>
/// <param name="Name">Its name as C#.</param>
/// <param name="Local">The name of the local variable that holds it while the object is read.</param>
/// <param name="IsAssigned">Whether it is set in the object initializer.</param>
internal sealed record MemberModel(string Name, string Local, ValueModel Value, bool IsAssigned);
