using System.Diagnostics;

namespace MpiPool.Benchmarks;

/// <summary>Tasks of known length: how long they take altogether, against how long the workers would need for nothing but them.</summary>
internal static class Schedule
{
    /// <summary>Tasks that all take equally long.</summary>
    public static void RunEqualTasks(Parameters parameters) => Bench.OnMain(pool =>
    {
        int length = (int)parameters["microseconds", 100];
        var lengths = new int[parameters.Count(20_000)];
        Array.Fill(lengths, length);
        parameters.WarmUp(() => Time(pool, lengths.AsSpan(0, Math.Min(lengths.Length, 500)).ToArray()));
        Bench.Print("efficiency", Ideal(pool, lengths) / Time(pool, lengths));
    });

    /// <summary>Short tasks of the same method, and in the middle of them a long one that nobody has announced.</summary>
    public static void RunLongTask(Parameters parameters) => Bench.OnMain(pool =>
    {
        var lengths = new int[parameters.Count(10_000) + 1];
        Array.Fill(lengths, (int)parameters["microseconds", 100]);
        parameters.WarmUp(() => Time(pool, lengths.AsSpan(0, Math.Min(lengths.Length, 500)).ToArray()));
        lengths[lengths.Length / 2] = (int)parameters["long", 300_000];
        Bench.Print("over_ideal", Time(pool, lengths) / Ideal(pool, lengths));
    });

    private static double Ideal(MpiExecutor pool, int[] lengths) => lengths.Sum(length => (long)length) / 1e6 / pool.Size;

    private static double Time(MpiExecutor pool, int[] lengths)
    {
        long start = Stopwatch.GetTimestamp();
        int index = 0;
        foreach (long used in pool.Map(Tasks.Work, lengths))
        {
            if (used < lengths[index++] * 1000L) throw new InvalidOperationException($"A task of {lengths[index - 1]} µs worked for {used} ns only.");
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Bench.Expect(lengths.Length, index);
        return seconds;
    }
}
