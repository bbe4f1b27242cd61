namespace MpiPool.Benchmarks;

/// <summary>What runs on the workers.</summary>
internal static class Tasks
{
    /// <summary>The smallest task that cannot be right by chance.</summary>
    [MpiTask]
    public static int Next(int x) => x + 1;

    [MpiTask]
    public static double[] Echo(double[] values) => values;

    /// <summary>A task of a known length; see <see cref="Machine.Work"/>.</summary>
    [MpiTask]
    public static long Work(int microseconds) => Machine.Work(microseconds);

    /// <summary>Many such tasks, without a pool.</summary>
    [MpiTask]
    public static void WorkInOneGo(int microseconds, int count)
    {
        for (int i = 0; i < count; i++)
            Machine.Work(microseconds);
    }

    /// <summary>Keeps its worker until it is canceled.</summary>
    [MpiTask]
    public static void Hold(CancellationToken cancellationToken) => cancellationToken.WaitHandle.WaitOne();

    /// <summary>A long task that costs nothing.</summary>
    [MpiTask]
    public static void Sleep(int milliseconds) => Thread.Sleep(milliseconds);

    [MpiTask]
    public static long ProcessTime() => Machine.ProcessTime;

    [MpiTask]
    public static long PeakMemory() => Machine.PeakMemory;

    [MpiTask]
    public static Order Return(Order order) => order;
}
