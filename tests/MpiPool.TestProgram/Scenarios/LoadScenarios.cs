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
}
