namespace MpiPool.TestProgram.Scenarios;

/// <summary>Pools one after the other, beside each other, and of some of the ranks.</summary>
internal static class SeveralPoolsScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("hundred-pools", HundredPools),
            ("disjoint-pools", DisjointPools),
            ("two-pools-of-one-main-rank", TwoPoolsOfOneMainRank),
            ("without-rank-0", WithoutRankZero),
            ("a-pool-for-each-rank", APoolForEachRank),
        ];

    private static void HundredPools()
    {
        for (int i = 0; i < 100; i++)
        {
            int round = i;
            Pools.OnMain(pool =>
                Expect.Sequence(Enumerable.Range(round, 20).Select(x => x * 2), pool.Map(ValueTasks.Double, Enumerable.Range(round, 20)))
            );
        }
    }

    /// <summary>Each half of the ranks has a pool of its own, at the same time; with an odd number one rank is in neither.</summary>
    private static void DisjointPools()
    {
        MpiCommunicator world = MpiCommunicator.World;
        int half = world.Size / 2;
        int color = world.Rank / half;
        using MpiCommunicator? mine = world.Split(color < 2 ? color : MpiCommunicator.Undefined);
        if (mine is not null)
        {
            using var pool = new MpiExecutor(new MpiExecutorOptions { Communicator = mine });
            if (pool.IsMain)
            {
                Expect.Equal(half - 1, pool.Size);
                foreach (int rank in pool.Map(MappingTasks.WorldRank, Enumerable.Range(0, 500)))
                    Expect.Equal(color, rank / half);
            }
        }

        world.Barrier();
    }

    /// <summary>Rank 0 is the main rank of two pools at once; odd ranks work for one, even ones for the other.</summary>
    private static void TwoPoolsOfOneMainRank()
    {
        MpiCommunicator world = MpiCommunicator.World;
        bool isOdd = world.Rank % 2 == 1;
        using MpiCommunicator? withOdd = world.Split(world.Rank == 0 || isOdd ? 0 : MpiCommunicator.Undefined);
        using MpiCommunicator? withEven = world.Split(isOdd ? MpiCommunicator.Undefined : 0);
        using var odd = withOdd is null ? null : new MpiExecutor(new MpiExecutorOptions { Communicator = withOdd });
        using var even = withEven is null ? null : new MpiExecutor(new MpiExecutorOptions { Communicator = withEven });
        if (odd is not { IsMain: true } || even is not { IsMain: true })
            return;
        var futures = Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? even : odd).Submit(MappingTasks.WorldRank, i)).ToList();
        foreach (var future in MpiFuture.AsCompleted(futures))
            Expect.True(future.Result > 0);
        for (int i = 0; i < futures.Count; i++)
            Expect.Equal(i % 2, futures[i].Result % 2);
        odd.Dispose();
        Expect.Sequence([2, 4], even.Map(ValueTasks.Double, [1, 2]));
    }

    /// <summary>The pool has all ranks but rank 0, and its main rank is its last one.</summary>
    private static void WithoutRankZero()
    {
        MpiCommunicator world = MpiCommunicator.World;
        using (MpiCommunicator? rest = world.Split(world.Rank == 0 ? MpiCommunicator.Undefined : 0))
        {
            if (rest is not null)
            {
                using var pool = new MpiExecutor(new MpiExecutorOptions { Communicator = rest, MainRank = rest.Size - 1 });
                Expect.Equal(world.Rank == world.Size - 1, pool.IsMain);
                if (pool.IsMain)
                {
                    Expect.Equal(world.Size - 2, pool.Size);
                    Expect.True(pool.Map(MappingTasks.WorldRank, Enumerable.Range(0, 200)).All(rank => rank > 0 && rank < world.Size - 1));
                }
            }
        }

        Expect.Equal(world.Size * (world.Size - 1) / 2, world.AllReduce(world.Rank, MpiOperation.Sum));
    }

    /// <summary>On a communicator of one rank the workers are threads, and each rank has its own.</summary>
    private static void APoolForEachRank()
    {
        using (var pool = new MpiExecutor(new MpiExecutorOptions { Communicator = MpiCommunicator.Self, WorkerCount = 2 }))
        {
            Expect.True(pool.IsMain && !pool.WorkersExit());
            Expect.Equal(2, pool.Size);
            Expect.True(pool.Map(MappingTasks.WorldRank, Enumerable.Range(0, 100)).All(rank => rank == MpiCommunicator.World.Rank));
        }

        MpiCommunicator.World.Barrier();
        Pools.OnMain(pool => Expect.Equal(4, pool.Submit(ValueTasks.Double, 2).Result));
    }
}
