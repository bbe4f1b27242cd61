using System.Buffers.Binary;
using MessagePack;
using MpiPool.CompilerServices;

namespace MpiPool.Wire;

/// <summary>
/// Ended tasks of one worker: <c>first sequence number, then the result of each task</c>. Mostly they follow one another, so that a result
/// is its payload and nothing else. What is not so begins with a value that no payload begins with: another sequence number with true, a
/// <see cref="RemoteFailure"/> in place of a result with false, a measurement with nil. A measurement says how many tasks were measured,
/// the last one before it the last of them, and how long the worker was busy with them.
/// </summary>
internal static class ResultsMessage
{
    /// <summary>Where the first result begins.</summary>
    internal const int HeaderSize = 1 + NumberSize;

    private const int NumberSize = 1 + sizeof(uint);

    internal static Message Create()
    {
        Message message = MessagePool.Rent(MessageKind.Results);
        message.Write([MessagePackCode.UInt32, 0, 0, 0, 0]);
        return message;
    }

    /// <summary>The sequence number of the first result.</summary>
    internal static uint FirstOf(Message message) => BinaryPrimitives.ReadUInt32BigEndian(message.Data.AsSpan(HeaderSize - sizeof(uint)));

    /// <inheritdoc cref="FirstOf" />
    internal static void SetFirst(Message message, uint sequence) =>
        BinaryPrimitives.WriteUInt32BigEndian(message.Patch(HeaderSize - sizeof(uint), sizeof(uint)), sequence);

    /// <summary>Writes the results of a message, one after the other.</summary>
    internal struct Writer
    {
        /// <summary>The number of the task that is expected to end next.</summary>
        internal uint NextSequence { get; private set; }

        /// <summary>
        /// Begins one result; its payload is written next, then <see cref="PayloadWriter.EndBlock"/>. Returns what that wants.
        /// </summary>
        /// <param name="writer">The message's writer.</param>
        /// <param name="message">The message.</param>
        /// <param name="position">Where the writer is.</param>
        /// <param name="sequence">The task's number.</param>
        internal int BeginResult(ref PayloadWriter writer, Message message, int position, uint sequence)
        {
            if (position == HeaderSize)
            {
                SetFirst(message, sequence);
            }
            else if (sequence != NextSequence)
            {
                writer.Write(true);
                writer.Write(sequence);
            }

            NextSequence = sequence + 1;
            return writer.BeginBlock();
        }

        /// <summary>
        /// Puts a failure in place of the result that has been begun; it is written next. Returns what <see cref="PayloadWriter.EndBlock"/>
        /// wants.
        /// </summary>
        /// <param name="writer">The message's writer.</param>
        /// <param name="start">What <see cref="BeginResult"/> returned.</param>
        internal static int BeginFailure(ref PayloadWriter writer, int start)
        {
            writer.DropBlock(start);
            writer.Write(false);
            return writer.BeginBlock();
        }

        /// <summary>Writes a measurement, of the method of the last result. Returns the position after it.</summary>
        /// <param name="writer">The message's writer.</param>
        /// <param name="tasks">The number of tasks that were measured.</param>
        /// <param name="ticks">How long they ran, in ticks of 100 ns.</param>
        internal static int WriteMeasurement(ref PayloadWriter writer, int tasks, long ticks)
        {
            writer.WriteNil();
            writer.Write(tasks);
            writer.Write(ticks);
            return writer.Position;
        }
    }

    /// <summary>Reads the results of a message, one after the other.</summary>
    internal struct Reader
    {
        private uint _nextSequence;

        /// <summary>Begins the message.</summary>
        /// <exception cref="InvalidDataException">The message is malformed.</exception>
        internal static Reader Begin(Message message, out PayloadReader reader) =>
            new() { _nextSequence = PayloadReader.Begin(message, out reader) };

        /// <summary>
        /// Reads the next result, whose payload is then the reader's block, or measurement. Returns false if there is none.
        /// </summary>
        /// <exception cref="InvalidDataException">The message is malformed.</exception>
        internal bool TryRead(Message message, ref PayloadReader reader, out ResultRecord result)
        {
            if (reader.TryBeginShortBlock())
            {
                result = new ResultRecord(ResultStatus.Succeeded, _nextSequence++, 0, 0);
                return true;
            }

            return TryReadOther(message, ref reader, out result);
        }

        private bool TryReadOther(Message message, ref PayloadReader reader, out ResultRecord result)
        {
            try
            {
                var status = ResultStatus.Succeeded;
                while (!reader.AtEnd)
                {
                    switch (reader.NextCode)
                    {
                        case MessagePackCode.True:
                            reader.ReadBoolean();
                            _nextSequence = reader.ReadUInt32();
                            continue;
                        case MessagePackCode.False:
                            reader.ReadBoolean();
                            status = ResultStatus.Failed;
                            break;
                        case MessagePackCode.Nil:
                            reader.ReadNil();
                            result = new ResultRecord(
                                ResultStatus.Measured,
                                0,
                                Math.Max(1, reader.ReadInt32()),
                                Math.Max(0, reader.ReadInt64())
                            );
                            return true;
                    }

                    reader.BeginBlock();
                    result = new ResultRecord(status, _nextSequence++, 0, 0);
                    return true;
                }

                result = default;
                return false;
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                throw Malformed.Message(message, e);
            }
        }
    }
}

internal enum ResultStatus
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
