namespace MpiPool.Generators.Model;

/// <summary>One <c>[MpiTask]</c> method.</summary>
/// <param name="Name">The task's name, for people.</param>
/// <param name="StubName">The task's name in that of its typed stub: <c>LargestOfInt32</c> for <c>Largest&lt;int&gt;</c>.</param>
/// <param name="StubParameters">The typed stub's parameter types: no other task has these and the name.</param>
/// <param name="HasSetName">Whether the user set the name.</param>
/// <param name="LongNames">
/// The names with that of the task's type before it, each with more of what contains the type; the last is no other type's.
/// </param>
/// <param name="Signature">The method with its containing type and parameter types; unique in its assembly.</param>
/// <param name="ClassName">The name of its stub class, before names that collide are told apart.</param>
/// <param name="Home">The type that declares it, as the name of the file of its tasks.</param>
/// <param name="DocumentationId">The method in the notation of <c>cref</c>.</param>
/// <param name="Method">The method as an expression: <c>global::Tasks.Menial</c>, or <c>Scale</c> for an instance method.</param>
/// <param name="MethodGroup">What a delegate of the user's method is made of.</param>
/// <param name="Instance">The instance, which travels as the first argument; null for a static method.</param>
/// <param name="Parameters">The parameters that travel.</param>
/// <param name="IsExtension">Whether a delegate can be closed over the first argument: <c>"text".Count</c>.</param>
/// <param name="Trailing">What the worker supplies as the last argument.</param>
/// <param name="Result">The result, unwrapped from its task type; null for none.</param>
/// <param name="WrittenResult">The result's type with the names of tuple elements.</param>
/// <param name="IsAwaited">Whether the method returns a task type.</param>
/// <param name="DelegateType">The type of a delegate of the method; null if it has too many parameters for one.</param>
/// <param name="IsPublic">Whether the method and all types in its signature are public.</param>
/// <param name="Accessor">The way to the method where it is not accessible; <paramref name="Method"/> is then that of the accessor.</param>
/// <param name="Shapes">The types that need serializers.</param>
internal sealed record TaskModel(
    string Name,
    string StubName,
    string StubParameters,
    bool HasSetName,
    EquatableArray<LongName> LongNames,
    string Signature,
    string ClassName,
    string Home,
    string DocumentationId,
    string Method,
    string MethodGroup,
    ValueModel? Instance,
    EquatableArray<ParameterModel> Parameters,
    bool IsExtension,
    TrailingParameter Trailing,
    ValueModel? Result,
    string? WrittenResult,
    bool IsAwaited,
    string? DelegateType,
    bool IsPublic,
    AccessorModel? Accessor,
    EquatableArray<ShapeModel> Shapes
)
{
    /// <summary>The marks of what its stub class and its typed stub name.</summary>
    public MarksModel Marks { get; init; } = MarksModel.None;

    /// <summary>The attributes that the typed stub has from the method, as C#.</summary>
    public EquatableArray<string> Attributes { get; init; }

    /// <summary>All that travels: the instance, if there is one, and the parameters.</summary>
    public IEnumerable<ValueModel> Arguments =>
        Instance is null ? Parameters.Select(p => p.Value) : Parameters.Select(p => p.Value).Prepend(Instance);

    public string ArgumentsType => TypeOfArguments(Arguments);

    /// <summary>What a delegate of the method can hold: the instance, or an extension method's first argument. Null for others.</summary>
    public ValueModel? Receiver => IsExtension ? Parameters[0].Value : Instance;

    /// <summary>The parameters that are left once the receiver is bound.</summary>
    public IEnumerable<ParameterModel> BoundParameters => Parameters.Skip(IsExtension ? 1 : 0);

    /// <summary>Their arguments' type.</summary>
    public string BoundArgumentsType => TypeOfArguments(BoundParameters.Select(p => p.Value));

    public string ResultType => Result?.Type ?? "global::MpiPool.CompilerServices.VoidResult";

    public string FutureType => Result is null ? "global::MpiPool.MpiFuture" : $"global::MpiPool.MpiFuture<{WrittenResult}>";

    /// <summary>What must be the same on all ranks.</summary>
    public string Canonical => $"{Name} {Signature} ({string.Join(", ", Arguments.Select(a => a.Canonical))}) {Result?.Canonical}";

    private static string TypeOfArguments(IEnumerable<ValueModel> arguments)
    {
        string[] types = [.. arguments.Select(a => a.Type)];
        return types.Length switch
        {
            0 => "global::System.ValueTuple",
            1 => types[0],
            _ => $"({string.Join(", ", types)})",
        };
    }
}

/// <summary>A task's name with that of its type.</summary>
/// <param name="Stub">As part of an identifier: <c>ShopCount</c>.</param>
/// <param name="Display">For people: <c>Shop.Count</c>.</param>
internal sealed record LongName(string Stub, string Display);

/// <summary>A parameter that travels.</summary>
/// <param name="Name">Its name as C#.</param>
/// <param name="WrittenType">Its type with the names of tuple elements.</param>
/// <param name="Default">Its default value as C#; null if it must be given.</param>
/// <param name="CallerInfo">
/// The attribute by which the compiler gives the caller's name, place or expression instead of the default value; empty for none.
/// </param>
/// <param name="Attributes">The attributes that say what may be given for it; empty for none.</param>
/// <param name="TakesDerived">Whether a delegate of the method can have another type in its place.</param>
internal sealed record ParameterModel(
    string Name,
    string WrittenType,
    ValueModel Value,
    string? Default,
    string CallerInfo,
    string Attributes,
    bool IsParams,
    bool TakesDerived
);

/// <summary>The last parameter of a method, if the worker supplies it.</summary>
internal enum TrailingParameter
{
    None,
    CancellationToken,
    Context,
}
