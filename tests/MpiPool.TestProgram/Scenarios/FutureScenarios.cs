namespace MpiPool.TestProgram.Scenarios;

/// <summary>Tasks that are short, until one is given a gate.</summary>
internal static class WaitingTasks
{
    [MpiTask]
    public static int MayWait(string gate, int value)
    {
        if (gate.Length > 0)
            Gate.Pass(gate);
        return value;
    }

    [MpiTask]
    public static int Numbers(long[] numbers, int value) => value + (int)numbers[^1];
}

/// <summary>What can be done with a future.</summary>
internal static class FutureScenarios
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("callbacks", () => Pools.OnMain(Callbacks)),
            ("cancel-queued", () => Pools.OnMain(CancelQueued)),
            ("cancel-running-by-future", () => Pools.OnMain(CancelRunningByFuture)),
            ("cancel-waiting", () => Pools.OnMain(CancelWaiting)),
            ("cancel-waiting-by-shutdown", () => Pools.OnMain(CancelWaitingByShutdown)),
            ("cancel-while-arguments-travel", CancelWhileArgumentsTravel),
            ("waiting-tasks-change-workers", () => Pools.OnMain(WaitingTasksChangeWorkers)),
            ("time-outs", () => Pools.OnMain(TimeOuts)),
            ("combined-futures", () => Pools.OnMain(pool => CombinedAsync(pool).GetAwaiter().GetResult())),
            ("awaiting-threads", () => Pools.OnMain(pool => AwaitingThreadsAsync(pool).GetAwaiter().GetResult())),
        ];

    private static void Callbacks(MpiExecutor pool)
    {
        using var done = new CountdownEvent(4);
        var first = pool.Submit(ValueTasks.Double, 2);
        int inside = 0;
        first.OnCompleted(_ =>
        {
            inside = pool.Submit(ValueTasks.Double, 5).Result + pool.Map(ValueTasks.Double, [1, 2]).Sum();
            done.Signal();
        });
        first.OnCompleted(_ =>
        {
            done.Signal();
            throw new InvalidOperationException("goes no further");
        });
        first.OnCompleted(_ => Chain(200));
        pool.Submit(FailingTasks.FailsOnOdd, 1)
            .OnCompleted(future =>
            {
                if (future is { IsFaulted: true, Exception: RemoteTaskException })
                    done.Signal();
            });
        Expect.True(done.Wait(Long));
        Expect.Equal(16, inside);

        MpiFuture? late = null;
        first.OnCompleted(future => late = future);
        Expect.True(ReferenceEquals(first, late));

        // Each callback submits the task whose end calls the next one.
        void Chain(int left)
        {
            if (left == 0)
                done.Signal();
            else
                pool.Submit(ValueTasks.Double, left).OnCompleted(_ => Chain(left - 1));
        }
    }

    private static void CancelQueued(MpiExecutor pool)
    {
        using var gate = new Gate();
        using var source = new CancellationTokenSource();
        var running = Enumerable.Range(0, pool.Size).Select(i => pool.Submit(SlowTasks.Gated, gate.Folder, i, source.Token)).ToList();
        gate.WaitForArrivals(pool.Size);
        var byCancel = pool.Submit(SlowTasks.Gated, gate.Folder, 1);
        var byToken = pool.Submit(SlowTasks.Gated, gate.Folder, 2, source.Token);
        var last = pool.Submit(SlowTasks.Gated, gate.Folder, 3);

        Expect.True(byCancel.Cancel() && byCancel.Cancel());
        Expect.True(byCancel.IsCompleted && byCancel.IsCanceled && !byCancel.IsFaulted && byCancel.Exception is null);
        Expect.Throws<OperationCanceledException>(() => _ = byCancel.Result);
        Expect.True(byCancel.AsTask().IsCanceled);
        source.Cancel();
        Expect.True(byToken.IsCanceled);
        Expect.Equal(source.Token, Expect.Throws<OperationCanceledException>(byToken.Wait).CancellationToken);
        Expect.True(pool.Submit(ValueTasks.Double, 1, source.Token).IsCanceled);
        Expect.True(!running.Exists(future => future.Cancel()));

        // What runs and does not look at its token ends with its result.
        gate.Open();
        Expect.Sequence(Enumerable.Range(0, pool.Size), running.Select(future => future.Result));
        Expect.Equal(3, last.Result);
        Expect.True(!last.Cancel());
        Expect.Equal(pool.Size + 1, gate.Arrived);
    }

    private static void CancelRunningByFuture(MpiExecutor pool)
    {
        using var gate = new Gate();
        var running = pool.Submit(MappingTasks.UntilCanceled, gate.Folder);
        gate.WaitForArrivals(1);
        Expect.True(!running.Cancel());
        Expect.Throws<OperationCanceledException>(() => _ = running.Result);
        Expect.True(running.IsCanceled);

        // The token is of that task alone.
        var next = pool.Submit(MappingTasks.UntilCanceled, gate.Folder);
        gate.Open();
        Expect.True(next.Result);
    }

    // Very short tasks travel together: so many that each worker gets some.
    private const int WaitingForEach = 500;

    /// <summary>Tasks that wait on a worker behind a long one are taken back while that one runs.</summary>
    private static void CancelWaiting(MpiExecutor pool)
    {
        using var gate = new Gate();
        using var source = new CancellationTokenSource();
        var running = Block(pool, gate);
        var waiting = Enumerable
            .Range(0, WaitingForEach * pool.Size)
            .Select(i => pool.Submit(WaitingTasks.MayWait, gate.Folder, i, source.Token))
            .ToList();
        WaitUntilHeld(pool, waiting);
        Expect.True(running.TrueForAll(future => future.IsRunning) && !waiting.Exists(future => future.IsRunning));
        foreach (var future in waiting.Where((_, i) => i % 20 == 0))
            Expect.True(future.Cancel() && future.IsCanceled && future.Cancel());
        source.Cancel();
        Gate.WaitUntil(() => waiting.TrueForAll(future => future.IsCanceled), "the tasks to be canceled by their token");
        Expect.Equal(source.Token, Expect.Throws<OperationCanceledException>(() => _ = waiting[1].Result).CancellationToken);
        Expect.True(!running.Exists(future => future.IsCompleted || future.Cancel()));

        gate.Open();
        Expect.Sequence(Enumerable.Range(0, pool.Size), running.Select(future => future.Result));
        Expect.Equal(1, pool.Submit(WaitingTasks.MayWait, gate.Folder, 1).Result);
        Expect.Equal(pool.Size + 1, gate.Arrived);
    }

    private static void CancelWaitingByShutdown(MpiExecutor pool)
    {
        using var gate = new Gate();
        var running = Block(pool, gate);
        var waiting = Enumerable
            .Range(0, WaitingForEach * pool.Size)
            .Select(i => pool.Submit(WaitingTasks.MayWait, gate.Folder, i))
            .ToList();
        WaitUntilHeld(pool, waiting);
        pool.Shutdown(wait: false, cancelFutures: true);
        Gate.WaitUntil(() => waiting.TrueForAll(future => future.IsCanceled), "the tasks to be canceled by the shutdown");
        Expect.True(!running.Exists(future => future.IsCompleted));
        gate.Open();
        Expect.Sequence(Enumerable.Range(0, pool.Size), running.Select(future => future.Result));
        pool.Shutdown();
        Expect.Equal(pool.Size, gate.Arrived);
    }

    /// <summary>
    /// Workers do not leave before arguments that nobody needs any more have come to them: the main rank could not get rid of those.
    /// </summary>
    private static void CancelWhileArgumentsTravel()
    {
        var large = new long[4_000_000];
        for (int round = 0; round < 5; round++)
        {
            Pools.OnMain(pool =>
            {
                using var gate = new Gate();
                var running = Block(pool, gate);
                var waiting = Enumerable.Range(0, pool.Size).Select(i => pool.Submit(WaitingTasks.Numbers, large, i)).ToList();
                WaitUntilHeld(pool, waiting);
                gate.Open();
                pool.Shutdown(wait: true, cancelFutures: true);
                Expect.Sequence(Enumerable.Range(0, pool.Size), running.Select(future => future.Result));
                Expect.True(waiting.TrueForAll(future => future.IsCompleted && !future.IsFaulted));
            });
        }
    }

    /// <summary>A worker with nothing to do gets what waits on the others behind long tasks. It takes two.</summary>
    private static void WaitingTasksChangeWorkers(MpiExecutor pool)
    {
        using var gate = new Gate();
        using var otherGate = new Gate();
        Measure(pool);
        var released = pool.Submit(WaitingTasks.MayWait, otherGate.Folder, 0);
        otherGate.WaitForArrivals(1);
        var running = Enumerable.Range(1, pool.Size - 1).Select(i => pool.Submit(WaitingTasks.MayWait, gate.Folder, i)).ToList();
        gate.WaitForArrivals(pool.Size - 1);
        var large = new long[20_000];
        var waiting = Enumerable.Range(0, 20 * pool.Size).Select(i => pool.Submit(WaitingTasks.Numbers, large, i)).ToList();
        WaitUntilHeld(pool, waiting);
        otherGate.Open();
        Expect.Sequence(Enumerable.Range(0, waiting.Count), waiting.Select(future => future.Result));
        Expect.True(
            waiting.TrueForAll(future => future.WorkerRank == released.WorkerRank) && !running.Exists(future => future.IsCompleted)
        );
        gate.Open();
        Expect.Sequence(Enumerable.Range(1, pool.Size - 1), running.Select(future => future.Result));
    }

    /// <summary>Each worker runs a task of a method whose tasks were short until now, which waits at the gate.</summary>
    private static List<MpiFuture<int>> Block(MpiExecutor pool, Gate gate)
    {
        Measure(pool);
        var running = Enumerable.Range(0, pool.Size).Select(i => pool.Submit(WaitingTasks.MayWait, gate.Folder, i)).ToList();
        gate.WaitForArrivals(pool.Size);
        return running;
    }

    private static void Measure(MpiExecutor pool)
    {
        Expect.Equal(1_000, pool.Map(WaitingTasks.MayWait, Enumerable.Repeat("", 1_000), Enumerable.Range(0, 1_000)).Count());
        Expect.Equal(1_000, pool.Map(WaitingTasks.Numbers, Enumerable.Repeat(new long[1], 1_000), Enumerable.Range(0, 1_000)).Count());
    }

    private static void WaitUntilHeld(MpiExecutor pool, List<MpiFuture<int>> waiting) =>
        Gate.WaitUntil(
            () => waiting.Select(future => future.WorkerRank).Where(rank => rank >= 0).Distinct().Count() == pool.Size,
            "each worker to hold a task that waits"
        );

    private static void TimeOuts(MpiExecutor pool)
    {
        using var gate = new Gate();
        var held = pool.Submit(SlowTasks.Gated, gate.Folder, 7);
        var batch = pool.SubmitBatch(SlowTasks.Gated, [gate.Folder], [8]);
        Expect.True(!held.Wait(Short) && !held.Wait(TimeSpan.Zero) && !batch.Wait(Short));
        Expect.Contains(nameof(SlowTasks.Gated), Expect.Throws<TimeoutException>(() => held.GetResult(Short)).Message);
        Expect.Throws<ArgumentOutOfRangeException>(() => held.Wait(TimeSpan.FromSeconds(-5)));
        gate.Open();
        Expect.Equal(7, held.GetResult(Long));
        Expect.True(held.Wait(TimeSpan.Zero) && batch.Wait(Long));
        Expect.Sequence([8], batch.Result);
    }

    private static async Task CombinedAsync(MpiExecutor pool)
    {
        using var gate = new Gate();
        var ended = Enumerable.Range(0, 10).Select(i => pool.Submit(ValueTasks.Double, i)).ToList();
        var held = pool.Submit(SlowTasks.Gated, gate.Folder, 1);
        Expect.Sequence(Enumerable.Range(0, 10).Select(i => 2 * i), await MpiFuture.WhenAll(ended));
        Expect.True(!ReferenceEquals(held, await MpiFuture.WhenAny([held, .. ended])));

        var seen = new List<MpiFuture<int>>();
        foreach (var future in MpiFuture.AsCompleted([held, .. ended]))
        {
            seen.Add(future);
            if (seen.Count == ended.Count)
                gate.Open();
        }

        Expect.Equal(ended.Count + 1, seen.Distinct().Count());
        Expect.True(ReferenceEquals(held, seen[^1]));

        var mixed = Enumerable.Range(0, 10).Select(i => pool.Submit(FailingTasks.FailsOnOdd, i)).ToList();
        Expect.Contains("odd: 1", (await ThrowsAsync<RemoteTaskException>(() => MpiFuture.WhenAll(mixed))).Message);
        Expect.True(mixed.TrueForAll(future => future.IsCompleted));
        await ThrowsAsync<RemoteTaskException>(async () => await mixed[3]);
        await ThrowsAsync<RemoteTaskException>(() => mixed[3].AsTask());
    }

    private static async Task AwaitingThreadsAsync(MpiExecutor pool)
    {
        var shared = pool.Submit(SlowTasks.Slow, 5);
        int[] sums = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(t =>
                    Task.Run(async () =>
                    {
                        int sum = await shared;
                        for (int i = 0; i < 50; i++)
                            sum += t % 2 == 0 ? await pool.Submit(ValueTasks.Double, i) : pool.Submit(ValueTasks.Double, i).Result;
                        return sum;
                    })
                )
        );
        Expect.Sequence(Enumerable.Repeat(5 + (50 * 49), 6), sums);
    }

    private static async Task<TException> ThrowsAsync<TException>(Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action();
        }
        catch (TException e)
        {
            return e;
        }

        throw new ExpectationException($"no {typeof(TException).Name} came");
    }
}
