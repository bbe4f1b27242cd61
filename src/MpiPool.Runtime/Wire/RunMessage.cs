using MpiPool.CompilerServices;

namespace MpiPool.Wire;

/// <summary>
/// Tasks for one worker: <c>first sequence number, then for each task: opcode, task id (relative to the one before), arguments</c>.
/// The sequence numbers of one worker's tasks are consecutive, so only the first is sent.
/// </summary>
internal static class RunMessage
{
    internal static Message Create(uint firstSequence)
    {
        Message message = MessagePool.Rent(MessageKind.Run);
        message.WriteVarint(firstSequence);
        return message;
    }

    /// <summary>Begins one task; its arguments are written next, then <see cref="PayloadWriter.EndBlock"/>.</summary>
    internal static int BeginTask(ref PayloadWriter writer, int opcode, long taskId, ref long previousTaskId)
    {
        writer.WriteVarint((ulong)opcode);
        writer.WriteVarint(WireWriter.ToUnsigned(taskId - previousTaskId));
        previousTaskId = taskId;
        return writer.BeginBlock();
    }

    /// <summary>The sequence number of the first task.</summary>
    internal static uint ReadFirst(Message message)
    {
        var wire = new WireReader(message.Memory[1..]);
        return (uint)wire.ReadVarint();
    }

    internal static Reader Read(Message message) => new(message.Memory);

    /// <summary>The tasks of a message, one after the other.</summary>
    internal ref struct Reader
    {
        private WireReader _wire;
        private uint _nextSequence;
        private long _taskId;

        internal Reader(ReadOnlyMemory<byte> message)
        {
            _wire = new WireReader(message[1..]);
            _nextSequence = (uint)_wire.ReadVarint();
        }

        internal bool TryRead(out TaskRecord task)
        {
            if (_wire.AtEnd)
            {
                task = default;
                return false;
            }

            ulong opcode = _wire.ReadVarint();
            if (opcode > int.MaxValue) throw new InvalidDataException($"A message names the impossible opcode {opcode}.");
            _taskId += _wire.ReadSignedVarint();
            task = new TaskRecord((int)opcode, _nextSequence++, _taskId, _wire.ReadBlock());
            return true;
        }
    }
}

/// <summary>One task in a <see cref="RunMessage"/>.</summary>
/// <param name="Opcode">Which method.</param>
/// <param name="Sequence">The number by which the worker's result names the task.</param>
/// <param name="TaskId">The task's number in its pool.</param>
/// <param name="Arguments">What the generated stub wrote.</param>
internal readonly record struct TaskRecord(int Opcode, uint Sequence, long TaskId, ReadOnlyMemory<byte> Arguments);
