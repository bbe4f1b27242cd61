using System.Runtime.ExceptionServices;

namespace MpiPool.TestProgram.Scenarios;

/// <summary>How workers part from the main rank, and come back.</summary>
internal static class GuardScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("guard-return", GuardReturn),
            ("guard-is-main", GuardIsMain),
            ("guard-run", GuardRun),
            ("guard-run-async", () => GuardRunAsync().GetAwaiter().GetResult()),
            ("guard-run-later", GuardRunLater),
            ("guard-run-quiet", () => GuardRunQuiet().GetAwaiter().GetResult()),
            ("guard-missing", GuardMissing),
            ("no-rejoin", NoRejoin),
        ];

    private static void GuardReturn()
    {
        WithReturn();
        AllGoOn("guard-return");

        static void WithReturn()
        {
            using var pool = new MpiExecutor();
            if (pool.WorkersExit())
                return;
            Expect.True(pool.IsMain && !pool.IsWorker && pool.IsOpen);
            Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        }
    }

    private static void GuardIsMain()
    {
        using (var pool = new MpiExecutor())
        {
            if (pool.IsMain)
                Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
            else
                Expect.True(pool.IsWorker && !pool.IsOpen);
        }

        AllGoOn("guard-is-main");
    }

    private static void GuardRun()
    {
        bool isMain = false;
        MpiExecutor.Run(pool =>
        {
            pool.WorkersExit();
            isMain = true;
            Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        });
        Expect.Equal(MpiCommunicator.World.Rank == 0, isMain);
        AllGoOn("guard-run");
    }

    private static async Task GuardRunAsync()
    {
        bool isMain = false;
        await MpiExecutor.RunAsync(async pool =>
        {
            pool.WorkersExit();
            isMain = true;
            Expect.Equal(4, await pool.Submit(ValueTasks.Double, 2));
            int[] doubles = await MpiFuture.WhenAll(Enumerable.Range(0, 10).Select(i => pool.Submit(ValueTasks.Double, i)));
            Expect.Sequence(Enumerable.Range(0, 10).Select(i => i * 2), doubles);
        });
        Expect.Equal(MpiCommunicator.World.Rank == 0, isMain);
        AllGoOn("guard-run-async");
    }

    /// <summary>What stands before the guard is for every rank.</summary>
    private static void GuardRunLater()
    {
        int before = 0;
        bool isMain = false;
        MpiExecutor.Run(pool =>
        {
            before++;
            pool.WorkersExit();
            isMain = true;
            Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        });
        Expect.Equal(1, before);
        Expect.Equal(MpiCommunicator.World.Rank == 0, isMain);
        AllGoOn("guard-run-later");
    }

    /// <summary>A block that begins with the guard is left by workers without an exception, which a debugger would stop at.</summary>
    private static async Task GuardRunQuiet()
    {
        int exceptions = 0;
        EventHandler<FirstChanceExceptionEventArgs> count = (_, _) => exceptions++;
        AppDomain.CurrentDomain.FirstChanceException += count;
        MpiExecutor.Run(pool =>
        {
            pool.WorkersExit();
            Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        });
        await MpiExecutor.RunAsync(async pool =>
        {
            if (pool.WorkersExit())
                return;
            Expect.Equal(4, await pool.Submit(ValueTasks.Double, 2));
        });
        AppDomain.CurrentDomain.FirstChanceException -= count;
        Expect.Equal(0, exceptions);
        AllGoOn("guard-run-quiet");
    }

    private static void GuardMissing()
    {
        using (var pool = new MpiExecutor())
        {
            if (pool.IsWorker)
            {
                var submit = Expect.Throws<PoolGuardException>(() => Submit(pool));
                Expect.Contains("WorkersExit", submit.Message);
                Expect.Contains($"rank {MpiCommunicator.World.Rank}", submit.Message);
                Expect.Throws<PoolGuardException>(() => Map(pool));
            }
            else
            {
                Submit(pool);
                Map(pool);
            }
        }

        AllGoOn("guard-missing");
    }

    private static void Submit(MpiExecutor pool) => Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);

    private static void Map(MpiExecutor pool) => Expect.Equal(4, pool.Map(ValueTasks.Double, [2]).Single());

    /// <summary>The main rank comes to the end; a worker's process has left inside the constructor, with exit code 0.</summary>
    private static void NoRejoin()
    {
        using var pool = new MpiExecutor(new MpiExecutorOptions { Rejoin = false });
        if (pool.IsWorker)
            Console.WriteLine("a worker came back");
        else
            Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
    }

    private static void AllGoOn(string name)
    {
        MpiCommunicator.World.Barrier();
        Console.WriteLine($"{name}: rank {MpiCommunicator.World.Rank} goes on");
    }
}
