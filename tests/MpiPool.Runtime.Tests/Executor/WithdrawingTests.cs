namespace MpiPool.Runtime.Tests.Executor;

/// <summary>Tasks that wait on a worker behind one of a method that was short until now, and is held up at the gate.</summary>
[Collection(nameof(PoolTasks.Gate))]
public sealed class WithdrawingTests
{
    [Fact]
    public void A_task_that_waits_behind_a_long_one_can_be_canceled_at_once()
    {
        using MpiExecutor pool = Open(workers: 1);
        using HeldUp held = new(pool);
        Assert.True(held.Waiting[0].Cancel());
        Assert.True(held.Waiting[0].Cancel());
        Assert.True(held.Waiting[0].IsCanceled);
        Assert.Throws<OperationCanceledException>(() => held.Waiting[0].Result);
        Assert.False(held.Blocker.Cancel());
        Assert.False(held.Blocker.IsCompleted);

        int before = PoolTasks.Runs;
        PoolTasks.Gate.Set();
        Assert.Equal(0, held.Blocker.Result);
        Assert.Equal(Enumerable.Range(1, HeldUp.Count - 1), held.Waiting.Skip(1).Select(future => future.Result));
        Assert.Equal(HeldUp.Count - 1, PoolTasks.Runs - before);
    }

    [Fact]
    public void What_has_said_that_it_runs_is_not_taken_back()
    {
        using MpiExecutor pool = Open(workers: 1);
        using HeldUp held = new(pool);
        Assert.True(held.Blocker.IsRunning);
        Assert.DoesNotContain(held.Waiting, future => future.IsRunning);
        Assert.False(held.Blocker.Cancel());
        pool.Shutdown(wait: false, cancelFutures: true);
        PoolTasks.Gate.Set();
        Assert.Equal(0, held.Blocker.Result);
    }

    [Fact]
    public async Task Several_threads_may_cancel_at_once()
    {
        await using MpiExecutor pool = Open(workers: 1);
        using HeldUp held = new(pool);
        MpiFuture[] waiting = [.. held.Waiting];
        using var start = new Barrier(4);
        bool[][] canceled = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            start.SignalAndWait();
                            return waiting.Select(future => future.Cancel()).ToArray();
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );
        Assert.All(canceled, results => Assert.DoesNotContain(false, results));
        Assert.All(waiting, future => Assert.True(future.IsCanceled));
        Assert.False(held.Blocker.IsCompleted);
    }

    [Fact]
    public void Shutdown_cancels_what_waits_while_the_long_task_runs()
    {
        using MpiExecutor pool = Open(workers: 1);
        using HeldUp held = new(pool);
        int before = PoolTasks.Runs;
        pool.Shutdown(wait: false, cancelFutures: true);
        Pools.WaitFor(() => held.Waiting.All(future => future.IsCanceled));
        Assert.False(held.Blocker.IsCompleted);
        PoolTasks.Gate.Set();
        Assert.Equal(0, held.Blocker.Result);
        pool.Dispose();
        Assert.Equal(before, PoolTasks.Runs);
    }

    [Fact]
    public void A_token_cancels_what_waits_while_the_long_task_runs()
    {
        using MpiExecutor pool = Open(workers: 1);
        using var source = new CancellationTokenSource();
        using HeldUp held = new(pool, source.Token);
        source.Cancel();
        Pools.WaitFor(() => held.Waiting.All(future => future.IsCanceled));
        Assert.Equal(source.Token, Assert.Throws<OperationCanceledException>(() => held.Waiting[0].Result).CancellationToken);
        Assert.False(held.Blocker.IsCompleted);
    }

    [Fact]
    public void A_worker_with_nothing_to_do_gets_what_waits_behind_a_long_task()
    {
        using MpiExecutor pool = Open(workers: 2);
        PoolTasks.Gate.Reset();
        try
        {
            // Each worker has a task that does not end, and others behind it: there are more of them than the shortest tasks that share a
            // message.
            const int Count = 5_000;
            MpiFuture<int> long1 = pool.Submit(PoolTasks.Counted, 1);
            MpiFuture<int> long2 = pool.Submit(PoolTasks.Counted, 2);
            Pools.WaitAtGate(2);
            MpiFuture<int>[] waiting = [.. Enumerable.Range(0, Count).Select(i => pool.Submit(PoolTasks.Square, i))];
            Pools.WaitFor(() =>
                waiting.Any(future => future.WorkerRank == long1.WorkerRank) && waiting.Any(future => future.WorkerRank == long2.WorkerRank)
            );
            var called = new CountdownEvent(waiting.Length);
            foreach (MpiFuture<int> future in waiting)
                future.OnCompleted(_ => called.Signal());
            Assert.DoesNotContain(waiting, future => future.IsCompleted);

            Assert.False(long2.Cancel());
            Assert.Equal(Enumerable.Range(0, Count).Select(i => i * i), waiting.Select(future => future.Result));
            Assert.False(long1.IsCompleted);
            Assert.All(waiting, future => Assert.Equal(long2.WorkerRank, future.WorkerRank));
            Assert.True(called.Wait(TimeSpan.FromSeconds(100), TestContext.Current.CancellationToken));
        }
        finally
        {
            PoolTasks.Gate.Set();
        }
    }

    /// <summary>However cancellations, long tasks and workers with nothing to do come together, a task is canceled or runs once.</summary>
    [Fact]
    public async Task A_task_is_canceled_or_runs_once()
    {
        await using MpiExecutor pool = Pools.Open(workers: 3);
        Array.Clear(PoolTasks.Marks);
        var canceled = new bool[PoolTasks.Marks.Length];
        for (int round = 0; round < PoolTasks.Marks.Length; round += 1_000)
        {
            int start = round;
            MpiFuture<int>[] futures = [.. Enumerable.Range(start, 1_000).Select(i => pool.Submit(PoolTasks.Marked, i))];
            await Task.WhenAll(
                Enumerable
                    .Range(0, 3)
                    .Select(thread =>
                        Task.Run(
                            () =>
                            {
                                var random = new Random(start + thread);
                                for (int i = 0; i < 20; i++)
                                {
                                    int number = random.Next(futures.Length);
                                    if (futures[number].Cancel())
                                        canceled[start + number] = true;
                                }
                            },
                            TestContext.Current.CancellationToken
                        )
                    )
            );
            foreach (MpiFuture<int> future in futures)
                future.WaitEnded(Timeout.InfiniteTimeSpan);
            Assert.All(
                futures,
                (future, i) =>
                {
                    Assert.Equal(canceled[start + i], future.IsCanceled);
                    Assert.Equal(canceled[start + i] ? 0 : 1, PoolTasks.Marks[start + i]);
                }
            );
        }
    }

    /// <summary>A pool that has measured the methods as short.</summary>
    private static MpiExecutor Open(int workers)
    {
        MpiExecutor pool = Pools.Open(workers);
        Assert.Equal(500, pool.Map(PoolTasks.Counted, Enumerable.Range(0, 500)).Count());
        Assert.Equal(500, pool.Map(PoolTasks.Square, Enumerable.Range(0, 500)).Count());
        Assert.Equal(500, pool.Map(PoolTasks.HeldIfZero, Enumerable.Range(1, 500)).Count());
        return pool;
    }

    /// <summary>A worker's task that waits at the gate, and others that the worker holds behind it.</summary>
    private sealed class HeldUp : IDisposable
    {
        internal const int Count = 20;

        internal HeldUp(MpiExecutor pool, CancellationToken cancellationToken = default)
        {
            PoolTasks.Gate.Reset();
            Blocker = pool.Submit(PoolTasks.HeldIfZero, 0, CancellationToken.None);
            Pools.WaitAtGate(1);
            Waiting = [.. Enumerable.Range(0, Count).Select(i => pool.Submit(PoolTasks.Counted, i, cancellationToken))];
            Pools.WaitFor(() => Waiting[0].WorkerRank == Blocker.WorkerRank);
        }

        internal MpiFuture<int> Blocker { get; }

        internal MpiFuture<int>[] Waiting { get; }

        public void Dispose() => PoolTasks.Gate.Set();
    }
}
