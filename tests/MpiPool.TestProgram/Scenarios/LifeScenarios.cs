namespace MpiPool.TestProgram.Scenarios;

internal static class SlowTasks
{
    [MpiTask]
    public static void SlowAndSaid(int milliseconds)
    {
        Thread.Sleep(milliseconds);
        Console.WriteLine("a task has run");
    }

    [MpiTask]
    public static int Slow(int milliseconds)
    {
        Thread.Sleep(milliseconds);
        return milliseconds;
    }

    /// <summary>Waits at a gate, and gives what it was given.</summary>
    [MpiTask]
    public static int Gated(string gate, int value)
    {
        Gate.Pass(gate);
        return value;
    }
}

/// <summary>Opening and shutting down pools.</summary>
internal static class LifeScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("submit-after-shutdown", () => Pools.OnMain(SubmitAfterShutdown)),
            ("shutdown-waits", () => Pools.OnMain(ShutdownWaits)),
            ("shutdown-without-wait", () => Pools.OnMain(ShutdownWithoutWait)),
            ("shutdown-cancels", () => Pools.OnMain(ShutdownCancels)),
            ("dispose-twice", () => Pools.OnMain(DisposeTwice)),
            ("main-rank-last", MainRankLast),
            ("main-rank-out-of-range", MainRankOutOfRange),
            ("size-and-idling", () => Pools.OnMain(SizeAndIdling)),
        ];

    private static void SubmitAfterShutdown(MpiExecutor pool)
    {
        pool.Shutdown();
        Expect.True(!pool.IsOpen);
        Expect.Throws<ObjectDisposedException>(() => pool.Submit(ValueTasks.Double, 1));
        Expect.Throws<ObjectDisposedException>(() => _ = pool.Map(ValueTasks.Double, [1, 2]).ToList());
    }

    private static void ShutdownWaits(MpiExecutor pool)
    {
        var futures = Enumerable.Range(0, 3 * pool.Size).Select(_ => pool.Submit(SlowTasks.Slow, 50)).ToList();
        pool.Shutdown();
        Expect.True(futures.TrueForAll(future => future.IsCompleted));
        Expect.True(futures.TrueForAll(future => future.Result == 50));
    }

    private static void ShutdownWithoutWait(MpiExecutor pool)
    {
        using var gate = new Gate();
        var futures = Enumerable.Range(0, 3 * pool.Size).Select(i => pool.Submit(SlowTasks.Gated, gate.Folder, i)).ToList();
        pool.Shutdown(wait: false);
        Expect.True(!futures.Exists(future => future.IsCompleted));
        Expect.Throws<ObjectDisposedException>(() => pool.Submit(ValueTasks.Double, 1));
        gate.Open();
        Expect.Sequence(Enumerable.Range(0, 3 * pool.Size), futures.Select(future => future.Result));
    }

    private static void ShutdownCancels(MpiExecutor pool)
    {
        using var gate = new Gate();
        var running = Enumerable.Range(0, pool.Size).Select(i => pool.Submit(SlowTasks.Gated, gate.Folder, i)).ToList();
        Expect.True(running.TrueForAll(future => future.IsRunning));
        var queued = Enumerable.Range(0, 100).Select(i => pool.Submit(SlowTasks.Gated, gate.Folder, i)).ToList();
        queued[^1].OnCompleted(_ => gate.Open());
        pool.Shutdown(wait: true, cancelFutures: true);
        Expect.Sequence(Enumerable.Range(0, pool.Size), running.Select(future => future.Result));
        Expect.True(queued.TrueForAll(future => future.IsCanceled));
        Expect.Throws<OperationCanceledException>(() => _ = queued[^1].Result);
        Expect.Equal(pool.Size, gate.Arrived);
    }

    private static void DisposeTwice(MpiExecutor pool)
    {
        Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        pool.Dispose();
        pool.Dispose();
        pool.Shutdown();
        Expect.True(!pool.IsOpen);
    }

    private static void MainRankLast()
    {
        int last = MpiCommunicator.World.Size - 1;
        using (var pool = new MpiExecutor(new MpiExecutorOptions { MainRank = last }))
        {
            Expect.Equal(MpiCommunicator.World.Rank == last, pool.IsMain);
            if (pool.IsMain)
            {
                var ranks = pool.Map(KindTasks.WhoRunsThis, Enumerable.Range(0, 100)).Select(who => who.Rank).Distinct().Order().ToList();
                Expect.True(ranks.Count > 0 && !ranks.Contains(last));
                Expect.Sequence([0, 2, 4], pool.Map(ValueTasks.Double, [0, 1, 2]));
            }
        }

        MpiCommunicator.World.Barrier();
    }

    private static void MainRankOutOfRange()
    {
        // In process the program's own thread is the main rank, whatever the option says.
        if (!Pools.IsSingleProcess)
        {
            var failure = Expect.Throws<ArgumentOutOfRangeException>(() => _ = new MpiExecutor(new MpiExecutorOptions { MainRank = 100 }));
            Expect.Contains("MainRank", failure.Message);
        }

        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new MpiExecutorOptions { MainRank = -1 });
        Expect.Throws<ArgumentOutOfRangeException>(() => _ = new MpiExecutorOptions { WorkerCount = 0 });
    }

    private static void SizeAndIdling(MpiExecutor pool)
    {
        Expect.Equal(Pools.IsSingleProcess ? new MpiExecutorOptions().WorkerCount : MpiCommunicator.World.Size - 1, pool.Size);
        Expect.Equal(pool.Size, pool.Idling);
        using var gate = new Gate();
        var running = pool.Submit(SlowTasks.Gated, gate.Folder, 1);
        Expect.Equal(pool.Size - 1, pool.Idling);
        gate.Open();
        running.Wait();
        Expect.Equal(pool.Size, pool.Idling);
    }
}
