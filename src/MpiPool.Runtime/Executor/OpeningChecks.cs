using Microsoft.Extensions.Logging;
using MpiPool.Interop;
using MpiPool.Workers;

namespace MpiPool;

/// <summary>What is wrong with a pool whatever the other ranks do, and is said before anyone waits for them.</summary>
internal static class OpeningChecks
{
    /// <summary>Threads beyond this number only take memory and minutes to start.</summary>
    private const int MostThreads = 1024;

    /// <summary>What to do if ranks are late.</summary>
    internal const string RaiseTimeout = "If some only need longer, raise StartTimeout (MPIPOOL_START_TIMEOUT, in seconds).";

    /// <summary>What to do if they are not meant to come.</summary>
    internal const string PoolOfItsOwn =
        "A rank that is to have a pool without the others sets Transport = MpiTransport.InProcess, and has workers of its own.";

    private static int s_hasWarned;

    /// <summary>Checks the environment, and that a task opens no pool of ranks that are not free.</summary>
    /// <exception cref="ArgumentException">A variable of the environment is malformed.</exception>
    /// <exception cref="PoolGuardException">A task opens a pool of several ranks.</exception>
    internal static void Check(MpiExecutorOptions options)
    {
        UnhandledErrors.Watch();
        PoolVariables.Check();

        // The same in process, where it would work: a program that runs there is to run under MPI.
        bool needsNoRank =
            options is { IsTransportSet: true, Transport: MpiTransport.InProcess or MpiTransport.Spawn }
            || (options.Communicator is { Size: 1 } alone && alone != MpiCommunicator.World);
        if (Serving.WorkerRank is int rank && !needsNoRank)
            throw PoolGuardException.ForTask(rank);
    }

    /// <summary>Refuses to let each of several ranks do the whole job, unless the program itself says so.</summary>
    /// <exception cref="MpiProcessException">The environment alone says so.</exception>
    internal static void CheckAlone(MpiExecutorOptions options)
    {
        var launcher = MpiLauncher.Detect();
        if (options.IsTransportSet || options.Communicator is { Size: 1 } || !launcher.ExpectsOthers)
            return;
        string several = launcher.Size is int size ? $"{size} processes" : "several processes";
        throw new MpiProcessException(
            $"{PoolVariables.Transport.Name} is {options.Transport}, and {launcher.Name} has started {several}: each of them would do "
                + $"the whole job alone. Unset the variable, or "
                + "start the program without a launcher. (A program that wants workers of its own in each rank sets Transport itself.)"
        );
    }

    /// <summary>Checks the number of workers that are threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many.</exception>
    internal static void CheckThreads(MpiExecutorOptions options)
    {
        if (options.WorkerCount <= MostThreads)
            return;
        throw SetupErrors.Mark(
            new ArgumentOutOfRangeException(
                nameof(options),
                $"WorkerCount ({PoolVariables.WorkerCount.Name}) is {options.WorkerCount}, and a process may have at most {MostThreads} "
                    + $"workers. Beyond one "
                    + "for each core they only get in each other's way."
            )
        );
    }

    /// <summary>Says once which variables of the environment are ignored, being none of MpiPool's.</summary>
    internal static void WarnOfUnknownVariables(ILogger logger)
    {
        if (Interlocked.Exchange(ref s_hasWarned, 1) == 1)
            return;
        foreach (var (name, nearest) in PoolVariables.Unknown())
        {
            if (SaidOnce.IsFirst(name))
                Log.UnknownVariable(logger, name, nearest);
        }
    }
}
