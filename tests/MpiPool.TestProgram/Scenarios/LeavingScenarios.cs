namespace MpiPool.TestProgram.Scenarios;

/// <summary>Ways for the main rank to leave that are not the end of its using block.</summary>
internal static class LeavingScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
    [
        ("handled-exception", HandledException),
        ("unhandled-exception", UnhandledException),
        ("exit-in-the-middle", ExitInTheMiddle),
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

    /// <summary>The task would run far beyond the test's time limit: nobody may wait for it.</summary>
    private static void UnhandledException() => Pools.OnMain(pool =>
    {
        pool.Submit(SlowTasks.Slow, 1_000_000);
        throw new DeliberateException("nobody handles this");
    });

    /// <summary>Tasks run and are queued; the process leaves without a shutdown, and the workers are let go.</summary>
    private static void ExitInTheMiddle() => Pools.OnMain(pool =>
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
        if (pool.WorkersExit()) return;
        for (int i = 0; i < 150; i++) pool.Submit(SlowTasks.SlowAndSaid, 20);
        pool.Shutdown(wait: false);
    }

    private static void ReturnWithoutDispose()
    {
        var pool = new MpiExecutor();
        if (pool.WorkersExit()) return;
        Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
    }
}
