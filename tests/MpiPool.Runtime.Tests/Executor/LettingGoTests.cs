using System.Runtime.CompilerServices;

namespace MpiPool.Runtime.Tests.Executor;

/// <summary>What has been given is not held on to.</summary>
[Collection(nameof(PoolTasks.Gate))]
public sealed class LettingGoTests
{
    private const int Count = 50;

    [Fact]
    public void AsCompleted_lets_go_of_each_future_that_it_has_given()
    {
        using MpiExecutor pool = Pools.Open();
        var given = new List<WeakReference>();
        IEnumerable<MpiFuture<byte[]>> completed = Completed(pool);
        using IEnumerator<MpiFuture<byte[]>> futures = completed.GetEnumerator();
        for (int i = 1; i <= Count; i++)
        {
            Take(futures, given);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();

            // The last one may still be the enumerator's, and one more may be in a register.
            int alive = given.Count(reference => reference.IsAlive);
            Assert.True(alive <= 2, $"{alive} of {i} futures are held");
        }

        Assert.False(futures.MoveNext());
        GC.KeepAlive(completed);
    }

    [Fact]
    public void What_AsCompleted_gives_can_be_enumerated_once()
    {
        using MpiExecutor pool = Pools.Open();
        IEnumerable<MpiFuture<byte[]>> completed = Completed(pool);
        Assert.Equal(Count, completed.Count());
        Assert.Contains("once", Assert.Throws<InvalidOperationException>(() => completed.Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_asked_for_results_after_its_pools_end_says_that_it_is_lazy()
    {
        MpiExecutor pool = Pools.Open();
        using var source = new CancellationTokenSource();
        int[] inputs = [1];
        IEnumerable<int>[] maps =
        [
            pool.Map(PoolTasks.Square, inputs),
            pool.MapUnordered(PoolTasks.Square, inputs),
            pool.Map(PoolTasks.Square, inputs, source.Token),
            pool.StarMap(PoolTasks.Product, [(1, 2)]),
            pool.MapAsync(PoolTasks.Square, inputs).ToBlockingEnumerable(),
            pool.MapUnorderedAsync(PoolTasks.Square, inputs).ToBlockingEnumerable(),
        ];
        pool.Dispose();
        foreach (IEnumerable<int> map in maps)
        {
            string message = Assert.Throws<ObjectDisposedException>(() => map.Count()).Message;
            Assert.Contains("lazy", message, StringComparison.Ordinal);
            Assert.Contains("ToList()", message, StringComparison.Ordinal);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEnumerable<MpiFuture<byte[]>> Completed(MpiExecutor pool) =>
        MpiFuture.AsCompleted(Enumerable.Range(0, Count).Select(_ => pool.Submit(PoolTasks.Bytes, 100_000)).ToList());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Take(IEnumerator<MpiFuture<byte[]>> futures, List<WeakReference> given)
    {
        Assert.True(futures.MoveNext());
        Assert.Equal(100_000, futures.Current.Result.Length);
        given.Add(new WeakReference(futures.Current));
    }
}
