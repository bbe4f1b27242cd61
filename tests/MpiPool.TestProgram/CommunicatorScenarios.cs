using System.Diagnostics;
using System.Globalization;

namespace MpiPool.TestProgram;

/// <summary>What <see cref="MpiCommunicator"/> promises, checked on every rank, whatever their number.</summary>
public static class CommunicatorScenarios
{
    private static MpiCommunicator World => MpiCommunicator.World;

    private static int Next => (World.Rank + 1) % World.Size;

    private static int Previous => (World.Rank + World.Size - 1) % World.Size;

    /// <summary>All scenarios by name.</summary>
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            (nameof(RanksAreNumbered), RanksAreNumbered),
            (nameof(ValuesGoRound), ValuesGoRound),
            (nameof(LargeSendsFaceEachOther), LargeSendsFaceEachOther),
            (nameof(HundredMegabytesArrive), HundredMegabytesArrive),
            (nameof(StructsTravel), StructsTravel),
            (nameof(AnySourceIsTold), AnySourceIsTold),
            (nameof(TagsAreKeptApart), TagsAreKeptApart),
            (nameof(EmptyMessagesArrive), EmptyMessagesArrive),
            (nameof(LongMessagesAreRefused), LongMessagesAreRefused),
            (nameof(BroadcastReachesAll), BroadcastReachesAll),
            (nameof(AllTypesReduce), AllTypesReduce),
            (nameof(AllOperationsReduce), AllOperationsReduce),
            (nameof(ReductionsMayBeInPlace), ReductionsMayBeInPlace),
            (nameof(ArraysReduce), ArraysReduce),
            (nameof(PartsGather), PartsGather),
            (nameof(PartsScatter), PartsScatter),
            (nameof(BadArgumentsAreRefused), BadArgumentsAreRefused),
            (nameof(SplitDividesRanks), SplitDividesRanks),
            (nameof(DuplicatesKeepMessagesApart), DuplicatesKeepMessagesApart),
            (nameof(HandlesAreTakenOver), HandlesAreTakenOver),
            (nameof(ThreadsShareTheWorld), ThreadsShareTheWorld),
            (nameof(WaitingCostsLittle), WaitingCostsLittle),
            ("communicators", RunAll),
        ];

    /// <summary>Runs all the others, one after the other: starting processes takes longer than most of them.</summary>
    public static void RunAll()
    {
        foreach (var (name, run) in All.SkipLast(1))
        {
            try
            {
                run();
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidOperationException($"{name} on rank {World.Rank} of {World.Size}: {exception.Message}", exception);
            }
        }
    }

    public static void RanksAreNumbered()
    {
        int[] ranks = World.AllGather(World.Rank);
        EqualElements(Enumerable.Range(0, World.Size), ranks);
        Equal(0, MpiCommunicator.Self.Rank);
        Equal(1, MpiCommunicator.Self.Size);
        World.Barrier();
    }

    public static void ValuesGoRound()
    {
        if (World.Rank == 0)
        {
            World.Send(1.5, Next, tag: 7);
            Equal(World.Size + 0.5, World.Receive<double>(Previous, 7));
        }
        else
        {
            World.Send(World.Receive<double>(Previous, 7) + 1, Next, tag: 7);
        }
    }

    public static void LargeSendsFaceEachOther()
    {
        if (World.Size == 1)
            return;

        // Past the eager limit a send waits for its receiver, so each rank needs a thread that receives.
        foreach (int length in new[] { 8 << 10, 64 << 10, 1 << 20 })
        {
            int[] sent = Enumerable.Range(World.Rank, length).ToArray();
            var sending = Task.Run(() => World.Send<int>(sent, Next, tag: 1));
            int[] received = new int[length];
            Equal(new MpiStatus(Previous, 1, length), World.Receive<int>(received, Previous, 1));
            sending.GetAwaiter().GetResult();
            EqualElements(Enumerable.Range(Previous, length), received);
        }
    }

    public static void HundredMegabytesArrive()
    {
        const int Length = 100 << 20;
        if (World.Size == 1)
            return;
        if (World.Rank == 0)
        {
            byte[] sent = new byte[Length];
            for (int i = 0; i < sent.Length; i++)
                sent[i] = (byte)(i * 31);
            World.Send<byte>(sent, 1);
        }
        else if (World.Rank == 1)
        {
            byte[] received = new byte[Length];
            Equal(Length, World.Receive<byte>(received, 0).Count);
            for (int i = 0; i < received.Length; i++)
            {
                if (received[i] != (byte)(i * 31))
                    throw new InvalidOperationException($"Byte {i} is wrong.");
            }
        }

        World.Barrier();
    }

    public static void StructsTravel()
    {
        var sent = new Particle(World.Rank, 2.5, 'ä', new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        World.Send(sent, World.Rank);
        Equal(sent, World.Receive<Particle>(World.Rank));
    }

    public static void AnySourceIsTold()
    {
        if (World.Rank != 0)
        {
            World.Send<int>([World.Rank, World.Rank * 10], 0, tag: World.Rank + 100);
            return;
        }

        var seen = new HashSet<int>();
        int[] buffer = new int[16];
        for (int i = 1; i < World.Size; i++)
        {
            var status = World.Receive<int>(buffer);
            Equal(new MpiStatus(buffer[0], buffer[0] + 100, 2), status);
            Equal(buffer[0] * 10, buffer[1]);
            Equal(true, seen.Add(status.Source));
        }
    }

    public static void TagsAreKeptApart()
    {
        World.Send(1, World.Rank, tag: 1);
        World.Send(2, World.Rank, tag: 2);
        World.Send(3, World.Rank, tag: World.MaxTag);
        Equal(3, World.Receive<int>(World.Rank, World.MaxTag));
        Equal(2, World.Receive<int>(World.Rank, 2));
        Equal(1, World.Receive<int>(World.Rank));
    }

    public static void EmptyMessagesArrive()
    {
        World.Send(ReadOnlySpan<int>.Empty, World.Rank, tag: 5);
        Equal(new MpiStatus(World.Rank, 5, 0), World.Receive<int>([]));
        World.Broadcast(Span<int>.Empty);
        World.AllGather(ReadOnlySpan<int>.Empty, Span<int>.Empty);
        World.AllReduce(ReadOnlySpan<int>.Empty, Span<int>.Empty, MpiOperation.Sum);
    }

    public static void LongMessagesAreRefused()
    {
        World.Send<int>([1, 2, 3], World.Rank);
        var error = Throws<MpiException>(() => World.Receive<int>(World.Rank));
        if (World.Handle != 0)
            Equal("MPI_Irecv", error.Call);
        Contains("runcate", World.Handle != 0 ? error.Message : "truncated");

        World.Send<byte>([1, 2, 3], World.Rank);
        Contains("3 bytes", Throws<MpiException>(() => World.Receive<int>(new int[4], World.Rank)).Message);

        World.Send(4, World.Rank);
        Equal(4, World.Receive<int>(World.Rank));
    }

    public static void BroadcastReachesAll()
    {
        for (int root = 0; root < World.Size; root++)
        {
            int[] data = World.Rank == root ? Enumerable.Range(root, 100_000).ToArray() : new int[100_000];
            World.Broadcast<int>(data, root);
            EqualElements(Enumerable.Range(root, 100_000), data);
            Equal(root + 0.25, World.Broadcast(World.Rank + 0.25, root));
        }
    }

    public static void AllTypesReduce()
    {
        Reduce<sbyte>();
        Reduce<byte>();
        Reduce<short>();
        Reduce<ushort>();
        Reduce<int>();
        Reduce<uint>();
        Reduce<long>();
        Reduce<ulong>();
        Reduce<nint>();
        Reduce<nuint>();
        Reduce<float>();
        Reduce<double>();

        // Beyond the smaller types' ranges, and with the sign where there is one.
        Equal((long)int.MaxValue * World.Size, World.AllReduce((long)int.MaxValue, MpiOperation.Sum));
        Equal(-1L, World.AllReduce(World.Rank - 1L, MpiOperation.Min));
        Equal(ulong.MaxValue, World.AllReduce(ulong.MaxValue - (ulong)World.Rank, MpiOperation.Max));
        Equal((sbyte)-1, World.AllReduce((sbyte)(World.Rank - 1), MpiOperation.Min));
        Equal(0.5f * World.Size, World.AllReduce(0.5f, MpiOperation.Sum));

        static void Reduce<T>()
            where T : unmanaged, System.Numerics.INumber<T>
        {
            T expected = T.CreateChecked(World.Size * (World.Size + 1) / 2);
            T own = T.CreateChecked(World.Rank + 1);
            Equal(expected, World.AllReduce(own, MpiOperation.Sum));
            int root = World.Size - 1;
            Equal(World.Rank == root ? expected : T.Zero, World.Reduce(own, MpiOperation.Sum, root));
        }
    }

    public static void AllOperationsReduce()
    {
        int own = World.Rank + 1,
            size = World.Size;
        int[] all = Enumerable.Range(1, size).ToArray();
        Equal(all.Sum(), World.AllReduce(own, MpiOperation.Sum));
        Equal(all.Aggregate((a, b) => a * b), World.AllReduce(own, MpiOperation.Product));
        Equal(1, World.AllReduce(own, MpiOperation.Min));
        Equal(size, World.AllReduce(own, MpiOperation.Max));
        Equal(all.Aggregate((a, b) => a & b), World.AllReduce(own, MpiOperation.BitwiseAnd));
        Equal(all.Aggregate((a, b) => a | b), World.AllReduce(own, MpiOperation.BitwiseOr));
        Equal(all.Aggregate((a, b) => a ^ b), World.AllReduce(own, MpiOperation.BitwiseXor));
        Equal(1, World.AllReduce(own * 2, MpiOperation.LogicalAnd));
        Equal(0, World.AllReduce(World.Rank, MpiOperation.LogicalAnd));
        Equal(size > 1 ? 1 : 0, World.AllReduce(World.Rank * 4, MpiOperation.LogicalOr));
        Equal(true, World.AllReduce(true, MpiOperation.LogicalAnd));
        Equal(size == 1, World.AllReduce(World.Rank == 0, MpiOperation.LogicalAnd));
        Equal(true, World.AllReduce(World.Rank == 0, MpiOperation.LogicalOr));
    }

    public static void ReductionsMayBeInPlace()
    {
        double[] data = [World.Rank, 1, 0.5];
        double sum = World.Size * (World.Size - 1) / 2;
        World.AllReduce<double>(data, data, MpiOperation.Sum);
        EqualElements([sum, World.Size, World.Size * 0.5], data);

        int[] counts = [1, 2];
        World.Reduce<int>(counts, counts, MpiOperation.Sum, root: World.Size - 1);
        EqualElements(World.Rank == World.Size - 1 ? [World.Size, 2 * World.Size] : [1, 2], counts);
    }

    public static void ArraysReduce()
    {
        long[] data = Enumerable.Range(0, 500_000).Select(i => (long)i * (World.Rank + 1)).ToArray();
        long[] result = new long[data.Length];
        World.AllReduce<long>(data, result, MpiOperation.Max);
        EqualElements(Enumerable.Range(0, 500_000).Select(i => (long)i * World.Size), result);
    }

    public static void PartsGather()
    {
        int size = World.Size,
            root = size - 1;
        short[] part = [(short)World.Rank, (short)(World.Rank * 2), -1];
        short[] expected = Enumerable.Range(0, size).SelectMany(rank => new[] { (short)rank, (short)(rank * 2), (short)-1 }).ToArray();

        short[] gathered = World.Rank == root ? new short[3 * size] : [];
        World.Gather<short>(part, gathered, root);
        if (World.Rank == root)
            EqualElements(expected, gathered);

        short[] everywhere = new short[3 * size];
        World.AllGather<short>(part, everywhere);
        EqualElements(expected, everywhere);

        long[]? values = World.Gather((long)World.Rank, root);
        Equal(World.Rank == root, values is not null);
        if (values is not null)
            EqualElements(Enumerable.Range(0, size).Select(rank => (long)rank), values);
    }

    public static void PartsScatter()
    {
        for (int root = 0; root < World.Size; root++)
        {
            float[] all = World.Rank == root ? Enumerable.Range(0, 2 * World.Size).Select(i => i + 0.5f).ToArray() : [];
            float[] own = new float[2];
            World.Scatter<float>(all, own, root);
            EqualElements([2 * World.Rank + 0.5f, 2 * World.Rank + 1.5f], own);

            int[] numbers = World.Rank == root ? Enumerable.Range(root, World.Size).ToArray() : [];
            Equal(root + World.Rank, World.Scatter<int>(numbers, root));
        }
    }

    public static void BadArgumentsAreRefused()
    {
        int size = World.Size;
        string ranks = string.Create(CultureInfo.InvariantCulture, $"0 to {size - 1}");
        Contains(ranks, Throws<ArgumentOutOfRangeException>(() => World.Send(1, size)).Message);
        Contains(ranks, Throws<ArgumentOutOfRangeException>(() => World.Receive<int>(-2)).Message);
        Contains(ranks, Throws<ArgumentOutOfRangeException>(() => World.Broadcast(1, size)).Message);
        Contains("tag", Throws<ArgumentOutOfRangeException>(() => World.Send(1, 0, tag: -1)).Message);
        Contains("color", Throws<ArgumentOutOfRangeException>(() => World.Split(-1)).Message);
        Contains("System.Guid", Throws<ArgumentException>(() => World.AllReduce(Guid.Empty, MpiOperation.Sum)).Message);
        Contains("System.Double", Throws<ArgumentException>(() => World.AllReduce(1.0, MpiOperation.BitwiseOr)).Message);
        Contains("bool", Throws<ArgumentException>(() => World.AllReduce(true, MpiOperation.Sum)).Message);
        Throws<ArgumentOutOfRangeException>(() => World.AllReduce(1, (MpiOperation)99));
        Throws<ArgumentException>(() => World.AllReduce<int>(new int[2], new int[3], MpiOperation.Sum));
        Throws<ArgumentException>(() => World.AllGather<int>(new int[2], new int[2 * size + 1]));
        Throws<ArgumentException>(() => MpiCommunicatorOverlap());
        World.Barrier();

        static void MpiCommunicatorOverlap()
        {
            int[] memory = new int[3];
            World.AllReduce<int>(memory.AsSpan(0, 2), memory.AsSpan(1, 2), MpiOperation.Sum);
        }
    }

    public static void SplitDividesRanks()
    {
        int color = World.Rank % 2;
        using (var half = World.Split(color, key: -World.Rank)!)
        {
            Equal((World.Size + 1 - color) / 2, half.Size);
            int[] worldRanks = half.AllGather(World.Rank);
            EqualElements(Enumerable.Range(0, World.Size).Where(rank => rank % 2 == color).Reverse(), worldRanks);
            Equal(World.Rank, worldRanks[half.Rank]);
        }

        using var withoutLast = World.Split(World.Rank == World.Size - 1 ? MpiCommunicator.Undefined : 5);
        Equal(World.Rank == World.Size - 1, withoutLast is null);
        withoutLast?.Barrier();
    }

    public static void DuplicatesKeepMessagesApart()
    {
        var duplicate = World.Duplicate();
        Equal((World.Rank, World.Size), (duplicate.Rank, duplicate.Size));
        World.Send(1, World.Rank);
        duplicate.Send(2, World.Rank);
        Equal(2, duplicate.Receive<int>(World.Rank));
        Equal(1, World.Receive<int>(World.Rank));
        duplicate.Dispose();
        duplicate.Dispose();
        Throws<ObjectDisposedException>(duplicate.Barrier);

        World.Dispose();
        World.Barrier();
    }

    public static void HandlesAreTakenOver()
    {
        if (World.Handle == 0)
        {
            Contains("not initialised", Throws<InvalidOperationException>(() => MpiCommunicator.FromHandle(1)).Message);
            return;
        }

        using var duplicate = World.Duplicate();
        foreach (var original in new[] { World, duplicate })
        {
            var taken = MpiCommunicator.FromHandle(original.Handle);
            Equal((original.Rank, original.Size, original.Handle), (taken.Rank, taken.Size, taken.Handle));
            Equal(World.Size, taken.AllReduce(1, MpiOperation.Sum));
            taken.Dispose();
            original.Barrier();
        }

        Throws<ArgumentException>(() => MpiCommunicator.FromHandle(0));
    }

    public static void ThreadsShareTheWorld()
    {
        const int Messages = 200;
        var threads = Enumerable
            .Range(1, 4)
            .Select(tag =>
                Task.Factory.StartNew(
                    () =>
                    {
                        for (int i = 0; i < Messages; i++)
                        {
                            World.Send(i * tag, World.Rank, tag);
                            Equal(i * tag, World.Receive<int>(World.Rank, tag));
                        }
                    },
                    default,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToArray();
        foreach (var thread in threads)
            thread.GetAwaiter().GetResult();
        World.Barrier();
    }

    public static void WaitingCostsLittle()
    {
        var clock = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        if (World.Rank == 0)
            Thread.Sleep(1000);
        World.Barrier();
        var used = Environment.CpuUsage.TotalTime - before;
        if (used > clock.Elapsed / 2)
            throw new InvalidOperationException($"Waiting {clock.ElapsedMilliseconds} ms used {used.TotalMilliseconds:F0} ms of a core.");
    }

    private static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"Expected {expected}, got {actual}.");
    }

    private static void EqualElements<T>(IEnumerable<T> expected, T[] actual)
    {
        if (!expected.SequenceEqual(actual))
            throw new InvalidOperationException($"Expected other elements than {string.Join(", ", actual.Take(20))}.");
    }

    private static void Contains(string part, string text)
    {
        if (!text.Contains(part, StringComparison.Ordinal))
            throw new InvalidOperationException($"Expected '{part}' in: {text}");
    }

    private static TException Throws<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException exception)
        {
            return exception;
        }

        throw new InvalidOperationException($"Expected a {typeof(TException).Name}.");
    }

    private readonly record struct Particle(int Id, double Mass, char Symbol, Guid Key);
}
