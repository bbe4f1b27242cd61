namespace MpiPool;

/// <summary>The ranks were started from different builds: they do not have the same tasks, or not the same types in them.</summary>
public sealed class TaskTableMismatchException : InvalidOperationException, ISetupError
{
    internal TaskTableMismatchException(string message)
        : base(message) { }
}
