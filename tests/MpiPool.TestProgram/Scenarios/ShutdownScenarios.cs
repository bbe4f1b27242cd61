namespace MpiPool.TestProgram.Scenarios;

/// <summary>Shutdown in every combination, in pools one after the other.</summary>
internal static class ShutdownScenarios
{
    private const int Queued = 20;

    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("shutdown-unused", () => InAllCombinations(Unused)),
            ("shutdown-busy", () => InAllCombinations(Busy)),
            ("shutdown-done", () => InAllCombinations(Done)),
            ("shutdown-twice", () => Pools.OnMain(Twice)),
            ("shutdown-by-a-callback", () => Pools.OnMain(ByACallback)),
            ("await-using", () => AwaitUsingAsync().GetAwaiter().GetResult()),
        ];

    private static void InAllCombinations(Action<MpiExecutor, bool, bool> shutDown)
    {
        foreach (bool wait in new[] { true, false })
        {
            foreach (bool cancel in new[] { true, false })
            {
                Pools.OnMain(pool =>
                {
                    shutDown(pool, wait, cancel);
                    IsShutDown(pool);
                });
            }
        }
    }

    private static void Unused(MpiExecutor pool, bool wait, bool cancel) => pool.Shutdown(wait, cancel);

    /// <summary>Each worker runs a task, which ends only once the pool is closed; others are queued.</summary>
    private static void Busy(MpiExecutor pool, bool wait, bool cancel)
    {
        using var gate = new Gate();
        var running = SubmitGated(pool, gate, pool.Size);
        gate.WaitForArrivals(pool.Size);
        var queued = SubmitGated(pool, gate, Queued);
        Task<int> waiting = Task.Run(() => running[0].Result);
        Task opening = wait ? Task.Run(() => OpenOnceClosed(pool, gate)) : Task.CompletedTask;

        pool.Shutdown(wait, cancel);

        IsShutDown(pool);
        Expect.True(running.TrueForAll(future => future.IsCompleted == wait));
        Expect.True(queued.TrueForAll(future => future.IsCompleted == (wait || cancel)));
        gate.Open();
        opening.GetAwaiter().GetResult();
        Expect.Equal(0, waiting.GetAwaiter().GetResult());
        Expect.Sequence(Enumerable.Range(0, pool.Size), running.Select(future => future.Result));
        if (cancel)
        {
            Expect.True(queued.TrueForAll(future => future.IsCanceled));
            Expect.Throws<OperationCanceledException>(queued[0].Wait);
        }
        else
        {
            Expect.Sequence(Enumerable.Range(0, Queued), queued.Select(future => future.Result));
        }

        Expect.Equal(pool.Size + (cancel ? 0 : Queued), gate.Arrived);
    }

    private static void Done(MpiExecutor pool, bool wait, bool cancel)
    {
        var futures = Enumerable.Range(0, 50).Select(i => pool.Submit(ValueTasks.Double, i)).ToList();
        futures.ForEach(future => future.Wait());
        pool.Shutdown(wait, cancel);
        Expect.Sequence(Enumerable.Range(0, 50).Select(i => 2 * i), futures.Select(future => future.Result));
    }

    /// <summary>The second one may still cancel what the first one left to run.</summary>
    private static void Twice(MpiExecutor pool)
    {
        using var gate = new Gate();
        var running = SubmitGated(pool, gate, pool.Size);
        gate.WaitForArrivals(pool.Size);
        var queued = SubmitGated(pool, gate, Queued);
        pool.Shutdown(wait: false);
        Expect.True(!queued.Exists(future => future.IsCompleted));
        pool.Shutdown(wait: false, cancelFutures: true);
        Expect.True(queued.TrueForAll(future => future.IsCanceled));
        gate.Open();
        pool.Shutdown();
        Expect.True(running.TrueForAll(future => future.IsCompleted && !future.IsCanceled));
        Expect.Equal(pool.Size, gate.Arrived);
        pool.Dispose();
        IsShutDown(pool);
    }

    private static void ByACallback(MpiExecutor pool)
    {
        using var done = new ManualResetEventSlim();
        pool.Submit(ValueTasks.Double, 1)
            .OnCompleted(_ =>
            {
                pool.Shutdown();
                done.Set();
            });
        Expect.True(done.Wait(TimeSpan.FromSeconds(100)));
        IsShutDown(pool);
    }

    /// <summary>
    /// An asynchronous end waits for all tasks as well, also when an exception leaves the block; every rank goes on after it.
    /// </summary>
    private static async Task AwaitUsingAsync()
    {
        List<MpiFuture<int>> futures = [];
        await using (var pool = new MpiExecutor())
        {
            if (pool.IsMain)
                futures.AddRange(Enumerable.Range(0, 30).Select(_ => pool.Submit(SlowTasks.Slow, 5)));
        }

        Expect.True(futures.TrueForAll(future => future.IsCompleted && future.Result == 5));
        MpiCommunicator.World.Barrier();

        string? caught = null;
        try
        {
            await using var pool = new MpiExecutor();
            if (pool.IsMain)
            {
                futures.AddRange(Enumerable.Range(0, 30).Select(_ => pool.Submit(SlowTasks.Slow, 5)));
                throw new DeliberateException("out of the block");
            }
        }
        catch (DeliberateException e)
        {
            caught = e.Message;
        }

        Expect.Equal(MpiCommunicator.World.Rank == 0 ? "out of the block" : null, caught);
        Expect.True(futures.TrueForAll(future => future.IsCompleted && future.Result == 5));
        MpiCommunicator.World.Barrier();
        Pools.OnMain(pool => Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result));
    }

    private static List<MpiFuture<int>> SubmitGated(MpiExecutor pool, Gate gate, int count) =>
        [.. Enumerable.Range(0, count).Select(i => pool.Submit(SlowTasks.Gated, gate.Folder, i))];

    private static void OpenOnceClosed(MpiExecutor pool, Gate gate)
    {
        Gate.WaitUntil(() => !pool.IsOpen, "the pool to close");
        gate.Open();
    }

    private static void IsShutDown(MpiExecutor pool)
    {
        Expect.True(!pool.IsOpen && pool.IsMain);
        Expect.Equal(0, pool.Idling);
        Expect.Throws<ObjectDisposedException>(() => pool.Submit(ValueTasks.Double, 1));
        Expect.Throws<ObjectDisposedException>(() => pool.SubmitDouble(1));
        Expect.Throws<ObjectDisposedException>(() => pool.SubmitBatch(ValueTasks.Double, [1]));
        Expect.Throws<ObjectDisposedException>(() => _ = pool.Map(ValueTasks.Double, [1]).Count());
        Expect.Throws<ObjectDisposedException>(() => _ = pool.MapUnordered(ValueTasks.Double, [1]).Count());
    }
}
