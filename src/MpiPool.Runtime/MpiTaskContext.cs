namespace MpiPool;

/// <summary>What a running task may know of its own run. Declare it as the task's last parameter; it is supplied on the worker.</summary>
/// <example>
/// <code>
/// foreach (string line in pool.Map(Tasks.Tell, Enumerable.Range(0, 4))) Console.WriteLine(line);
///
/// static class Tasks
/// {
///     [MpiTask]
///     public static string Tell(int x, MpiTaskContext context) =&gt; $"rank {context.WorkerRank} has {x}, in run {context.TaskId}";
/// }
/// </code>
/// </example>
public sealed class MpiTaskContext
{
    internal MpiTaskContext(int workerRank, long taskId, CancellationToken cancellationToken)
    {
        WorkerRank = workerRank;
        TaskId = taskId;
        CancellationToken = cancellationToken;
    }

    /// <summary>The rank that runs the task, in the pool's communicator. In-process workers are numbered from 1.</summary>
    public int WorkerRank { get; }

    /// <summary>The task's number in its pool, from 0 in the order of submission.</summary>
    public long TaskId { get; }

    /// <summary>Canceled when the main rank cancels this task while it runs.</summary>
    public CancellationToken CancellationToken { get; }
}
