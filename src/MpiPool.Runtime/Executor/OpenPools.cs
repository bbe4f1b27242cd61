using MpiPool.Scheduling;

namespace MpiPool;

/// <summary>
/// The pools of this process that need other ranks. Those ranks serve one pool of a communicator, and come to the next one only when it is
/// over: two at once would wait for each other.
/// </summary>
internal sealed class OpenPools : IDisposable
{
    private static readonly Lock Sync = new();
    private static readonly List<OpenPools> All = [];

    private readonly MpiCommunicator _communicator;
    private readonly int _mainRank;

    private OpenPools(MpiCommunicator communicator, int mainRank) => (_communicator, _mainRank) = (communicator, mainRank);

    /// <summary>The pool's scheduler, once it is open, on the main rank.</summary>
    internal Scheduler? Scheduler { get; set; }

    private bool IsOver => Scheduler is { IsOpen: false };

    /// <summary>Notes a pool that is about to open.</summary>
    /// <exception cref="InvalidOperationException">There is one on this communicator.</exception>
    internal static OpenPools Enter(MpiCommunicator communicator, int mainRank)
    {
        lock (Sync)
        {
            if (All.Find(pool => !pool.IsOver && IsSame(pool._communicator, communicator)) is { } open)
            {
                string name = IsSame(communicator, MpiCommunicator.World) ? "MpiCommunicator.World" : "this communicator";
                throw new InvalidOperationException(
                    $"A pool is open on {name} already ({communicator.Size} ranks, main rank {open._mainRank}), and its workers come to "
                        + $"no other one before it is over. Shut it down first "
                        + "(a 'using var' does so only at the end of its block), use one pool for both, or give each pool ranks of its own "
                        + "with MpiCommunicator.Split."
                );
            }

            var entered = new OpenPools(communicator, mainRank);
            All.Add(entered);
            return entered;
        }
    }

    public void Dispose()
    {
        lock (Sync)
            All.Remove(this);
    }

    /// <summary>
    /// One communicator, also where it was taken over from another binding twice. A freed one's handle may have become that of another.
    /// </summary>
    private static bool IsSame(MpiCommunicator one, MpiCommunicator other) =>
        ReferenceEquals(one, other) || (!one.IsOwned && !other.IsOwned && one.Handle == other.Handle);
}
