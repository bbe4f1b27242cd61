namespace MpiPool.Generators.Model;

/// <summary>The generated part of a user's partial type through which a worker reaches a method that other code cannot name.</summary>
/// <param name="Namespace">The type's namespace; null for the global one.</param>
/// <param name="Types">The declarations that contain the part, from the outermost: <c>partial class Shop</c>.</param>
/// <param name="Name">The name of the forwarding method.</param>
/// <param name="Target">The user's method, as code of its type names it.</param>
internal sealed record AccessorModel(
    string? Namespace,
    EquatableArray<string> Types,
    string Name,
    string Target,
    bool IsStatic,
    string ReturnType,
    EquatableArray<string> ParameterTypes)
{
    /// <summary>The name of the property that gives the method as a delegate.</summary>
    public string DelegateName => $"{Name}_Delegate";
}
