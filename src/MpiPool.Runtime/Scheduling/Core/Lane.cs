namespace MpiPool.Scheduling.Core;

/// <summary>Where a worker's session stands.</summary>
internal enum SessionState : byte
{
    /// <summary>It has not joined.</summary>
    Joining,

    /// <summary>It takes runs.</summary>
    Serving,

    /// <summary>It is gone.</summary>
    Lost,

    /// <summary>It has left in good order.</summary>
    Left,
}

/// <summary>What is known of one worker: its present session, and what may run only there.</summary>
internal sealed class WorkerSession
{
    internal SessionState State { get; set; }

    internal int Generation { get; set; }

    /// <summary>Whether its lanes' last begun runs are known when it is lost.</summary>
    internal bool TellsBegun { get; set; }

    internal Lane[] Lanes { get; set; } = [];

    /// <summary>What may run on this worker only.</summary>
    internal ReadyKinds Pinned { get; } = new();
}

/// <summary>Whether a lane can take more.</summary>
internal enum Readiness : byte
{
    /// <summary>It has enough.</summary>
    None,

    /// <summary>It has runs, and will soon need more.</summary>
    Hungry,

    /// <summary>It has nothing to do.</summary>
    Idle,
}

/// <summary>One of the places where a worker executes one run after the other: the runs it holds, found by their numbers there.</summary>
internal sealed class Lane(LaneId id, WorkerSession worker)
{
    private Place[] _places = new Place[16];
    private uint _watched;
    private long _watchedSince = long.MaxValue;

    internal LaneId Id { get; } = id;

    internal WorkerSession Worker { get; } = worker;

    /// <summary>Whether its session goes on.</summary>
    internal bool Serves => Worker.State == SessionState.Serving && Worker.Generation == Id.Generation;

    /// <summary>The number of the oldest run that it holds: the one that is executed, if the others wait behind it.</summary>
    internal uint Oldest { get; private set; }

    /// <summary>The number that its next run gets.</summary>
    internal uint Next { get; private set; }

    /// <summary>How many runs it holds.</summary>
    internal int Held { get; private set; }

    /// <summary>How long these were expected to take, in ticks of 100 ns.</summary>
    internal long HeldTicks { get; private set; }

    /// <summary>How many bytes of arguments these have, small ones not counted.</summary>
    internal long HeldBytes { get; private set; }

    /// <summary>Behind the last run that it is known to have begun.</summary>
    internal uint BegunEnd { get; set; }

    /// <summary>Since when the oldest run can be under way: it was sent, or those before it ended.</summary>
    internal long BusySince { get; set; }

    internal Readiness Readiness { get; set; }

    /// <summary>Whether it has changed since the last decision.</summary>
    internal bool HasChanged { get; set; }

    /// <summary>Its neighbours in the list of those that are as ready.</summary>
    internal Lane? After { get; set; }

    /// <inheritdoc cref="After" />
    internal Lane? Before { get; set; }

    internal void Add(int run, int ticks)
    {
        if (Next - Oldest == (uint)_places.Length)
            Grow();
        PlaceOf(Next) = new Place { Run = run, Ticks = ticks };
        Next++;
        Held++;
        HeldTicks += ticks;
    }

    /// <summary>The run of this number; <see cref="RunTable.None"/> if the lane does not hold one.</summary>
    internal int Find(uint sequence) => sequence - Oldest < Next - Oldest ? PlaceOf(sequence).Run : RunTable.None;

    /// <summary>Takes the run of this number from the lane; <see cref="RunTable.None"/> if it does not hold one.</summary>
    internal int Take(uint sequence)
    {
        if (sequence - Oldest >= Next - Oldest)
            return RunTable.None;
        ref Place place = ref PlaceOf(sequence);
        int run = place.Run;
        if (run == RunTable.None)
            return run;
        place.Run = RunTable.None;
        Held--;
        HeldTicks -= place.Ticks;
        if (place.Bytes > 0)
            HeldBytes -= place.Bytes;
        while (Oldest != Next && PlaceOf(Oldest).Run == RunTable.None)
            Oldest++;
        return run;
    }

    /// <summary>Whether it was ever given all these numbers, of which the last ones may still be under way.</summary>
    internal bool HasGiven(uint first, int count) => count >= 0 && (int)(Next - first) >= count;

    internal void SetBytes(uint sequence, int bytes)
    {
        if (Find(sequence) == RunTable.None)
            return;
        ref Place place = ref PlaceOf(sequence);
        HeldBytes += bytes - place.Bytes;
        place.Bytes = bytes;
    }

    /// <summary>
    /// Whether others wait behind the oldest run, and that one has been seen at each look for longer than all of them were expected to
    /// take, and a bit.
    /// </summary>
    internal bool IsHeldUp(long now)
    {
        if (_watchedSince == long.MaxValue || _watched != Oldest)
            (_watched, _watchedSince) = (Oldest, now);
        return now - _watchedSince > HeldTicks + BatchPolicy.AloneTicks;
    }

    /// <summary>The oldest run takes longer than was expected: nothing more is put behind it.</summary>
    internal void ExpectOldestToTake(long ticks)
    {
        ref Place place = ref PlaceOf(Oldest);
        int expected = (int)Math.Max(ticks, place.Ticks);
        HeldTicks += expected - place.Ticks;
        place.Ticks = expected;
    }

    private ref Place PlaceOf(uint sequence) => ref _places[sequence & (uint)(_places.Length - 1)];

    private void Grow()
    {
        var larger = new Place[2 * _places.Length]; // a power of two: its length masks a number
        for (uint sequence = Oldest; sequence != Next; sequence++)
            larger[sequence & (uint)(larger.Length - 1)] = PlaceOf(sequence);
        _places = larger;
    }

    private struct Place
    {
        internal int Run;
        internal int Ticks;
        internal int Bytes;
    }
}

/// <summary>Lanes that are equally ready, the one that has been so for longest first.</summary>
internal sealed class LaneList
{
    private Lane? _last;

    internal Lane? First { get; private set; }

    internal int Count { get; private set; }

    internal void Add(Lane lane)
    {
        lane.Before = _last;
        if (_last is null)
            First = lane;
        else
            _last.After = lane;
        _last = lane;
        Count++;
    }

    internal void Remove(Lane lane)
    {
        if (lane.Before is null)
            First = lane.After;
        else
            lane.Before.After = lane.After;
        if (lane.After is null)
            _last = lane.Before;
        else
            lane.After.Before = lane.Before;
        lane.Before = lane.After = null;
        Count--;
    }
}
