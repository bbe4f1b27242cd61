using System.Collections;

namespace MpiPool.Runtime.Tests.Executor;

/// <summary>An input that throws is at its end: what came before has its results, and then its own exception comes out.</summary>
[Collection(nameof(PoolTasks.Gate))]
public sealed class ThrowingInputTests
{
    private const int Before = 200;

    /// <summary>Where an input throws; after how many inputs the results end then.</summary>
    public enum At
    {
        GetEnumerator,
        MoveNext,
        Current,
        Dispose,
    }

    public static TheoryData<string, At> Cases
    {
        get
        {
            var cases = new TheoryData<string, At>();
            foreach (
                string operation in new[]
                {
                    "Map",
                    "MapUnordered",
                    "MapAsync",
                    "MapUnorderedAsync",
                    "MapAsync async",
                    "MapUnorderedAsync async",
                    "StarMap",
                    "IMap",
                    "IMapUnordered",
                    "two inputs",
                    "two inputs, second",
                    "Batch",
                    "Batch.Ordered",
                    "canceled never",
                }
            )
            {
                foreach (At at in Enum.GetValues<At>())
                    cases.Add(operation, at);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Results_of_the_inputs_before_come_first(string operation, At at)
    {
        using MpiExecutor pool = Pools.Open();
        using var processPool = new MpiWorkerPool(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
        using var never = new CancellationTokenSource();
        var error = new FormatException("the input broke");
        var inputs = new Throwing(at, error);
        IEnumerable<int> all = Enumerable.Range(0, int.MaxValue);
        IAsyncEnumerable<int> results = operation switch
        {
            "Map" => pool.Map(PoolTasks.Square, inputs).ToAsyncEnumerable(),
            "MapUnordered" => pool.MapUnordered(PoolTasks.Square, inputs).ToAsyncEnumerable(),
            "MapAsync" => pool.MapAsync(PoolTasks.Square, inputs),
            "MapUnorderedAsync" => pool.MapUnorderedAsync(PoolTasks.Square, inputs),
            "MapAsync async" => pool.MapAsync(PoolTasks.Square, inputs.ToAsyncEnumerable()),
            "MapUnorderedAsync async" => pool.MapUnorderedAsync(PoolTasks.Square, inputs.ToAsyncEnumerable()),
            "StarMap" => pool.StarMap(PoolTasks.Product, inputs.Select(i => (i, i))).ToAsyncEnumerable(),
            "IMap" => processPool.IMap(PoolTasks.Square, inputs).ToAsyncEnumerable(),
            "IMapUnordered" => processPool.IMapUnordered(PoolTasks.Square, inputs).ToAsyncEnumerable(),
            "two inputs" => pool.Map(PoolTasks.Product, inputs, all).ToAsyncEnumerable(),
            "two inputs, second" => pool.MapUnordered(PoolTasks.Product, all, inputs).ToAsyncEnumerable(),
            "Batch" => pool.SubmitBatch(PoolTasks.Square, inputs).ToAsyncEnumerable().Select(future => future.Result),
            "Batch.Ordered" => pool.SubmitBatch(PoolTasks.Square, inputs).Ordered.ToAsyncEnumerable().Select(future => future.Result),
            _ => pool.Map(PoolTasks.Square, inputs, never.Token).ToAsyncEnumerable(),
        };
        var found = new List<int>();
        var thrown = await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (int result in results)
                found.Add(result);
        });
        Assert.Same(error, thrown);
        Assert.Contains(nameof(Throwing), thrown.StackTrace, StringComparison.Ordinal);
        int expected = at switch
        {
            At.GetEnumerator => 0,
            At.Dispose => Before + 1,
            _ => Before,
        };
        if (operation.StartsWith("two", StringComparison.Ordinal))
            Assert.Equal(expected, found.Count);
        else
            Assert.Equal(Enumerable.Range(0, expected).Select(i => i * i), found.Order());
        Assert.Equal(49, pool.Submit(PoolTasks.Square, 7).Result);
    }

    [Fact]
    public async Task Whoever_wants_all_results_gets_the_inputs_exception()
    {
        using var pool = new MpiWorkerPool(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
        foreach (At at in Enum.GetValues<At>())
        {
            var error = new FormatException("the input broke");
            var inputs = new Throwing(at, error);
            Assert.Same(error, Assert.Throws<FormatException>(() => pool.Map(PoolTasks.Square, inputs)));
            Assert.Same(error, Assert.Throws<FormatException>(() => pool.StarMap(PoolTasks.Product, inputs.Select(i => (i, i)))));
            MpiAsyncResult<int[]> all = pool.MapAsync(PoolTasks.Square, inputs);
            Assert.Same(error, Assert.Throws<FormatException>(() => all.Get()));
            Assert.Same(error, await Assert.ThrowsAsync<FormatException>(async () => await all));
            Assert.False(all.IsSuccessful);
        }
    }

    [Fact]
    public async Task A_task_that_fails_before_comes_first()
    {
        using MpiExecutor pool = Pools.Open();
        var inputs = new Throwing(At.MoveNext, new FormatException("the input broke"), failsAtLetGo: true);
        Assert.Throws<RemoteTaskException>(() => pool.Map(PoolTasks.FailAt150, inputs).Count());
        Assert.Throws<RemoteTaskException>(() => pool.MapUnordered(PoolTasks.FailAt150, inputs).Count());
        Assert.Throws<RemoteTaskException>(pool.SubmitBatch(PoolTasks.FailAt150, inputs).Wait);
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await pool.MapAsync(PoolTasks.FailAt150, inputs).CountAsync());
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await pool.MapUnorderedAsync(PoolTasks.FailAt150, inputs).CountAsync());
    }

    [Fact]
    public void A_map_that_is_left_lets_go_of_its_inputs()
    {
        using MpiExecutor pool = Pools.Open();
        var inputs = new Throwing(At.MoveNext, new FormatException("the input broke"));
        Assert.Equal(0, pool.Map(PoolTasks.Square, inputs).First());
        Assert.Equal(1, inputs.LetGo);
    }

    private sealed class Throwing(At at, Exception error, bool failsAtLetGo = false) : IEnumerable<int>
    {
        internal int LetGo { get; private set; }

        public IEnumerator<int> GetEnumerator() => at == At.GetEnumerator ? throw error : new Enumerator(this, at, error, failsAtLetGo);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private sealed class Enumerator(Throwing all, At at, Exception error, bool failsAtLetGo) : IEnumerator<int>
        {
            private int _moved;

            public int Current => at == At.Current && _moved > Before ? throw error : _moved - 1;

            object IEnumerator.Current => Current;

            public bool MoveNext()
            {
                if (at == At.MoveNext && _moved == Before)
                    throw error;
                return ++_moved <= Before + 1;
            }

            public void Reset() => throw new NotSupportedException();

            public void Dispose()
            {
                all.LetGo++;
                if (at == At.Dispose)
                    throw error;
                if (failsAtLetGo)
                    throw new NotSupportedException("while letting go");
            }
        }
    }
}
