using System.Runtime.CompilerServices;

namespace MpiPool.Scheduling.Core;

/// <content>Workers that come, go and are lost.</content>
internal sealed partial class SchedulingCore<TFaults>
{
    /// <summary>Where a worker stands.</summary>
    internal SessionState StateOfWorker(int worker) => _sessions[worker].State;

    /// <summary>What a lane executes, or comes to next, and since when it can have been under way; nothing if the lane is idle.</summary>
    internal (int Run, long Since)? UnderWay(LaneId id) =>
        TryFind(id) is { Held: > 0 } lane ? (lane.Find(lane.Oldest), lane.BusySince) : null;

    /// <summary>A lane of a session that goes on; null for one that is over, of which nothing counts any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane? TryFind(LaneId id)
    {
        WorkerSession session = _sessions[id.Worker];
        bool counts = session.State == SessionState.Serving && (session.Generation == id.Generation || TFaults.HearsOldSessions);
        return counts ? session.Lanes[id.Lane] : null;
    }

    private static int Held(Lane lane, uint sequence)
    {
        int number = lane.Find(sequence);
        return number != RunTable.None ? number : throw NotHeld(lane, sequence);
    }

    /// <summary>Takes from a lane what a message of its worker names.</summary>
    private int Take(Lane lane, uint sequence)
    {
        int number = lane.Take(sequence);
        if (number == RunTable.None)
            throw NotHeld(lane, sequence);
        Changed(lane);
        return number;
    }

    private static InvalidDataException NotHeld(Lane lane, uint sequence) =>
        new($"Worker {lane.Id.Worker} sent a result for its task {sequence}, which it does not have.");

    private bool HasWorkerFor(RunKind kind) => kind.IsPinned ? _sessions[kind.Options.Worker].State <= SessionState.Serving : _present > 0;

    private void OnWorkerJoined(in Event e, long now, Commands commands)
    {
        WorkerSession session = _sessions[e.Lane.Worker];
        if (session.State != SessionState.Joining && e.Lane.Generation <= session.Generation)
            return;

        // It has come again before anybody noticed that it was gone.
        if (session.State == SessionState.Serving)
            Leave(session, isLost: true, commands);
        if (session.State > SessionState.Serving)
            _present++;
        session.State = SessionState.Serving;
        session.Generation = e.Lane.Generation;
        session.TellsBegun = e.Flag;
        session.Lanes = new Lane[e.Count];
        for (int i = 0; i < e.Count; i++)
        {
            session.Lanes[i] = new Lane(e.Lane with { Lane = i }, session) { BusySince = now };
            if (_state < PoolState.Stopping)
                UpdateReadiness(session.Lanes[i]);
        }

        _lanes += e.Count;
        if (_state >= PoolState.Stopping)
            Stop(session, commands);
    }

    private void OnWorkerGone(in Event e, Commands commands)
    {
        WorkerSession session = _sessions[e.Lane.Worker];
        if (session.State > SessionState.Serving)
            return;
        if (session.State == SessionState.Serving && session.Generation != e.Lane.Generation)
            return;
        session.Generation = e.Lane.Generation;
        Leave(session, e.Kind == EventKind.WorkerLost, commands);
        if (!TFaults.WaitsForNobody)
            EndWhatNobodyCanRun(session, commands);
    }

    /// <summary>A session is over. What its lanes held is queued again, or has had its last attempt.</summary>
    private void Leave(WorkerSession session, bool isLost, Commands commands)
    {
        session.State = isLost ? SessionState.Lost : SessionState.Left;
        _present--;
        _lanes -= session.Lanes.Length;
        foreach (Lane lane in session.Lanes)
        {
            SetReadiness(lane, Readiness.None);
            uint oldest = lane.Oldest,
                begunEnd = session.TellsBegun ? lane.BegunEnd : oldest + 1;
            for (uint sequence = oldest; sequence != lane.Next; sequence++)
            {
                int number = lane.Take(sequence);
                if (number == RunTable.None)
                    continue;
                ref Run run = ref _runs[number];
                bool begun = isLost && (int)(sequence - begunEnd) < 0;
                if (begun || TFaults.CountsWhatWasHeld)
                    run.CountAttempt();
                if (isLost && !session.TellsBegun)
                    run.Marks |= RunMarks.Suspect;
                LoseOrQueue(number, ref run, begun, commands);
            }
        }

        session.Lanes = [];
    }

    private void LoseOrQueue(int number, ref Run run, bool begun, Commands commands)
    {
        RunKind kind = _kinds[run.Kind];
        if (run.IsCancelAsked || (_restIsCanceled && !begun))
            End(number, ref run, CanceledOutcome(run), commands);
        else if (kind.IsPinned || (begun && !MayBeginAgain(run, kind)))
            End(number, ref run, Outcome.Lost, commands);
        else if (begun)
            BeginAgain(number, ref run, kind);
        else if (!TFaults.ForgetsWhatWasHeld)
            QueueAgain(number, ref run, kind);
    }

    /// <summary>What waits for a worker that will not come ends now.</summary>
    private void EndWhatNobodyCanRun(WorkerSession gone, Commands commands)
    {
        if (_present > 0 && gone.Pinned.Count == 0 && _inState[(int)RunState.Waiting] == 0)
            return;
        for (int number = 0; number < _runs.End; number++)
        {
            ref Run run = ref _runs[number];
            if (run.State is not (RunState.Queued or RunState.Waiting) || HasWorkerFor(_kinds[run.Kind]))
                continue;
            if (run.State == RunState.Queued)
                Dequeue(number, ref run);
            End(number, ref run, Outcome.Lost, commands);
        }
    }
}
