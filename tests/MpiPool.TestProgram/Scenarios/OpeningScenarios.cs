namespace MpiPool.TestProgram.Scenarios;

/// <summary>Tasks that open pools themselves.</summary>
internal static class OpeningTasks
{
    /// <summary>Opens a pool that cannot be, in one of several ways. Returns what came of it.</summary>
    [MpiTask]
    public static string Opens(string way)
    {
        try
        {
            Open(way);
            return "a pool opened";
        }
        catch (PoolGuardException e)
        {
            return e.Message;
        }
    }

    [MpiTask]
    public static int OpensUncaught(int unused)
    {
        using var pool = new MpiExecutor();
        return pool.Size + (0 * unused);
    }

    /// <summary>What a task does with a pool of its own: in process, or of this rank alone.</summary>
    [MpiTask]
    public static int SumOfDoubles(int count, bool ofSelf)
    {
        using var pool = new MpiExecutor(
            ofSelf
                ? new MpiExecutorOptions { Communicator = MpiCommunicator.Self, WorkerCount = 2 }
                : new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 }
        );
        return pool.Map(ValueTasks.Double, Enumerable.Range(0, count)).Sum();
    }

    /// <summary>A pool within a task, and in one of its tasks another one.</summary>
    [MpiTask]
    public static int Nested(int depth)
    {
        using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1 });
        return depth == 0 ? 1 : 1 + pool.Submit(Nested, depth - 1).Result;
    }

    private static void Open(string way)
    {
        switch (way)
        {
            case "constructor":
                new MpiExecutor().Dispose();
                break;
            case "options":
                new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.Auto, WorkerCount = 2 }).Dispose();
                break;
            case "world":
                new MpiExecutor(new MpiExecutorOptions { Communicator = MpiCommunicator.World }).Dispose();
                break;
            case "mpi":
                new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.Mpi }).Dispose();
                break;
            case "run":
                MpiExecutor.Run(_ => { });
                break;
            case "run-async":
                MpiExecutor.RunAsync(_ => Task.CompletedTask).GetAwaiter().GetResult();
                break;
            case "worker-pool":
                new MpiWorkerPool().Dispose();
                break;
            case "thread-pool":
                Task.Run(() => Open("constructor")).GetAwaiter().GetResult();
                break;
            case "await":
                Later().GetAwaiter().GetResult();
                break;
            case "thread":
                Exception? thrown = null;
                var thread = new Thread(() =>
                {
                    try
                    {
                        Open("constructor");
                    }
                    catch (PoolGuardException e)
                    {
                        thrown = e;
                    }
                });
                thread.Start();
                thread.Join();
                if (thrown is not null)
                    throw thrown;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(way), way, "No such way.");
        }
    }

    private static async Task Later()
    {
        await Task.Yield();
        Open("constructor");
    }
}

/// <summary>Pools that would wait for ranks that cannot come, and those beside them that can be.</summary>
internal static class OpeningScenarios
{
    private static readonly string[] Ways =
    [
        "constructor",
        "options",
        "world",
        "mpi",
        "run",
        "run-async",
        "worker-pool",
        "thread-pool",
        "await",
        "thread",
    ];

    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("pool-in-a-task", PoolInATask),
            ("pool-in-a-task-of-its-own", () => Pools.OnMain(PoolOfATask)),
            ("second-pool", SecondPool),
            ("second-pool-after-shutdown", SecondPoolAfterShutdown),
            ("pool-of-a-duplicate", PoolOfADuplicate),
            ("last-rank-starts-no-mpi", LastRankStartsNoMpi),
            ("last-rank-opens-no-pool", () => OnlyBelow(2)),
            ("first-rank-opens-a-pool", () => OnlyBelow(1)),
            ("last-rank-comes-late", LastRankComesLate),
            ("main-rank-seven", () => Uncaught(() => _ = new MpiExecutor(new MpiExecutorOptions { MainRank = 7 }))),
            ("negative-main-rank", () => Uncaught(() => _ = new MpiExecutor(new MpiExecutorOptions { MainRank = -1 }))),
            (
                "too-many-threads",
                () =>
                    Uncaught(() =>
                        _ = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 100_000 })
                    )
            ),
            (
                "many-threads-are-allowed",
                () =>
                    Pools.OnMain(
                        pool => Expect.Equal(6, pool.Submit(ValueTasks.Double, 3).Result),
                        new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1_024 }
                    )
            ),
        ];

    private static void PoolInATask()
    {
        Pools.OnMain(pool =>
        {
            foreach (string way in Ways)
            {
                string answer = pool.Submit(OpeningTasks.Opens, way).Result;
                Expect.Contains("A task, on worker rank ", answer);
                Expect.Contains("MpiCommunicator.Self", answer);
            }

            var failure = Expect.Throws<RemoteTaskException>(() => pool.Submit(OpeningTasks.OpensUncaught, 1).Wait());
            Expect.Equal(typeof(PoolGuardException).FullName, failure.RemoteType);
            Expect.Sequence([2, 4], pool.Map(ValueTasks.Double, [1, 2]));
        });

        // Who has served may open the next pool.
        Pools.OnMain(pool => Expect.Equal(6, pool.Submit(ValueTasks.Double, 3).Result));
    }

    private static void PoolOfATask(MpiExecutor pool)
    {
        Expect.Equal(90, pool.Submit(OpeningTasks.SumOfDoubles, 10, false).Result);
        Expect.Equal(90, pool.Submit(OpeningTasks.SumOfDoubles, 10, true).Result);
        Expect.Equal(4, pool.Submit(OpeningTasks.Nested, 3).Result);
    }

    /// <summary>The workers of the first pool serve it, and cannot come to a second one.</summary>
    private static void SecondPool()
    {
        using (var first = new MpiExecutor())
        {
            if (first.IsMain)
            {
                Refused(() => _ = new MpiExecutor());
                Refused(() => MpiExecutor.Run(_ => { }));
                Refused(() => _ = new MpiWorkerPool());
                Refused(() =>
                    _ = new MpiExecutor(new MpiExecutorOptions { Communicator = MpiCommunicator.FromHandle(MpiCommunicator.World.Handle) })
                );
                Expect.Equal(4, first.Submit(ValueTasks.Double, 2).Result);

                // It needs no worker of the first.
                using var own = new MpiExecutor(new MpiExecutorOptions { Communicator = MpiCommunicator.Self, WorkerCount = 1 });
                Expect.Equal(8, own.Submit(ValueTasks.Double, 4).Result);
            }
        }

        Pools.OnMain(pool => Expect.Equal(6, pool.Submit(ValueTasks.Double, 3).Result));

        static void Refused(Action open)
        {
            var failure = Expect.Throws<InvalidOperationException>(open);
            Expect.Contains("A pool is open on MpiCommunicator.World already", failure.Message);
        }
    }

    /// <summary>A pool that takes no more tasks is over for its workers, though some still run.</summary>
    private static void SecondPoolAfterShutdown()
    {
        var first = new MpiExecutor();
        MpiFuture<int>? last = null;
        if (first.IsMain)
        {
            last = first.Submit(SlowTasks.Slow, 200);
            first.Shutdown(wait: false);
        }

        Pools.OnMain(pool => Expect.Equal(6, pool.Submit(ValueTasks.Double, 3).Result));
        Expect.Equal(200, last?.Result ?? 200);
    }

    /// <summary>
    /// A duplicate is another communicator: its pool may be open beside the first one, if all ranks come to it on a thread of their own.
    /// </summary>
    private static void PoolOfADuplicate()
    {
        using MpiCommunicator duplicate = MpiCommunicator.World.Duplicate();
        var second = new Thread(() =>
            Pools.OnMain(
                pool => Expect.Sequence([2, 4], pool.Map(ValueTasks.Double, [1, 2])),
                new MpiExecutorOptions { Communicator = duplicate }
            )
        );
        Pools.OnMain(pool =>
        {
            second.Start();
            Expect.Equal(6, pool.Submit(ValueTasks.Double, 3).Result);
        });
        if (duplicate.Rank != 0)
            second.Start();
        second.Join();
    }

    /// <summary>The last rank does not come to use MPI; the others wait for it until they lose their patience.</summary>
    private static void LastRankStartsNoMpi()
    {
        string? rank = Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_RANK") ?? Environment.GetEnvironmentVariable("PMI_RANK");
        if (rank == "2")
            Thread.Sleep(1_000_000);
        _ = new MpiExecutor();
    }

    /// <summary>The ranks from this one on never come to the pool's constructor.</summary>
    private static void OnlyBelow(int rank)
    {
        MpiCommunicator.World.Barrier();
        if (MpiCommunicator.World.Rank >= rank)
            Thread.Sleep(1_000_000);
        Uncaught(() => _ = new MpiExecutor());
    }

    /// <summary>The last rank comes when the others have said that they wait for it.</summary>
    private static void LastRankComesLate()
    {
        string note = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "gate");
        var options = new MpiExecutorOptions();
        if (MpiCommunicator.World.Rank == 0)
        {
            var gate = new Gate();
            File.WriteAllText(note, gate.Folder);
            options = options with { LoggerFactory = new OpensAtWarning(gate) };
        }

        MpiCommunicator.World.Barrier();
        if (MpiCommunicator.World.Rank > 0)
            Gate.Pass(File.ReadAllText(note));
        Pools.OnMain(pool => Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result), options);
    }

    /// <summary>On a thread of its own, where nothing catches what it throws.</summary>
    private static void Uncaught(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }
}
