using System.Diagnostics;

namespace MpiPool.Benchmarks;

/// <summary>From submitting one small task to having its result.</summary>
internal static class Latency
{
    public static void Run(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            parameters.WarmUp(() => Time(pool, new double[1000]));
            var times = new double[parameters.Count(100_000)];
            Time(pool, times);
            Bench.Print("median_us", Bench.Median(times));
            Bench.Print("p99_us", Bench.Quantile(times, 0.99));
        });

    private static void Time(MpiExecutor pool, double[] microseconds)
    {
        for (int i = 0; i < microseconds.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            int result = pool.Submit(Tasks.Next, i).Result;
            microseconds[i] = (Stopwatch.GetTimestamp() - start) * 1e6 / Stopwatch.Frequency;
            Bench.Expect(i + 1, result);
        }
    }
}
