using CsCheck;
using MpiPool.CompilerServices;
using MpiPool.Wire;

namespace MpiPool.Runtime.Tests.Wire;

public sealed class WireTests
{
    [Fact]
    public void Numbers_and_texts_come_back() =>
        Gen.Select(Gen.ULong, Gen.Long, Gen.String, Gen.ULong).Array[0, 40].Sample(values =>
        {
            var message = new Message();
            foreach ((ulong number, long signed, string text, ulong raw) in values)
            {
                message.WriteVarint(number);
                message.WriteVarint(WireWriter.ToUnsigned(signed));
                message.WriteString(WellFormed(text));
                message.WriteUInt64(raw);
            }

            var wire = new WireReader(message.Memory);
            foreach ((ulong number, long signed, string text, ulong raw) in values)
            {
                if (wire.ReadVarint() != number || wire.ReadSignedVarint() != signed || wire.ReadString() != WellFormed(text) || wire.ReadUInt64() != raw) return false;
            }

            return wire.AtEnd;
        });

    [Fact]
    public void Tasks_come_back() =>
        Gen.Select(Gen.UInt, Gen.Select(Gen.Int[0, int.MaxValue], Gen.Long, Gen.Byte.Array[0, 300]).Array[0, 30]).Sample((first, tasks) =>
        {
            Message message = RunMessage.Create(first);
            var writer = new PayloadWriter(message);
            long previous = 0;
            foreach ((int opcode, long id, byte[] arguments) in tasks)
            {
                int block = RunMessage.BeginTask(ref writer, opcode, id, ref previous);
                writer.Pack.WriteRaw(arguments);
                writer.EndBlock(block);
            }

            writer.Flush();

            RunMessage.Reader reader = RunMessage.Read(message);
            uint sequence = first;
            foreach ((int opcode, long id, byte[] arguments) in tasks)
            {
                if (!reader.TryRead(out TaskRecord task)) return false;
                if (task.Opcode != opcode || task.TaskId != id || task.Sequence != sequence++ || !task.Arguments.Span.SequenceEqual(arguments)) return false;
            }

            return !reader.TryRead(out _);
        });

    [Fact]
    public void What_is_given_back_comes_back() =>
        Gen.Select(Gen.UInt, Gen.Bool.Array[0, 300]).Sample((first, given) =>
        {
            WithdrawnMessage.Reader reader = WithdrawnMessage.Read(WithdrawnMessage.Create(first, (uint)given.Length, sequence => given[sequence - first]));
            uint next = 0;
            while (reader.TryRead(out uint from, out uint count, out bool areWithdrawn))
            {
                if (from != first + next) return false;
                for (uint end = next + count; next != end; next++)
                {
                    if (given[next] != areWithdrawn) return false;
                }
            }

            return next == given.Length;
        });

    [Fact]
    public void Results_come_back() =>
        Gen.Select(Gen.UInt, Gen.Byte.Array[0, 300], Gen.Enum<ResultStatus>(), Gen.Int[0, 20], Gen.Long[0, TimeSpan.MaxValue.Ticks]).Array[0, 30].Sample(results =>
        {
            Message message = ResultsMessage.Create();
            var writer = new PayloadWriter(message);
            foreach ((uint sequence, byte[] payload, ResultStatus status, int measured, long ticks) in results)
            {
                int block = ResultsMessage.BeginResult(ref writer, sequence);
                writer.Pack.WriteRaw(payload);
                ResultsMessage.EndResult(ref writer, block, status, measured, ticks);
            }

            writer.Flush();

            ResultsMessage.Reader reader = ResultsMessage.Read(message);
            foreach ((uint sequence, byte[] payload, ResultStatus status, int measured, long ticks) in results)
            {
                if (!reader.TryRead(out ResultRecord result)) return false;
                if (result.Sequence != sequence || result.Status != status) return false;
                if (result.MeasuredTasks != measured || result.RunTicks != (measured > 0 ? ticks : 0)) return false;
                if (!result.Payload.Span.SequenceEqual(payload)) return false;
            }

            return !reader.TryRead(out _);
        });

    /// <summary>However long the payloads are, and wherever the message has to grow, what is dropped is as if it had never been written.</summary>
    [Fact]
    public void A_block_can_be_dropped_at_any_length() =>
        Gen.Select(Gen.Frequency((4, Gen.Int[0, 200]), (1, Gen.Int[0, 100_000])), Gen.Bool).Array[1, 12].Sample(blocks =>
        {
            Message message = RunMessage.Create(7);
            var writer = new PayloadWriter(message);
            long previous = 0;
            foreach ((int length, bool keep) in blocks)
            {
                long before = previous;
                int start = writer.Position;
                int block = RunMessage.BeginTask(ref writer, length, length, ref previous);
                for (int left = length; left > 0; left--) writer.Pack.Write(left % 100); // one byte each
                if (keep)
                {
                    writer.EndBlock(block);
                }
                else
                {
                    writer.Truncate(start);
                    previous = before;
                }
            }

            writer.Flush();
            RunMessage.Reader reader = RunMessage.Read(message);
            foreach ((int length, _) in blocks.Where(block => block.Item2))
            {
                if (!reader.TryRead(out TaskRecord task) || task.Opcode != length || task.TaskId != length || task.Arguments.Length != length) return false;
                for (int i = 0; i < length; i++)
                {
                    if (task.Arguments.Span[i] != (length - i) % 100) return false;
                }
            }

            return !reader.TryRead(out _);
        });

    /// <summary>Whatever bytes arrive, reading ends, with a record or with an exception that says what is wrong.</summary>
    [Fact]
    public void Malformed_messages_are_refused_and_never_read_beyond_their_end() =>
        Gen.Byte.Array[1, 200].Sample(bytes =>
        {
            try
            {
                RunMessage.Reader tasks = new(bytes);
                while (tasks.TryRead(out TaskRecord task)) Assert.InRange(task.Arguments.Length, 0, bytes.Length);
            }
            catch (InvalidDataException)
            {
            }

            try
            {
                ResultsMessage.Reader results = new(bytes);
                while (results.TryRead(out ResultRecord result)) Assert.InRange(result.Payload.Length, 0, bytes.Length);
            }
            catch (InvalidDataException)
            {
            }
        });

    [Fact]
    public void A_truncated_message_says_so()
    {
        Message message = RunMessage.Create(0);
        var writer = new PayloadWriter(message);
        long previous = 0;
        int block = RunMessage.BeginTask(ref writer, 1, 1, ref previous);
        writer.Pack.WriteRaw(new byte[100]);
        writer.EndBlock(block);
        writer.Truncate(writer.Position - 1);
        var thrown = Assert.Throws<InvalidDataException>(() => RunMessage.Read(message).TryRead(out _));
        Assert.Contains("ends too early", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_comes_back_with_what_is_inside_it()
    {
        Exception thrown = Catch(() => throw new ArgumentException("outer", new KeyNotFoundException("inner")));
        Message message = MessagePool.Rent();
        RemoteFailure.Write(message, thrown);
        RemoteTaskException failure = RemoteFailure.Read(message.Memory, "Task", 3);
        Assert.Equal(("Task", 3, "System.ArgumentException"), (failure.TaskName, failure.WorkerRank, failure.RemoteType));
        Assert.Contains(nameof(A_failure_comes_back_with_what_is_inside_it), failure.RemoteStackTrace, StringComparison.Ordinal);
        Assert.IsType<KeyNotFoundException>(Assert.IsType<ArgumentException>(failure.InnerException).InnerException);
        Assert.Contains("inner", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_that_cannot_be_rebuilt_or_even_read_still_arrives()
    {
        Message message = MessagePool.Rent();
        RemoteFailure.Write(message, new Obstinate());
        RemoteTaskException failure = RemoteFailure.Read(message.Memory, "Task", 1);
        Assert.Null(failure.InnerException);
        Assert.Contains(nameof(Obstinate), failure.RemoteType, StringComparison.Ordinal);
        Assert.Contains("while reading the exception", failure.Message, StringComparison.Ordinal);
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

    // UTF-8 has no lone surrogates; the wire's own texts are names and messages.
    private static string WellFormed(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));

    private static Exception Catch(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            return e;
        }

        throw new InvalidOperationException("Nothing was thrown.");
    }

    private sealed class Obstinate : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
