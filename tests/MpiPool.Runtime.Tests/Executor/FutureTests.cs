namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class FutureTests
{
    [Fact]
    public void A_future_tells_its_result_rank_and_id()
    {
        using MpiExecutor pool = Pools.Open();
        MpiFuture<int> first = pool.Submit(PoolTasks.Square, 3);
        MpiFuture<int> second = pool.Submit(PoolTasks.Square, 4);
        Assert.Equal(9, first.Result);
        Assert.Equal(16, second.Result);
        Assert.Equal([0L, 1L], new[] { first.TaskId, second.TaskId });
        Assert.InRange(first.WorkerRank, 1, 2);
        Assert.True(first.IsCompleted);
        Assert.False(first.IsRunning || first.IsCanceled || first.IsFaulted);
        Assert.Null(first.Exception);
    }

    [Fact]
    public void A_failed_task_fails_its_own_future_alone()
    {
        using MpiExecutor pool = Pools.Open();
        MpiFuture<int> failed = pool.Submit(PoolTasks.Fail, 5);
        MpiFuture<int> good = pool.Submit(PoolTasks.Square, 5);
        var thrown = Assert.Throws<RemoteTaskException>(() => failed.Result);
        Assert.Equal(thrown.Message, failed.Exception?.Message);
        Assert.Same(failed.Exception, failed.Exception);
        Assert.True(failed.IsFaulted);
        Assert.Equal("Fail", thrown.TaskName);
        Assert.Equal("System.InvalidOperationException", thrown.RemoteType);
        Assert.Equal(failed.WorkerRank, thrown.WorkerRank);
        Assert.Contains("No 5.", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("PoolTasks", thrown.RemoteStackTrace, StringComparison.Ordinal);
        var inner = Assert.IsType<InvalidOperationException>(thrown.InnerException);
        Assert.IsType<FormatException>(inner.InnerException);
        Assert.Equal(25, good.Result);
    }

    [Theory]
    [InlineData(13, "could not be written")]
    [InlineData(15, "could not be read")]
    public void An_argument_that_cannot_travel_fails_its_own_future_alone(int size, string message)
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        MpiFuture<int> before = pool.Submit(PoolTasks.Square, 2);
        MpiFuture<int> failed = pool.Submit(PoolTasks.Length, new Stubborn(size));
        MpiFuture<int> after = pool.Submit(PoolTasks.Square, 3);
        Exception thrown = Assert.ThrowsAny<Exception>(() => failed.Result);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
        Assert.Equal([4, 9], [before.Result, after.Result]);
    }

    [Theory]
    [InlineData(13, "could not be written")]
    [InlineData(15, "could not be read")]
    public void A_result_that_cannot_travel_fails_its_own_future_alone(int size, string message)
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        MpiFuture<Stubborn> failed = pool.Submit(PoolTasks.Make, size);
        MpiFuture<int> after = pool.Submit(PoolTasks.Square, 3);
        Exception thrown = Assert.ThrowsAny<Exception>(() => failed.Result);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(9, after.Result);
    }

    [Fact]
    public void A_wait_ends_at_its_time_out()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        PoolTasks.Gate.Reset();
        MpiFuture<int> held = pool.Submit(PoolTasks.Gated, 1);
        try
        {
            Assert.False(held.Wait(TimeSpan.FromMilliseconds(20)));
            Assert.False(held.Wait(TimeSpan.Zero));
            var late = Assert.Throws<TimeoutException>(() => held.GetResult(TimeSpan.FromMilliseconds(20)));
            Assert.Contains("Gated", late.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => held.Wait(TimeSpan.FromSeconds(-5)));
            Assert.True(held.IsRunning);
        }
        finally
        {
            PoolTasks.Gate.Set();
        }

        Assert.Equal(1, held.GetResult(TimeSpan.FromSeconds(100)));
        Assert.True(held.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void What_has_not_started_can_be_canceled_and_what_runs_cannot()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        PoolTasks.Gate.Reset();
        MpiFuture<int> running = pool.Submit(PoolTasks.Gated, 1);
        MpiFuture<int> queued = pool.Submit(PoolTasks.Gated, 2);
        MpiFuture<int> last = pool.Submit(PoolTasks.Gated, 3);
        try
        {
            Pools.WaitAtGate(1);
            Assert.False(running.Cancel());
            Assert.True(queued.Cancel());
            Assert.True(queued.Cancel());
            Assert.True(queued.IsCanceled && queued.IsCompleted);
            Assert.Null(queued.Exception);
            Assert.Throws<OperationCanceledException>(() => queued.Result);
        }
        finally
        {
            PoolTasks.Gate.Set();
        }

        Assert.Equal([1, 3], [running.Result, last.Result]);
    }

    [Fact]
    public async Task A_token_cancels_what_has_not_started()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        using var source = new CancellationTokenSource();
        PoolTasks.Gate.Reset();
        MpiFuture<int> running = pool.Submit(PoolTasks.Gated, 1, source.Token);
        MpiFuture<int> queued = pool.Submit(PoolTasks.Gated, 2, source.Token);
        try
        {
            Pools.WaitAtGate(1);
            await source.CancelAsync();
            var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queued);
            Assert.Equal(source.Token, thrown.CancellationToken);
            Assert.True(pool.Submit(PoolTasks.Gated, 3, source.Token).IsCanceled);
        }
        finally
        {
            PoolTasks.Gate.Set();
        }

        Assert.Equal(1, await running);
    }

    [Fact]
    public async Task Awaiting_gives_the_result_and_the_failure_itself()
    {
        await using MpiExecutor pool = Pools.Open();
        Assert.Equal(49, await pool.Submit(PoolTasks.Square, 7));
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await pool.Submit(PoolTasks.Fail, 1));
        int[] all = await MpiFuture.WhenAll(Enumerable.Range(0, 100).Select(i => pool.Submit(PoolTasks.Square, i)));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i * i), all);
    }

    [Fact]
    public async Task The_first_to_end_is_given_however_it_ended()
    {
        await using MpiExecutor pool = Pools.Open(workers: 2);
        PoolTasks.Gate.Reset();
        try
        {
            MpiFuture<int> held = pool.Submit(PoolTasks.Gated, 1);
            MpiFuture<int> failed = pool.Submit(PoolTasks.Fail, 1);
            Assert.Same(failed, await MpiFuture.WhenAny(held, failed));
        }
        finally
        {
            PoolTasks.Gate.Set();
        }
    }

    [Fact]
    public void A_callback_may_block_on_other_futures_and_may_throw()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        using var done = new CountdownEvent(2);
        int sum = 0;
        MpiFuture<int> first = pool.Submit(PoolTasks.Square, 2);
        first.OnCompleted(_ =>
        {
            sum += pool.Submit(PoolTasks.Square, 3).Result;
            done.Signal();
        });
        first.OnCompleted(_ =>
        {
            done.Signal();
            throw new InvalidOperationException("A callback's exception goes no further.");
        });
        first.Wait();
        Assert.True(done.Wait(TimeSpan.FromSeconds(100)));
        Assert.Equal(9, sum);

        bool called = false;
        first.OnCompleted(future => called = ReferenceEquals(future, first));
        Assert.True(called);
    }

    [Fact]
    public void Many_threads_may_submit_and_wait_at_once()
    {
        using MpiExecutor pool = Pools.Open(workers: 3);
        long[] sums = new long[8];
        Thread[] threads =
        [
            .. sums.Select(
                (_, t) =>
                    new Thread(() =>
                    {
                        for (int i = 0; i < 500; i++)
                            sums[t] += pool.Submit(PoolTasks.Square, i).Result;
                        MpiFuture<int>[] batch = [.. Enumerable.Range(0, 2_000).Select(i => pool.Submit(PoolTasks.Square, i))];
                        foreach (MpiFuture<int> future in batch)
                            sums[t] += future.Result;
                    })
            ),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            Assert.True(thread.Join(TimeSpan.FromSeconds(300)), "A thread hangs.");
        long expected = Enumerable.Range(0, 500).Sum(i => (long)i * i) + Enumerable.Range(0, 2_000).Sum(i => (long)i * i);
        Assert.All(sums, sum => Assert.Equal(expected, sum));
    }

    [Fact]
    public void A_future_ends_also_if_nobody_waits()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        MpiFuture<int>[] futures = [.. Enumerable.Range(0, 10_000).Select(i => pool.Submit(PoolTasks.Square, i))];
        Pools.WaitFor(() => futures.All(future => future.IsCompleted));
    }

    [Fact]
    public void Large_arguments_and_results_travel_beside_small_ones()
    {
        using MpiExecutor pool = Pools.Open();
        int[] sizes = [0, 1, 60_000, 65_530, 65_536, 70_000, 20_000_000];
        MpiFuture<byte[]>[] futures = [.. sizes.Select(size => pool.Submit(PoolTasks.Bytes, size))];
        for (int i = 0; i < sizes.Length; i++)
        {
            Assert.Equal(sizes[i], futures[i].Result.Length);
            if (sizes[i] > 0)
                Assert.Equal(7, futures[i].Result[^1]);
        }
    }
}

/// <summary>Tests that close the gate would hold up one another.</summary>
[CollectionDefinition(nameof(PoolTasks.Gate), DisableParallelization = true)]
public sealed class OneAtATime;
