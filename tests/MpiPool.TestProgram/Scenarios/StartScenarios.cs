namespace MpiPool.TestProgram.Scenarios;

/// <summary>Starts that cannot work, or only in process.</summary>
internal static class StartScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("menial", Menial),
            ("logged", () => Pools.OnMain(InProcess, new MpiExecutorOptions { LoggerFactory = new ConsoleLogger() })),
            ("main-rank", MainRank),
            ("late-rank", LateRank),
            ("in-process", () => Pools.OnMain(InProcess, new MpiExecutorOptions { Transport = MpiTransport.InProcess })),
            ("alone-under-mpi", AloneUnderMpi),
            ("no-libmpi", () => Refused<Exception>(new MpiExecutorOptions { Transport = MpiTransport.Mpi })),
            ("refused", () => Refused<Exception>(new MpiExecutorOptions())),
            ("spawn", Spawn),
            ("spawn-refused", () => Refused<MpiException>(new MpiExecutorOptions { Transport = MpiTransport.Spawn, WorkerCount = 2 })),
            ("table-mismatch", () => Refused<TaskTableMismatchException>(new MpiExecutorOptions())),
        ];

    private static void Menial() =>
        Pools.OnMain(pool =>
        {
            Expect.Sequence(Enumerable.Range(0, 100).Select(x => x * 2), pool.Map(ValueTasks.Double, Enumerable.Range(0, 100)));
            Console.WriteLine($"{pool.Size} workers");
        });

    private static void InProcess(MpiExecutor pool) => Expect.Sequence([2, 4], pool.Map(ValueTasks.Double, [1, 2]));

    /// <summary>Says which rank the options have made the main one.</summary>
    private static void MainRank()
    {
        using var pool = new MpiExecutor();
        if (pool.WorkersExit())
            return;
        Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        Console.WriteLine($"rank {MpiCommunicator.World.Rank} is the main one of {pool.Size} workers");
    }

    /// <summary>The last rank does not construct the pool; the others wait for it until they lose their patience.</summary>
    private static void LateRank()
    {
        if (MpiCommunicator.World.Rank == MpiCommunicator.World.Size - 1)
            Thread.Sleep(1_000_000);
        _ = new MpiExecutor();
    }

    /// <summary>The workers are processes of their own, and end with their pool; the main rank can start others.</summary>
    private static void Spawn()
    {
        for (int workers = 1; workers <= 2; workers++)
        {
            using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.Spawn, WorkerCount = workers });
            Expect.True(pool.IsMain);
            Expect.Equal(workers, pool.Size);
            Expect.Sequence(Enumerable.Range(0, 1_000).Select(x => x * 2), pool.Map(ValueTasks.Double, Enumerable.Range(0, 1_000)));
            Expect.True(pool.Map(MappingTasks.ProcessOf, Enumerable.Range(0, 100)).All(process => process != Environment.ProcessId));
        }
    }

    private static void AloneUnderMpi()
    {
        var failure = Expect.Throws<MpiProcessException>(() =>
            _ = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.Mpi })
        );
        Expect.Contains("mpiexec", failure.Message);
    }

    /// <summary>
    /// Prints why there is no pool, in one line, and leaves without a failure, so that no launcher ends the other ranks before theirs.
    /// </summary>
    private static void Refused<TException>(MpiExecutorOptions options)
        where TException : Exception
    {
        try
        {
            using var pool = new MpiExecutor(options);
        }
        catch (TException e) when (e is not ExpectationException)
        {
            Console.WriteLine($"refused: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
            return;
        }

        throw new ExpectationException("the pool opened");
    }
}
