namespace MpiPool.Runtime.Tests.Executor;

/// <summary>Who shuts a pool down waits for the callbacks on its futures, but for a callback.</summary>
[Collection(nameof(PoolTasks.Gate))]
public sealed class CallbackTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    [Theory]
    [InlineData("Dispose")]
    [InlineData("DisposeAsync")]
    [InlineData("Shutdown")]
    public async Task A_shutdown_that_waits_does_so_for_callbacks_too(string way)
    {
        // The runner may go on from another test within a callback of that one, where nothing waits for callbacks.
        Task rounds;
        using (ExecutionContext.SuppressFlow())
            rounds = Task.Run(() => WaitsForCallbacks(way));
        await rounds;
    }

    private static async Task WaitsForCallbacks(string way)
    {
        for (int round = 0; round < 50; round++)
        {
            MpiExecutor pool = Pools.Open();
            int ended = 0;
            for (int i = 0; i < 4; i++)
            {
                pool.Submit(PoolTasks.Square, i)
                    .OnCompleted(_ =>
                    {
                        Thread.Sleep(1);
                        Interlocked.Increment(ref ended);
                    });
            }

            if (way == "Dispose")
                pool.Dispose();
            else if (way == "Shutdown")
                pool.Shutdown();
            else
                await pool.DisposeAsync();
            Assert.Equal(4, ended);
        }
    }

    [Fact]
    public void Callbacks_may_shut_the_pool_down_themselves_and_by_others()
    {
        foreach (
            var dispose in new Action<MpiExecutor>[]
            {
                pool => pool.Dispose(),
                pool => Assert.True(Task.Run(pool.Dispose).Wait(Patience)),
                pool => Assert.True(pool.DisposeAsync().AsTask().Wait(Patience)),
                pool =>
                {
                    var thread = new Thread(pool.Dispose);
                    thread.Start();
                    Assert.True(thread.Join(Patience));
                },
            }
        )
        {
            MpiExecutor pool = Pools.Open();
            using var both = new Barrier(2);
            int ended = 0;
            PoolTasks.Gate.Reset();
            for (int i = 0; i < 2; i++)
            {
                pool.Submit(PoolTasks.Gated, i)
                    .OnCompleted(_ =>
                    {
                        Assert.True(both.SignalAndWait(Patience));
                        dispose(pool);
                        Interlocked.Increment(ref ended);
                    });
            }

            PoolTasks.Gate.Set();
            pool.Dispose();
            Assert.Equal(2, ended);
        }
    }

    [Fact]
    public void A_callback_on_a_task_that_has_ended_may_shut_the_pool_down()
    {
        MpiExecutor pool = Pools.Open();
        MpiFuture<int> future = pool.Submit(PoolTasks.Square, 3);
        Assert.Equal(9, future.Result);
        bool called = false;
        future.OnCompleted(_ =>
        {
            pool.Dispose();
            called = true;
        });
        Assert.True(called);
    }

    [Fact]
    public async Task A_continuation_that_runs_in_a_callbacks_place_may_shut_the_pool_down()
    {
        MpiExecutor pool = Pools.Open();
        var ended = new TaskCompletionSource();
        pool.Submit(PoolTasks.Square, 3).OnCompleted(_ => ended.SetResult());
        await ended.Task.WaitAsync(Patience);
        pool.Dispose();
        Assert.False(pool.IsOpen);

        // The same, on the callback's own thread.
        pool = Pools.Open();
        var inline = new TaskCompletionSource();
        Task disposing = inline.Task.ContinueWith(
            _ => pool.Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        PoolTasks.Gate.Reset();
        pool.Submit(PoolTasks.Gated, 3).OnCompleted(_ => inline.SetResult());
        PoolTasks.Gate.Set();
        await disposing.WaitAsync(Patience);
        Assert.False(pool.IsOpen);
    }

    [Fact]
    public void What_a_callback_throws_is_a_warning()
    {
        var log = new LogRecorder();
        MpiExecutor pool = log.Open();
        PoolTasks.Gate.Reset();
        pool.Submit(PoolTasks.Gated, 1).OnCompleted(_ => pool.Submit(PoolTasks.Square, 2));
        pool.Shutdown(wait: false);
        PoolTasks.Gate.Set();
        pool.Dispose();
        string line = Assert.Single(log.Lines);
        Assert.StartsWith("Warning: A callback on task", line, StringComparison.Ordinal);
        Assert.Contains("Gated (number 0)", line, StringComparison.Ordinal);
        Assert.EndsWith(nameof(ObjectDisposedException), line, StringComparison.Ordinal);
    }
}
