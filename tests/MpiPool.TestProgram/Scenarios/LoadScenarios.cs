namespace MpiPool.TestProgram.Scenarios;

internal static class LoadTasks
{
    [MpiTask]
    public static long Square(long x) => x * x;

    [MpiTask]
    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 7);
        return bytes;
    }

    [MpiTask]
    public static double[] Doubles(int length)
    {
        var doubles = new double[length];
        for (int i = 0; i < doubles.Length; i++)
            doubles[i] = i * 0.5;
        return doubles;
    }

    [MpiTask]
    public static long Sum(byte[] bytes)
    {
        long sum = bytes.Length;
        foreach (byte b in bytes)
            sum += b;
        return sum;
    }

    [MpiTask]
    public static byte[] Inverted(byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)~bytes[i];
        return bytes;
    }
}

internal readonly record struct Atom(double X, double Y, double Z, int Element);

internal enum Spin : short
{
    Down = -1,
    Up = 1,
}

/// <summary>Arrays of every kind that travels as memory, large enough to travel beside their message, and small ones among them.</summary>
internal sealed record Arrays(
    bool[] Flags,
    sbyte[] Small,
    short[] Samples,
    char[] Letters,
    ushort[] Counts,
    int[] Numbers,
    uint[] Codes,
    float[] Floats,
    long[] Longs,
    ulong[]? Masks,
    double[] Few,
    Atom[] Atoms,
    Spin[] Spins,
    decimal[] Prices,
    string Name
)
{
    public static Arrays Make(int length, int seed)
    {
        T[] Fill<T>(Func<int, T> element) => [.. Enumerable.Range(seed, length).Select(element)];
        return new Arrays(
            Fill(i => i % 3 == 0),
            Fill(i => (sbyte)i),
            Fill(i => (short)i),
            Fill(i => (char)i),
            Fill(i => (ushort)i),
            Fill(i => i),
            Fill(i => (uint)i),
            Fill(i => i * 0.5f),
            Fill(i => (long)i << 30),
            null,
            [1.5, seed],
            Fill(i => new Atom(i, i * 0.5, -i, i % 92)),
            Fill(i => i % 2 == 0 ? Spin.Up : Spin.Down),
            Fill(i => i * 0.01m),
            $"from {seed}"
        );
    }

    public bool IsSame(Arrays other) =>
        Flags.AsSpan().SequenceEqual(other.Flags)
        && Small.AsSpan().SequenceEqual(other.Small)
        && Samples.AsSpan().SequenceEqual(other.Samples)
        && Letters.AsSpan().SequenceEqual(other.Letters)
        && Counts.AsSpan().SequenceEqual(other.Counts)
        && Numbers.AsSpan().SequenceEqual(other.Numbers)
        && Codes.AsSpan().SequenceEqual(other.Codes)
        && Floats.AsSpan().SequenceEqual(other.Floats)
        && Longs.AsSpan().SequenceEqual(other.Longs)
        && Masks is null
        && other.Masks is null
        && Few.AsSpan().SequenceEqual(other.Few)
        && Atoms.AsSpan().SequenceEqual(other.Atoms)
        && Spins.AsSpan().SequenceEqual(other.Spins)
        && Prices.AsSpan().SequenceEqual(other.Prices)
        && Name == other.Name;
}

internal static class ArrayTasks
{
    // In process, workers are threads.
    [ThreadStatic]
    private static int[]? t_kept;

    [MpiTask]
    public static Arrays Next(Arrays arrays, int length, int seed) =>
        arrays.IsSame(Arrays.Make(length, seed))
            ? Arrays.Make(length, seed + 1)
            : throw new InvalidOperationException("The arrays came as others.");

    /// <summary>Returns an array that the next task overwrites.</summary>
    [MpiTask]
    public static int[] Kept(int value)
    {
        t_kept ??= new int[1 << 20];
        Array.Fill(t_kept, value);
        return t_kept;
    }

    /// <summary>Fails when its result is written, after a large array has been.</summary>
    [MpiTask]
    public static (int[] Array, Obstinate Last) Fails(int length) => (new int[length], new Obstinate());

    [MpiTask]
    public static int Takes(int[] array, Obstinate? last) => array.Length;
}

/// <summary>Cannot be written.</summary>
internal sealed class Obstinate
{
    public int Value
    {
        get => throw new NotSupportedException("I do not travel.");
        set => _ = value;
    }
}

/// <summary>Many tasks, and large ones.</summary>
internal static class LoadScenarios
{
    private const int Large = 100 << 20;

    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("many-tasks", () => Pools.OnMain(ManyTasks)),
            ("map-many", () => Pools.OnMain(MapMany)),
            ("large-results", () => Pools.OnMain(LargeResults)),
            ("large-argument", () => Pools.OnMain(LargeArgument)),
            ("large-both-ways", () => Pools.OnMain(LargeBothWays)),
            ("large-arrays", () => Pools.OnMain(LargeArrays)),
        ];

    private static void ManyTasks(MpiExecutor pool)
    {
        var futures = new MpiFuture<long>[100_000];
        for (int i = 0; i < futures.Length; i++)
            futures[i] = pool.Submit(LoadTasks.Square, (long)i);
        for (long i = 0; i < futures.Length; i++)
            Expect.Equal(i * i, futures[i].Result);
    }

    private static void MapMany(MpiExecutor pool)
    {
        long expected = 0;
        foreach (long square in pool.Map(LoadTasks.Square, EndlessNumbers()).Take(50_000))
        {
            Expect.Equal(expected * expected, square);
            expected++;
        }

        Expect.Equal(50_000L, expected);
    }

    private static IEnumerable<long> EndlessNumbers()
    {
        for (long i = 0; ; i++)
            yield return i;
    }

    private static void LargeResults(MpiExecutor pool)
    {
        byte[] bytes = pool.Submit(LoadTasks.Bytes, Large).Result;
        Expect.True(bytes.AsSpan().SequenceEqual(LoadTasks.Bytes(Large)));

        double[] doubles = pool.Submit(LoadTasks.Doubles, Large / sizeof(double)).Result;
        Expect.True(doubles.AsSpan().SequenceEqual(LoadTasks.Doubles(Large / sizeof(double))));
    }

    private static void LargeArgument(MpiExecutor pool)
    {
        byte[] bytes = LoadTasks.Bytes(Large);
        Expect.Equal(LoadTasks.Sum(bytes), pool.Submit(LoadTasks.Sum, bytes).Result);
    }

    /// <summary>While a large result is on its way here, large arguments are on their way there: neither may wait for the other.</summary>
    private static void LargeBothWays(MpiExecutor pool)
    {
        const int Length = 16 << 20;
        byte[] bytes = LoadTasks.Bytes(Length);
        byte[] inverted = LoadTasks.Inverted(LoadTasks.Bytes(Length));
        foreach (var future in Enumerable.Range(0, 8).Select(_ => pool.Submit(LoadTasks.Inverted, bytes)).ToList())
            Expect.True(future.Result.AsSpan().SequenceEqual(inverted));
    }

    private static void LargeArrays(MpiExecutor pool)
    {
        foreach (int length in (int[])[0, 1_000, 16_384, 65_536, 300_000])
        {
            var arrays = Arrays.Make(length, 5);
            var futures = Enumerable.Range(0, 4).Select(_ => pool.Submit(ArrayTasks.Next, arrays, length, 5)).ToList();
            Expect.True(arrays.IsSame(Arrays.Make(length, 5)));
            foreach (var future in futures)
                Expect.True(future.Result.IsSame(Arrays.Make(length, 6)));
        }

        // What a task returned is not changed by those that follow on the same worker.
        foreach (
            (MpiFuture<int[]> future, int value) in Enumerable
                .Range(0, 8 * pool.Size)
                .Select(i => (pool.Submit(ArrayTasks.Kept, i), i))
                .ToList()
        )
            Expect.True(future.Result.AsSpan().IndexOfAnyExcept(value) < 0);

        // What fails halfway leaves nothing behind.
        foreach (int length in (int[])[10, 1_000_000])
        {
            Expect.Throws<RemoteTaskException>(() => _ = pool.Submit(ArrayTasks.Fails, length).Result);
            Expect.Throws<InvalidOperationException>(() => _ = pool.Submit(ArrayTasks.Takes, new int[length], new Obstinate()).Result);
            Expect.Equal(length, pool.Submit(ArrayTasks.Takes, new int[length], (Obstinate?)null).Result);
        }
    }
}
