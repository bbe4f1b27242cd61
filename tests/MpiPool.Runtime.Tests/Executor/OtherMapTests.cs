using System.Runtime.CompilerServices;

namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class OtherMapTests
{
    [Fact]
    public void Unordered_results_come_as_they_complete()
    {
        using MpiExecutor pool = Pools.Open(workers: 2);
        PoolTasks.Gate.Reset();
        var seen = new List<int>();
        foreach (int result in pool.MapUnordered(PoolTasks.HeldIfZero, Enumerable.Range(0, 50)))
        {
            seen.Add(result);
            if (seen.Count == 49)
                PoolTasks.Gate.Set();
        }

        PoolTasks.Gate.Set();
        Assert.Equal(0, seen[^1]);
        Assert.Equal(Enumerable.Range(0, 50), seen.Order());
    }

    [Fact]
    public void Unordered_maps_take_endless_inputs()
    {
        using MpiExecutor pool = Pools.Open();
        Assert.Equal(1_000, pool.MapUnordered(PoolTasks.Square, Enumerable.Range(0, int.MaxValue)).Take(1_000).Distinct().Count());
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
    }

    [Fact]
    public async Task Asynchronous_maps_take_sequences_of_both_kinds()
    {
        await using MpiExecutor pool = Pools.Open();
        int[] expected = [.. Enumerable.Range(0, 2_000).Select(i => i * i)];
        Assert.Equal(expected, await pool.MapAsync(PoolTasks.Square, Enumerable.Range(0, 2_000)).ToArrayAsync());
        Assert.Equal(expected, await pool.MapAsync(PoolTasks.Square, Slowly(2_000)).ToArrayAsync());
        Assert.Equal(expected, (await pool.MapUnorderedAsync(PoolTasks.Square, Enumerable.Range(0, 2_000)).ToArrayAsync()).Order());
        Assert.Equal(expected, (await pool.MapUnorderedAsync(PoolTasks.Square, Slowly(2_000)).ToArrayAsync()).Order());
        Assert.Equal(["a1", "b2"], await pool.MapAsync(PoolTasks.Both, ["a", "b"], [1, 2]).ToArrayAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_result_does_not_wait_for_an_input_that_has_not_come(bool ordered)
    {
        await using MpiExecutor pool = Pools.Open();
        var first = new TaskCompletionSource();
        var results = new List<int>();
        IAsyncEnumerable<int> map = ordered
            ? pool.MapAsync(PoolTasks.Square, Waiting())
            : pool.MapUnorderedAsync(PoolTasks.Square, Waiting());
        await foreach (int result in map)
        {
            results.Add(result);
            first.TrySetResult();
        }

        Assert.Equal([9, 16], results);

        async IAsyncEnumerable<int> Waiting()
        {
            yield return 3;
            await first.Task;
            yield return 4;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_asynchronous_enumeration_ends_with_its_token(bool ordered)
    {
        await using MpiExecutor pool = Pools.Open();
        using var source = new CancellationTokenSource();
        IAsyncEnumerable<int> map = ordered
            ? pool.MapAsync(PoolTasks.Square, Slowly(int.MaxValue))
            : pool.MapUnorderedAsync(PoolTasks.Square, Slowly(int.MaxValue));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            int seen = 0;
            await foreach (int result in map.WithCancellation(source.Token))
            {
                if (++seen == 10)
                    await source.CancelAsync();
            }
        });
        Assert.Equal(4, await pool.Submit(PoolTasks.Square, 2));
    }

    [Fact]
    public async Task An_asynchronous_enumeration_can_be_left_early()
    {
        await using MpiExecutor pool = Pools.Open();
        await foreach (int result in pool.MapAsync(PoolTasks.Square, Slowly(int.MaxValue)))
        {
            if (result == 81)
                break;
        }

        await Assert.ThrowsAsync<RemoteTaskException>(async () => await pool.MapAsync(PoolTasks.Fail, Slowly(10)).ToArrayAsync());
        Assert.Equal(4, await pool.Submit(PoolTasks.Square, 2));
    }

    [Fact]
    public void Grouped_arguments_are_taken_apart()
    {
        using MpiExecutor pool = Pools.Open();
        Assert.Equal(["a1", "b2"], pool.StarMap(PoolTasks.Both, [("a", 1), ("b", 2)]));
    }

    [Fact]
    public void As_completed_gives_futures_as_they_end_of_several_pools()
    {
        using MpiExecutor one = Pools.Open(workers: 1);
        using MpiExecutor other = Pools.Open(workers: 1);
        PoolTasks.Gate.Reset();
        MpiFuture<int> held = one.Submit(PoolTasks.Gated, 1);
        MpiFuture<int>[] futures = [held, .. Enumerable.Range(0, 10).Select(i => other.Submit(PoolTasks.Square, i))];
        var seen = new List<MpiFuture<int>>();
        foreach (MpiFuture<int> future in MpiFuture.AsCompleted(futures))
        {
            seen.Add(future);
            if (seen.Count == 10)
                PoolTasks.Gate.Set();
        }

        PoolTasks.Gate.Set();
        Assert.Same(held, seen[^1]);
        Assert.Equal(11, seen.Distinct().Count());
    }

    private static async IAsyncEnumerable<int> Slowly(int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % 100 == 0)
                await Task.Yield();
            yield return i;
        }
    }
}
