using Microsoft.Extensions.Logging;
using MpiPool.CompilerServices;
using MpiPool.Doctor;
using MpiPool.Interop;
using MpiPool.Scheduling;
using MpiPool.Transports;
using MpiPool.Workers;

namespace MpiPool;

/// <summary>How a pool comes to be: chooses the transport, lets all ranks meet, and on a worker serves until shutdown.</summary>
internal static class Opening
{
    private const string WhileOpening = "without having opened its pool";

    internal static Result Open(MpiExecutorOptions options, ILogger logger)
    {
        ProgramDoctor.RunIfAsked();
        OpeningChecks.Check(options);
        bool mayBeSpawned = options.Transport != MpiTransport.InProcess && MpiLauncher.Detect().IsPresent;
        if (mayBeSpawned && SpawnedRanks.JoinParent(MpiRuntime.Start(options.StartTimeout)) is { } spawned)
            return ServeParent(spawned, options, logger);
        OpeningChecks.WarnOfUnknownVariables(logger);
        if (options.Transport is MpiTransport.InProcess or MpiTransport.Spawn)
            OpeningChecks.CheckAlone(options);
        return options.Transport switch
        {
            MpiTransport.InProcess => InProcess(options, logger, "Transport is InProcess"),
            MpiTransport.Mpi => Mpi(options, logger),
            MpiTransport.Spawn => Spawn(options, logger),
            _ => Auto(options, logger),
        };
    }

    private static Result Auto(MpiExecutorOptions options, ILogger logger)
    {
        MpiCommunicator communicator = options.Communicator ?? MpiCommunicator.World;
        if (communicator.Size > 1)
            return Mpi(options, logger);
        string reason = communicator.Handle == 0 ? "The program was started without a launcher" : "There is a single rank";
        return InProcess(options, logger, reason);
    }

    private static Result Mpi(MpiExecutorOptions options, ILogger logger)
    {
        MpiRuntime runtime = MpiRuntime.Start(options.StartTimeout);
        MpiCommunicator communicator = options.Communicator ?? MpiCommunicator.World;
        if (communicator.Size < 2)
        {
            throw new MpiProcessException(
                "A pool needs at least 2 ranks, one of them to hand out work, and there is 1. Start the program with 'mpiexec -n 3 "
                    + "program', or use "
                    + "Transport = MpiTransport.Auto, which then runs the tasks on threads of this process."
            );
        }

        if (options.MainRank >= communicator.Size)
        {
            throw SetupErrors.Mark(
                new ArgumentOutOfRangeException(
                    nameof(options),
                    $"MainRank is {options.MainRank}, and must be a rank of the communicator, 0 to {communicator.Size - 1} "
                        + $"(MPIPOOL_MAIN_RANK)."
                )
            );
        }

        return Meet(runtime, communicator, null, options.MainRank, options, logger);
    }

    /// <summary>The main rank alone is started; it starts the workers.</summary>
    private static Result Spawn(MpiExecutorOptions options, ILogger logger)
    {
        MpiRuntime runtime = MpiRuntime.Start(options.StartTimeout, canSpawn: true);
        var spawned = SpawnedRanks.Start(runtime, options.WorkerCount);
        return Meet(runtime, spawned.Communicator, spawned, mainRank: 0, options, logger);
    }

    /// <summary>A process that a main rank has started serves it, and ends: the rest of the program is the main rank's.</summary>
    private static Result ServeParent(SpawnedRanks spawned, MpiExecutorOptions options, ILogger logger)
    {
        Result result = Meet(MpiRuntime.Start(options.StartTimeout), spawned.Communicator, spawned, mainRank: 0, options, logger);
        Environment.Exit(0);
        return result;
    }

    /// <summary>All ranks of a communicator meet. The main rank gets its scheduler; a worker serves until shutdown.</summary>
    private static Result Meet(
        MpiRuntime runtime,
        MpiCommunicator communicator,
        IDisposable? owned,
        int mainRank,
        MpiExecutorOptions options,
        ILogger logger
    )
    {
        OpenPools pool = OpenPools.Enter(communicator, mainRank);
        try
        {
            return Meet(runtime, communicator, owned, mainRank, options, logger, pool);
        }
        catch
        {
            pool.Dispose();
            throw;
        }
    }

    private static Result Meet(
        MpiRuntime runtime,
        MpiCommunicator communicator,
        IDisposable? owned,
        int mainRank,
        MpiExecutorOptions options,
        ILogger logger,
        OpenPools pool
    )
    {
        communicator.CheckAllAreHere();
        Deadline deadline = Deadline.After(options.StartTimeout);
        var pause = new Pause(options.SpinTime ?? Pause.DefaultSpinTime(haveCores: runtime.Spins > 0), options.SleepTime);
        MpiMessageTransport transport = null!;
        using (owned is null ? GatherIn(runtime, communicator, options, logger) : null)
        {
            Leaving.WhileOthersWait(
                runtime,
                communicator.Rank,
                WhileOpening,
                () => transport = MpiMessageTransport.Create(runtime, communicator, owned, pause, deadline)
            );
        }

        IReadOnlyList<MpiTaskTable> tables = TaskRegistry.Number();
        if (transport.Rank == mainRank)
        {
            Leaving.WhileOthersWait(runtime, transport.Rank, WhileOpening, () => Handshake.Lead(transport, tables, deadline));
            Log.PoolOpened(logger, transport.Size - 1, runtime.Describe(), transport.Rank);
            var scheduler = new Scheduler(transport, logger);
            Leaving.Guard(runtime, scheduler, options.Rejoin ? null : runtime.WorldRanksOfOthers(communicator));
            pool.Scheduler = scheduler;
            scheduler.OnStopped += pool.Dispose;
            return new Result(transport.Rank, transport.Size, scheduler);
        }

        Leaving.WhileOthersWait(runtime, transport.Rank, WhileOpening, () => Handshake.Follow(transport, mainRank, tables, deadline));
        Leaving.WhileOthersWait(
            runtime,
            transport.Rank,
            "while it serves as a worker (did a task call Environment.Exit?)",
            () =>
            {
                Serving.Run(transport.Rank, new WorkerLoop(transport, mainRank, logger).Run);
                transport.Dispose();
            }
        );
        pool.Dispose();
        if (!options.Rejoin)
            Environment.Exit(0);
        return new Result(transport.Rank, transport.Size, null);
    }

    private static Gathering GatherIn(MpiRuntime runtime, MpiCommunicator communicator, MpiExecutorOptions options, ILogger logger)
    {
        string where = $"pool of {string.Join(' ', runtime.WorldRanks(communicator.Handle))}";
        return new Gathering(
            where,
            communicator.Rank,
            communicator.Size,
            missing => Log.StillOpening(logger, communicator.Size, Gathering.Patience.TotalSeconds, missing, options.StartTimeout)
        );
    }

    private static Result InProcess(MpiExecutorOptions options, ILogger logger, string reason)
    {
        OpeningChecks.CheckThreads(options);
        Log.InProcess(logger, reason, options.WorkerCount);
        IReadOnlyList<MpiTaskTable> tables = TaskRegistry.Number();
        int size = options.WorkerCount + 1;
        var pause = new Pause(options.SpinTime ?? Pause.DefaultSpinTime(haveCores: size <= Environment.ProcessorCount), options.SleepTime);
        InProcessTransport[] ranks = InProcessTransport.Create(size, pause);
        for (int rank = 1; rank < size; rank++)
        {
            InProcessTransport transport = ranks[rank];
            new Thread(() =>
            {
                Handshake.Follow(transport, mainRank: 0, tables, Deadline.Never);
                Serving.Run(transport.Rank, new WorkerLoop(transport, mainRank: 0, logger).Run);
            })
            {
                IsBackground = true,
                Name = $"MpiPool worker {rank}",
            }.Start();
        }

        Handshake.Lead(ranks[0], tables, Deadline.After(options.StartTimeout));
        var scheduler = new Scheduler(ranks[0], logger);
        Leaving.GuardInProcess(scheduler);
        return new Result(0, size, scheduler);
    }

    /// <summary>A pool that is open, or on a worker one that has been.</summary>
    /// <param name="Rank">This rank in the pool's communicator.</param>
    /// <param name="Size">The number of ranks, the main one included.</param>
    /// <param name="Scheduler">The main rank's scheduler; null on a worker.</param>
    internal readonly record struct Result(int Rank, int Size, Scheduler? Scheduler);
}
