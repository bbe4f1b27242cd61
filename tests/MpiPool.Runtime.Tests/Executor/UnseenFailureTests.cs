namespace MpiPool.Runtime.Tests.Executor;

/// <summary>A pool's end says how many tasks failed without anybody having looked.</summary>
[Collection(nameof(PoolTasks.Gate))]
public sealed class UnseenFailureTests
{
    [Fact]
    public void Failures_at_which_nobody_has_looked_are_told_at_the_end()
    {
        var log = new LogRecorder();
        using (MpiExecutor pool = log.Open(workers: 1))
        {
            pool.Submit(PoolTasks.Square, 1);
            for (int i = 0; i < 10; i++)
                pool.Submit(PoolTasks.Fail, i);
        }

        string line = Assert.Single(log.Lines);
        Assert.StartsWith("Warning: 10 tasks have failed", line, StringComparison.Ordinal);
        Assert.Contains("Fail (number 1) on worker rank 1", line, StringComparison.Ordinal);
        Assert.Contains("No 0.", line, StringComparison.Ordinal);
    }

    /// <summary>Whichever thread says it: the process may end right after the pool.</summary>
    [Fact]
    public async Task They_have_been_told_when_the_pool_has_ended()
    {
        for (int i = 0; i < 100; i++)
        {
            var log = new LogRecorder();
            await using (MpiExecutor pool = log.Open(workers: 1))
                _ = pool.Submit(PoolTasks.Fail, i);
            Assert.Single(log.Lines);
        }
    }

    [Fact]
    public void The_first_one_at_which_nobody_has_looked_is_named()
    {
        var log = new LogRecorder();
        using (MpiExecutor pool = log.Open(workers: 1))
        {
            MpiFuture<int>[] futures = [.. Enumerable.Range(0, 10).Select(i => pool.Submit(PoolTasks.Fail, i))];
            for (int i = 0; i < 9; i++)
                Assert.ThrowsAny<Exception>(futures[i].Wait);
        }

        Assert.Contains("1 task has failed", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Contains("No 9.", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Result")]
    [InlineData("Wait")]
    [InlineData("Exception")]
    [InlineData("IsFaulted")]
    [InlineData("await")]
    [InlineData("AsTask")]
    [InlineData("WhenAll")]
    [InlineData("OnCompleted")]
    [InlineData("batch")]
    [InlineData("batch awaited")]
    [InlineData("map")]
    [InlineData("map awaited")]
    [InlineData("unordered map")]
    public async Task Whoever_looks_at_a_failure_has_seen_it(string way)
    {
        var log = new LogRecorder();
        await using (MpiExecutor pool = log.Open())
        {
            int[] inputs = [1, 2, 3, 4];
            switch (way)
            {
                case "batch":
                    Assert.ThrowsAny<Exception>(pool.SubmitBatch(PoolTasks.Fail, inputs).Wait);
                    break;
                case "batch awaited":
                    await Assert.ThrowsAnyAsync<Exception>(() => pool.SubmitBatch(PoolTasks.Fail, inputs).AsTask());
                    break;
                case "map":
                    Assert.ThrowsAny<Exception>(() => pool.Map(PoolTasks.Fail, inputs).Count());
                    break;
                case "unordered map":
                    Assert.ThrowsAny<Exception>(() => pool.MapUnordered(PoolTasks.Fail, inputs).Count());
                    break;
                case "map awaited":
                    await Assert.ThrowsAnyAsync<Exception>(async () => await pool.MapAsync(PoolTasks.Fail, inputs).CountAsync());
                    break;
                default:
                    MpiFuture<int>[] futures = [.. inputs.Select(i => pool.Submit(PoolTasks.Fail, i))];
                    if (way == "WhenAll")
                        await Assert.ThrowsAnyAsync<Exception>(() => MpiFuture.WhenAll(futures));
                    else
                        foreach (MpiFuture<int> future in futures)
                            await LookAt(future, way);
                    break;
            }
        }

        Assert.Empty(log.Lines);
    }

    private static async Task LookAt(MpiFuture<int> future, string way)
    {
        switch (way)
        {
            case "Result":
                Assert.ThrowsAny<Exception>(() => future.Result);
                break;
            case "Wait":
                Assert.ThrowsAny<Exception>(() => future.Wait(TimeSpan.FromSeconds(100)));
                break;
            case "Exception":
                Pools.WaitFor(() => future.IsCompleted);
                Assert.NotNull(future.Exception);
                break;
            case "IsFaulted":
                Pools.WaitFor(() => future.IsFaulted);
                break;
            case "await":
                await Assert.ThrowsAnyAsync<Exception>(async () => await future);
                break;
            case "AsTask":
                _ = future.AsTask().ContinueWith(task => task.Exception, TaskScheduler.Default);
                break;
            default:
                future.OnCompleted(_ => { });
                break;
        }
    }
}
