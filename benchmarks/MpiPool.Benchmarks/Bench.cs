using System.Globalization;

namespace MpiPool.Benchmarks;

/// <summary>What the benchmarks share.</summary>
internal static class Bench
{
    /// <summary>Opens a pool and runs the main rank's part; a worker serves and returns.</summary>
    public static void OnMain(Action<MpiExecutor> main)
    {
        using var pool = new MpiExecutor();
        if (pool.WorkersExit())
            return;
        main(pool);
    }

    public static void Print(string figure, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}={value:0.######}"));

    public static double Median(ReadOnlySpan<double> values) => Quantile(values, 0.5);

    public static double Quantile(ReadOnlySpan<double> values, double quantile)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted[(int)(quantile * (sorted.Length - 1))];
    }

    /// <summary>Ends the benchmark if a task's result is not what it must be.</summary>
    public static void Expect<T>(T expected, T result)
        where T : IEquatable<T>
    {
        if (!expected.Equals(result))
            throw new InvalidOperationException($"A task returned {result} where {expected} is right.");
    }
}
