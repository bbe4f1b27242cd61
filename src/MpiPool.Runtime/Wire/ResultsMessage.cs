using MpiPool.CompilerServices;

namespace MpiPool.Wire;

/// <summary>
/// Ended tasks of one worker: for each its sequence number, the result or the <see cref="RemoteFailure"/>, and how it ended. One that ends a measurement says how
/// many tasks were measured, itself the last, and how long the worker was busy with them.
/// </summary>
internal static class ResultsMessage
{
    /// <summary>Where the first result begins.</summary>
    internal const int HeaderSize = 1;

    /// <summary>Set in the status of a result that ends a measurement.</summary>
    private const byte Measured = 0x80;

    internal static Message Create() => MessagePool.Rent(MessageKind.Results);

    /// <summary>Begins one result; its payload is written next, then <see cref="EndResult"/>.</summary>
    internal static int BeginResult(ref PayloadWriter writer, uint sequence)
    {
        writer.WriteVarint(sequence);
        return writer.BeginBlock();
    }

    /// <summary>Ends one result.</summary>
    /// <param name="writer">The message's writer.</param>
    /// <param name="start">What <see cref="BeginResult"/> returned.</param>
    /// <param name="status">How the task ended.</param>
    /// <param name="measuredTasks">The number of tasks that were measured; 0 if no measurement ends here.</param>
    /// <param name="runTicks">How long they ran, in ticks of 100 ns.</param>
    internal static void EndResult(ref PayloadWriter writer, int start, ResultStatus status, int measuredTasks, long runTicks)
    {
        writer.EndBlock(start);
        if (measuredTasks == 0)
        {
            writer.WriteByte((byte)status);
            return;
        }

        writer.WriteByte((byte)((byte)status | Measured));
        writer.WriteVarint((ulong)measuredTasks);
        writer.WriteVarint((ulong)runTicks);
    }

    internal static Reader Read(Message message) => new(message.Memory);

    /// <summary>The results of a message, one after the other.</summary>
    internal ref struct Reader(ReadOnlyMemory<byte> message)
    {
        private WireReader _wire = new(message[HeaderSize..]);

        internal bool TryRead(out ResultRecord result)
        {
            if (_wire.AtEnd)
            {
                result = default;
                return false;
            }

            var sequence = (uint)_wire.ReadVarint();
            ReadOnlyMemory<byte> payload = _wire.ReadBlock();
            byte field = _wire.ReadByte();
            var status = (ResultStatus)(field & ~Measured);
            if (status > ResultStatus.Failed) throw new InvalidDataException($"A result has the unknown status {(byte)status}.");
            int measuredTasks = 0;
            long ticks = 0;
            if ((field & Measured) != 0)
            {
                measuredTasks = (int)Math.Clamp(_wire.ReadVarint(), 1, int.MaxValue);
                ticks = (long)Math.Min(_wire.ReadVarint(), (ulong)TimeSpan.MaxValue.Ticks);
            }

            result = new ResultRecord(sequence, payload, status, measuredTasks, ticks);
            return true;
        }
    }
}

internal enum ResultStatus : byte
{
    Succeeded,
    Failed,
}

/// <summary>One ended task in a <see cref="ResultsMessage"/>.</summary>
/// <param name="Sequence">The number that the main rank gave the task for this worker.</param>
/// <param name="Payload">The result, or a <see cref="RemoteFailure"/>.</param>
/// <param name="Status">How it ended.</param>
/// <param name="MeasuredTasks">How many tasks, this one the last, <paramref name="RunTicks"/> is for; 0 if no measurement ends here.</param>
/// <param name="RunTicks">How long the worker was busy with them, in ticks of 100 ns.</param>
internal readonly record struct ResultRecord(uint Sequence, ReadOnlyMemory<byte> Payload, ResultStatus Status, int MeasuredTasks, long RunTicks);
