using System.Runtime.CompilerServices;

namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class MapTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Results_come_in_input_order(int count)
    {
        using MpiExecutor pool = Pools.Open(workers: 3);
        IEnumerable<int> expected = Enumerable.Range(0, count).Select(i => unchecked(i * i));
        Assert.Equal(expected, pool.Map(PoolTasks.Square, Enumerable.Range(0, count)));
    }

    [Fact]
    public void The_shortest_input_decides()
    {
        using MpiExecutor pool = Pools.Open();
        Assert.Equal(["a0", "b1"], pool.Map(PoolTasks.Both, ["a", "b", "c"], Enumerable.Range(0, 2)));
    }

    [Fact]
    public void Nothing_is_submitted_before_it_is_asked_for_and_each_enumeration_runs_anew()
    {
        using MpiExecutor pool = Pools.Open();
        int pulled = 0;
        IEnumerable<int> results = pool.Map(PoolTasks.Square, Enumerable.Range(0, 10).Select(i => Interlocked.Increment(ref pulled) + i));
        Assert.Equal(0, pulled);
        _ = results.ToList();
        _ = results.ToList();
        Assert.Equal(20, pulled);
    }

    [Fact]
    public void A_map_lets_go_of_the_results_that_it_has_given()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        using IEnumerator<byte[]> results = pool.Map(PoolTasks.Bytes, Enumerable.Repeat(100, 2)).GetEnumerator();
        WeakReference first = Next(results);
        WeakReference second = Next(results);
        GC.Collect();
        Assert.False(first.IsAlive);
        Assert.Same(results.Current, second.Target);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Next(IEnumerator<byte[]> results)
        {
            Assert.True(results.MoveNext());
            return new WeakReference(results.Current);
        }
    }

    [Fact]
    public void An_endless_input_is_pulled_only_as_workers_become_free()
    {
        using MpiExecutor pool = Pools.Open(workers: 2);
        long pulled = 0;
        int[] first = [.. pool.Map(PoolTasks.Square, Endless()).Take(1_000)];
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => i * i), first);
        Assert.InRange(pulled, 1_000, 200_000);
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);

        IEnumerable<int> Endless()
        {
            while (true) yield return (int)pulled++;
        }
    }

    [Fact]
    public void An_input_that_throws_ends_the_enumeration_with_what_it_threw()
    {
        using MpiExecutor pool = Pools.Open();
        Assert.Throws<TimeZoneNotFoundException>(() => pool.Map(PoolTasks.Square, Broken()).Count());
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);

        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new TimeZoneNotFoundException();
        }
    }

    [Fact]
    public void A_failed_task_ends_the_enumeration()
    {
        using MpiExecutor pool = Pools.Open();
        Assert.Throws<RemoteTaskException>(() => pool.Map(PoolTasks.Fail, [1, 2, 3]).Count());
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
    }

    [Fact]
    public void A_token_ends_the_enumeration()
    {
        using MpiExecutor pool = Pools.Open();
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (int result in pool.Map(PoolTasks.Square, Enumerable.Range(0, int.MaxValue).Select(i => i % 1000), source.Token))
            {
                if (result == 100) source.Cancel();
            }
        });
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
    }

    [Fact]
    public void All_workers_take_part()
    {
        using MpiExecutor pool = Pools.Open(workers: 3);
        var ranks = new HashSet<int>();
        Pools.WaitFor(() =>
        {
            ranks.UnionWith(pool.Map(PoolTasks.WorkerOf, Enumerable.Range(0, 1_000)));
            return ranks.Count == 3;
        });
        Assert.Equal([1, 2, 3], ranks.Order());
    }
}
