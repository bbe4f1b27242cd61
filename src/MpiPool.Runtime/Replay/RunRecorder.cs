using Microsoft.Extensions.Logging;
using MpiPool.CompilerServices;
using MpiPool.Interop;
using MpiPool.Wire;

namespace MpiPool.Replay;

/// <summary>Keeps the runs that fail on a worker, each in a file, where <c>MPIPOOL_RECORD</c> names a folder for them.</summary>
internal sealed class RunRecorder
{
    /// <summary>
    /// A folder gets no more runs than this: a task that always fails must not fill a disk. Ranks that write at the same moment may exceed
    /// it by one each.
    /// </summary>
    internal const int Most = 1_000;

    internal const string Extension = ".mpirecord";

    private static int s_files;
    private static string? s_givenUp;

    private readonly string _folder;
    private readonly int _rank;
    private readonly ILogger _logger;
    private Attachment[] _attachments = [];

    private RunRecorder(string folder, int rank, ILogger logger)
    {
        _folder = folder;
        _rank = rank;
        _logger = logger;
    }

    /// <summary>The recorder of a worker; null if nothing is to be kept.</summary>
    internal static RunRecorder? Create(int rank, ILogger logger) =>
        PoolVariables.Record.Folder is { } folder ? new RunRecorder(folder, rank, logger) : null;

    /// <summary>Begins a message. Its arrays become the tasks' own, which may change them: they are copied before.</summary>
    internal void Begin(Message message)
    {
        long room = Shortage.Available;
        _attachments = new Attachment[message.Attachments?.Count ?? 0];
        for (int i = 0; i < _attachments.Length; i++)
            _attachments[i] = message.Attachments![i].Copy(ref room);
    }

    /// <summary>Keeps a run, if it has failed by itself. Never throws.</summary>
    /// <param name="task">The task.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="isLast">Whether it is the last of its message: only that one may have arrays beside it.</param>
    /// <param name="cancellation">Whether it was to stop.</param>
    /// <param name="failure">What it threw.</param>
    internal void Record(in TaskRecord task, ReadOnlyMemory<byte> arguments, bool isLast, TaskCancellation cancellation, Exception failure)
    {
        if (Volatile.Read(ref s_givenUp) == _folder || (failure is OperationCanceledException && cancellation.IsRequested))
            return;
        if (TaskRegistry.Find(task.Opcode) is not { } method)
            return;
        try
        {
            Directory.CreateDirectory(_folder);
            if (Directory.EnumerateFiles(_folder, $"*{Extension}").Take(Most).Count() == Most)
            {
                GiveUp($"{_folder} is full", () => Log.RecordsFull(_logger, _folder, Most));
                return;
            }

            Exception? refusal = isLast
                ? _attachments.Select(attachment => attachment.Refusal).FirstOrDefault(reason => reason is not null)
                : null;
            if (refusal is not null)
                throw new IOException(refusal.Message, refusal);
            MpiTaskTable table = TaskRegistry.TableOf(task.Opcode);
            var run = new FailedRun(
                method.Name,
                method.Signature,
                table.Assembly,
                table.Fingerprint,
                _rank,
                task.TaskId,
                Environment.MachineName,
                Describe(failure),
                arguments,
                isLast ? _attachments : []
            );
            string path = Path.Combine(_folder, FileName(run));
            string unfinished = path + ".part";
            using (FileStream file = new(unfinished, FileMode.CreateNew))
                run.Write(file);
            File.Move(unfinished, path);
            Log.RunRecorded(_logger, _rank, method.Name, task.TaskId, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            GiveUp($"{_folder}: {e.Message}", () => Log.RecordFailed(_logger, _folder, e));
        }
    }

    /// <summary>Keeps no more runs; one worker of this machine says so.</summary>
    private void GiveUp(string reason, Action say)
    {
        if (Interlocked.Exchange(ref s_givenUp, _folder) != _folder && SaidOnce.IsFirst(reason))
            say();
    }

    /// <summary>What tells the runs of a folder apart, for people and for the ranks of several jobs.</summary>
    private static string FileName(FailedRun run)
    {
        const int Longest = 60;
        string name = string.Concat(run.TaskName.Take(Longest).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        string process = $"{run.Host}-{Environment.ProcessId}-{Interlocked.Increment(ref s_files)}";
        return $"{name}-task{run.TaskId}-rank{run.WorkerRank}-{process}{Extension}";
    }

    // A user's exception may itself throw from its properties.
    private static string Describe(Exception failure)
    {
        string type = failure.GetType().FullName ?? failure.GetType().Name;
        try
        {
            return $"{type}: {failure.Message}";
        }
        catch (Exception e)
        {
            return $"{type}: ({e.GetType().Name} while reading its message)";
        }
    }
}
