namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class RunningCancellationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_running_task_sees_its_own_token_canceled(bool byToken)
    {
        await using MpiExecutor pool = Pools.Open(workers: 1);
        using var source = new CancellationTokenSource();
        PoolTasks.Started.Reset();
        MpiFuture<int> future = pool.Submit(PoolTasks.UntilCanceled, 1, source.Token);
        Assert.True(PoolTasks.Started.Wait(TimeSpan.FromSeconds(100)));
        if (byToken)
            await source.CancelAsync();
        else
            Assert.False(future.Cancel());
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await future);
        Assert.True(future.IsCanceled);
        if (byToken)
            Assert.Equal(source.Token, thrown.CancellationToken);
        Assert.Equal(4, await pool.Submit(PoolTasks.Square, 2));
    }

    [Fact]
    public void A_task_that_does_not_look_at_its_token_ends_with_its_result()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        PoolTasks.Gate.Reset();
        MpiFuture<int> future = pool.Submit(PoolTasks.Gated, 5);
        Pools.WaitAtGate(1);
        Assert.False(future.Cancel());
        PoolTasks.Gate.Set();
        Assert.Equal(5, future.Result);
        Assert.False(future.IsCanceled);
    }

    [Fact]
    public void A_task_that_throws_its_own_cancellation_without_being_asked_has_failed()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        MpiFuture<int> future = pool.Submit(PoolTasks.GivesUp, 1);
        var thrown = Assert.Throws<RemoteTaskException>(() => future.Result);
        Assert.IsType<OperationCanceledException>(thrown.InnerException);
        Assert.True(future.IsFaulted);
    }

    [Fact]
    public void What_waits_on_a_worker_behind_another_task_need_not_run()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);

        // Measured as short, further tasks are sent before the first has ended.
        Assert.Equal(500, pool.Map(PoolTasks.Counted, Enumerable.Range(0, 500)).Count());
        int before = PoolTasks.Runs;
        PoolTasks.Gate.Reset();
        MpiFuture<int>[] futures = [.. Enumerable.Range(0, 500).Select(i => pool.Submit(PoolTasks.Counted, i))];
        try
        {
            Pools.WaitAtGate(1);

            // The first one goes on when it is canceled, and by then the worker has heard of all the others.
            foreach (MpiFuture<int> future in futures.AsEnumerable().Reverse())
                future.Cancel();
            Pools.WaitFor(() => futures.All(future => future.IsCompleted));
        }
        finally
        {
            PoolTasks.Gate.Set();
        }

        Assert.Equal(1, PoolTasks.Runs - before);
        Assert.Equal(0, futures[0].Result);
        Assert.All(futures.Skip(1), future => Assert.True(future.IsCanceled));
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
    }
}
