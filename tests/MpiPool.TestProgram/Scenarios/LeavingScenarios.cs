namespace MpiPool.TestProgram.Scenarios;

/// <summary>Ways for the main rank to leave that are not the end of its using block.</summary>
internal static class LeavingScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("handled-exception", HandledException),
            ("unhandled-exception", UnhandledException),
            ("unhandled-exception-on-a-thread", UnhandledExceptionOnAThread),
            ("unhandled-exception-on-a-worker", UnhandledExceptionOnAWorker),
            ("exit-in-the-middle", ExitInTheMiddle),
            ("exit-while-a-task-runs", ExitWhileATaskRuns),
            ("exit-while-workers-idle", ExitWhileWorkersIdle),
            ("exit-on-a-worker", ExitOnAWorker),
            ("return-without-dispose", ReturnWithoutDispose),
            ("return-after-closing", ReturnAfterClosing),
        ];

    private static void HandledException()
    {
        try
        {
            Pools.OnMain(pool =>
            {
                pool.Submit(SlowTasks.Slow, 100);
                throw new DeliberateException("handled on main");
            });
        }
        catch (DeliberateException e)
        {
            Console.WriteLine($"caught: {e.Message}");
        }

        MpiCommunicator.World.Barrier();
    }

    /// <summary>
    /// On other ranks the task would run far beyond the test's time limit: nobody may wait for it. In process .NET may still run the end of
    /// the using block, which waits.
    /// </summary>
    private static void UnhandledException() =>
        Pools.OnMain(pool =>
        {
            pool.Submit(SlowTasks.Slow, Pools.IsSingleProcess ? 100 : 1_000_000);
            throw new DeliberateException("nobody handles this");
        });

    /// <summary>The main rank's own thread waits for a task that does not end.</summary>
    private static void UnhandledExceptionOnAThread() =>
        Pools.OnMain(pool =>
        {
            var endless = pool.Submit(SlowTasks.Slow, 1_000_000);
            new Thread(() => throw new DeliberateException("nobody handles this on a thread")).Start();
            endless.Wait();
        });

    /// <summary>A worker that has served breaks while the others wait for it.</summary>
    private static void UnhandledExceptionOnAWorker()
    {
        using (var pool = new MpiExecutor())
        {
            if (pool.IsMain)
                Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        }

        if (MpiCommunicator.World.Rank == 1)
            throw new DeliberateException("a worker broke");
        MpiCommunicator.World.Barrier();
    }

    private static void ExitWhileATaskRuns() =>
        Pools.OnMain(pool =>
        {
            pool.Submit(SlowTasks.Slow, 1_000_000);
            Console.WriteLine("main leaves");
            Environment.Exit(3);
        });

    private static void ExitWhileWorkersIdle() => Pools.OnMain(_ => Environment.Exit(0));

    private static void ExitOnAWorker() => Pools.OnMain(pool => pool.Submit(ErrorTasks.ExitsItsProcess, 4).Wait());

    /// <summary>Tasks run and are queued; the process leaves without a shutdown, and the workers are let go.</summary>
    private static void ExitInTheMiddle() =>
        Pools.OnMain(pool =>
        {
            var futures = Enumerable.Range(0, 50).Select(_ => pool.Submit(SlowTasks.Slow, 20)).ToList();
            futures[0].Wait();
            Console.WriteLine("main leaves");
            Environment.Exit(0);
        });

    /// <summary>The pool is shut down without waiting, and the main rank comes to its end while tasks are queued: they still run.</summary>
    private static void ReturnAfterClosing()
    {
        var pool = new MpiExecutor();
        if (pool.WorkersExit())
            return;
        for (int i = 0; i < 150; i++)
            pool.Submit(SlowTasks.SlowAndSaid, 20);
        pool.Shutdown(wait: false);
    }

    private static void ReturnWithoutDispose()
    {
        var pool = new MpiExecutor();
        if (pool.WorkersExit())
            return;
        Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
    }
}
