using System.Diagnostics;

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
        ("ten-pools", TenPools),
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
        var futures = Enumerable.Range(0, 3 * pool.Size).Select(_ => pool.Submit(SlowTasks.Slow, 200)).ToList();
        var clock = Stopwatch.StartNew();
        pool.Shutdown(wait: false);
        Expect.True(clock.ElapsedMilliseconds < 400);
        Expect.True(!futures.TrueForAll(future => future.IsCompleted));
        Expect.Throws<ObjectDisposedException>(() => pool.Submit(ValueTasks.Double, 1));
        Expect.True(futures.TrueForAll(future => future.Result == 200));
    }

    private static void ShutdownCancels(MpiExecutor pool)
    {
        var running = pool.Submit(SlowTasks.Slow, 500);
        while (!running.IsRunning && !running.IsCompleted)
            Thread.Sleep(1);
        var futures = Enumerable.Range(0, 100).Select(_ => pool.Submit(SlowTasks.Slow, 100)).ToList();
        pool.Shutdown(wait: true, cancelFutures: true);
        Expect.Equal(500, running.Result);
        Expect.True(futures.TrueForAll(future => future.IsCompleted));
        Expect.True(futures[^1].IsCanceled);
        Expect.Throws<OperationCanceledException>(() => _ = futures[^1].Result);
        foreach (var future in futures.Where(future => !future.IsCanceled))
            Expect.Equal(100, future.Result);
    }

    private static void DisposeTwice(MpiExecutor pool)
    {
        Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        pool.Dispose();
        pool.Dispose();
        pool.Shutdown();
        Expect.True(!pool.IsOpen);
    }

    private static void TenPools()
    {
        for (int i = 0; i < 10; i++)
        {
            int round = i;
            Pools.OnMain(pool => Expect.Sequence(
                Enumerable.Range(round, 20).Select(x => x * 2),
                pool.Map(ValueTasks.Double, Enumerable.Range(round, 20))));
        }
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
        var running = pool.Submit(SlowTasks.Slow, 1000);
        while (!running.IsRunning)
            Thread.Sleep(1);
        Expect.Equal(pool.Size - 1, pool.Idling);
        running.Wait();
        Expect.Equal(pool.Size, pool.Idling);
    }
}
