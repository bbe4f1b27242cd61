namespace MpiPool.Runtime.Tests.Executor;

/// <summary>A shutdown that does not come to its end says what it waits for.</summary>
[Collection(nameof(PoolTasks.Gate))]
public sealed class LongShutdownTests
{
    [Fact]
    public async Task A_task_that_blocks_is_named_by_a_shutdown_that_waits_for_it()
    {
        var log = new LogRecorder();
        MpiExecutor pool = log.Open(workers: 1);
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
        PoolTasks.Gate.Reset();
        try
        {
            MpiFuture<int> blocked = pool.Submit(PoolTasks.Gated, 1);
            Pools.WaitAtGate(1);
            Task[] disposing = [Task.Run(pool.Dispose), Task.Run(() => pool.Shutdown())];
            log.WaitFor("shutdown has waited for", "Gated (number 1) on worker rank 1, which has run since", "Cancel()");
            Assert.Single(log.Lines); // one line, however many wait
            Assert.False(blocked.IsCompleted);
            PoolTasks.Gate.Set();
            await Task.WhenAll(disposing).WaitAsync(TimeSpan.FromSeconds(100));
        }
        finally
        {
            PoolTasks.Gate.Set();
        }
    }

    [Fact]
    public async Task A_callback_that_blocks_is_named_by_a_shutdown_that_waits_for_it()
    {
        var log = new LogRecorder();
        MpiExecutor pool = log.Open(workers: 1);
        using var gate = new ManualResetEventSlim();
        PoolTasks.Gate.Reset();
        pool.Submit(PoolTasks.Gated, 2).OnCompleted(_ => gate.Wait());
        PoolTasks.Gate.Set();
        Task disposing = Task.Run(pool.Dispose);
        log.WaitFor("shutdown has waited for", "a callback (OnCompleted) on task", "Gated (number 0)");
        gate.Set();
        await disposing.WaitAsync(TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task Inputs_that_do_not_end_are_named_by_a_shutdown_that_waits_for_them()
    {
        var log = new LogRecorder();
        MpiExecutor pool = log.Open(workers: 1);
        using var gate = new ManualResetEventSlim();
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Square, Inputs());
        Task disposing = Task.Run(pool.Dispose);
        log.WaitFor("shutdown has waited for", "the inputs of a batch of", "Square", "cancelFutures: true");
        gate.Set();
        await disposing.WaitAsync(TimeSpan.FromSeconds(100));
        Assert.Equal([4, 9], batch.Result);

        IEnumerable<int> Inputs()
        {
            yield return 2;
            gate.Wait();
            yield return 3;
        }
    }
}
