using MpiPool.Wire;

namespace MpiPool;

/// <summary>
/// A task failed on a worker: its method threw, its arguments could not be read there, or its result could not be written.
/// </summary>
/// <remarks>
/// <see cref="Exception.InnerException"/> is an instance of the original type and with the original message where one can be made without
/// reflection: the framework's common exceptions, and exceptions of the user's own compilation that have a public <c>(string)</c> or
/// <c>(string, Exception)</c> constructor. So are those inside it. Their <see cref="Exception.Data"/> does not travel. Each wait for a
/// failed task throws an exception of its own, with one stack trace.
/// </remarks>
public sealed class RemoteTaskException : Exception
{
    private readonly RemoteRun _run;

    internal RemoteTaskException(RemoteRun run, long? index, Exception? innerException)
        : base(Describe(run, index), innerException)
    {
        _run = run;
        Index = index;
    }

    /// <summary>The task's name.</summary>
    public string TaskName => _run.TaskName;

    /// <summary>The task's number in its pool: its future's <see cref="MpiFuture.TaskId"/>.</summary>
    public long TaskId => _run.TaskId;

    /// <summary>The rank it ran on, in the pool's communicator.</summary>
    public int WorkerRank => _run.WorkerRank;

    /// <summary>The name of the machine it ran on.</summary>
    public string Host => _run.Host;

    /// <summary>Which input of a map or a batch the task had, counted from 0; null for a task that was submitted by itself.</summary>
    public long? Index { get; }

    /// <summary>The full name of the type of the exception that was thrown there.</summary>
    public string RemoteType => _run.Error.Type;

    /// <summary>
    /// The stack trace on the worker, below what is inside the exception that was thrown, as <see cref="Exception.ToString"/> prints it.
    /// </summary>
    public string RemoteStackTrace => _run.Error.Trace;

    /// <summary>
    /// Whether the task ended by an <see cref="OperationCanceledException"/>, maybe of a type that only the worker can make.
    /// </summary>
    internal bool IsCancellation => _run.IsCancellation;

    /// <inheritdoc />
    public override string ToString()
    {
        string text =
            $"{GetType()}: {Message}{Environment.NewLine} ---> {_run.Error}{Environment.NewLine}"
            + $"   --- End of stack trace on worker rank {WorkerRank} ---";
        return StackTrace is { } here ? $"{text}{Environment.NewLine}{here}" : text;
    }

    /// <summary>The same failure as another exception, which nobody has thrown yet.</summary>
    internal RemoteTaskException Again(long? index) => new(_run, index ?? Index, InnerException);

    private static string Describe(RemoteRun run, long? index)
    {
        string which = index is { } i ? $"number {run.TaskId}, input index {i}" : $"number {run.TaskId}";
        string task = MpiTaskOptions.Title(run.TaskName, run.Label);
        return $"Task {task} ({which}) failed on worker rank {run.WorkerRank} (host {run.Host}): {run.Error.Type}: {run.Error.Message}";
    }
}
