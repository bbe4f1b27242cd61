namespace MpiPool.TestProgram.Scenarios;

internal static class WorldTasks
{
    private const int ToMain = 7;
    private const int ToWorker = 8;

    /// <summary>Talks to rank 0 over World while the pool's own messages go between the same two ranks.</summary>
    [MpiTask]
    public static int ExchangeWithMain(int count)
    {
        var world = MpiCommunicator.World;
        world.Send<int>(Enumerable.Range(0, count).ToArray(), destination: 0, ToMain);
        var answer = new int[count];
        var status = world.Receive<int>(answer, source: 0, ToWorker);
        Expect.Equal(count, status.Count);
        return answer.Aggregate(0, (sum, x) => unchecked(sum + x));
    }

    public static void AnswerAsMain(int worker, int count)
    {
        var received = new int[count];
        var status = MpiCommunicator.World.Receive<int>(received, worker, ToMain);
        Expect.Equal(worker, status.Source);
        Expect.Equal(ToMain, status.Tag);
        Expect.Sequence(Enumerable.Range(0, count), received);
        MpiCommunicator.World.Send<int>(received.Select(x => x * 2).ToArray(), worker, ToWorker);
    }
}

/// <summary>MPI beside the pool: the user's own collectives and messages.</summary>
internal static class WorldScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("collectives-around", CollectivesAround),
            ("messages-around", MessagesAround),
            ("messages-beside", () => Pools.OnMain(MessagesBeside)),
        ];

    private static void CollectivesAround()
    {
        Collectives();
        Pools.OnMain(pool => Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result));
        Collectives();
        Pools.OnMain(pool => Expect.Equal(6, pool.Submit(ValueTasks.Double, 3).Result));
        Collectives();
    }

    private static void Collectives()
    {
        var world = MpiCommunicator.World;
        int size = world.Size;
        world.Barrier();

        double[] shared = world.Rank == 0 ? [1.5, 2.5] : [0, 0];
        world.Broadcast<double>(shared);
        Expect.Sequence([1.5, 2.5], shared);

        var sum = new long[1];
        world.AllReduce<long>([world.Rank + 1], sum, MpiOperation.Sum);
        Expect.Equal(size * (size + 1L) / 2, sum[0]);

        var largest = new int[1];
        world.Reduce<int>([world.Rank], largest, MpiOperation.Max);
        if (world.Rank == 0)
            Expect.Equal(size - 1, largest[0]);

        var all = new int[size];
        world.AllGather<int>([world.Rank * 10], all);
        Expect.Sequence(Enumerable.Range(0, size).Select(rank => rank * 10), all);

        var gathered = world.Rank == 0 ? new int[size] : [];
        world.Gather<int>([world.Rank], gathered);
        if (world.Rank == 0)
            Expect.Sequence(Enumerable.Range(0, size), gathered);

        var mine = new int[1];
        world.Scatter<int>(world.Rank == 0 ? Enumerable.Range(100, size).ToArray() : [], mine);
        Expect.Equal(100 + world.Rank, mine[0]);
    }

    /// <summary>
    /// A message sent before the pool opens is received after it has closed: the pool takes no message that is not its own.
    /// </summary>
    private static void MessagesAround()
    {
        var world = MpiCommunicator.World;
        int next = (world.Rank + 1) % world.Size;
        int previous = (world.Rank + world.Size - 1) % world.Size;

        if (!Pools.IsSingleProcess)
            world.Send<int>([world.Rank, 5], next, tag: 3);
        Pools.OnMain(pool => Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result));
        if (Pools.IsSingleProcess)
            return;

        var received = new int[2];
        world.Receive<int>(received, previous, tag: 3);
        Expect.Sequence([previous, 5], received);
    }

    private static void MessagesBeside(MpiExecutor pool)
    {
        // World has a partner for the worker's messages only where the worker is a process of its own.
        if (Pools.IsSingleProcess)
            return;

        foreach (int count in new[] { 4, 1_000_000 })
        {
            var others = Enumerable.Range(0, 100).Select(i => pool.Submit(ValueTasks.Double, i)).ToList();
            var exchange = pool.Submit(WorldTasks.ExchangeWithMain, count);
            while (!exchange.IsRunning)
                Thread.Sleep(1);
            WorldTasks.AnswerAsMain(exchange.WorkerRank, count);
            Expect.Equal(Enumerable.Range(0, count).Aggregate(0, (sum, x) => unchecked(sum + (2 * x))), exchange.Result);
            for (int i = 0; i < others.Count; i++)
                Expect.Equal(2 * i, others[i].Result);
        }
    }
}
