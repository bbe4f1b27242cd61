using Microsoft.Extensions.Logging;

namespace MpiPool;

/// <summary>All that the runtime logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The pool has {Workers} workers over {Transport}; this is rank {Rank}.")]
    internal static partial void PoolOpened(ILogger logger, int workers, string transport, int rank);

    [LoggerMessage(2, LogLevel.Information, "{Reason}: the tasks run on {Workers} threads of this process.")]
    internal static partial void InProcess(ILogger logger, string reason, int workers);

    [LoggerMessage(3, LogLevel.Error, "The pool broke down. Every task that had not ended has failed.")]
    internal static partial void PoolFailed(ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The pool's background thread broke down.")]
    internal static partial void ProgressFailed(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "A callback on task {Task} (number {TaskId}) threw an exception, which goes no further.")]
    internal static partial void CallbackFailed(ILogger logger, string task, long taskId, Exception exception);

    [LoggerMessage(6, LogLevel.Debug, "Worker rank {Rank} is ready, and serves rank {MainRank}.")]
    internal static partial void WorkerReady(ILogger logger, int rank, int mainRank);

    [LoggerMessage(20, LogLevel.Debug, "Worker rank {Rank} failed task {Task} (number {TaskId}): {Failure}")]
    internal static partial void TaskFailed(ILogger logger, int rank, string task, long taskId, string failure);

    [LoggerMessage(7, LogLevel.Debug, "Worker rank {Rank} has run {Tasks} tasks, and leaves.")]
    internal static partial void WorkerLeaves(ILogger logger, int rank, long tasks);

    [LoggerMessage(8, LogLevel.Warning, "The pool's shutdown has waited for {Seconds} s, and still waits for {What}.")]
    internal static partial void StillWaiting(ILogger logger, long seconds, string what);

    [LoggerMessage(9, LogLevel.Warning, "{Count} {Tasks} failed without anybody asking for the result, the exception or the end.{Example}")]
    internal static partial void FailuresUnseen(ILogger logger, long count, string tasks, string example);

    [LoggerMessage(10, LogLevel.Warning, "The environment variable {Variable} is unknown, and ignored: is {Nearest} meant?")]
    internal static partial void UnknownVariable(ILogger logger, string variable, string nearest);

    [LoggerMessage(30, LogLevel.Information, "Worker rank {Rank} keeps the run of task {Task} (number {TaskId}), which failed, in {Path}.")]
    internal static partial void RunRecorded(ILogger logger, int rank, string task, long taskId, string path);

    [LoggerMessage(
        31,
        LogLevel.Warning,
        "{Folder} (MPIPOOL_RECORD) holds {Count} runs that failed: no more are kept. Remove those that are done with."
    )]
    internal static partial void RecordsFull(ILogger logger, string folder, int count);

    [LoggerMessage(32, LogLevel.Warning, "A run that failed could not be kept in {Folder} (MPIPOOL_RECORD), nor will later ones be.")]
    internal static partial void RecordFailed(ILogger logger, string folder, Exception exception);

    [LoggerMessage(
        12,
        LogLevel.Warning,
        "A pool of {Size} ranks has waited {Seconds} s in its constructor, and goes on to wait, up to StartTimeout ({Timeout}), for "
            + "{Missing}. "
            + "Every rank of the communicator must construct the pool. "
            + OpeningChecks.PoolOfItsOwn
    )]
    internal static partial void StillOpening(ILogger logger, int size, double seconds, string missing, TimeSpan timeout);

    [LoggerMessage(
        11,
        LogLevel.Warning,
        "The process is ended (Environment.Exit) while tasks of a pool that was shut down have not ended: they are given up."
    )]
    internal static partial void GivenUpAtExit(ILogger logger);
}
