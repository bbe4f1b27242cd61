namespace MpiPool.Generators.Model;

/// <summary>
/// The generated part of a user's partial type through which a worker reaches a method that other code cannot name. It has the type
/// parameters of the type and the method, so that it serves all types that calls close them for.
/// </summary>
/// <param name="Namespace">The type's namespace; null for the global one.</param>
/// <param name="Types">The declarations that contain the part, from the outermost: <c>partial class Shop</c>.</param>
/// <param name="Name">The name of the forwarding method.</param>
/// <param name="TypeParameters">The method's own, in angle brackets; empty for none.</param>
/// <param name="Constraints">The <c>where</c> clauses of these.</param>
/// <param name="Target">The user's method, as code of its type names it.</param>
/// <param name="DelegateType">The type of a delegate of the method; null if it has too many parameters for one.</param>
/// <param name="DocumentationId">The user's method in the notation of <c>cref</c>.</param>
internal sealed record AccessorModel(
    string? Namespace,
    EquatableArray<string> Types,
    string Name,
    string TypeParameters,
    string Constraints,
    string Target,
    bool IsStatic,
    string ReturnType,
    EquatableArray<string> ParameterTypes,
    string? DelegateType,
    string DocumentationId
)
{
    /// <summary>The marks of what it names.</summary>
    public MarksModel Marks { get; init; } = MarksModel.None;

    /// <summary>The name of the method that gives the user's as a delegate.</summary>
    public string DelegateName => $"{Name}_Delegate";
}
