namespace MpiPool.Runtime.Tests.Executor;

/// <summary>What pools and futures say of themselves, and of arguments that are none.</summary>
public sealed class TextTests
{
    [Fact]
    public void A_pool_says_its_state_in_a_line()
    {
        PoolTasks.Gate.Reset();
        var pool = Pools.Open(workers: 1);
        Assert.Equal("MpiExecutor, open, 0 tasks queued and 0 handed out to 1 workers, main rank 0 of 2", pool.ToString());
        MpiFuture<int> running = pool.Submit(PoolTasks.Gated, 1);
        Pools.WaitAtGate(1);
        Assert.Contains("0 tasks queued and 1 handed out", pool.ToString(), StringComparison.Ordinal);
        pool.Shutdown(wait: false);
        Assert.Contains("being shut down", pool.ToString(), StringComparison.Ordinal);
        PoolTasks.Gate.Set();
        pool.Dispose();
        Assert.Contains("ended, 0 tasks queued", pool.ToString(), StringComparison.Ordinal);
        Assert.Equal("Task Gated (number 0), done by worker rank 1", running.ToString());
    }

    [Fact]
    public void A_future_says_how_far_its_task_is()
    {
        PoolTasks.Gate.Reset();
        using var pool = Pools.Open(workers: 1);
        MpiFuture<int> running = pool.Submit(PoolTasks.Gated, 1);
        Pools.WaitAtGate(1);
        List<MpiFuture<int>> later = [.. Enumerable.Range(0, 3).Select(i => pool.Submit(PoolTasks.Square, i))];
        Assert.Equal("Task Gated (number 0), handed to worker rank 1", running.ToString());
        Assert.Contains(later, future => future.ToString() == $"Task Square (number {future.TaskId}), queued");
        Assert.True(later[^1].Cancel());
        Assert.Equal("Task Square (number 3), canceled", later[^1].ToString());
        PoolTasks.Gate.Set();
        MpiFuture failed = pool.Submit(PoolTasks.Fail, 5);
        Assert.Throws<RemoteTaskException>(failed.Wait);
        Assert.StartsWith($"Task Fail (number {failed.TaskId}), failed: ", failed.ToString(), StringComparison.Ordinal);
        Assert.Contains("No 5.", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_and_an_asynchronous_result_say_how_far_they_are()
    {
        using var pool = new MpiWorkerPool(Pools.Open());
        MpiBatch<int> batch = pool.Executor.SubmitBatch(PoolTasks.Square, [1, 2, 3]);
        batch.Wait();
        Assert.Equal("Batch of task Square, 3 of 3 ended, finished", batch.ToString());
        MpiAsyncResult<int> single = pool.ApplyAsync(PoolTasks.Square, 1);
        MpiAsyncResult<int[]> several = pool.MapAsync(PoolTasks.Square, [1, 2]);
        single.Wait();
        several.Wait();
        Assert.StartsWith("Task Square (number ", single.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Batch of task Square, 2 of 2 ended", several.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("MpiWorkerPool of MpiExecutor, open", pool.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_communicator_says_which_rank_of_how_many_this_is()
    {
        Assert.Equal("MpiCommunicator.World, rank 0 of 1", MpiCommunicator.World.ToString());
        Assert.Equal("MpiCommunicator.Self, rank 0 of 1", MpiCommunicator.Self.ToString());
        using MpiCommunicator duplicate = MpiCommunicator.World.Duplicate();
        Assert.Equal("MpiCommunicator, rank 0 of 1", duplicate.ToString());
    }

    [Fact]
    public void What_is_submitted_too_late_says_what_was_wrong_and_what_to_do()
    {
        var pool = Pools.Open();
        pool.Shutdown(wait: false);
        Action[] late =
        [
            () => pool.Submit(PoolTasks.Square, 1),
            () => pool.SubmitBatch(PoolTasks.Square, [1]),
            () => new MpiWorkerPool(pool).Apply(PoolTasks.Square, 1),
            () => new MpiWorkerPool(pool).ApplyAsync(PoolTasks.Square, 1),
        ];
        Assert.All(
            late,
            submit =>
            {
                var thrown = Assert.Throws<ObjectDisposedException>(submit);
                Assert.Contains("The pool was shut down before", thrown.Message, StringComparison.Ordinal);
                Assert.Contains("before Shutdown() or Dispose()", thrown.Message, StringComparison.Ordinal);
            }
        );
        pool.Dispose();
    }

    [Fact]
    public void What_is_null_is_named()
    {
        using var pool = Pools.Open();
        IEnumerable<int> none = null!;
        (string Name, Action Action)[] calls =
        [
            ("LoggerFactory", () => _ = new MpiExecutorOptions { LoggerFactory = null! }),
            ("options", () => _ = new MpiExecutor(null!)),
            ("executor", () => _ = new MpiWorkerPool((MpiExecutor)null!)),
            ("task", () => pool.Submit((Func<int, int>)null!, 1)),
            ("inputs", () => _ = pool.Map(PoolTasks.Square, none).Count()),
            ("inputs", () => _ = pool.MapUnordered(PoolTasks.Square, none).Count()),
            ("inputs", () => pool.SubmitBatch(PoolTasks.Square, none)),
            ("callback", () => pool.Submit(PoolTasks.Square, 1).OnCompleted(null!)),
            ("futures", () => MpiFuture.AsCompleted<MpiFuture>(null!)),
            ("body", () => MpiExecutor.Run((Action<MpiExecutor>)null!)),
        ];
        foreach (var (name, action) in calls)
            Assert.Equal((name, name), (name, Assert.Throws<ArgumentNullException>(action).ParamName));
        Assert.Contains(
            "NullLoggerFactory",
            Assert.Throws<ArgumentNullException>(() => new MpiExecutorOptions { LoggerFactory = null! }).Message,
            StringComparison.Ordinal
        );
    }
}
