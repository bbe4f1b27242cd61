namespace MpiPool.TestProgram.Scenarios;

internal static class MappingTasks
{
    [MpiTask]
    public static int Third(int x) => x * 3;

    [MpiTask]
    public static string Joined(string text, int number) => $"{text}{number}";

    [MpiTask]
    public static bool UntilCanceled(string gate, CancellationToken cancellationToken)
    {
        Gate.Pass(gate, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return true;
    }

    [MpiTask]
    public static int HeldIfOdd(string gate, int x)
    {
        if (x % 2 != 0)
            Gate.Pass(gate);
        return x;
    }

    [MpiTask]
    public static string Four(int a, int b, int c, int d) => $"{a}{b}{c}{d}";

    [MpiTask]
    public static string Eight(int a, int b, int c, int d, int e, int f, int g, int h) => $"{a}{b}{c}{d}{e}{f}{g}{h}";

    [MpiTask]
    public static int ProcessOf(int unused) => Environment.ProcessId + (0 * unused);

    [MpiTask]
    public static int WorldRank(int unused) => MpiCommunicator.World.Rank + (0 * unused);
}

/// <summary>Batches, the maps, cancellation, and the process-pool interface.</summary>
internal static class MappingScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("batch", () => Pools.OnMain(Batch)),
            ("map-unordered", () => Pools.OnMain(MapUnordered)),
            ("map-endless", () => Pools.OnMain(MapEndless)),
            ("map-async", () => Pools.OnMain(pool => MapAsync(pool).GetAwaiter().GetResult())),
            ("star-map", () => Pools.OnMain(StarMap)),
            ("cancel-running", () => Pools.OnMain(CancelRunning)),
            ("worker-pool", WorkerPool),
            ("many-threads", () => Pools.OnMain(ManyThreads)),
            ("guard-every-operation", GuardEveryOperation),
            ("guard-worker-pool", GuardWorkerPool),
            ("async-results", AsyncResults),
            ("views", () => Pools.OnMain(pool => Views(pool).GetAwaiter().GetResult())),
        ];

    /// <summary>What a pool runs, submitted through a view of it.</summary>
    private static async Task Views(MpiExecutor pool)
    {
        MpiSubmitter view = pool.With(new MpiTaskOptions { Label = "first", MaxAttempts = 2 })
            .With(new MpiTaskOptions { Label = "trial 7" });
        Expect.Equal(9, view.Submit(MappingTasks.Third, 3).Result);
        Expect.Equal(9, view.SubmitThird(3).Result);
        Expect.Sequence([3, 6], view.Map(MappingTasks.Third, [1, 2]));
        Expect.Sequence([3, 6], view.MapUnordered(MappingTasks.Third, [1, 2]).Order());
        Expect.Sequence(["a1", "b2"], view.StarMap(MappingTasks.Joined, [("a", 1), ("b", 2)]));
        Expect.Sequence([3, 6], await view.SubmitBatch(MappingTasks.Third, [1, 2]));
        Expect.Sequence([3, 6], await view.MapAsync(MappingTasks.Third, [1, 2]).ToListAsync());
        Expect.Sequence([6], await view.MapUnorderedAsync(MappingTasks.Third, [2]).ToListAsync());
        var workers = new MpiWorkerPool(view);
        Expect.Equal(12, workers.Apply(MappingTasks.Third, 4));
        Expect.Sequence([3, 6], workers.Map(MappingTasks.Third, [1, 2]));
        Expect.True(workers.Executor == pool);

        Expect.Contains(
            "FailsOnOdd 'trial 7'",
            Expect.Throws<RemoteTaskException>(() => _ = view.Submit(FailingTasks.FailsOnOdd, 3).Result).Message
        );
        Expect.Contains("'trial 7'", Expect.Throws<RemoteTaskException>(() => _ = view.Map(FailingTasks.FailsOnOdd, [3]).Single()).Message);
        Expect.Contains("'trial 7'", Expect.Throws<RemoteTaskException>(() => _ = workers.Apply(FailingTasks.FailsOnOdd, 3)).Message);
        Expect.Throws<NotSupportedException>(() => pool.With(new MpiTaskOptions { Priority = 1 }));
    }

    private static void Batch(MpiExecutor pool)
    {
        MpiBatch<int> batch = pool.SubmitBatch(MappingTasks.Third, Enumerable.Range(0, 5_000));
        Expect.Sequence(Enumerable.Range(0, 5_000).Select(i => i * 3), batch.Result);
        Expect.True(batch.IsSubmitted && batch.IsFinished);
        Expect.Sequence(Enumerable.Range(0, 5_000).Select(i => i * 3), batch.Select(future => future.Result).Order());
        Expect.Sequence(Enumerable.Range(0, 5_000).Select(i => i * 3), batch.Ordered.Select(future => future.Result));
        Expect.Throws<RemoteTaskException>(() => pool.SubmitBatch(FailingTasks.FailsOnOdd, Enumerable.Range(0, 10)).Wait());
    }

    private static void MapUnordered(MpiExecutor pool) =>
        Expect.Sequence(
            Enumerable.Range(0, 5_000).Select(i => i * 3),
            pool.MapUnordered(MappingTasks.Third, Enumerable.Range(0, 5_000)).Order()
        );

    private static void MapEndless(MpiExecutor pool)
    {
        IEnumerable<int> endless = Enumerable.Range(0, int.MaxValue).Select(i => i % 1_000_000);
        Expect.Sequence(Enumerable.Range(0, 3_000).Select(i => i * 3), pool.Map(MappingTasks.Third, endless).Take(3_000));
        Expect.Equal(3_000, pool.MapUnordered(MappingTasks.Third, endless).Take(3_000).Distinct().Count());
        Expect.Equal(6, pool.Submit(MappingTasks.Third, 2).Result);
    }

    private static async Task MapAsync(MpiExecutor pool)
    {
        int[] expected = [.. Enumerable.Range(0, 2_000).Select(i => i * 3)];
        Expect.Sequence(expected, await pool.MapAsync(MappingTasks.Third, Enumerable.Range(0, 2_000)).ToListAsync());
        Expect.Sequence(expected, await pool.MapAsync(MappingTasks.Third, Enumerable.Range(0, 2_000).ToAsyncEnumerable()).ToListAsync());
        Expect.Sequence(expected, (await pool.MapUnorderedAsync(MappingTasks.Third, Enumerable.Range(0, 2_000)).ToListAsync()).Order());
    }

    private static void StarMap(MpiExecutor pool) => Expect.Sequence(["a1", "b2"], pool.StarMap(MappingTasks.Joined, [("a", 1), ("b", 2)]));

    private static void CancelRunning(MpiExecutor pool)
    {
        using var source = new CancellationTokenSource();
        using var gate = new Gate();
        MpiFuture<bool> running = pool.Submit(MappingTasks.UntilCanceled, gate.Folder, source.Token);
        gate.WaitForArrivals(1);
        source.Cancel();
        var failure = Expect.Throws<OperationCanceledException>(() => _ = running.Result);
        Expect.Equal(source.Token, failure.CancellationToken);
        Expect.True(running.IsCanceled);
        Expect.Equal(6, pool.Submit(MappingTasks.Third, 2).Result);
    }

    private static void WorkerPool()
    {
        using var pool = new MpiWorkerPool();
        if (pool.WorkersExit())
            return;
        Expect.Equal(6, pool.Apply(MappingTasks.Third, 2));
        Expect.Equal(9, pool.ApplyAsync(MappingTasks.Third, 3).Get());
        Expect.Sequence([3, 6], pool.Map(MappingTasks.Third, [1, 2]));
        Expect.Sequence([3, 6], pool.MapAsync(MappingTasks.Third, [1, 2]).Get(TimeSpan.FromSeconds(100)));
        Expect.Sequence(["a1", "b2"], pool.StarMap(MappingTasks.Joined, [("a", 1), ("b", 2)]));
        Expect.Sequence(["c3"], pool.StarMapAsync(MappingTasks.Joined, [("c", 3)]).Get());
        Expect.Sequence([3, 6], pool.IMap(MappingTasks.Third, [1, 2]));
        Expect.Sequence([3, 6], pool.IMapUnordered(MappingTasks.Third, [1, 2]).Order());
    }

    private static void ManyThreads(MpiExecutor pool)
    {
        long[] sums = new long[4];
        Thread[] threads =
        [
            .. sums.Select(
                (_, t) =>
                    new Thread(() =>
                    {
                        for (int i = 0; i < 200; i++)
                            sums[t] += pool.Submit(MappingTasks.Third, i).Result;
                        foreach (int result in pool.Map(MappingTasks.Third, Enumerable.Range(0, 1_000)))
                            sums[t] += result;
                    })
            ),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Expect.Sequence(Enumerable.Repeat(3L * ((199 * 200 / 2) + (999 * 1_000 / 2)), 4), sums);
    }

    // A map looks at its pool at once: there is nothing to be gone through.
#pragma warning disable MPIPOOL014
    private static void GuardEveryOperation()
    {
        using var pool = new MpiExecutor();
        if (pool.IsMain)
            return;
        Expect.Throws<PoolGuardException>(() => pool.Submit(MappingTasks.Third, 1));
        Expect.Throws<PoolGuardException>(() => pool.SubmitThird(1));
        Expect.Throws<PoolGuardException>(() => pool.SubmitBatch(MappingTasks.Third, [1]));
        Expect.Throws<PoolGuardException>(() => pool.Map(MappingTasks.Third, [1]));
        Expect.Throws<PoolGuardException>(() => pool.MapUnordered(MappingTasks.Third, [1]));
        Expect.Throws<PoolGuardException>(() => pool.MapAsync(MappingTasks.Third, [1]));
        Expect.Throws<PoolGuardException>(() => pool.MapUnorderedAsync(MappingTasks.Third, [1]));
        Expect.Throws<PoolGuardException>(() => pool.StarMap(MappingTasks.Joined, [("a", 1)]));
    }

    private static void GuardWorkerPool()
    {
        using var pool = new MpiWorkerPool();
        if (pool.IsMain)
            return;
        Expect.True(pool.IsWorker && pool.WorkersExit());
        Expect.Throws<PoolGuardException>(() => pool.Apply(MappingTasks.Third, 1));
        Expect.Throws<PoolGuardException>(() => pool.ApplyAsync(MappingTasks.Third, 1));
        Expect.Throws<PoolGuardException>(() => pool.Map(MappingTasks.Third, [1]));
        Expect.Throws<PoolGuardException>(() => pool.MapAsync(MappingTasks.Third, [1]));
        Expect.Throws<PoolGuardException>(() => pool.StarMap(MappingTasks.Joined, [("a", 1)]));
        Expect.Throws<PoolGuardException>(() => pool.StarMapAsync(MappingTasks.Joined, [("a", 1)]));
        Expect.Throws<PoolGuardException>(() => pool.IMap(MappingTasks.Third, [1]));
        Expect.Throws<PoolGuardException>(() => pool.IMapUnordered(MappingTasks.Third, [1]));
        Expect.Contains("WorkersExit", Expect.Throws<PoolGuardException>(() => pool.Executor.SubmitThird(1)).Message);
        pool.Close();
    }
#pragma warning restore MPIPOOL014

    private static void AsyncResults()
    {
        using var pool = new MpiWorkerPool();
        if (pool.WorkersExit())
            return;
        using var gate = new Gate();
        var held = pool.ApplyAsync(SlowTasks.Gated, gate.Folder, 1);
        var many = pool.MapAsync(SlowTasks.Gated, [gate.Folder, gate.Folder], [2, 3]);
        var grouped = pool.StarMapAsync(SlowTasks.Gated, [(gate.Folder, 4)]);
        Expect.True(!held.IsReady && !many.IsReady && !grouped.IsReady);
        Expect.Throws<InvalidOperationException>(() => _ = held.IsSuccessful);
        Expect.Throws<InvalidOperationException>(() => _ = many.IsSuccessful);
        Expect.True(!held.Wait(TimeSpan.FromMilliseconds(20)));
        Expect.Throws<TimeoutException>(() => many.Get(TimeSpan.FromMilliseconds(20)));
        gate.Open();
        held.Wait();
        Expect.True(held.IsReady && held.IsSuccessful);
        Expect.Equal(1, held.Get());
        Expect.Sequence([2, 3], many.Get());
        Expect.Sequence([4], grouped.Get(TimeSpan.FromSeconds(100)));

        var failed = pool.MapAsync(FailingTasks.FailsOnOdd, [0, 1]);
        failed.Wait();
        Expect.True(failed.IsReady && !failed.IsSuccessful);
        Expect.Throws<RemoteTaskException>(() => failed.Get());
        pool.Close();
        Expect.Throws<ObjectDisposedException>(() => pool.Apply(MappingTasks.Third, 1));
    }
}
