using MpiPool.CompilerServices;
using MpiPool.Replay;
using MpiPool.Wire;

namespace MpiPool;

/// <summary>Runs a failed run of a task again, in this process and without MPI: under a debugger, or in a test.</summary>
/// <remarks>
/// Workers keep failed runs where the environment variable <c>MPIPOOL_RECORD</c> names a folder for them, each in a file: the task and its
/// arguments as they arrived. Not kept is what the task finds elsewhere: static fields, files, what other ranks send.
/// </remarks>
/// <example>
/// After a job with <c>MPIPOOL_RECORD=failed</c>: all that failed, again. A debugger stops where an exception is thrown.
/// <code not-run="there is no such folder">
/// foreach (string path in Directory.EnumerateFiles("failed", "*.mpirecord"))
///     Console.WriteLine(MpiReplay.Run(path));
/// </code>
/// </example>
public static class MpiReplay
{
    /// <summary>Runs a task as a worker did, with the arguments that it had, on the calling thread.</summary>
    /// <param name="path">The file, whose name ends in <c>.mpirecord</c>.</param>
    /// <returns>The task's result, read from what a worker would have sent; null if the task has none. It may succeed now.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no record of a run, is of another version, or is damaged.</exception>
    /// <exception cref="TaskTableMismatchException">The program's tasks, or the types that travel, are not those of the program that wrote
    /// it.</exception>
    /// <remarks>An exception that the task throws comes out as it is, as from a direct call of the method: nothing wraps it.</remarks>
    public static object? Run(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FailedRun run = FailedRun.Read(path);
        int opcode = Find(run, path);

        // As the wire has it: a message of one task, with the arrays beside it.
        var message = new Message();
        message.WriteByte((byte)MessageKind.Run);
        foreach (Attachment attachment in run.Attachments)
            message.Attach(attachment);
        var arguments = new PayloadWriter(message, longBlocks: true);
        var tasks = RunMessage.Writer.Begin(ref arguments, firstSequence: 0);
        int start = tasks.BeginTask(ref arguments, opcode, run.TaskId);
        arguments.Flush();
        message.Write(run.Arguments.Span);
        tasks.EndTask(ref arguments, start);
        tasks.End(ref arguments);

        var answer = new Message();
        answer.WriteByte((byte)MessageKind.Results);
        var call = new TaskCall(run.WorkerRank, new TaskCancellation()) { Result = new PayloadWriter(answer, longBlocks: true) };
        call.Result.Write(0u);
        start = call.Result.BeginBlock();
        var reader = RunMessage.Reader.Begin(message, out call.Arguments);
        reader.TryRead(message, ref call.Arguments, out TaskRecord task);
        call.TaskId = task.TaskId;
        TaskRegistry.Dispatch(task.Opcode, ref call);

        call.Result.EndBlock(start);
        call.Result.Flush();
        PayloadReader.Begin(answer, out PayloadReader result);
        result.BeginBlock();
        object? value = TaskRegistry.Find(opcode)!.ReadObject(ref result);
        return value is VoidResult ? null : value;
    }

    /// <summary>The opcode that the task has in this process.</summary>
    private static int Find(FailedRun run, string path)
    {
        MpiTaskTable? table = TaskRegistry.Number().FirstOrDefault(table => table.Assembly == run.Assembly);
        bool isSameBuild = table?.Fingerprint == run.Fingerprint;
        if (isSameBuild && table!.Tasks.FirstOrDefault(task => task.Signature == run.Signature) is { } found)
            return found.Opcode;
        string difference = table is null
            ? $"this program has no tasks of {run.Assembly}"
            : $"its tasks of {run.Assembly} have the fingerprint {run.Fingerprint:x16}, this program's have {table.Fingerprint:x16}";
        throw new TaskTableMismatchException(
            $"{path} is a run of {run.TaskName} in another build: {difference}. Run it with the program that wrote it, or build that "
                + "one's "
                + "sources again (the tasks and the types that travel must be the same; what is inside of methods may differ)."
        );
    }
}
