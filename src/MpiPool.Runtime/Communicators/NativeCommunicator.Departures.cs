using System.Diagnostics;

namespace MpiPool.Communicators;

/// <content>
/// Ranks whose processes have ended with a pool (<see cref="MpiExecutorOptions.Rejoin"/>): a call that needs them would never end.
/// </content>
internal sealed unsafe partial class NativeCommunicator
{
    /// <summary>What a rank has sent before it left may take so long to come.</summary>
    private static readonly TimeSpan LastMessages = TimeSpan.FromSeconds(1);

    private int[] _departed = [];
    private int _departures;

    /// <summary>The communicator, for a call that all ranks take part in.</summary>
    private nint Whole
    {
        get
        {
            CheckAllAreHere();
            return Communicator;
        }
    }

    private int[] Departed
    {
        get
        {
            int departures = _mpi.Departures;
            if (departures == Volatile.Read(ref _departures))
                return _departed;
            _departed = _mpi.DepartedOf(Communicator);
            Volatile.Write(ref _departures, departures);
            return _departed;
        }
    }

    internal override void CheckAllAreHere()
    {
        if (Departed is { Length: > 0 } departed)
            throw HaveLeft(departed);
    }

    private void CheckIsHere(int rank)
    {
        if (Departed.Contains(rank))
            throw HaveLeft([rank]);
    }

    /// <summary>What ranks have sent before they left can be received, but no more.</summary>
    private void CheckCanCome(int source, int tag)
    {
        int[] departed = Departed;
        if (departed.Length == 0 || (source == AnySource ? departed.Length < Size - 1 : !departed.Contains(source)))
            return;
        byte* status = stackalloc byte[Interop.MpiAbi.StatusSize];
        long start = Stopwatch.GetTimestamp();
        var backoff = _mpi.NewBackoff();
        for (int isThere = 0; isThere == 0; backoff.Pause())
        {
            using (_mpi.Enter())
            {
                int nativeSource = source == AnySource ? _mpi.Abi.AnySource : source;
                int nativeTag = tag == AnyTag ? _mpi.Abi.AnyTag : tag;
                _mpi.Check(F.Iprobe(nativeSource, nativeTag, Communicator, &isThere, status), "MPI_Iprobe");
            }

            if (isThere == 0 && Stopwatch.GetElapsedTime(start) > LastMessages)
                throw HaveLeft(departed);
        }
    }

    private static InvalidOperationException HaveLeft(int[] ranks) =>
        new(
            $"The workers have left: {(ranks.Length == 1 ? "rank" : "ranks")} {string.Join(", ", ranks)} of this communicator served a "
                + $"pool "
                + $"with "
                + "Rejoin = false, and their processes have ended with it. Leave Rejoin true (its default; MPIPOOL_REJOIN), so that "
                + "they go on "
                + "after the "
                + "pool, or communicate with them before it ends."
        );
}
