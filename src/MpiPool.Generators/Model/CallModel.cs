namespace MpiPool.Generators.Model;

/// <summary>A call of a pool operation that can be intercepted.</summary>
/// <param name="Shape">What it has in common with the calls that share its interceptor.</param>
/// <param name="Location">Where it is.</param>
internal sealed record CallModel(CallShape Shape, CallLocation Location);

/// <summary>One interceptor: an operation on one task, with one list of parameter types.</summary>
/// <param name="Operation">The operation's name.</param>
/// <param name="Signature">The task's signature.</param>
/// <param name="LibraryTask">The task as an expression if it is a referenced assembly's; null for this compilation's own.</param>
/// <param name="InstanceType">The type that the delegate's target is cast to; null for a static method.</param>
internal sealed record CallShape(
    string Operation,
    string Signature,
    string? LibraryTask,
    string? InstanceType,
    string ReturnType,
    string DelegateType,
    EquatableArray<string> ArgumentTypes);

/// <summary>The compiler's own name for a call.</summary>
/// <param name="Display">The place for people: file and line.</param>
internal sealed record CallLocation(int Version, string Data, string Display);

/// <summary>How an operation takes the arguments that follow the method group.</summary>
internal enum Gathering
{
    /// <summary>One value for each argument.</summary>
    Values,

    /// <summary>One sequence for each argument.</summary>
    Sequences,
}

/// <summary>The pool's operations that take a method group. A further operation is a further row.</summary>
/// <param name="Name">The method of <c>MpiExecutor</c>, and of <c>PoolOperations</c>.</param>
internal sealed record PoolOperation(string Name, Gathering Gathering)
{
    private static readonly PoolOperation[] s_all =
    [
        new("Submit", Gathering.Values),
        new("Map", Gathering.Sequences),
    ];

    public static PoolOperation? Find(string name) => Array.Find(s_all, o => o.Name == name);
}

/// <summary>An interceptor with everything that it prints.</summary>
/// <param name="Task">The task as an expression, without its instance.</param>
/// <param name="TaskName">The task's method, for people.</param>
internal sealed record InterceptorModel(
    string Name,
    string Task,
    string TaskName,
    Gathering Gathering,
    CallShape Shape,
    EquatableArray<CallLocation> Locations);
