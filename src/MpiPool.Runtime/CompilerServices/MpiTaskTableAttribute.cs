using System.ComponentModel;

namespace MpiPool.CompilerServices;

/// <summary>Names an assembly's task table, so that those which refer to the assembly find it. Written by the generator.</summary>
/// <param name="table">The class, which derives from <see cref="MpiTaskTable"/> and has a public static <c>Instance</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MpiTaskTableAttribute(Type table) : Attribute
{
    /// <summary>The class, which derives from <see cref="MpiTaskTable"/> and has a public static <c>Instance</c>.</summary>
    public Type Table { get; } = table;
}
