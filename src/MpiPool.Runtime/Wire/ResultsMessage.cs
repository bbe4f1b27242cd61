using MpiPool.CompilerServices;

namespace MpiPool.Wire;

/// <summary>
/// Ended tasks of one worker: for each how it ended, its sequence number, and the result or the <see cref="RemoteFailure"/>. In between, measurements: how many tasks
/// were measured, the last one before it the last of them, and how long the worker was busy with them.
/// </summary>
internal static class ResultsMessage
{
    /// <summary>Where the first result begins.</summary>
    internal const int HeaderSize = 1;

    internal static Message Create() => MessagePool.Rent(MessageKind.Results);

    /// <summary>Begins one result; its payload is written next, then <see cref="EndResult"/>. Returns what that wants.</summary>
    internal static int BeginResult(ref PayloadWriter writer, uint sequence)
    {
        writer.Pack.GetSpan(1)[0] = (byte)ResultStatus.Succeeded;
        writer.Pack.Advance(1);
        writer.Pack.Write(sequence);
        return writer.BeginBlock();
    }

    /// <summary>Ends one result. Returns the position after it.</summary>
    /// <param name="writer">The message's writer.</param>
    /// <param name="begin">The position before <see cref="BeginResult"/>.</param>
    /// <param name="start">What <see cref="BeginResult"/> returned.</param>
    /// <param name="status">How the task ended.</param>
    internal static int EndResult(ref PayloadWriter writer, int begin, int start, ResultStatus status)
    {
        int end = writer.EndBlock(start);
        if (status != ResultStatus.Succeeded) writer.PutByte(begin, (byte)status);
        return end;
    }

    /// <summary>Writes a measurement, of the method of the last result. Returns the position after it.</summary>
    /// <param name="writer">The message's writer.</param>
    /// <param name="tasks">The number of tasks that were measured.</param>
    /// <param name="ticks">How long they ran, in ticks of 100 ns.</param>
    internal static int WriteMeasurement(ref PayloadWriter writer, int tasks, long ticks)
    {
        writer.Pack.Write((byte)ResultStatus.Measured);
        writer.Pack.Write(tasks);
        writer.Pack.Write(ticks);
        return writer.Position;
    }

    internal static PayloadReader Read(Message message) => new(message, HeaderSize);

    /// <summary>Reads the next result, whose payload is then the reader's block, or measurement. Returns false if there is none.</summary>
    /// <exception cref="InvalidDataException">The message is malformed.</exception>
    internal static bool TryRead(Message message, ref PayloadReader reader, out ResultRecord result)
    {
        result = default;
        try
        {
            if (reader.AtEnd) return false;
            var status = (ResultStatus)reader.Pack.ReadByte();
            if (status == ResultStatus.Measured)
            {
                result = new ResultRecord(status, 0, Math.Max(1, reader.Pack.ReadInt32()), Math.Max(0, reader.Pack.ReadInt64()));
                return true;
            }

            if (status > ResultStatus.Measured) throw new InvalidDataException($"A result from rank {message.Source} has the unknown status {(byte)status}.");
            result = new ResultRecord(status, reader.Pack.ReadUInt32(), 0, 0);
            reader.BeginBlock();
            return true;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            throw Malformed.Message(message, e);
        }
    }
}

internal enum ResultStatus : byte
{
    Succeeded,
    Failed,

    /// <summary>No result, but how long the last ones took.</summary>
    Measured,
}

/// <summary>One ended task in a <see cref="ResultsMessage"/>, or one measurement.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Sequence">The number that the main rank gave the task for this worker.</param>
/// <param name="MeasuredTasks">How many tasks were measured.</param>
/// <param name="RunTicks">How long the worker was busy with them, in ticks of 100 ns.</param>
internal readonly record struct ResultRecord(ResultStatus Status, uint Sequence, int MeasuredTasks, long RunTicks);
