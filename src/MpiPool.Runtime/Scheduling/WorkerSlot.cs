using System.Diagnostics;
using System.Numerics;

namespace MpiPool.Scheduling;

/// <summary>What the main rank knows of one worker: the tasks it holds, found by sequence number. Not thread-safe.</summary>
internal sealed class WorkerSlot(int rank)
{
    private Held[] _window = new Held[16];
    private uint _oldest;
    private uint _watched;
    private long _watchedSince = long.MaxValue;

    internal int Rank { get; } = rank;

    /// <summary>The number of the oldest task that the worker holds: the one that runs, if the others wait behind it.</summary>
    internal uint OldestSequence => _oldest;

    /// <summary>The number that the next task for this worker gets.</summary>
    internal uint NextSequence { get; private set; }

    /// <summary>How many tasks the worker holds: sent, and not yet ended.</summary>
    internal int InFlight { get; private set; }

    /// <summary>How many bytes of arguments these have.</summary>
    internal long BytesInFlight { get; private set; }

    /// <summary>How long these were expected to run when they were sent, in ticks of 100 ns.</summary>
    internal long TicksInFlight { get; private set; }

    /// <summary>Whether the worker can take more.</summary>
    internal Readiness Readiness { get; set; }

    /// <summary>In which of these lists the worker has an entry; one that no longer says the truth stays until it is its turn.</summary>
    internal Readiness Listed { get; set; }

    internal bool HasLeft { get; set; }

    /// <summary>Since when, in milliseconds, the oldest task can run: it was sent, or those before it ended.</summary>
    internal long BusySince { get; set; }

    internal void Add(MpiFuture future, long bytes, long ticks)
    {
        if (NextSequence - _oldest == (uint)_window.Length)
            Grow();
        _window[NextSequence & (uint)(_window.Length - 1)] = new Held
        {
            Future = future,
            Bytes = bytes,
            Ticks = ticks,
        };
        NextSequence++;
        InFlight++;
        BytesInFlight += bytes;
        TicksInFlight += ticks;
    }

    /// <summary>A task that the worker holds; null if it does not hold it.</summary>
    internal MpiFuture? Find(uint sequence) => sequence - _oldest < NextSequence - _oldest ? Entry(sequence).Future : null;

    /// <summary>Takes the task that a result names; null if the worker holds no such task.</summary>
    internal MpiFuture? Take(uint sequence)
    {
        if (sequence - _oldest >= NextSequence - _oldest)
            return null;
        ref Held held = ref Entry(sequence);
        MpiFuture? future = held.Future;
        if (future is null)
            return null;

        InFlight--;
        BytesInFlight -= held.Bytes;
        TicksInFlight -= held.Ticks;
        held.Future = null;
        while (_oldest != NextSequence && Entry(_oldest).Future is null)
            _oldest++;
        return future;
    }

    /// <summary>Takes all tasks the worker holds.</summary>
    internal IEnumerable<MpiFuture> TakeAll()
    {
        for (uint sequence = _oldest; sequence != NextSequence; sequence++)
        {
            if (Take(sequence) is { } future)
                yield return future;
        }
    }

    /// <summary>
    /// Whether others wait behind the oldest task, and that one has been seen at each look for longer than all of them were expected to
    /// run, and a bit.
    /// </summary>
    /// <param name="now">The time in milliseconds.</param>
    internal bool IsHeldUp(long now)
    {
        if (InFlight < 2)
            return false;
        if (_watchedSince == long.MaxValue || _watched != _oldest)
        {
            _watched = _oldest;
            _watchedSince = now;
        }

        return now - _watchedSince > (TicksInFlight + BatchPolicy.AloneTicks) / TimeSpan.TicksPerMillisecond;
    }

    /// <summary>Corrects what was expected of the oldest task.</summary>
    internal void ExpectOldestToRun(long ticks)
    {
        ref Held held = ref Entry(_oldest);
        TicksInFlight += Math.Max(0, ticks - held.Ticks);
        held.Ticks = Math.Max(ticks, held.Ticks);
    }

    private ref Held Entry(uint sequence) => ref _window[sequence & (uint)(_window.Length - 1)];

    private void Grow()
    {
        var larger = new Held[_window.Length * 2];
        Debug.Assert(BitOperations.IsPow2(larger.Length), "The window's length masks a sequence number.");
        for (uint sequence = _oldest; sequence != NextSequence; sequence++)
        {
            larger[sequence & (uint)(larger.Length - 1)] = _window[sequence & (uint)(_window.Length - 1)];
        }

        _window = larger;
    }

    /// <summary>A task that the worker holds; one that has ended leaves its place empty.</summary>
    private struct Held
    {
        internal MpiFuture? Future;
        internal long Bytes;
        internal long Ticks;
    }
}

[Flags]
internal enum Readiness
{
    /// <summary>The worker has enough.</summary>
    None = 0,

    /// <summary>The worker has tasks, and will soon need more.</summary>
    Hungry = 1,

    /// <summary>The worker has nothing to do.</summary>
    Idle = 2,
}
