using System.Buffers;
using CsCheck;
using MessagePack;
using MpiPool.CompilerServices;

namespace MpiPool.Generators.Tests.Travel;

/// <summary>A type, values of it, and what must hold of its generated serializer.</summary>
public abstract class TravelCase
{
    public abstract Type Type { get; }

    /// <summary>Where in the compiled program the type's task is.</summary>
    public int Index { get; set; }

    public static TravelCase Of<T>(Gen<T> values) => new Typed<T>(values, null);

    public static TravelCase Of<T>(Gen<T> values, Func<T, object?> view) => new Typed<T>(values, view);

    public abstract void ComesBack();

    public abstract void RefusesWhatIsCutOff();

    public abstract void SurvivesWhatIsCorrupt();

    public abstract void IsWhatMessagePackWrites();

    /// <summary>Reads a message that MessagePack can read, to the same value.</summary>
    public abstract void ReadsAsMessagePackDoes(byte[] payload);

    /// <summary>Refuses a message, and takes little memory to find out.</summary>
    public abstract void RefusesWithLittleMemory(byte[] payload);

    public abstract void Accepts(byte[] payload);

    public abstract void ComesBackAs(object value);

    public abstract byte[] WriteObject(object value);

    /// <summary>Finds the task, so that it is not compiled where there is too little stack for the compiler.</summary>
    public abstract void Prepare();

    private sealed class Typed<T>(Gen<T> values, Func<T, object?>? view) : TravelCase
    {
        private MpiTask<T, T>? _task;

        public override Type Type => typeof(T);

        private MpiTask<T, T> Task => _task ??= (MpiTask<T, T>)TravelProgram.FindTask(Index);

        public override void ComesBack() =>
            values.Sample(
                value =>
                {
                    byte[] payload = Write(value);
                    var reader = new MessagePackReader(payload);
                    reader.Skip();
                    Assert.True(reader.End, "MessagePack's own reader does not end where the payload does.");
                    Assert.True(IsSame(value, Read(payload, out long left)), $"{Alike.Describe(value)} came back changed.");
                    Assert.Equal(0, left);
                },
                iter: 200,
                threads: 1,
                print: x => Alike.Describe(x)
            );

        public override void RefusesWhatIsCutOff() =>
            values
                .Where(v => Write(v).Length <= 3000)
                .Sample(
                    value =>
                    {
                        byte[] payload = Write(value);
                        for (int i = 0; i < payload.Length; i++)
                        {
                            Assert.True(
                                Fails(payload[..i]),
                                $"{i} of {payload.Length} bytes of {Alike.Describe(value)} were taken for a whole value."
                            );
                        }
                    },
                    iter: 10,
                    threads: 1,
                    print: x => Alike.Describe(x)
                );

        public override void SurvivesWhatIsCorrupt() =>
            Gen.Select(values.Where(v => Write(v).Length <= 2000), Gen.Int, Gen.Byte, Gen.Int[1, 5])
                .Sample(
                    (value, seed, with, times) =>
                    {
                        byte[] payload = Write(value);
                        var random = new Random(seed);
                        for (int i = 0; i < times; i++)
                            payload[random.Next(payload.Length)] = i == 0 ? with : (byte)random.Next(256);
                        long taken = Measure(payload, out bool failed);
                        Assert.True(
                            taken < 200_000 + (payload.Length * 200),
                            $"{payload.Length} bytes made the reader take {taken} ({(failed ? "failed" : "read")})."
                        );
                    },
                    iter: 300,
                    threads: 1,
                    print: x => Alike.Describe(x)
                );

        public override void IsWhatMessagePackWrites() =>
            values.Sample(
                value =>
                {
                    byte[] theirs = MessagePackSerializer.Serialize(value, MessagePackSerializerOptions.Standard);
                    Assert.Equal(Convert.ToHexString(theirs), Convert.ToHexString(Write(value)));
                    Assert.True(
                        IsSame(value, Read(theirs, out long left)),
                        $"{Alike.Describe(value)} as MessagePack writes it was read wrongly."
                    );
                    Assert.Equal(0, left);
                },
                iter: 100,
                threads: 1,
                print: x => Alike.Describe(x)
            );

        public override void ReadsAsMessagePackDoes(byte[] payload)
        {
            T theirs = MessagePackSerializer.Deserialize<T>(payload, MessagePackSerializerOptions.Standard);
            T ours = Read(payload, out long left);
            Assert.True(
                IsSame(theirs, ours),
                $"{MessagePackSerializer.SerializeToJson(theirs)} was read as {MessagePackSerializer.SerializeToJson(ours)}."
            );
            Assert.Equal(0, left);
        }

        public override void RefusesWithLittleMemory(byte[] payload)
        {
            long taken = Measure(payload, out bool failed);
            Assert.True(failed, "The message was read.");
            Assert.True(taken < 1_000_000 + (payload.Length * 20L), $"{payload.Length} bytes made the reader take {taken}.");
        }

        public override void Accepts(byte[] payload) => Read(payload, out _);

        public override void ComesBackAs(object value) => Assert.Equal(Write((T)value), Write(Read(Write((T)value), out _)));

        public override byte[] WriteObject(object value) => Write((T)value);

        public override void Prepare() => _ = Task;

        private bool IsSame(T a, T b) => view is null ? Alike.Are(a, b) : Alike.Are(view(a), view(b));

        private byte[] Write(T value)
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new PayloadWriter(output);
            Task.WriteArguments(ref writer, value);
            writer.Flush();
            return output.WrittenSpan[1..].ToArray(); // without the header of the argument list
        }

        private T Read(byte[] payload, out long left)
        {
            var reader = new PayloadReader(payload);
            T value = Task.ReadResult(ref reader);
            left = payload.Length - reader.Position;
            return value;
        }

        /// <summary>
        /// The bytes that a reading takes. What the first one sets up for good, on whichever thread comes first, is not among them.
        /// </summary>
        private long Measure(byte[] payload, out bool failed)
        {
            Fails(payload);
            long before = GC.GetAllocatedBytesForCurrentThread();
            failed = Fails(payload);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        private bool Fails(byte[] payload)
        {
            try
            {
                Read(payload, out _);
                return false;
            }
            catch (Exception e)
                when (e
                        is MessagePackSerializationException
                            or EndOfStreamException
                            or ArgumentException
                            or FormatException
                            or OverflowException
                            or InvalidOperationException
                )
            {
                return true;
            }
        }
    }
}
