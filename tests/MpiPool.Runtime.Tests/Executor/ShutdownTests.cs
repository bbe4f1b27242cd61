namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class ShutdownTests
{
    [Fact]
    public void Shutdown_waits_for_all_tasks()
    {
        MpiExecutor pool = Pools.Open();
        MpiFuture<int>[] futures = [.. Enumerable.Range(0, 10_000).Select(i => pool.Submit(PoolTasks.Square, i))];
        pool.Shutdown();
        Assert.All(futures, future => Assert.True(future.IsCompleted));
        Assert.False(pool.IsOpen);
        Assert.Throws<ObjectDisposedException>(() => pool.Submit(PoolTasks.Square, 1));
        pool.Dispose();
        pool.Dispose();
    }

    [Fact]
    public void Shutdown_without_waiting_returns_at_once_and_queued_tasks_still_run()
    {
        MpiExecutor pool = Pools.Open(workers: 1);
        PoolTasks.Gate.Reset();
        MpiFuture<int>[] futures = [.. Enumerable.Range(0, 10).Select(i => pool.Submit(PoolTasks.Gated, i))];
        try
        {
            pool.Shutdown(wait: false);
            Assert.DoesNotContain(futures, future => future.IsCompleted);
            Assert.Throws<ObjectDisposedException>(() => pool.Submit(PoolTasks.Square, 1));
        }
        finally
        {
            PoolTasks.Gate.Set();
        }

        Pools.WaitFor(() => futures.All(future => future.IsCompleted));
        Assert.Equal(Enumerable.Range(0, 10), futures.Select(future => future.Result));
        pool.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shutdown_can_cancel_what_has_not_started(bool wait)
    {
        MpiExecutor pool = Pools.Open(workers: 1);
        PoolTasks.Gate.Reset();
        MpiFuture<int> running = pool.Submit(PoolTasks.Gated, 1);
        MpiFuture<int>[] queued = [.. Enumerable.Range(0, 100).Select(i => pool.Submit(PoolTasks.Gated, i))];
        Pools.WaitAtGate(1);
        queued[^1].OnCompleted(_ => PoolTasks.Gate.Set());
        pool.Shutdown(wait, cancelFutures: true);
        Assert.All(queued, future => Assert.True(future.IsCanceled));
        Assert.Equal(1, running.Result);
        pool.Dispose();
    }

    [Fact]
    public async Task Await_using_waits_for_all_tasks()
    {
        MpiFuture<int>[] futures;
        await using (MpiExecutor pool = Pools.Open())
        {
            futures = [.. Enumerable.Range(0, 1_000).Select(i => pool.Submit(PoolTasks.Square, i))];
        }

        Assert.All(futures, future => Assert.True(future.IsCompleted));
    }

    [Fact]
    public void A_hundred_pools_can_follow_one_another()
    {
        for (int i = 0; i < 100; i++)
        {
            using MpiExecutor pool = Pools.Open();
            Assert.Equal(i * i, pool.Submit(PoolTasks.Square, i).Result);
        }
    }

    [Fact]
    public void The_properties_tell_the_state()
    {
        MpiExecutor pool = Pools.Open(workers: 3);
        Assert.True(pool.IsMain && pool.IsOpen && !pool.IsWorker && !pool.WorkersExit());
        Assert.Equal(3, pool.Size);
        Assert.Equal(3, pool.Idling);
        PoolTasks.Gate.Reset();
        try
        {
            MpiFuture<int> held = pool.Submit(PoolTasks.Gated, 1);
            Assert.Equal(2, pool.Idling);
        }
        finally
        {
            PoolTasks.Gate.Set();
        }

        pool.Dispose();
        Assert.Equal(0, pool.Idling);
    }

    [Fact]
    public async Task The_block_form_opens_and_shuts_down()
    {
        MpiFuture<int>? future = null;
        var options = new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1 };
        MpiExecutor.Run(
            pool =>
            {
                pool.WorkersExit();
                future = pool.Submit(PoolTasks.Square, 4);
            },
            options
        );
        Assert.True(future!.IsCompleted);
        await MpiExecutor.RunAsync(
            async pool =>
            {
                pool.WorkersExit();
                Assert.Equal(25, await pool.Submit(PoolTasks.Square, 5));
            },
            options
        );
    }

    [Fact]
    public void A_lambda_is_refused_with_a_word_on_what_to_write()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        Func<int, int> lambda = x => x + 1;
        var thrown = Assert.Throws<ArgumentException>(() => pool.Submit(lambda, 1));
        Assert.Contains("[MpiTask]", thrown.Message, StringComparison.Ordinal);
        Func<int, int> known = PoolTasks.Square;
        Assert.Equal(9, pool.Submit(known, 3).Result);
    }
}
