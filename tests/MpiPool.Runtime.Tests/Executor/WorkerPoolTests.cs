namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class WorkerPoolTests
{
    [Fact]
    public async Task The_process_pools_calls_give_what_they_promise()
    {
        await using MpiWorkerPool pool = Open();
        Assert.True(pool.IsMain && !pool.IsWorker && !pool.WorkersExit());
        Assert.Equal(9, pool.Apply(PoolTasks.Square, 3));
        pool.Apply(PoolTasks.Nothing);
        Assert.Equal(16, pool.ApplyAsync(PoolTasks.Square, 4).Get());
        Assert.Equal([1, 4, 9], pool.Map(PoolTasks.Square, [1, 2, 3]));
        Assert.Equal([1, 4, 9], pool.MapAsync(PoolTasks.Square, [1, 2, 3]).Get(TimeSpan.FromSeconds(100)));
        Assert.Equal(new[] { 1, 4, 9 }, await pool.MapAsync(PoolTasks.Square, [1, 2, 3]));
        Assert.Equal(["a1", "b2"], pool.StarMap(PoolTasks.Both, [("a", 1), ("b", 2)]));
        Assert.Equal(new[] { "a1", "b2" }, await pool.StarMapAsync(PoolTasks.Both, [("a", 1), ("b", 2)]));
        Assert.Equal([1, 4, 9], pool.IMap(PoolTasks.Square, [1, 2, 3]));
        Assert.Equal([1, 4, 9], pool.IMapUnordered(PoolTasks.Square, [1, 2, 3]).Order());
        pool.Close();
        Assert.Throws<ObjectDisposedException>(() => pool.Apply(PoolTasks.Square, 3));
    }

    [Fact]
    public async Task An_asynchronous_result_tells_how_it_stands()
    {
        await using MpiWorkerPool pool = Open();
        PoolTasks.Gate.Reset();
        MpiAsyncResult<int> held = pool.ApplyAsync(PoolTasks.Gated, 1);
        MpiAsyncResult<int[]> map = pool.MapAsync(PoolTasks.Gated, [1, 2]);
        try
        {
            Assert.False(held.IsReady || map.IsReady);
            Assert.Throws<InvalidOperationException>(() => held.IsSuccessful);
            Assert.Throws<InvalidOperationException>(() => map.IsSuccessful);
            Assert.False(held.Wait(TimeSpan.FromMilliseconds(20)));
            Assert.Throws<TimeoutException>(() => map.Get(TimeSpan.FromMilliseconds(20)));
        }
        finally
        {
            PoolTasks.Gate.Set();
        }

        held.Wait();
        Assert.True(held.IsReady && held.IsSuccessful);
        Assert.Equal(1, held.Get());
        Assert.Equal([1, 2], map.Get());
        Assert.True(map.IsSuccessful);

        MpiAsyncResult<int> failed = pool.ApplyAsync(PoolTasks.Fail, 1);
        failed.Wait();
        Assert.False(failed.IsSuccessful);
        Assert.Throws<RemoteTaskException>(() => failed.Get());
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await failed);
        MpiAsyncResult nothing = pool.ApplyAsync(PoolTasks.Nothing);
        nothing.Get();
        Assert.True(nothing.IsSuccessful);
    }

    private static MpiWorkerPool Open() => new(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
}
