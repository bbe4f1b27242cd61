using MessagePack;
using MpiPool.CompilerServices;

namespace MpiPool.Wire;

/// <summary>
/// Tasks for one worker: <c>first sequence number, then groups of tasks of one method: opcode, first task id, number of tasks, arguments of
/// each</c>. The sequence numbers of one worker's tasks are consecutive, and so are the task ids of a group, so only the first is sent.
/// </summary>
internal static class RunMessage
{
    internal static Message Create() => MessagePool.Rent(MessageKind.Run);

    /// <summary>The sequence number of the first task.</summary>
    /// <exception cref="InvalidDataException">The message is malformed.</exception>
    internal static uint ReadFirst(Message message) => Reader.Begin(message, out _).NextSequence;

    /// <summary>Writes the tasks of a message, one after the other.</summary>
    internal struct Writer
    {
        private int _opcode;
        private long _nextTaskId;
        private int _countEnd;
        private uint _count;

        /// <summary>Begins the message.</summary>
        internal static Writer Begin(ref PayloadWriter writer, uint firstSequence)
        {
            writer.Write(firstSequence);
            return default;
        }

        /// <summary>Begins one task; its arguments are written next, then <see cref="EndTask"/>. Returns what that wants.</summary>
        internal int BeginTask(ref PayloadWriter writer, int opcode, long taskId)
        {
            if (_count == 0 || opcode != _opcode || taskId != _nextTaskId)
            {
                PutCount(ref writer);
                writer.Write(opcode);
                writer.Write(taskId);
                _countEnd = writer.ReserveNumber();
                (_opcode, _nextTaskId, _count) = (opcode, taskId, 0);
            }

            return writer.BeginBlock();
        }

        /// <summary>Ends one task. Returns the position after it.</summary>
        internal int EndTask(ref PayloadWriter writer, int start)
        {
            _nextTaskId++;
            _count++;
            return writer.EndBlock(start);
        }

        /// <summary>Ends the message.</summary>
        internal readonly void End(ref PayloadWriter writer)
        {
            PutCount(ref writer);
            writer.Flush();
        }

        private readonly void PutCount(ref PayloadWriter writer)
        {
            if (_count > 0)
                writer.PutNumber(_countEnd, _count);
        }
    }

    /// <summary>Reads the tasks of a message, one after the other.</summary>
    internal struct Reader
    {
        private int _opcode;
        private long _taskId;
        private uint _left;

        internal uint NextSequence { get; private set; }

        /// <summary>Begins the message.</summary>
        /// <exception cref="InvalidDataException">The message is malformed.</exception>
        internal static Reader Begin(Message message, out PayloadReader reader) =>
            new() { NextSequence = PayloadReader.Begin(message, out reader) };

        /// <summary>Begins the next task, whose arguments are then the reader's block. Returns false if there is none.</summary>
        /// <exception cref="InvalidDataException">The message is malformed.</exception>
        internal bool TryRead(Message message, ref PayloadReader reader, out TaskRecord task)
        {
            if (_left > 0 && reader.TryBeginShortBlock())
            {
                _left--;
                task = new TaskRecord(_opcode, NextSequence++, _taskId++);
                return true;
            }

            return TryReadOther(message, ref reader, out task);
        }

        private bool TryReadOther(Message message, ref PayloadReader reader, out TaskRecord task)
        {
            try
            {
                while (_left == 0)
                {
                    if (reader.AtEnd)
                    {
                        task = default;
                        return false;
                    }

                    _opcode = reader.ReadInt32();
                    _taskId = reader.ReadInt64();
                    _left = reader.ReadUInt32();
                }

                _left--;
                task = new TaskRecord(_opcode, NextSequence++, _taskId++);
                reader.BeginBlock();
                return true;
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                throw Malformed.Message(message, e);
            }
        }
    }
}

/// <summary>One task in a <see cref="RunMessage"/>.</summary>
/// <param name="Opcode">Which method.</param>
/// <param name="Sequence">The number by which the worker's result names the task.</param>
/// <param name="TaskId">The task's number in its pool.</param>
internal readonly record struct TaskRecord(int Opcode, uint Sequence, long TaskId);

/// <summary>What is said of a message whose fields cannot be read.</summary>
internal static class Malformed
{
    internal static bool Is(Exception exception) =>
        exception is MessagePackSerializationException or EndOfStreamException or OverflowException;

    internal static InvalidDataException Message(Message message, Exception reason) =>
        new(
            reason is EndOfStreamException or { InnerException: EndOfStreamException }
                ? $"A message of kind {message.Kind} from rank {message.Source} ends too early, after {message.Length} bytes. Were the "
                    + $"ranks started from different builds?"
                : $"A message of kind {message.Kind} from rank {message.Source} is malformed: {reason.Message} Were the ranks started from "
                    + $"different builds?",
            reason
        );
}
