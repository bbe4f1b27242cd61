using System.Diagnostics;

namespace MpiPool.Benchmarks;

/// <summary>Very many small tasks.</summary>
internal static class Throughput
{
    /// <summary>All submitted, then all waited for.</summary>
    public static void RunFutures(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            var futures = new MpiFuture<int>[parameters.Count(2_000_000)];
            parameters.WarmUp(() => SubmitAndWait(pool, futures.AsSpan(0, Math.Min(futures.Length, 100_000))));
            Array.Clear(futures);
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            SubmitAndWait(pool, futures);
            Bench.Print("tasks_per_s", futures.Length / Stopwatch.GetElapsedTime(start).TotalSeconds);
        });

    public static void RunMap(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            int count = parameters.Count(10_000_000);
            parameters.WarmUp(() => Map(pool, Math.Min(count, 100_000)));
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            Map(pool, count);
            Bench.Print("tasks_per_s", count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        });

    internal static void SubmitAndWait(MpiExecutor pool, Span<MpiFuture<int>> futures)
    {
        for (int i = 0; i < futures.Length; i++)
            futures[i] = pool.Submit(Tasks.Next, i);
        for (int i = 0; i < futures.Length; i++)
            Bench.Expect(i + 1, futures[i].Result);
    }

    internal static void Map(MpiExecutor pool, int count)
    {
        int next = 0;
        foreach (int result in pool.Map(Tasks.Next, Enumerable.Range(0, count)))
            Bench.Expect(++next, result);
        Bench.Expect(count, next);
    }
}
