using System.Collections;
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
            while (true)
                yield return (int)pulled++;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_collection_is_pulled_only_as_workers_become_free(bool cancelable)
    {
        using MpiExecutor pool = Pools.Open(workers: 2);
        using var source = new CancellationTokenSource();
        var inputs = new Inputs(count: int.MaxValue);
        CancellationToken token = cancelable ? source.Token : CancellationToken.None;
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => i * i), pool.Map(PoolTasks.Square, inputs, token).Take(1_000));
        Assert.InRange(inputs.Pulled, 1_000, 200_000);
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
    }

    [Fact]
    public void A_collection_may_throw_amid_its_inputs()
    {
        using MpiExecutor pool = Pools.Open();
        var inputs = new Inputs(count: 10_000) { ThrowsAt = 5_000 };
        Assert.Throws<TimeZoneNotFoundException>(() => pool.Map(PoolTasks.Square, inputs).Count());
        Assert.Equal(5_000, inputs.Pulled);
        Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
    }

    /// <summary>
    /// Results that are there are given before more inputs are pulled; but workers are not left without inputs meanwhile.
    /// </summary>
    [Fact]
    public void Who_takes_a_result_gets_the_workers_more_inputs()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        var inputs = new Inputs(count: 1_000_000);
        long taken = 0;
        foreach (int result in pool.Map(PoolTasks.Square, inputs))
        {
            Assert.Equal(unchecked((int)(taken * taken)), result);
            if (++taken % 10_000 == 0)
                Pools.WaitFor(() => pool.Idling == 1);
        }

        Assert.Equal((1_000_000, 1_000_000), (taken, inputs.Pulled));
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
                if (result == 100)
                    source.Cancel();
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

    /// <summary>The numbers from 0 on, as a collection that counts what is pulled.</summary>
    private sealed class Inputs(int count) : ICollection<int>
    {
        public int Pulled { get; private set; }

        public int ThrowsAt { get; init; } = -1;

        public int Count => count;

        public bool IsReadOnly => true;

        public IEnumerator<int> GetEnumerator()
        {
            for (int i = 0; i < count; i++)
            {
                if (i == ThrowsAt)
                    throw new TimeZoneNotFoundException();
                Pulled++;
                yield return i;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void Add(int item) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();

        public bool Contains(int item) => throw new NotSupportedException();

        public void CopyTo(int[] array, int arrayIndex) => throw new NotSupportedException();

        public bool Remove(int item) => throw new NotSupportedException();
    }
}
