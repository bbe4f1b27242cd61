using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace MpiPool.CompilerServices;

/// <summary>One run of a task on a worker, as its generated stub sees it. The tasks of one message use it one after the other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage(
    "Design",
    "CA1051",
    Justification = "The reader and the writer are mutable ref structs: only a field lets a stub call them in place."
)]
public ref struct TaskCall
{
    /// <summary>The arguments.</summary>
    public PayloadReader Arguments;

    /// <summary>Where the result goes.</summary>
    public PayloadWriter Result;

    private readonly TaskCancellation _cancellation;

    internal TaskCall(int workerRank, TaskCancellation cancellation)
    {
        WorkerRank = workerRank;
        _cancellation = cancellation;
    }

    /// <summary>How far the call has come, so that a failure is laid at the right door.</summary>
    internal TaskPhase Phase { get; set; }

    internal int WorkerRank { get; }

    internal long TaskId { get; set; }

    /// <summary>Canceled when the main rank cancels this task while it runs.</summary>
    public readonly CancellationToken CancellationToken => _cancellation.Token;

    /// <summary>A context for a task that declares one.</summary>
    public readonly MpiTaskContext CreateContext() => new(WorkerRank, TaskId, CancellationToken);

    /// <summary>Says that the arguments have been read and that the user's method is called next.</summary>
    public void Begin()
    {
        Arguments.CheckBlock();
        Phase = TaskPhase.Running;
    }

    /// <summary>Says that the user's method has returned and that its result is written next.</summary>
    public void End() => Phase = TaskPhase.WritingResult;

    /// <summary>Waits for an asynchronous task on the worker's thread.</summary>
    /// <param name="task">What the user's method returned.</param>
    public static void Await(Task task) => task.GetAwaiter().GetResult();

    /// <inheritdoc cref="Await(Task)" />
    public static TResult Await<TResult>(Task<TResult> task) => task.GetAwaiter().GetResult();

    /// <inheritdoc cref="Await(Task)" />
    public static void Await(ValueTask task)
    {
        // A ValueTask may only be blocked on once it has completed.
        if (task.IsCompleted)
            task.GetAwaiter().GetResult();
        else
            task.AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Await(Task)" />
    public static TResult Await<TResult>(ValueTask<TResult> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
}

internal enum TaskPhase
{
    ReadingArguments,
    Running,
    WritingResult,
}
