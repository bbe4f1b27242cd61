using System.Runtime.CompilerServices;

namespace MpiPool.Scheduling.Core;

/// <summary>
/// Decides which run goes to which worker, and when one has ended: told by events, it answers with commands. It has no lock, clock,
/// transport or thread, and reads no arguments: a shell around it has. So the same events at the same times always give the same commands,
/// and a simulator can play any schedule. Events tell; <see cref="EventKind.Tick"/> decides, since several events mostly arrive together.
/// </summary>
/// <typeparam name="TFaults">What is broken on purpose; <see cref="NoFaults"/> but in tests.</typeparam>
internal sealed partial class SchedulingCore<TFaults>
    where TFaults : struct, IFaults
{
    private readonly BatchPolicy _policy;
    private readonly bool _workersListen;
    private readonly RunTable _runs = new();
    private readonly RunKinds _kinds = new(ranked: !TFaults.IgnoresPriority);
    private readonly WorkerSession[] _sessions;
    private readonly long[] _inState = new long[6];
    private readonly long[] _ended = new long[5];

    /// <summary>A core whose workers have yet to join.</summary>
    /// <param name="workers">How many workers there may be.</param>
    /// <param name="policy">How much a worker gets.</param>
    /// <param name="workersListen">Whether a worker hears the main rank while it executes a run.</param>
    internal SchedulingCore(int workers, BatchPolicy policy, bool workersListen = true)
    {
        _policy = policy;
        _workersListen = workersListen;
        _sessions = new WorkerSession[workers];
        for (int i = 0; i < workers; i++)
            _sessions[i] = new WorkerSession();
        _present = workers;
        Plan(opcode: -1);
    }

    internal long Submitted { get; private set; }

    /// <summary>How many runs no worker has, those that wait for something else among them.</summary>
    internal long Queued => _inState[(int)RunState.Queued] + _inState[(int)RunState.Waiting];

    /// <summary>How many runs workers have.</summary>
    internal long Running => _inState[(int)RunState.Held] + _inState[(int)RunState.Asked] + _inState[(int)RunState.Refused];

    internal long Succeeded => _ended[(int)Outcome.Succeeded];

    internal long Failed => _ended[(int)Outcome.Failed] + _ended[(int)Outcome.Lost];

    internal long Canceled => _ended[(int)Outcome.Canceled] + _ended[(int)Outcome.Stopped];

    /// <summary>How often a run that had begun was queued again.</summary>
    internal long Retried { get; private set; }

    /// <summary>How many kinds of runs are kept in mind.</summary>
    internal int KindCount => _kinds.Count;

    private long Open => Queued + Running;

    /// <summary>A number for a run that is to be submitted.</summary>
    internal int Reserve() => _runs.Reserve();

    /// <summary>Gives back the number of a run that has ended, once nothing that the shell still does will name it.</summary>
    internal void Release(int run)
    {
        if (_runs[run].State != RunState.Ended)
            throw Impossible($"run {run} is released, which has not ended");
        _runs.Release(run);
    }

    internal RunState StateOf(int run) => _runs[run].State;

    /// <summary>Which beginning of the run its next or present one is, from 1.</summary>
    internal int AttemptOf(int run) => _runs[run].Attempts + 1;

    /// <summary>Whether a worker executes the run, or comes to it next, and nobody has asked to get it back.</summary>
    internal bool IsUnderWay(int number)
    {
        ref Run run = ref _runs[number];
        return run.State is RunState.Held or RunState.Refused && LaneOf(run).Oldest == run.Sequence;
    }

    /// <summary>
    /// The run that a message from a worker speaks of; <see cref="RunTable.None"/> if it comes from a session that is over.
    /// </summary>
    internal int Find(LaneId id, uint sequence) => TryFind(id) is { } lane ? Held(lane, sequence) : RunTable.None;

    /// <summary>Takes note of an event, and says what is to be done.</summary>
    /// <param name="e">What has happened.</param>
    /// <param name="now">The time, in ticks of 100 ns from any moment on.</param>
    /// <param name="commands">To which the answer is added.</param>
    /// <exception cref="InvalidDataException">A worker speaks of what it was not sent: it, or its message, is not to be
    /// trusted.</exception>
    internal void On(in Event e, long now, Commands commands)
    {
        switch (e.Kind)
        {
            case EventKind.Result:
                OnResult(e, commands);
                break;
            case EventKind.Submitted:
                OnSubmitted(e, now, commands);
                break;
            case EventKind.Tick:
                OnTick(now, e.Flag, commands);
                break;
            case EventKind.Failed:
                OnFailed(e, commands);
                break;
            case EventKind.Measured:
                _policy.Measured(e.Opcode, e.Amount, e.Count);
                break;
            case EventKind.Returned:
                _policy.Returned(e.Opcode, e.Amount, e.Count);
                break;
            case EventKind.Ready:
                OnReady(e.Run);
                break;
            case EventKind.ArgumentsWritten:
                OnArgumentsWritten(e);
                break;
            case EventKind.ArgumentsUnwritable:
                OnArgumentsUnwritable(e.Run, commands);
                break;
            case EventKind.CancelAsked:
                OnCancelAsked(e.Run, commands);
                break;
            case EventKind.Withdrawn:
                OnWithdrawn(e, commands);
                break;
            case EventKind.Refused:
                OnRefused(e, commands);
                break;
            case EventKind.Begun:
                if (TryFind(e.Lane) is { } lane)
                    lane.BegunEnd = e.Sequence + 1;
                break;
            case EventKind.WorkerJoined:
                OnWorkerJoined(e, now, commands);
                break;
            case EventKind.WorkerLost:
            case EventKind.WorkerLeft:
                OnWorkerGone(e, commands);
                break;
            case EventKind.FeedBegan:
                _feeds++;
                break;
            case EventKind.FeedEnded:
                _feeds--;
                break;
            case EventKind.Close:
                OnClose(e.Flag, commands);
                break;
            case EventKind.Broken:
                OnBroken(commands);
                break;
            default:
                throw Impossible($"an event of kind {e.Kind}");
        }
    }

    private void OnTick(long now, bool moreComing, Commands commands)
    {
        foreach (Lane lane in _changed)
        {
            lane.HasChanged = false;
            lane.BusySince = now;
            if (!TFaults.ForgetsWhoIsIdle || lane.Held > 0)
                UpdateReadiness(lane);
        }

        _changed.Clear();
        Plan(_plannedOpcode); // with what has been measured since
        Place(moreComing, now, commands);
        LookForWhoIsHeldUp(now, commands);
        StopIfDone(commands);
    }

    private void OnSubmitted(in Event e, long now, Commands commands)
    {
        int number = e.Run;
        RunKind kind = _kinds.Find(e.Opcode, e.Options, _runs);
        ref Run run = ref _runs[number];
        RunState state = e.Flag ? RunState.Waiting : RunState.Queued;
        run.Marks = RunMarks.None;
        run.Attempts = 0;
        run.Order = (uint)Submitted++;
        run.Kind = kind.Index;
        Become(ref run, state);
        if (!HasWorkerFor(kind))
        {
            End(number, ref run, Outcome.Lost, commands);
        }
        else if (_restIsCanceled || _state >= PoolState.Stopping)
        {
            End(number, ref run, Outcome.Canceled, commands);
        }
        else if (state == RunState.Queued)
        {
            if (_ready.Count == 0 && e.Opcode != _plannedOpcode)
                Plan(e.Opcode);
            Enqueue(number, kind);
            PlaceSubmitted(kind, now, commands);
        }
    }

    private void OnReady(int number)
    {
        ref Run run = ref _runs[number];
        if (run.State != RunState.Waiting)
            return;
        Become(ref run, RunState.Queued);
        Enqueue(number, _kinds[run.Kind]);
    }

    private void OnResult(in Event e, Commands commands)
    {
        if (TryFind(e.Lane) is not { } lane)
            return;
        for (int i = 0; i < e.Count; i++)
        {
            int number = Take(lane, e.Sequence + (uint)i);
            End(number, ref _runs[number], Outcome.Succeeded, commands);
        }
    }

    private void OnFailed(in Event e, Commands commands)
    {
        if (TryFind(e.Lane) is not { } lane)
            return;
        int number = Take(lane, e.Sequence);
        ref Run run = ref _runs[number];
        RunKind kind = _kinds[run.Kind];
        run.CountAttempt();
        if (run.IsCancelAsked && e.Flag)
            End(number, ref run, Outcome.Stopped, commands);
        else if (kind.Options.RetryFailures && MayBeginAgain(run, kind))
            BeginAgain(number, ref run, kind);
        else
            End(number, ref run, Outcome.Failed, commands);
    }

    private bool MayBeginAgain(in Run run, RunKind kind) =>
        (run.Attempts < kind.Options.MaxAttempts || TFaults.RetriesForEver) && !run.IsCancelAsked && !_restIsCanceled;

    /// <summary>The arguments are written outside of the lock, so that the run may meanwhile have got anywhere.</summary>
    private void OnArgumentsUnwritable(int number, Commands commands)
    {
        ref Run run = ref _runs[number];
        switch (run.State)
        {
            case RunState.Ended:
                return;
            case RunState.Queued:
                Dequeue(number, ref run);
                break;
            case RunState.Waiting:
                break;
            default:
                if (TFaults.IgnoresUnwritable)
                    return;
                Take(_sessions[run.Worker].Lanes[run.Lane], run.Sequence);
                break;
        }

        End(number, ref run, Outcome.Failed, commands);
    }

    /// <summary>Small arguments are not counted: what a worker holds of those is bounded by its time.</summary>
    private void OnArgumentsWritten(in Event e)
    {
        if (e.Amount <= BatchPolicy.MessageBytes || TryFind(e.Lane) is not { } lane)
            return;
        int each = (int)Math.Min(e.Amount / e.Count, int.MaxValue);
        for (int i = 0; i < e.Count; i++)
            lane.SetBytes(e.Sequence + (uint)i, each);
        Changed(lane);
    }

    /// <summary>The one place where a run's state changes. The check stays in the product: it costs a shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Become(ref Run run, RunState next)
    {
        RunState state = run.State;
        if ((MayFollow >> (((int)state * 8) + (int)next) & 1) == 0)
            throw CannotFollow(state, next);
        run.State = next;
        _inState[(int)state]--;
        _inState[(int)next]++;
    }

    private static InvalidOperationException CannotFollow(RunState state, RunState next) =>
        Impossible($"a run that was {state} becomes {next}");

    private void End(int number, ref Run run, Outcome outcome, Commands commands)
    {
        Become(ref run, RunState.Ended);
        _ended[(int)outcome]++;
        commands.AddEnded(number, outcome);
    }

    private const ulong ToEnded = 1 << (int)RunState.Ended,
        ToWaiting = 1 << (int)RunState.Waiting,
        ToQueued = 1 << (int)RunState.Queued,
        ToHeld = 1 << (int)RunState.Held,
        ToAsked = 1 << (int)RunState.Asked,
        ToRefused = 1 << (int)RunState.Refused;

    /// <summary>A row of eight bits for each state: which states may follow it.</summary>
    private const ulong MayFollow =
        ((ToWaiting | ToQueued) << (8 * (int)RunState.Ended))
        | ((ToEnded | ToQueued) << (8 * (int)RunState.Waiting))
        | ((ToEnded | ToHeld) << (8 * (int)RunState.Queued))
        | ((ToEnded | ToQueued | ToAsked) << (8 * (int)RunState.Held))
        | ((ToEnded | ToQueued | ToRefused) << (8 * (int)RunState.Asked))
        | ((ToEnded | ToQueued) << (8 * (int)RunState.Refused));

    private static InvalidOperationException Impossible(string what) =>
        new($"The scheduling core has a fault: {what}. This is an error of MpiPool itself; please report it with this message.");
}
