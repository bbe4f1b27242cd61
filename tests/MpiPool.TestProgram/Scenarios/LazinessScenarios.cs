using System.Runtime.CompilerServices;

namespace MpiPool.TestProgram.Scenarios;

/// <summary>Inputs are pulled as workers become free, whatever they are like.</summary>
internal static class LazinessScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("inputs-wait-for-workers", InputsWaitForWorkers),
            ("flat-memory", () => Pools.OnMain(FlatMemory)),
            ("inputs-throw", () => Pools.OnMain(InputsThrow)),
            ("inputs-block", () => Pools.OnMain(InputsBlock)),
            ("left-early", () => Pools.OnMain(LeftEarly)),
            ("async-inputs", () => Pools.OnMain(pool => AsyncInputsAsync(pool).GetAwaiter().GetResult())),
            ("arities", () => Pools.OnMain(Arities)),
        ];

    /// <summary>
    /// While every worker is held up, few inputs are pulled of many, by each operation; each in a new pool, which has not measured the task
    /// yet.
    /// </summary>
    private static void InputsWaitForWorkers()
    {
        const int Many = 500;
        foreach (
            var count in new Func<MpiExecutor, IEnumerable<string>, int>[]
            {
                (pool, gates) => pool.Map(SlowTasks.Gated, gates, Numbers()).Count(),
                (pool, gates) => pool.MapUnordered(SlowTasks.Gated, gates, Numbers()).Count(),
                (pool, gates) => pool.MapAsync(SlowTasks.Gated, gates, Numbers()).CountAsync().AsTask().GetAwaiter().GetResult(),
                (pool, gates) => pool.MapUnorderedAsync(SlowTasks.Gated, gates, Numbers()).CountAsync().AsTask().GetAwaiter().GetResult(),
                (pool, gates) => pool.SubmitBatch(SlowTasks.Gated, gates, Numbers()).Result.Length,
            }
        )
        {
            Pools.OnMain(pool =>
            {
                using var gate = new Gate();
                int pulled = 0;
                var counting = Task.Run(() =>
                    count(
                        pool,
                        Enumerable
                            .Range(0, Many)
                            .Select(_ =>
                            {
                                Interlocked.Increment(ref pulled);
                                return gate.Folder;
                            })
                    )
                );
                gate.WaitForArrivals(pool.Size);
                Expect.True(Volatile.Read(ref pulled) <= 4 * (pool.Size + 1));
                gate.Open();
                Expect.Equal(Many, counting.GetAwaiter().GetResult());
                Expect.Equal(Many, pulled);
            });
        }

        static IEnumerable<int> Numbers() => Enumerable.Range(0, int.MaxValue);
    }

    /// <summary>
    /// Were the results kept, there would be 560 MB of them in the end. What is allowed is what may wait for its turn: 64 MB of results, in
    /// messages that may be half empty, and the messages that the pool keeps for their next use.
    /// </summary>
    private static void FlatMemory(MpiExecutor pool)
    {
        const int Step = 20_000;
        const int Steps = 8;
        const int ResultBytes = 4_000;
        const int Allowed = 200_000_000;
        foreach (var results in new[] { pool.Map(LoadTasks.Bytes, Endless()), pool.MapUnordered(LoadTasks.Bytes, Endless()) })
        {
            long before = 0;
            int seen = 0;
            foreach (byte[] _ in results)
            {
                seen++;
                if (seen == Step)
                    before = GC.GetTotalMemory(forceFullCollection: true);
                if (seen == Steps * Step)
                    break;
            }

            long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
            Expect.True(grown < Allowed, $"after {(Steps - 1) * Step} more results there are {grown} bytes more");
        }

        static IEnumerable<int> Endless()
        {
            while (true)
                yield return ResultBytes;
        }
    }

    /// <summary>The exception comes out as it was thrown, the input's enumerator is disposed of, and the pool goes on.</summary>
    private static void InputsThrow(MpiExecutor pool)
    {
        foreach (
            var run in new Func<IEnumerable<int>, int>[]
            {
                inputs => pool.Map(ValueTasks.Double, inputs).Count(),
                inputs => pool.MapUnordered(ValueTasks.Double, inputs).Count(),
                inputs => pool.StarMap(MappingTasks.Joined, inputs.Select(i => ("a", i))).Count(),
                inputs => pool.SubmitBatch(ValueTasks.Double, inputs).Result.Length,
                inputs => pool.MapAsync(ValueTasks.Double, inputs).CountAsync().AsTask().GetAwaiter().GetResult(),
                inputs => pool.MapUnorderedAsync(ValueTasks.Double, inputs).CountAsync().AsTask().GetAwaiter().GetResult(),
            }
        )
        {
            bool isDisposed = false;
            Expect.Equal("the input broke", Expect.Throws<DeliberateException>(() => run(Broken())).Message);
            Expect.True(isDisposed);
            Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);

            IEnumerable<int> Broken()
            {
                try
                {
                    for (int i = 0; i < 20; i++)
                        yield return i;
                    throw new DeliberateException("the input broke");
                }
                finally
                {
                    isDisposed = true;
                }
            }
        }
    }

    /// <summary>An input that does not come holds up nothing but what needs it. It may itself use the pool.</summary>
    private static void InputsBlock(MpiExecutor pool)
    {
        using var more = new ManualResetEventSlim();
        var batch = pool.SubmitBatch(ValueTasks.Double, Blocking());
        var map = Task.Run(() => pool.Map(ValueTasks.Double, Blocking()).ToList());
        Expect.Equal(2, batch.First().Result);
        Expect.Sequence(Enumerable.Range(0, 100).Select(i => 2 * i), pool.Map(ValueTasks.Double, Enumerable.Range(0, 100)));
        Expect.True(!batch.IsSubmitted && !map.IsCompleted);
        more.Set();
        Expect.Sequence([2, 4], batch.Result);
        Expect.Sequence([2, 4], map.GetAwaiter().GetResult());

        Expect.Sequence(
            Enumerable.Range(0, 20).Select(i => 4 * i),
            pool.Map(ValueTasks.Double, Enumerable.Range(0, 20).Select(i => pool.Submit(ValueTasks.Double, i).Result))
        );

        IEnumerable<int> Blocking()
        {
            yield return 1;
            Expect.True(more.Wait(TimeSpan.FromSeconds(100)));
            yield return 2;
        }
    }

    /// <summary>A map that is left while tasks run and are queued lets the first go on and drops the others.</summary>
    private static void LeftEarly(MpiExecutor pool)
    {
        foreach (bool ordered in new[] { true, false })
        {
            using var gate = new Gate();
            bool isDisposed = false;
            var results = ordered
                ? pool.Map(MappingTasks.HeldIfOdd, Gates(), Numbers())
                : pool.MapUnordered(MappingTasks.HeldIfOdd, Gates(), Numbers());
            foreach (int first in results)
            {
                Expect.Equal(0, first);
                break;
            }

            Expect.True(isDisposed);
            gate.Open();
            Expect.Sequence([2, 4], pool.Map(ValueTasks.Double, [1, 2]));

            IEnumerable<string> Gates()
            {
                try
                {
                    while (true)
                        yield return gate.Folder;
                }
                finally
                {
                    isDisposed = true;
                }
            }
        }

        // Odd ones wait, so that the first result is there while all workers are held up.
        static IEnumerable<int> Numbers() => Enumerable.Range(0, int.MaxValue).Select(i => i == 0 ? 0 : (2 * i) + 1);
    }

    private static async Task AsyncInputsAsync(MpiExecutor pool)
    {
        foreach (bool ordered in new[] { true, false })
        {
            Func<IAsyncEnumerable<int>, IAsyncEnumerable<int>> map = ordered
                ? inputs => pool.MapAsync(ValueTasks.Double, inputs)
                : inputs => pool.MapUnorderedAsync(ValueTasks.Double, inputs);

            // Left early: the input is told, and disposed of.
            var input = new AsyncInput();
            await foreach (int _ in map(input.Numbers()))
                break;
            Expect.True(input.IsDisposed);

            // Canceled in the middle, by the enumeration's token.
            input = new AsyncInput();
            using var source = new CancellationTokenSource();
            int seen = 0;
            bool isCanceled = false;
            try
            {
                await foreach (int _ in map(input.Numbers()).WithCancellation(source.Token))
                {
                    if (++seen == 10)
                        await source.CancelAsync();
                }
            }
            catch (OperationCanceledException)
            {
                isCanceled = true;
            }

            Expect.True(isCanceled && seen >= 10 && input.IsDisposed);

            // An input that waits for ever does not hold up what is there, nor the end by a token.
            using var other = new CancellationTokenSource();
            isCanceled = false;
            try
            {
                await foreach (int result in map(OneAndNoMore()).WithCancellation(other.Token))
                {
                    Expect.Equal(14, result);
                    await other.CancelAsync();
                }
            }
            catch (OperationCanceledException)
            {
                isCanceled = true;
            }

            Expect.True(isCanceled);
            Expect.Equal(4, await pool.Submit(ValueTasks.Double, 2));
        }

        static async IAsyncEnumerable<int> OneAndNoMore([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return 7;
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    private static void Arities(MpiExecutor pool)
    {
        Expect.Equal("12345678", pool.Submit(MappingTasks.Eight, 1, 2, 3, 4, 5, 6, 7, 8).Result);
        Expect.Equal("12345678", pool.SubmitEight(1, 2, 3, 4, 5, 6, h: 8, g: 7).Result);
        Expect.Sequence(["12345678", "11111111"], pool.StarMap(MappingTasks.Eight, [(1, 2, 3, 4, 5, 6, 7, 8), (1, 1, 1, 1, 1, 1, 1, 1)]));
        int[] two = [1, 2];
        int[] more = [1, 2, 3];
        Expect.Sequence(["1111", "2222"], pool.Map(MappingTasks.Four, more, two, more, more));
        Expect.Sequence(["1111", "2222"], pool.MapUnordered(MappingTasks.Four, more, more, two, more).Order(StringComparer.Ordinal));
        Expect.Sequence(["1111", "2222"], pool.SubmitBatch(MappingTasks.Four, more, more, more, two).Result);
    }

    /// <summary>Numbers without an end, that know whether they were let go.</summary>
    private sealed class AsyncInput
    {
        public bool IsDisposed { get; private set; }

        public async IAsyncEnumerable<int> Numbers([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                for (int i = 0; ; i++)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return i;
                }
            }
            finally
            {
                IsDisposed = true;
            }
        }
    }
}
