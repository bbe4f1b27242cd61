using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class FailureTests
{
    [Fact]
    public async Task Every_wait_for_a_failed_task_throws_the_same_text_however_often_it_is_asked()
    {
        await using MpiExecutor pool = Pools.Open();
        MpiFuture<int> future = pool.Submit(PoolTasks.Fail, 1);
        MpiBatch<int> batch = pool.SubmitBatch(PoolTasks.Fail, [1]);
        MpiBatch<int> broken = pool.SubmitBatch(PoolTasks.Square, Broken());
        using var processes = new MpiWorkerPool(pool);
        MpiAsyncResult<int> result = processes.ApplyAsync(PoolTasks.Fail, 1);
        MpiFuture<int> canceled = pool.Submit(PoolTasks.Square, 1, new CancellationToken(canceled: true));
        Action[] ways =
        [
            () => _ = future.Result,
            () => future.Wait(),
            () => future.Wait(TimeSpan.FromSeconds(100)),
            () => future.GetResult(TimeSpan.FromSeconds(100)),
            () => future.GetAwaiter().GetResult(),
            () => future.AsTask().GetAwaiter().GetResult(),
            () => _ = batch.Result,
            () => batch.GetAwaiter().GetResult(),
            () => _ = broken.Result,
            () => result.Get(),
            () => canceled.Wait(),
        ];
        foreach (Action way in ways)
        {
            string[] texts = [.. Enumerable.Range(0, 50).Select(_ => Record.Exception(way)!.ToString())];
            Assert.Single(texts.Distinct());
        }

        Assert.Null(future.Exception!.StackTrace);
        Assert.Same(future.Exception, future.Exception);
    }

    [Fact]
    public void Threads_that_wait_for_one_failure_do_not_see_each_others_frames()
    {
        using MpiExecutor pool = Pools.Open();
        MpiFuture<int> future = pool.Submit(PoolTasks.Fail, 1);
        var seen = new ConcurrentBag<Exception>();
        Parallel.For(0, 200, _ => seen.Add(Assert.Throws<RemoteTaskException>(() => future.Result)));
        Assert.Equal(200, seen.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(seen, e => Assert.InRange(e.StackTrace!.Split("MpiFuture.Wait").Length, 2, 2));
    }

    [Fact]
    public async Task A_failure_in_a_map_or_a_batch_says_which_input_it_was()
    {
        await using MpiExecutor pool = Pools.Open();
        using var processes = new MpiWorkerPool(pool);
        int[] inputs = [.. Enumerable.Range(0, 300)];
        (string Way, Action Run)[] ways =
        [
            ("Map", () => _ = pool.Map(PoolTasks.FailsAt200, inputs).Count()),
            ("Map, lazily", () => _ = pool.Map(PoolTasks.FailsAt200, inputs.Select(i => i)).Count()),
            ("MapUnordered", () => _ = pool.MapUnordered(PoolTasks.FailsAt200, inputs).Count()),
            ("MapAsync", () => pool.MapAsync(PoolTasks.FailsAt200, inputs).CountAsync().AsTask().GetAwaiter().GetResult()),
            (
                "MapUnorderedAsync",
                () => pool.MapUnorderedAsync(PoolTasks.FailsAt200, inputs).CountAsync().AsTask().GetAwaiter().GetResult()
            ),
            ("SubmitBatch", () => _ = pool.SubmitBatch(PoolTasks.FailsAt200, inputs).Result),
            ("a batch's futures", () => _ = pool.SubmitBatch(PoolTasks.FailsAt200, inputs).Select(future => future.Result).Count()),
            ("Ordered", () => _ = pool.SubmitBatch(PoolTasks.FailsAt200, inputs).Ordered.Select(future => future.Result).Count()),
            ("the process pool's Map", () => _ = processes.Map(PoolTasks.FailsAt200, inputs)),
            ("the process pool's MapAsync", () => _ = processes.MapAsync(PoolTasks.FailsAt200, inputs).Get()),
            ("IMap", () => _ = processes.IMap(PoolTasks.FailsAt200, inputs).Count()),
            ("Map of two inputs", () => _ = pool.Map(PoolTasks.FailsWith200, inputs, inputs).Count()),
            ("StarMap", () => _ = pool.StarMap(PoolTasks.FailsWith200, inputs.Select(i => (i, i))).Count()),
            ("the process pool's StarMap", () => _ = processes.StarMap(PoolTasks.FailsWith200, inputs.Select(i => (i, i)))),
            ("the process pool's StarMapAsync", () => _ = processes.StarMapAsync(PoolTasks.FailsWith200, inputs.Select(i => (i, i))).Get()),
            ("IMapUnordered", () => _ = processes.IMapUnordered(PoolTasks.FailsAt200, inputs).Count()),
        ];
        foreach ((string way, Action run) in ways)
        {
            var failure = Assert.Throws<RemoteTaskException>(run);
            Assert.True(
                failure.Index == 200 && failure.Message.Contains("input index 200", StringComparison.Ordinal),
                $"{way}: {failure.Message}"
            );
        }

        Assert.Equal(0, Assert.Throws<RemoteTaskException>(() => pool.Map(PoolTasks.FailsAt200, [200]).First()).Index);
        MpiFuture<int> alone = pool.Submit(PoolTasks.FailsAt200, 200);
        var single = Assert.Throws<RemoteTaskException>(() => alone.Result);
        Assert.Equal((null, alone.TaskId, Environment.MachineName), (single.Index, single.TaskId, single.Host));
    }

    [Fact]
    public void Each_kind_of_failure_can_be_thrown_anew_with_all_it_says()
    {
        var reason = new FormatException("why");
        using var source = new CancellationTokenSource();
        Exception[] failures =
        [
            new WorkerLostException("lost", reason),
            new WorkerLostException("lost"),
            new InvalidOperationException("unreadable", reason),
            new OperationCanceledException("canceled", reason, source.Token),
        ];
        foreach (Exception failure in failures)
        {
            Exception again = Failures.Again(failure);
            Assert.NotSame(failure, again);
            Assert.Equal(
                (failure.GetType(), failure.Message, failure.InnerException, (failure as OperationCanceledException)?.CancellationToken),
                (again.GetType(), again.Message, again.InnerException, (again as OperationCanceledException)?.CancellationToken)
            );
        }
    }

    [Fact]
    public void A_task_that_ends_by_its_own_kind_of_cancellation_is_canceled_only_if_that_was_asked()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        using var source = new CancellationTokenSource();
        PoolTasks.Started.Reset();
        MpiFuture<int> future = pool.Submit(PoolTasks.EndsItsOwnWay, 1, source.Token);
        Assert.True(PoolTasks.Started.Wait(TimeSpan.FromSeconds(100)));
        source.Cancel();
        Assert.Equal(source.Token, Assert.Throws<OperationCanceledException>(() => future.Result).CancellationToken);
        Assert.True(future is { IsCanceled: true, IsFaulted: false, Exception: null });
    }

    [Fact]
    public void Each_failure_is_a_line_of_the_log_at_Debug_and_none_above()
    {
        foreach ((LogLevel least, int expected) in new[] { (LogLevel.Trace, 2), (LogLevel.Debug, 2), (LogLevel.Information, 0) })
        {
            using var log = new LinesLog(least);
            using (
                var pool = new MpiExecutor(
                    new MpiExecutorOptions
                    {
                        Transport = MpiTransport.InProcess,
                        WorkerCount = 2,
                        LoggerFactory = log,
                    }
                )
            )
            {
                foreach (int x in new[] { 7, 8 })
                    Assert.Throws<RemoteTaskException>(() => pool.Submit(PoolTasks.Fail, x).Result);
                Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
            }

            string[] lines =
            [
                .. log.Lines.Where(line => line.Contains("task Fail", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            ];
            Assert.Equal(expected, lines.Length);
            if (expected > 0)
                Assert.Matches(@"^20 Debug Worker rank [12] failed task Fail \(number 0\): .*No 7\.", lines[0]);
        }
    }

    private static IEnumerable<int> Broken()
    {
        yield return 1;
        throw new FormatException("The input broke off.");
    }

    private sealed class LinesLog(LogLevel least) : ILoggerFactory, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{eventId.Id} {logLevel} {formatter(state, exception)}");

        public void Dispose() { }
    }
}
