namespace MpiPool.Runtime.Tests.Executor;

/// <summary>A view of a pool gives its options to all that is submitted through it, and is the pool in everything else.</summary>
public sealed class SubmitterTests
{
    public static TheoryData<MpiTaskOptions, string> NotServed { get; } =
        new()
        {
            {
                new MpiTaskOptions { Priority = 1 },
                nameof(MpiTaskOptions.Priority)
            },
            {
                new MpiTaskOptions { Priority = -1 },
                nameof(MpiTaskOptions.Priority)
            },
            {
                new MpiTaskOptions { TimeLimit = TimeSpan.FromSeconds(1) },
                nameof(MpiTaskOptions.TimeLimit)
            },
            {
                new MpiTaskOptions { Worker = 0 },
                nameof(MpiTaskOptions.Worker)
            },
            {
                new MpiTaskOptions { Label = "a", Worker = 2 },
                nameof(MpiTaskOptions.Worker)
            },
        };

    [Fact]
    public async Task A_view_runs_what_the_pool_runs()
    {
        await using MpiExecutor pool = Pools.Open();
        MpiSubmitter view = pool.With(new MpiTaskOptions { Label = "trial", MaxAttempts = 2 });

        Assert.Equal(9, view.Submit(PoolTasks.Square, 3).Result);
        Assert.Equal(9, view.SubmitSquare(3).Result);
        Assert.Equal([1, 4], view.Map(PoolTasks.Square, [1, 2]));
        Assert.Equal([1, 4], view.MapUnordered(PoolTasks.Square, [1, 2]).Order());
        Assert.Equal(["a1"], view.StarMap(PoolTasks.Both, [("a", 1)]));
        Assert.Equal(new[] { 1, 4 }, await view.SubmitBatch(PoolTasks.Square, [1, 2]));
        Assert.Equal([1, 4], await view.MapAsync(PoolTasks.Square, [1, 2]).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal([4], await view.MapUnorderedAsync(PoolTasks.Square, [2]).ToListAsync(TestContext.Current.CancellationToken));
        using var workers = new MpiWorkerPool(view);
        Assert.Equal(16, workers.Apply(PoolTasks.Square, 4));
        Assert.Same(pool, workers.Executor);
    }

    [Fact]
    public async Task A_label_is_told_where_the_task_is_named()
    {
        var log = new LogRecorder();
        await using (MpiExecutor pool = log.Open(workers: 1))
        {
            MpiSubmitter view = pool.With(new MpiTaskOptions { Label = "first" }).With(new MpiTaskOptions { Label = "trial 7" });
            MpiFuture<int> future = view.Submit(PoolTasks.Fail, 1);
            MpiBatch<int> batch = view.SubmitBatch(PoolTasks.Fail, [1]);
            string name = Assert.Throws<RemoteTaskException>(future.Wait).TaskName;
            string[] texts =
            [
                Assert.Throws<RemoteTaskException>(future.Wait).Message,
                future.ToString(),
                Assert.Throws<RemoteTaskException>(() => batch.Result).Message,
                batch.ToString()!,
                Assert.Throws<RemoteTaskException>(() => view.Map(PoolTasks.Fail, [1]).Single()).Message,
                Assert.Throws<RemoteTaskException>(() => view.MapUnordered(PoolTasks.Fail, [1]).Single()).Message,
                (await Assert.ThrowsAsync<RemoteTaskException>(async () => await view.MapAsync(PoolTasks.Fail, [1]).SingleAsync())).Message,
                Assert.Throws<RemoteTaskException>(() => new MpiWorkerPool(view).Apply(PoolTasks.Fail, 1)).Message,
            ];
            Assert.All(texts, text => Assert.Contains($"ask {name} 'trial 7'", text, StringComparison.Ordinal));
            Assert.DoesNotContain(
                "'",
                Assert.Throws<RemoteTaskException>(pool.Submit(PoolTasks.Fail, 1).Wait).Message,
                StringComparison.Ordinal
            );
            _ = view.Submit(PoolTasks.Fail, 5); // whose failure nobody looks at
        }

        Assert.Contains("Fail 'trial 7'", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_are_kept_with_the_run_by_reference()
    {
        using MpiExecutor pool = Pools.Open();
        var options = new MpiTaskOptions { MaxAttempts = 5 };
        MpiSubmitter view = pool.With(options);

        Assert.Same(options, view.Submit(PoolTasks.Square, 1).Stub.Options);
        Assert.Same(options, Assert.Single(view.SubmitBatch(PoolTasks.Square, [1])).Stub.Options);
        Assert.Null(pool.Submit(PoolTasks.Square, 1).Stub.Options);
    }

    [Theory]
    [MemberData(nameof(NotServed))]
    public void An_option_that_this_version_does_not_serve_is_refused_by_name(MpiTaskOptions options, string name)
    {
        using MpiExecutor pool = Pools.Open();

        string message = Assert.Throws<NotSupportedException>(() => pool.With(options)).Message;
        Assert.Contains($"MpiTaskOptions.{name} is", message, StringComparison.Ordinal);
        Assert.Contains("this version of MpiPool does not serve it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_may_not_be_begun_at_all_makes_no_sense()
    {
        using MpiExecutor pool = Pools.Open();

        Assert.Equal(
            "MaxAttempts",
            Assert.Throws<ArgumentOutOfRangeException>(() => pool.With(new MpiTaskOptions { MaxAttempts = 0 })).ParamName
        );
        Assert.Throws<ArgumentNullException>(() => pool.With(null!));
    }
}
