namespace MpiPool;

/// <summary>A task failed on a worker: its method threw, its arguments could not be read there, or its result could not be written.</summary>
/// <remarks>
/// <see cref="Exception.InnerException"/> is an instance of the original type where one can be made without reflection: the framework's common
/// exceptions, and exceptions of the user's own compilation that have a public <c>(string)</c> constructor.
/// </remarks>
public sealed class RemoteTaskException : Exception
{
    internal RemoteTaskException(
        string taskName, int workerRank, string remoteType, string remoteMessage, string remoteStackTrace, Exception? innerException)
        : base($"Task {taskName} failed on worker rank {workerRank}: {remoteType}: {remoteMessage}", innerException)
    {
        TaskName = taskName;
        WorkerRank = workerRank;
        RemoteType = remoteType;
        RemoteStackTrace = remoteStackTrace;
    }

    /// <summary>The task's name.</summary>
    public string TaskName { get; }

    /// <summary>The rank it ran on, in the pool's communicator.</summary>
    public int WorkerRank { get; }

    /// <summary>The full name of the type of the exception that was thrown there.</summary>
    public string RemoteType { get; }

    /// <summary>The stack trace on the worker, with those of inner exceptions below it.</summary>
    public string RemoteStackTrace { get; }

    /// <inheritdoc />
    public override string ToString() =>
        $"{base.ToString()}{Environment.NewLine}--- Stack trace on worker rank {WorkerRank} ---{Environment.NewLine}{RemoteStackTrace}";
}
