using CsCheck;
using MessagePack;
using MpiPool.CompilerServices;
using MpiPool.Wire;

namespace MpiPool.Runtime.Tests.Wire;

public sealed class WireTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Frequency((4, Gen.Byte.Array[0, 200]), (1, Gen.Byte.Array[0, 1000]));

    [Fact]
    public void Numbers_and_texts_come_back() =>
        Gen.Select(Gen.ULong, Gen.String, Gen.ULong)
            .Array[0, 40]
            .Sample(values =>
            {
                var message = new Message();
                foreach ((ulong number, string text, ulong raw) in values)
                {
                    message.WriteVarint(number);
                    message.WriteString(WellFormed(text));
                    message.WriteUInt64(raw);
                }

                var wire = new WireReader(message.Memory);
                foreach ((ulong number, string text, ulong raw) in values)
                {
                    if (wire.ReadVarint() != number || wire.ReadString() != WellFormed(text) || wire.ReadUInt64() != raw)
                        return false;
                }

                return wire.AtEnd;
            });

    [Fact]
    public void Tasks_come_back() =>
        Gen.Select(Gen.UInt, Gen.Bool, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1], Bytes).Array[0, 30])
            .Sample(
                (first, expectLong, tasks) =>
                {
                    Message message = RunMessage.Create();
                    var writer = new PayloadWriter(message, expectLong);
                    var frames = RunMessage.Writer.Begin(ref writer, first);
                    long id = 0;
                    foreach ((int opcode, int gap, byte[] arguments) in tasks)
                    {
                        int block = frames.BeginTask(ref writer, opcode, id += 1 + gap);
                        writer.WriteRaw(arguments);
                        Assert.Equal(frames.EndTask(ref writer, block), writer.Position);
                    }

                    frames.End(ref writer);

                    var reader = RunMessage.Reader.Begin(message, out PayloadReader payload);
                    uint sequence = first;
                    id = 0;
                    foreach ((int opcode, int gap, byte[] arguments) in tasks)
                    {
                        if (!reader.TryRead(message, ref payload, out TaskRecord task))
                            return false;
                        if (task != new TaskRecord(opcode, sequence++, id += 1 + gap) || !payload.Block.Span.SequenceEqual(arguments))
                            return false;
                        payload.EndBlock();
                    }

                    return !reader.TryRead(message, ref payload, out _);
                }
            );

    [Fact]
    public void What_is_given_back_comes_back() =>
        Gen.Select(Gen.UInt, Gen.Bool.Array[0, 300])
            .Sample(
                (first, given) =>
                {
                    WithdrawnMessage.Reader reader = WithdrawnMessage.Read(
                        WithdrawnMessage.Create(first, (uint)given.Length, sequence => given[sequence - first])
                    );
                    uint next = 0;
                    while (reader.TryRead(out uint from, out uint count, out bool areWithdrawn))
                    {
                        if (from != first + next)
                            return false;
                        for (uint end = next + count; next != end; next++)
                        {
                            if (given[next] != areWithdrawn)
                                return false;
                        }
                    }

                    return next == given.Length;
                }
            );

    [Fact]
    public void Results_come_back() =>
        Gen.Select(
                Gen.Bool,
                Gen.Select(
                    Gen.Frequency((3, Gen.UInt[0, 3]), (1, Gen.UInt)),
                    Bytes,
                    Gen.Bool.Select(failed => failed ? ResultStatus.Failed : ResultStatus.Succeeded),
                    Gen.Int[0, 3],
                    Gen.Long[0, long.MaxValue]
                ).Array[0, 30]
            )
            .Sample(
                (expectLong, results) =>
                {
                    Message message = ResultsMessage.Create();
                    var writer = new PayloadWriter(message, expectLong);
                    var frames = default(ResultsMessage.Writer);
                    foreach ((uint sequence, byte[] payload, ResultStatus status, int measured, long ticks) in results)
                    {
                        int block = frames.BeginResult(ref writer, message, writer.Position, sequence);
                        writer.WriteRaw(payload);
                        if (status == ResultStatus.Failed)
                        {
                            block = ResultsMessage.Writer.BeginFailure(ref writer, block);
                            writer.WriteRaw(payload);
                        }

                        Assert.Equal(writer.EndBlock(block), writer.Position);
                        if (measured > 0)
                            Assert.Equal(ResultsMessage.Writer.WriteMeasurement(ref writer, measured, ticks), writer.Position);
                    }

                    writer.Flush();

                    var read = ResultsMessage.Reader.Begin(message, out PayloadReader reader);
                    foreach ((uint sequence, byte[] payload, ResultStatus status, int measured, long ticks) in results)
                    {
                        if (!read.TryRead(message, ref reader, out ResultRecord result))
                            return false;
                        if (result != new ResultRecord(status, sequence, 0, 0) || !reader.Block.Span.SequenceEqual(payload))
                            return false;
                        reader.EndBlock();
                        if (measured == 0)
                            continue;
                        if (
                            !read.TryRead(message, ref reader, out result)
                            || result != new ResultRecord(ResultStatus.Measured, 0, measured, ticks)
                        )
                            return false;
                    }

                    return !read.TryRead(message, ref reader, out _);
                }
            );

    /// <summary>
    /// However long the payloads are, and wherever the message has to grow, what is dropped is as if it had never been written.
    /// </summary>
    [Fact]
    public void A_block_can_be_dropped_at_any_length() =>
        Gen.Select(Gen.Frequency((4, Gen.Int[0, 200]), (1, Gen.Int[0, 100_000])), Gen.Bool).Array[1, 12].Sample(AreWrittenAndRead);

    /// <summary>The message grows at every byte of what is around a block: its frame, its length, its payload, its end.</summary>
    [Fact]
    public void A_message_can_be_full_anywhere()
    {
        for (int length = Message.StandardSize - 100; length < Message.StandardSize + 10; length++)
        {
            Assert.True(
                AreWrittenAndRead([(length, true), (10, true), (10, false), (20, true)]),
                $"The first block was {length} bytes long."
            );
        }
    }

    /// <summary>Whatever bytes arrive, reading ends, with a record or with an exception that says what is wrong.</summary>
    [Fact]
    public void Malformed_messages_are_refused_and_never_read_beyond_their_end() =>
        Gen
            .Byte.Array[1, 200]
            .Sample(bytes =>
            {
                Message message = RunMessage.Create();
                message.Write(bytes);
                try
                {
                    var tasks = RunMessage.Reader.Begin(message, out PayloadReader reader);
                    while (tasks.TryRead(message, ref reader, out _))
                    {
                        Assert.InRange(reader.Block.Length, 0, bytes.Length);
                        reader.EndBlock();
                        if (reader.AtEnd)
                            break; // a group may say that it has any number of empty tasks
                    }
                }
                catch (InvalidDataException) { }

                message = ResultsMessage.Create();
                message.Write(bytes);
                try
                {
                    var results = ResultsMessage.Reader.Begin(message, out PayloadReader reader);
                    while (results.TryRead(message, ref reader, out ResultRecord result))
                    {
                        if (result.Status == ResultStatus.Measured)
                            continue;
                        Assert.InRange(reader.Block.Length, 0, bytes.Length);
                        reader.EndBlock();
                    }
                }
                catch (InvalidDataException) { }
            });

    [Fact]
    public void What_reads_beyond_its_block_is_refused_and_the_next_block_is_whole()
    {
        Message message = RunMessage.Create();
        var writer = new PayloadWriter(message);
        var frames = RunMessage.Writer.Begin(ref writer, 0);
        for (int i = 0; i < 2; i++)
        {
            int block = frames.BeginTask(ref writer, 0, i);
            writer.Write(i);
            frames.EndTask(ref writer, block);
        }

        frames.End(ref writer);
        var reader = RunMessage.Reader.Begin(message, out PayloadReader payload);
        Assert.True(reader.TryRead(message, ref payload, out _));
        Assert.Equal(0, payload.ReadInt32());
        payload.CheckBlock();
        payload.Skip();
        string? thrown = null;
        try
        {
            payload.CheckBlock();
        }
        catch (MessagePackSerializationException e)
        {
            thrown = e.Message;
        }

        Assert.Equal("More was read than had been written.", thrown);
        payload.EndBlock();
        Assert.True(reader.TryRead(message, ref payload, out _));
        Assert.Equal(1, payload.ReadInt32());
    }

    [Fact]
    public void A_truncated_message_says_so()
    {
        Message message = RunMessage.Create();
        var writer = new PayloadWriter(message);
        var frames = RunMessage.Writer.Begin(ref writer, 0);
        int block = frames.BeginTask(ref writer, 1, 1);
        writer.WriteRaw(new byte[100]);
        int end = frames.EndTask(ref writer, block);
        frames.End(ref writer);
        writer.Truncate(end - 1);
        var thrown = Assert.Throws<InvalidDataException>(() =>
            RunMessage.Reader.Begin(message, out PayloadReader payload).TryRead(message, ref payload, out _)
        );
        Assert.Contains("ends too early", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_grows_and_goes_back_to_its_standard_size()
    {
        var message = new Message();
        message.Write(new byte[Message.StandardSize]);
        Assert.True(message.IsStandard);
        message.WriteByte(1);
        Assert.False(message.IsStandard);
        Assert.Equal(Message.StandardSize + 1, message.Span.Length);
        Assert.True(message.Reset().IsStandard);
        Assert.Equal(0, message.Length);
    }

    private static bool AreWrittenAndRead((int Length, bool Keep)[] blocks)
    {
        Message message = RunMessage.Create();
        var writer = new PayloadWriter(message);
        var frames = RunMessage.Writer.Begin(ref writer, 7);
        int end = writer.Position;
        foreach ((int length, bool keep) in blocks)
        {
            RunMessage.Writer before = frames;
            int block = frames.BeginTask(ref writer, length, length);
            for (int left = length; left > 0; left--)
                writer.Write(left % 100); // one byte each
            if (keep)
            {
                end = frames.EndTask(ref writer, block);
            }
            else
            {
                writer.Truncate(end);
                frames = before;
            }
        }

        frames.End(ref writer);
        var reader = RunMessage.Reader.Begin(message, out PayloadReader payload);
        foreach ((int length, _) in blocks.Where(block => block.Keep))
        {
            if (!reader.TryRead(message, ref payload, out TaskRecord task) || task.Opcode != length || task.TaskId != length)
                return false;
            for (int left = length; left > 0; left--)
            {
                if (payload.ReadInt32() != left % 100)
                    return false;
            }

            payload.CheckBlock();
            payload.EndBlock();
        }

        return !reader.TryRead(message, ref payload, out _);
    }

    // UTF-8 has no lone surrogates; the wire's own texts are names and messages.
    private static string WellFormed(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
