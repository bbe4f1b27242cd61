namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class BatchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000)]
    public void A_batch_gives_all_results_in_input_order(int count)
    {
        using MpiExecutor pool = Pools.Open();
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Square, Enumerable.Range(0, count));
        Assert.Equal(Enumerable.Range(0, count).Select(i => unchecked(i * i)), batch.Result);
        Assert.True(batch.IsSubmitted && batch.IsFinished);
        Assert.True(batch.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void A_batch_is_enumerated_as_its_futures_complete_or_in_input_order()
    {
        using MpiExecutor pool = Pools.Open();
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Square, Enumerable.Range(0, 1_000));
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => i * i), batch.Select(future => future.Result).Order());
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => i * i), batch.Ordered.Select(future => future.Result));
        Assert.All(batch, future => Assert.True(future.IsCompleted));
    }

    [Fact]
    public async Task A_batch_can_be_awaited_and_fails_with_its_first_failure()
    {
        await using MpiExecutor pool = Pools.Open();
        Assert.Equal(["a1", "b2"], await pool.SubmitBatch(PoolTasks.Both, ["a", "b"], [1, 2, 3]));
        MpiBatch<int> failing = pool.SubmitBatch(PoolTasks.Fail, [1, 2, 3]);
        var thrown = await Assert.ThrowsAsync<RemoteTaskException>(async () => await failing);
        Assert.Contains("No 1.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(3, failing.Count());
        Assert.Throws<RemoteTaskException>(failing.Wait);
    }

    [Fact]
    public void A_batch_pulls_its_inputs_as_tasks_finish()
    {
        using MpiExecutor pool = Pools.Open(workers: 2);
        PoolTasks.Gate.Reset();
        int pulled = 0;
        MpiBatch<int> batch;
        try
        {
            batch = pool.SubmitBatch(PoolTasks.Gated, Enumerable.Range(0, 1_000).Select(i => Interlocked.Increment(ref pulled)));
            Pools.WaitAtGate(2);
            Assert.False(batch.Wait(TimeSpan.FromMilliseconds(50)));
            Assert.InRange(Volatile.Read(ref pulled), 2, 20);
            Assert.False(batch.IsSubmitted);
        }
        finally
        {
            PoolTasks.Gate.Set();
        }

        Assert.Equal(1_000, batch.Result.Length);
    }

    [Fact]
    public void A_batch_behind_a_long_queue_still_starts()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        PoolTasks.Gate.Reset();
        MpiFuture<int>[] before = [.. Enumerable.Range(0, 5_000).Select(i => pool.Submit(PoolTasks.Gated, i))];
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Square, Enumerable.Range(0, 100));
        PoolTasks.Gate.Set();
        Assert.Equal(100, batch.Result.Length);
        Assert.All(before, future => Assert.True(future.Wait(TimeSpan.FromSeconds(100))));
    }

    [Fact]
    public void An_input_that_throws_ends_the_batch_with_what_it_threw()
    {
        using MpiExecutor pool = Pools.Open();
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Square, Broken());
        Assert.Throws<TimeZoneNotFoundException>(() => batch.Result);
        Assert.True(batch.IsFinished);
        Assert.Equal(9, batch.Ordered.First().Result);
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);

        static IEnumerable<int> Broken()
        {
            yield return 3;
            throw new TimeZoneNotFoundException();
        }
    }

    [Fact]
    public void An_input_that_blocks_holds_up_nothing_but_its_batch()
    {
        using MpiExecutor pool = Pools.Open();
        using var more = new ManualResetEventSlim();
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Square, Blocking());
        Assert.Equal(1, batch.First().Result);
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
        more.Set();
        Assert.Equal([1, 4], batch.Result);

        IEnumerable<int> Blocking()
        {
            yield return 1;
            more.Wait(TimeSpan.FromSeconds(100));
            yield return 2;
        }
    }

    [Fact]
    public void Shutdown_waits_for_a_batch_to_use_up_its_inputs()
    {
        MpiExecutor pool = Pools.Open();
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Square, Enumerable.Range(0, 5_000));
        pool.Dispose();
        Assert.True(batch.IsFinished);
        Assert.Equal(5_000, batch.Result.Length);
    }

    [Fact]
    public void Shutdown_can_end_an_endless_batch()
    {
        MpiExecutor pool = Pools.Open();
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Square, Enumerable.Range(0, int.MaxValue).Select(i => i % 100));
        Assert.Equal(10, batch.Take(10).Count());
        pool.Shutdown(cancelFutures: true);
        Assert.ThrowsAny<OperationCanceledException>(() => batch.Result);
    }
}
