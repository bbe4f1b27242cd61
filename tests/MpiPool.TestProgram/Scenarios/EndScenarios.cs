using System.Globalization;

namespace MpiPool.TestProgram.Scenarios;

internal static class EndTasks
{
    private static readonly HashSet<int> Ran = [];

    /// <summary>Ends the process when Main has ended: its thread is none of those that keep a process alive.</summary>
    [MpiTask]
    public static int ExitsAfterMain(int code)
    {
        Gate.WaitUntil(() => Main is null or { IsAlive: false } or { IsBackground: true }, "Main to end");
        return ErrorTasks.ExitsItsProcess(code);
    }

    /// <summary>Main's thread, in the process that has it.</summary>
    public static Thread? Main { get; set; }

    [MpiTask]
    public static int ExitsElsewhere(int code)
    {
        Task.Run(() => Environment.Exit(code)).Wait();
        return code;
    }

    [MpiTask]
    public static async Task<int> ExitsLater(int code)
    {
        await Task.Yield();
        Environment.Exit(code);
        return code;
    }

    /// <summary>Remembers that it has run, and ends soon, or when it is canceled.</summary>
    [MpiTask]
    public static void UntilCanceled(int number, CancellationToken cancellationToken)
    {
        lock (Ran)
            Ran.Add(number);
        for (int i = 0; i < 20; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Thread.SpinWait(50);
        }
    }

    /// <summary>What has run on one worker since it was last asked; held up until each worker has one of these.</summary>
    [MpiTask]
    public static int[] WhatRan(string gate)
    {
        Gate.Pass(gate);
        lock (Ran)
        {
            int[] ran = [.. Ran];
            Ran.Clear();
            return ran;
        }
    }
}

/// <summary>What a pool's end waits for, what it says, and what comes after it.</summary>
internal static class EndScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("callbacks-last", CallbacksLast),
            ("callback-too-late", () => Pools.OnMain(CallbackTooLate)),
            ("unseen-failures", () => Pools.OnMain(UnseenFailures)),
            ("seen-failures", () => Pools.OnMain(SeenFailures)),
            ("blocked-at-dispose", () => BlockedTask(pool => pool.Dispose())),
            ("blocked-at-exit", () => BlockedTask(pool => pool.Shutdown(wait: false, cancelFutures: true))),
            ("exit-by-a-task-at-dispose", () => Pools.OnMain(pool => pool.Submit(ErrorTasks.ExitsItsProcess, 4))),
            ("exit-by-a-task-elsewhere", () => Pools.OnMain(pool => pool.Submit(EndTasks.ExitsElsewhere, 4))),
            ("exit-by-a-task-later", () => Pools.OnMain(pool => pool.Submit(EndTasks.ExitsLater, 4))),
            ("exit-by-a-task-after-closing", ExitAfterClosing),
            ("exit-by-a-task-after-main", ExitAfterMain),
            ("exit-by-a-callback", () => Pools.OnMain(pool => pool.Submit(ValueTasks.Double, 1).OnCompleted(_ => Environment.Exit(4)))),
            ("exit-by-main-after-closing", ExitByMainAfterClosing),
            ("inputs-throw-late", () => Pools.OnMain(InputsThrowLate)),
            ("cancel-is-true", () => Pools.OnMain(CancelIsTrue)),
            ("map-after-end", () => Pools.OnMain(MapAfterEnd)),
            ("workers-have-left", WorkersHaveLeft),
            ("exit-code-after-a-pool", ExitCodeAfterAPool),
        ];

    /// <summary>The last statement of a program: nothing waits for the callbacks but the pool's end.</summary>
    private static void CallbacksLast()
    {
        for (int i = 0; i < 50; i++)
        {
            using var pool = new MpiExecutor();
            if (pool.IsWorker)
                continue;
            pool.Submit(ValueTasks.Double, i).OnCompleted(future => Console.WriteLine($"callback {((MpiFuture<int>)future).Result}"));
        }
    }

    private static void CallbackTooLate(MpiExecutor pool)
    {
        using var gate = new Gate();
        pool.Submit(SlowTasks.Gated, gate.Folder, 1).OnCompleted(_ => pool.Submit(ValueTasks.Double, 1));
        pool.Shutdown(wait: false);
        gate.Open();
    }

    private static void UnseenFailures(MpiExecutor pool)
    {
        for (int i = 0; i < 10; i++)
            pool.Submit(ErrorTasks.Wraps, i);
    }

    private static void SeenFailures(MpiExecutor pool)
    {
        var futures = Enumerable.Range(0, 10).Select(i => pool.Submit(ErrorTasks.Wraps, i)).ToList();
        foreach (var future in futures)
            Expect.Throws<RemoteTaskException>(future.Wait);
    }

    /// <summary>The task is let go once the pool has said that it waits for it.</summary>
    private static void BlockedTask(Action<MpiExecutor> end)
    {
        var gate = new Gate();
        var pool = new MpiExecutor(new MpiExecutorOptions { LoggerFactory = new OpensAtWarning(gate) });
        if (pool.WorkersExit())
            return;
        pool.Submit(SlowTasks.Gated, gate.Folder, 1);
        gate.WaitForArrivals(1);
        end(pool);
    }

    private static void ExitAfterClosing()
    {
        var pool = new MpiExecutor();
        if (pool.WorkersExit())
            return;
        pool.Submit(ErrorTasks.ExitsItsProcess, 4);
        pool.Shutdown(wait: false);
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Who ends the process himself waits for nothing, and hears what is lost.</summary>
    private static void ExitByMainAfterClosing()
    {
        var gate = new Gate();
        var pool = new MpiExecutor();
        if (pool.WorkersExit())
            return;
        pool.Submit(SlowTasks.Gated, gate.Folder, 1);
        gate.WaitForArrivals(1);
        pool.Shutdown(wait: false);
        Environment.Exit(4);
    }

    /// <summary>Main comes to its end, and the process goes on for the tasks, one of which ends it.</summary>
    private static void ExitAfterMain()
    {
        var pool = new MpiExecutor();
        if (pool.WorkersExit())
            return;
        EndTasks.Main = Thread.CurrentThread;
        pool.Submit(EndTasks.ExitsAfterMain, 4);
        pool.Shutdown(wait: false);
    }

    private static void InputsThrowLate(MpiExecutor pool)
    {
        const int Before = 200;
        foreach (
            var map in new Func<IEnumerable<int>, IEnumerable<int>>[]
            {
                inputs => pool.Map(ValueTasks.Double, inputs),
                inputs => pool.MapUnordered(ValueTasks.Double, inputs),
                inputs => pool.MapAsync(ValueTasks.Double, inputs).ToBlockingEnumerable(),
                inputs => pool.MapUnorderedAsync(ValueTasks.Double, inputs).ToBlockingEnumerable(),
                inputs => pool.SubmitBatch(ValueTasks.Double, inputs).Select(future => future.Result),
            }
        )
        {
            int results = 0;
            Expect.Throws<DeliberateException>(() =>
            {
                foreach (int _ in map(Inputs()))
                    results++;
            });
            Expect.Equal(Before, results);
        }

        static IEnumerable<int> Inputs()
        {
            for (int i = 0; i < Before; i++)
                yield return i;
            throw new DeliberateException("the input broke");
        }
    }

    /// <summary>Many threads cancel in two ways at once; a task of which Cancel has said that it is canceled has run nowhere.</summary>
    private static void CancelIsTrue(MpiExecutor pool)
    {
        const int Threads = 16;
        const int Each = 500;
        int rounds = int.Parse(Environment.GetEnvironmentVariable("CANCEL_ROUNDS") ?? "2", CultureInfo.InvariantCulture);
        bool[] canceled = new bool[rounds * Threads * Each],
            ran = new bool[canceled.Length];
        for (int round = 0; round < rounds; round++)
        {
            int first = round * Threads * Each;
            Parallel.For(
                0,
                Threads,
                new ParallelOptions { MaxDegreeOfParallelism = Threads },
                thread =>
                {
                    for (int i = first + (thread * Each); i < first + ((thread + 1) * Each); i++)
                    {
                        using var source = new CancellationTokenSource();
                        var future = pool.Submit(EndTasks.UntilCanceled, i, source.Token);
                        if (i % 3 == 0)
                            Thread.SpinWait(i % 997);
                        if (i % 2 == 0)
                            source.Cancel();
                        canceled[i] = future.Cancel() | future.Cancel();
                    }
                }
            );

            using var gate = new Gate();
            var asked = Enumerable.Range(0, pool.Size).Select(_ => pool.Submit(EndTasks.WhatRan, gate.Folder)).ToList();
            gate.WaitForArrivals(pool.Size);
            gate.Open();
            foreach (int number in asked.SelectMany(future => future.Result))
                ran[number] = true;
        }

        int saidTrue = canceled.Count(said => said);
        int untrue = Enumerable.Range(0, canceled.Length).Count(i => canceled[i] && ran[i]);
        Console.WriteLine($"{rounds} rounds: Cancel() said true {saidTrue} times of {canceled.Length}, untruly {untrue} times");
        Expect.True(saidTrue > 0);
        Expect.Equal(0, untrue);
    }

    private static void MapAfterEnd(MpiExecutor pool)
    {
        var map = pool.Map(ValueTasks.Double, [1, 2]);
        var unordered = pool.MapUnordered(ValueTasks.Double, [1, 2]);
        pool.Dispose();
        Expect.Contains("lazy", Expect.Throws<ObjectDisposedException>(() => _ = map.Count()).Message);
        Expect.Contains("lazy", Expect.Throws<ObjectDisposedException>(() => _ = unordered.Count()).Message);
    }

    /// <summary>The workers of the first pool have left; what needs them is refused, and what does not goes on.</summary>
    private static void WorkersHaveLeft()
    {
        int rank = MpiCommunicator.World.Rank;
        using MpiCommunicator half = MpiCommunicator.World.Split(rank < 2 ? 0 : 1)!;
        using MpiCommunicator mains = MpiCommunicator.World.Split(half.Rank)!;
        using MpiCommunicator duplicate = MpiCommunicator.World.Duplicate();
        using (var pool = new MpiExecutor(new MpiExecutorOptions { Communicator = half, Rejoin = false }))
        {
            Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result);
        }

        // Ranks 0 and 2 are left.
        int[] one = [rank],
            two = new int[2],
            four = new int[4];
        foreach (MpiCommunicator gone in new[] { MpiCommunicator.World, duplicate, half })
        {
            foreach (
                Action action in new Action[]
                {
                    gone.Barrier,
                    () => gone.Duplicate(),
                    () => gone.Split(0),
                    () => gone.Broadcast(one.AsSpan()),
                    () => gone.AllReduce<int>(one, one, MpiOperation.Sum),
                    () => gone.Reduce<int>(one, one, MpiOperation.Sum),
                    () => gone.AllGather<int>(one, new int[gone.Size]),
                    () => gone.Gather<int>(one, new int[gone.Size]),
                    () => gone.Scatter<int>(new int[gone.Size], one),
                    () => gone.Send<int>(one, gone == half ? 1 : rank + 1),
                    () => gone.Receive<int>(one, gone == half ? 1 : rank + 1),
                    () => _ = new MpiExecutor(new MpiExecutorOptions { Communicator = gone }),
                }
            )
            {
                Expect.Contains("The workers have left", Expect.Throws<InvalidOperationException>(action).Message);
            }
        }

        mains.Barrier();
        mains.AllGather<int>(one, two);
        Expect.Sequence([0, 2], two);
        MpiCommunicator.Self.Barrier();
        MpiCommunicator.World.Send<int>(one, rank, 5);
        MpiCommunicator.World.Receive<int>(four, rank, 5);
        if (rank == 0)
            MpiCommunicator.World.Send<int>(one, 2);
        else
            MpiCommunicator.World.Receive<int>(four, 0);
        Console.WriteLine($"rank {rank} goes on without its worker");
    }

    private static void ExitCodeAfterAPool()
    {
        Pools.OnMain(pool => Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result));
        MpiCommunicator.World.Barrier();
        Environment.Exit(3);
    }
}
