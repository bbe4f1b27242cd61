namespace MpiPool.Generators.Model;

/// <summary>The calls of one source file.</summary>
internal sealed record CallFile(string Name, EquatableArray<CallModel> Calls);

/// <summary>A call of a pool operation that can be intercepted.</summary>
/// <param name="Shape">What it has in common with the calls that share its interceptor.</param>
/// <param name="Location">Where it is.</param>
internal sealed record CallModel(CallShape Shape, CallLocation Location);

/// <summary>One interceptor: an operation on one task, with one list of parameter types.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Signature">The task's signature.</param>
/// <param name="LibraryTask">The task as an expression if it is a referenced assembly's; null for this compilation's own.</param>
/// <param name="InstanceType">The type that the delegate's target is cast to; null for a static method.</param>
/// <param name="ArgumentTypes">What the call passes.</param>
/// <param name="TaskTypes">What the task takes: the same, or base types or other annotations of it.</param>
/// <param name="ConvertsGroups">Whether the call passes groups of arguments, with other types than the task's.</param>
internal sealed record CallShape(
    PoolOperation Operation,
    string Signature,
    string? LibraryTask,
    string? InstanceType,
    string ReturnType,
    string DelegateType,
    EquatableArray<string> ArgumentTypes,
    EquatableArray<string> TaskTypes,
    bool ConvertsGroups
)
{
    /// <summary>The marks of the types.</summary>
    public MarksModel Marks { get; init; } = MarksModel.None;
}

/// <summary>The compiler's own name for a call.</summary>
/// <param name="Display">The place for people: file and line.</param>
internal sealed record CallLocation(int Version, string Data, string Display);
