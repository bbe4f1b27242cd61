namespace MpiPool.Wire;

/// <summary>
/// Ended tasks of one worker: for each its sequence number, the result or the <see cref="RemoteFailure"/>, how it ended and how long it ran.
/// </summary>
internal static class ResultsMessage
{
    /// <summary>Where the first result begins.</summary>
    internal const int HeaderSize = 1;

    internal static Message Create() => MessagePool.Rent(MessageKind.Results);

    /// <summary>Begins one result; its payload is written next, then <see cref="EndResult"/>.</summary>
    internal static int BeginResult(Message message, uint sequence)
    {
        message.WriteVarint(sequence);
        return message.BeginBlock();
    }

    internal static void EndResult(Message message, int start, ResultStatus status, TimeSpan runTime)
    {
        message.EndBlock(start);
        message.WriteByte((byte)status);
        message.WriteVarint((ulong)runTime.Ticks);
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
            var status = (ResultStatus)_wire.ReadByte();
            if (status > ResultStatus.Canceled) throw new InvalidDataException($"A result has the unknown status {(byte)status}.");
            long ticks = (long)Math.Min(_wire.ReadVarint(), (ulong)TimeSpan.MaxValue.Ticks);
            result = new ResultRecord(sequence, payload, status, ticks);
            return true;
        }
    }
}

internal enum ResultStatus : byte
{
    Succeeded,
    Failed,

    /// <summary>Given up before it ran.</summary>
    Canceled,
}

/// <summary>One ended task in a <see cref="ResultsMessage"/>.</summary>
/// <param name="Sequence">The number that the main rank gave the task for this worker.</param>
/// <param name="Payload">The result, or a <see cref="RemoteFailure"/>.</param>
/// <param name="Status">How it ended.</param>
/// <param name="RunTicks">How long the worker was busy with it, in ticks of 100 ns.</param>
internal readonly record struct ResultRecord(uint Sequence, ReadOnlyMemory<byte> Payload, ResultStatus Status, long RunTicks);
