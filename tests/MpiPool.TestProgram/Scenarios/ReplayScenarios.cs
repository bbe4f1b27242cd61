namespace MpiPool.TestProgram.Scenarios;

internal static class RecordedTasks
{
    /// <summary>Changes its argument, which is large enough to travel beside its message, and fails.</summary>
    [MpiTask]
    public static void SpoilsAndFails(double[] values)
    {
        double sum = values.Sum();
        values.AsSpan().Clear();
        throw new ArithmeticException($"the sum was {sum:F0}");
    }
}

/// <summary>Runs that fail are kept, and run again without MPI.</summary>
internal static class ReplayScenarios
{
    /// <summary>The folder whose runs are run again. (Not MPIPOOL_RECORD: nothing is to be kept.)</summary>
    private const string Folder = "MPIPOOL_TEST_RECORDS";

    public static IEnumerable<(string Name, Action Run)> All => [("record", () => Pools.OnMain(Record)), ("replay", Replay)];

    private static void Record(MpiExecutor pool)
    {
        MpiFuture[] failing =
        [
            pool.Submit(FailingTasks.FailsOnOdd, 3),
            pool.Submit(FailingTasks.ThrowsHomemade, "mine"),
            pool.Submit(FailingTasks.FailsLaterAsync, 5),
            pool.Submit(RecordedTasks.SpoilsAndFails, Enumerable.Repeat(1.0, 100_000).ToArray()),
        ];
        foreach (var future in failing)
            Expect.Throws<RemoteTaskException>(future.Wait);
        Expect.Equal(4, pool.Submit(FailingTasks.FailsOnOdd, 4).Result);
    }

    private static void Replay()
    {
        foreach (string path in Directory.EnumerateFiles(Environment.GetEnvironmentVariable(Folder)!).Order())
        {
            try
            {
                Console.WriteLine($"result: {MpiReplay.Run(path)}");
            }
            catch (Exception e)
            {
                Console.WriteLine($"thrown: {e.GetType().Name}: {e.Message}");
            }
        }
    }
}
