using System.Diagnostics;

namespace MpiPool.Benchmarks;

/// <summary>Tasks of known length: how long they take altogether, against how long the workers would need for nothing but them.</summary>
internal static class Schedule
{
    /// <summary>Tasks that all take equally long.</summary>
    public static void RunEqualTasks(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            int length = (int)parameters["microseconds", 100];
            var lengths = new int[parameters.Count(20_000)];
            Array.Fill(lengths, length);
            parameters.WarmUp(() => Time(pool, lengths.AsSpan(0, Math.Min(lengths.Length, 500)).ToArray()));
            double alone = TimeAlone(pool, length, lengths.Length);
            Bench.Print("efficiency", alone / Time(pool, lengths));
        });

    /// <summary>Short tasks of the same method, and in the middle of them a long one that nobody has announced.</summary>
    public static void RunLongTask(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            var lengths = new int[parameters.Count(10_000) + 1];
            Array.Fill(lengths, (int)parameters["microseconds", 100]);
            parameters.WarmUp(() => Time(pool, lengths.AsSpan(0, Math.Min(lengths.Length, 500)).ToArray()));
            lengths[lengths.Length / 2] = (int)parameters["long", 300_000];
            double alone = TimeAlone(pool, lengths[0], lengths.Length - 1);
            Bench.Print("over_ideal", Time(pool, lengths) / (alone + (parameters["long", 300_000] / 1e6 / pool.Size)));
        });

    /// <summary>
    /// How long the workers need for such work if each does its share in one go: the ideal, on this machine and at this time.
    /// </summary>
    private static double TimeAlone(MpiExecutor pool, int microseconds, int count)
    {
        long start = Stopwatch.GetTimestamp();
        var shares = new MpiFuture[pool.Size];
        for (int i = 0; i < shares.Length; i++)
            shares[i] = pool.Submit(Tasks.WorkInOneGo, microseconds, count / pool.Size);
        foreach (MpiFuture share in shares)
            share.Wait();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Time(MpiExecutor pool, int[] lengths)
    {
        long start = Stopwatch.GetTimestamp();
        int index = 0;
        foreach (long used in pool.Map(Tasks.Work, lengths))
        {
            if (used < lengths[index++] * 1000L)
                throw new InvalidOperationException($"A task of {lengths[index - 1]} µs worked for {used} ns only.");
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Bench.Expect(lengths.Length, index);
        return seconds;
    }
}
