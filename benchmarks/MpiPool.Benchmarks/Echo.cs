using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MpiPool.Benchmarks;

/// <summary>One array to a worker and back.</summary>
internal static class Echo
{
    public static void Run(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            long bytes = parameters["bytes", 8 << 20];
            var sent = new double[bytes / sizeof(double)];
            for (int i = 0; i < sent.Length; i++)
                sent[i] = i * 0.75;
            var seconds = new double[parameters.Count(50)];

            // The first ones warm up; a large array takes so long that one is enough.
            for (int i = bytes > 64 << 20 ? -1 : -5; i < seconds.Length; i++)
            {
                double time = Time(pool, sent);
                if (i >= 0)
                    seconds[i] = time;
            }

            Bench.Print("gb_per_s", 2.0 * sent.Length * sizeof(double) / Bench.Median(seconds) / 1e9);
        });

    private static double Time(MpiExecutor pool, double[] sent)
    {
        long start = Stopwatch.GetTimestamp();
        double[] received = pool.Submit(Tasks.Echo, sent).Result;
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // As whole numbers, which are compared many at a time.
        bool same = MemoryMarshal.Cast<double, long>(sent).SequenceEqual(MemoryMarshal.Cast<double, long>(received));
        return same ? seconds : throw new InvalidOperationException("What came back is not what was sent.");
    }
}
