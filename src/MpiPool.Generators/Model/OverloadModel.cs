namespace MpiPool.Generators.Model;

/// <summary>An overload of a pool operation with the parameter types of a task, in the namespace from which it is called.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Types">The types of the arguments that travel.</param>
/// <param name="Trailing">What the task's last parameter is besides.</param>
internal sealed record OverloadModel(string Namespace, PoolOperation Operation, EquatableArray<string> Types, TrailingParameter Trailing)
{
    /// <summary>The marks of the types.</summary>
    public MarksModel Marks { get; init; } = MarksModel.None;
}

/// <summary>An overload that a call wants.</summary>
/// <param name="IsOfGroup">Whether other tasks of the same name take as many arguments.</param>
internal sealed record WantedOverload(OverloadModel Overload, bool IsOfGroup);

/// <summary>An overload with everything that it prints.</summary>
/// <param name="Priority">Which one the compiler takes if several could take a call: that of the highest.</param>
internal sealed record PrintedOverload(OverloadModel Overload, int Priority);
