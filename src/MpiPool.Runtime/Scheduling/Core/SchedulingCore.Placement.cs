namespace MpiPool.Scheduling.Core;

/// <content>Which lane gets how many of the queued runs, and when.</content>
internal sealed partial class SchedulingCore<TFaults>
{
    private readonly ReadyKinds _ready = new();
    private readonly LaneList _idle = new();
    private readonly LaneList _hungry = new();
    private readonly List<Lane> _changed = [];

    // Workers that have queued runs of their own.
    private readonly List<WorkerSession> _pinnedTo = [];
    private long QueuedForAny => _inState[(int)RunState.Queued] - _queuedPinned;
    private int _lanes;
    private long _queuedPinned;
    private int _plannedOpcode;
    private int _leastBatch = 1;
    private int _wanted;

    /// <summary>How many lanes have nothing to do.</summary>
    internal int IdleLanes => _idle.Count;

    /// <summary>How many runs like those that are under way make a good message.</summary>
    internal int Batch { get; private set; } = 1;

    /// <summary>How many more queued runs would let a worker start earlier. Who pulls inputs lazily pulls while there is room.</summary>
    internal long Room => _wanted - _inState[(int)RunState.Queued];

    /// <summary>How far a map in input order runs ahead of a run that holds it up.</summary>
    internal int MostPending { get; private set; }

    /// <summary>Works out what depends on the method that is next.</summary>
    private void Plan(int opcode)
    {
        _plannedOpcode = opcode;
        Batch = _policy.Batch(opcode);

        // Where workers do not listen there is no thread in the background either: only who submits sees to what is not handed out at once.
        _leastBatch = _workersListen ? _policy.LeastBatch(opcode) : 1;
        _wanted = Math.Max(1, Batch) * Math.Max(1, _lanes);
        MostPending = _policy.MostPending(opcode, least: BatchPolicy.MessagesInFlight * Batch * Math.Max(1, _lanes));
    }

    /// <summary>Hands out what has been submitted if a lane waits for it, or for a batch that is full now.</summary>
    private void PlaceSubmitted(RunKind kind, long now, Commands commands)
    {
        if (kind.IsPinned && !TFaults.IgnoresPins)
        {
            foreach (Lane lane in _sessions[kind.Options.Worker].Lanes)
            {
                if (lane.Readiness == Readiness.Idle)
                    HandOut(lane, now, commands);
            }

            return;
        }

        bool isWorthIt = (_idle.Count > 0 && (QueuedForAny >= _leastBatch || Running == 0)) || (_hungry.Count > 0 && QueuedForAny >= Batch);
        if (isWorthIt)
            Place(moreComing: true, now, commands);
    }

    /// <summary>Gives queued runs to lanes that can take more.</summary>
    private void Place(bool moreComing, long now, Commands commands)
    {
        for (int i = _pinnedTo.Count - 1; i >= 0; i--)
            PlacePinned(_pinnedTo[i], now, commands);
        while (_ready.Count > 0)
        {
            if (_ready.First.Opcode != _plannedOpcode)
                Plan(_ready.First.Opcode);
            if (moreComing && QueuedForAny < _leastBatch && Running > 0)
                return;
            Lane? lane = _idle.First;
            if (lane is null)
            {
                if (moreComing && QueuedForAny < Batch)
                    return;
                lane = _hungry.First;
                if (lane is null)
                    return;
            }

            HandOut(lane, now, commands);
        }
    }

    private void PlacePinned(WorkerSession worker, long now, Commands commands)
    {
        foreach (Lane lane in worker.Lanes)
        {
            while (worker.Pinned.Count > 0 && lane.Readiness != Readiness.None)
                HandOut(lane, now, commands);
        }
    }

    /// <summary>
    /// Gives a lane runs for one message, in order of priority and age. One that has no room for the next run waits for a change.
    /// </summary>
    private void HandOut(Lane lane, long now, Commands commands)
    {
        // While there is enough for all, a full message each; toward the end smaller ones, so that all end together, but none that is
        // not worth it.
        long share = Math.Max(_leastBatch, (_inState[(int)RunState.Queued] + (2 * _lanes) - 1) / (2 * _lanes));
        int firstRun = commands.RunCount,
            added = 0;
        uint first = lane.Next;
        long messageTicks = 0,
            expected = 0;
        RunKind? kind = null;
        uint? until = null;
        while (added < share)
        {
            if (kind is null || kind.IsEmpty || (until is uint end && RunKind.IsBefore(end, _runs[kind.First].Order)))
            {
                kind = ReadyKinds.Next(lane.Worker.Pinned, _ready, _runs, out until);
                if (kind is null)
                    break;
                expected = _policy.Expected(kind.Opcode);
            }

            int number = kind.First;
            ref Run run = ref _runs[number];
            long ticks = RunsAlone(run, kind, lane) ? Math.Max(expected, BatchPolicy.UnknownTicks) : expected;
            if (!HasRoom(lane, ticks))
                break;
            if (added > 0 && messageTicks + ticks > BatchPolicy.MessageTicks)
                break;
            Dequeue(number, ref run);
            Become(ref run, RunState.Held);
            (run.Worker, run.Lane, run.Sequence) = (lane.Id.Worker, (ushort)lane.Id.Lane, lane.Next);
            lane.Add(number, (int)Math.Min(ticks, int.MaxValue));
            commands.AddRun(number);
            messageTicks += ticks;
            added++;
        }

        if (added == 0)
        {
            SetReadiness(lane, Readiness.None);
            return;
        }

        if (lane.Held == added)
            lane.BusySince = now;
        if (lane.Held > 1)
            LookLater(now, commands);
        commands.Add(new Command(CommandKind.Run, default, lane.Id, first, added, firstRun));
        SetReadiness(lane, Readiness.None);
        UpdateReadiness(lane);
    }

    private static bool HasRoom(Lane lane, long ticks) =>
        BatchPolicy.HasRoom(lane.Held, lane.HeldTicks, ticks) && (lane.Held < 2 || lane.HeldBytes < BatchPolicy.BytesInFlight);

    /// <summary>
    /// Whether a run goes to a lane that holds nothing, and nothing is put behind it: its worker's loss must be its own, and nobody else's.
    /// So for one that a lost worker held, and for one that must not be begun twice, unless workers tell what they have begun.
    /// </summary>
    private static bool RunsAlone(in Run run, RunKind kind, Lane lane) =>
        !TFaults.TrustsSuspects && !lane.Worker.TellsBegun && (run.IsSuspect || kind.Options.MaxAttempts <= 1);

    private void Enqueue(int number, RunKind kind)
    {
        if (TFaults.QueuesAtTheEnd && _runs[number].Attempts > 0)
            _runs[number].Order = (uint)Submitted + 1_000_000;
        bool wasEmpty = kind.IsEmpty;
        kind.Add(_runs, number);
        bool isPinned = kind.IsPinned && !TFaults.IgnoresPins;
        if (isPinned)
            _queuedPinned++;
        if (!wasEmpty)
            return;
        if (!isPinned)
        {
            _ready.Add(kind);
            return;
        }

        WorkerSession worker = _sessions[kind.Options.Worker];
        if (worker.Pinned.Count == 0)
            _pinnedTo.Add(worker);
        worker.Pinned.Add(kind);
    }

    private void Dequeue(int number, ref Run run)
    {
        RunKind kind = _kinds[run.Kind];
        kind.Remove(_runs, number);
        bool isPinned = kind.IsPinned && !TFaults.IgnoresPins;
        if (isPinned)
            _queuedPinned--;
        if (!kind.IsEmpty)
            return;
        if (!isPinned)
        {
            _ready.Remove(kind);
            return;
        }

        WorkerSession worker = _sessions[kind.Options.Worker];
        worker.Pinned.Remove(kind);
        if (worker.Pinned.Count == 0)
            _pinnedTo.Remove(worker);
    }

    /// <summary>A run that a worker had is queued again, where it was.</summary>
    private void QueueAgain(int number, ref Run run, RunKind kind)
    {
        Become(ref run, RunState.Queued);
        Enqueue(number, kind);
    }

    /// <summary>A run that has begun and not ended well is queued for another attempt.</summary>
    private void BeginAgain(int number, ref Run run, RunKind kind)
    {
        Retried++;
        QueueAgain(number, ref run, kind);
    }

    private void Changed(Lane lane)
    {
        if (lane.HasChanged)
            return;
        lane.HasChanged = true;
        _changed.Add(lane);
    }

    private void UpdateReadiness(Lane lane) =>
        SetReadiness(
            lane,
            !lane.Serves ? Readiness.None
                : lane.Held == 0 ? Readiness.Idle
                : BatchPolicy.IsHungry(lane.Held, lane.HeldTicks, lane.HeldBytes) ? Readiness.Hungry
                : Readiness.None
        );

    private void SetReadiness(Lane lane, Readiness readiness)
    {
        if (lane.Readiness == readiness)
            return;
        if (lane.Readiness != Readiness.None)
            ListOf(lane.Readiness).Remove(lane);
        lane.Readiness = readiness;
        if (readiness != Readiness.None)
            ListOf(readiness).Add(lane);
    }

    private LaneList ListOf(Readiness readiness) => readiness == Readiness.Idle ? _idle : _hungry;
}
