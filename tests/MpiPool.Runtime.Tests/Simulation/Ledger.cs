using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

/// <summary>A schedule in which the core did what it must not.</summary>
internal sealed class BrokenRuleException(string rule) : Exception(rule);

/// <summary>
/// Books of what really happened, kept apart from the core's: after each event they say whether the core still keeps its rules.
/// </summary>
internal sealed class Ledger
{
    private readonly SortedSet<SimulatedRun> _ready = new(ByTurn);
    private readonly SortedSet<SimulatedRun>[] _readyFor;
    private readonly List<SimulatedRun>[] _held;
    private readonly long[] _waitsSince;
    private readonly bool[] _serves;
    private readonly long[] _ended = new long[5];
    private readonly Dictionary<int, SimulatedRun> _open = [];
    private int _sent;
    private int _present;
    private int _idle;
    private long _idleSince;
    private bool _restIsCanceled;
    private long _submitted;

    internal Ledger(int workers)
    {
        _present = workers;
        _readyFor = [.. Enumerable.Range(0, workers).Select(_ => new SortedSet<SimulatedRun>(ByTurn))];
        _held = [.. Enumerable.Range(0, workers).Select(_ => new List<SimulatedRun>())];
        _waitsSince = new long[workers];
        _serves = new bool[workers];
    }

    /// <summary>Higher priorities first, of equal ones the first submitted.</summary>
    private static Comparer<SimulatedRun> ByTurn { get; } =
        Comparer<SimulatedRun>.Create(
            (one, other) =>
            {
                int byPriority = other.Options.Priority.CompareTo(one.Options.Priority);
                return byPriority != 0 ? byPriority : one.Id.CompareTo(other.Id);
            }
        );

    internal SimulatedRun RunOf(int number) => _open[number];

    internal int OpenRuns => _open.Count;

    internal IReadOnlyList<SimulatedRun> HeldBy(int worker) => _held[worker];

    internal void Submitted(SimulatedRun run)
    {
        _submitted++;
        _open.Add(run.Number, run);
        run.Where = run.Waits ? Whereabouts.Waiting : Whereabouts.Queued;
        if (!run.Waits)
            ReadyOf(run).Add(run);
    }

    internal void Ready(SimulatedRun run)
    {
        if (run.Where != Whereabouts.Waiting)
            return;
        run.Where = Whereabouts.Queued;
        ReadyOf(run).Add(run);
    }

    internal void Joined(int worker, long now)
    {
        Require(!_serves[worker], $"worker {worker} joined twice");
        _serves[worker] = true;
        BecameIdle(now);
    }

    /// <summary>A worker is there again, in the place of a lost one.</summary>
    internal void Returned() => _present++;

    internal void Gone(int worker, bool isLost, Func<SimulatedRun, bool>? hasBegun)
    {
        _present--;
        if (!_serves[worker])
            return;
        _serves[worker] = false;
        if (_held[worker].Count == 0)
            _idle--;
        SimulatedRun[] held = [.. _held[worker].OrderBy(run => run.Sequence)];
        foreach (SimulatedRun run in held)
        {
            if (isLost && (hasBegun?.Invoke(run) ?? run == held[0]))
                run.Attempts++;
            _held[worker].Remove(run);
            _sent--;
            Queue(run);
        }
    }

    /// <summary>A run comes back from its worker: it has failed, or was given back. If the core ends it, it will say so at once.</summary>
    internal void CameBack(SimulatedRun run, long now)
    {
        TakeFromWorker(run, now);
        Queue(run);
    }

    internal void Close(bool cancelRest) => _restIsCanceled |= cancelRest;

    /// <summary>The core hands a run out.</summary>
    internal void Sent(SimulatedRun run, LaneId lane, uint sequence, int attempt, long now)
    {
        int worker = lane.Worker;
        Require(run.Where == Whereabouts.Queued, $"{run} is handed out, which is {run.Where}");
        Require(!run.IsCancelAsked, $"{run} is handed out, which is to be canceled");
        Require(_serves[worker], $"{run} is handed to worker {worker}, which does not serve");
        Require(run.Options.Worker < 0 || run.Options.Worker == worker, $"{run} is handed to worker {worker}, which it is not for");
        Require(attempt == run.Attempts + 1, $"{run} is handed out as attempt {attempt}, after {run.Attempts}");
        Require(attempt <= run.Options.MaxAttempts, $"{run} is handed out as attempt {attempt} of {run.Options.MaxAttempts}");
        SimulatedRun first = Earlier(_ready.Min, _readyFor[worker].Min)!;
        int priority = run.Options.Priority,
            highest = first.Options.Priority;
        Require(first == run, $"{run} of priority {priority} is handed out before {first} of priority {highest}");
        ReadyOf(run).Remove(run);
        if (_held[worker].Count == 0)
            _idle--;
        if (_held[worker].Count < 2)
            _waitsSince[worker] = now;
        _held[worker].Add(run);
        _sent++;
        (run.Where, run.Lane, run.Sequence, run.IsAsked) = (Whereabouts.Sent, lane, sequence, false);
    }

    internal void Ended(int number, Outcome outcome, long now)
    {
        Require(_open.Remove(number, out SimulatedRun? run), $"a run ends that has ended, or never was: number {number}");
        if (run!.Where == Whereabouts.Sent)
            TakeFromWorker(run, now);
        else if (run.Where == Whereabouts.Queued)
            ReadyOf(run).Remove(run);
        run.Where = Whereabouts.Ended;
        run.Outcome = outcome;
        _ended[(int)outcome]++;
        bool mayStop = run.IsCancelAsked || _restIsCanceled;
        bool hasWorker = run.Options.Worker >= 0 ? _serves[run.Options.Worker] : _present > 0;
        bool isUsedUp = run.Attempts >= run.Options.MaxAttempts;
        switch (outcome)
        {
            case Outcome.Canceled:
                Require(mayStop, $"{run} is canceled, which nobody asked for");
                Require(run.Starts == 0, $"{run} is canceled as if it had not begun, and it has");
                break;
            case Outcome.Stopped:
                Require(mayStop, $"{run} is stopped, which nobody asked for");
                break;
            case Outcome.Lost:
                Require(
                    !hasWorker || isUsedUp || (_restIsCanceled && run.Attempts > 0) || run.Options.Worker >= 0,
                    $"{run} is lost after {run.Attempts} of {run.Options.MaxAttempts} attempts, though there are workers for it"
                );
                break;
            case Outcome.Failed:
                Require(
                    run.IsUnwritable || !run.Options.RetryFailures || isUsedUp || mayStop,
                    $"{run} failed after {run.Attempts} of {run.Options.MaxAttempts} attempts, though it is to be begun again"
                );
                break;
        }
    }

    /// <summary>What must be so after each event.</summary>
    internal void Check<TFaults>(SchedulingCore<TFaults> core)
        where TFaults : struct, IFaults
    {
        Require(core.Submitted == _submitted, "not all that was submitted is counted");
        Require(core.Submitted == core.Queued + core.Running + core.Succeeded + core.Failed + core.Canceled, "counts do not add up");
        Require(core.Running == _sent, $"{core.Running} runs are said to run, and {_sent} do");
        Require(core.Queued == _open.Count - _sent, $"{core.Queued} runs are said to be queued, and {_open.Count - _sent} are");
        Require(core.Succeeded == _ended[(int)Outcome.Succeeded], "successes are miscounted");
        Require(core.Failed == _ended[(int)Outcome.Failed] + _ended[(int)Outcome.Lost], "failures are miscounted");
    }

    /// <summary>What must be so once the core has decided, and nothing more is coming.</summary>
    internal void CheckDecided(long now, bool workersListen, long longestTick)
    {
        Require(_idle == 0 || _ready.Count == 0, $"{_idle} workers have nothing to do, and {_ready.Count} runs wait for any of them");
        for (int worker = 0; worker < _serves.Length; worker++)
        {
            bool isIdle = _serves[worker] && _held[worker].Count == 0;
            Require(!isIdle || _readyFor[worker].Count == 0, $"worker {worker} has nothing to do, and runs wait for it");
            if (_idle == 0 || !workersListen || _held[worker].Count < 2)
                continue;

            // All that a worker holds was expected to take 10 ms at most; it is held up 5 ms later, and looked at each 3 ms.
            bool isHeldUp =
                now - _waitsSince[worker] > (22 * Scenario.Millisecond) + (2 * longestTick)
                && now - _idleSince > (3 * Scenario.Millisecond) + longestTick;
            Require(
                !isHeldUp || Waiting(worker).All(run => run.IsAsked || run.Options.Worker >= 0),
                $"runs wait on worker {worker} behind {_held[worker][0]} since {_waitsSince[worker]}, though others have nothing to do"
            );
        }
    }

    /// <summary>What must be so when nothing is left to happen.</summary>
    internal void CheckEnd<TFaults>(SchedulingCore<TFaults> core, IEnumerable<SimulatedRun> runs)
        where TFaults : struct, IFaults
    {
        string open = string.Join(", ", _open.Values.Take(3));
        Require(_open.Count == 0, $"nothing is left to happen, and {_open.Count} runs have not ended: {open}");
        Require(core.IsOver, "nothing is left to happen, and the pool is not over");
        foreach (SimulatedRun run in runs)
        {
            Require(run.Outcome != Outcome.Canceled || run.Starts == 0, $"{run} began after it was canceled");
        }
    }

    /// <summary>A worker begins a run: this is what really happens.</summary>
    internal static void Began(SimulatedRun run, int attempt, bool tellsBegun)
    {
        run.Starts++;
        int most = run.Options.MaxAttempts;

        // Where nobody knows what a lost worker had begun, one that was not its oldest run may have been begun without being counted: once.
        Require(run.Starts <= (tellsBegun || most == 1 ? most : most + 1), $"{run} began {run.Starts} times, with {most} attempts");
        Require(attempt <= most, $"{run} began as attempt {attempt} of {most}");
    }

    internal static void Require(bool isSo, string orElse)
    {
        if (!isSo)
            throw new BrokenRuleException(orElse);
    }

    internal static void Require(bool isSo, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("isSo")] RuleText orElse)
    {
        if (!isSo)
            throw new BrokenRuleException(orElse.ToString());
    }

    private static SimulatedRun? Earlier(SimulatedRun? one, SimulatedRun? other)
    {
        if (one is null || other is null)
            return one ?? other;
        return ByTurn.Compare(one, other) <= 0 ? one : other;
    }

    private IEnumerable<SimulatedRun> Waiting(int worker)
    {
        uint oldest = _held[worker].Min(run => run.Sequence);
        return _held[worker].Where(run => run.Sequence != oldest);
    }

    private SortedSet<SimulatedRun> ReadyOf(SimulatedRun run) => run.Options.Worker >= 0 ? _readyFor[run.Options.Worker] : _ready;

    private void Queue(SimulatedRun run)
    {
        run.Where = Whereabouts.Queued;
        ReadyOf(run).Add(run);
    }

    private void BecameIdle(long now)
    {
        if (_idle++ == 0)
            _idleSince = now;
    }

    private void TakeFromWorker(SimulatedRun run, long now)
    {
        int worker = run.Lane.Worker;
        List<SimulatedRun> held = _held[worker];
        int place = held.IndexOf(run);
        held.RemoveAt(place);
        if (place == 0)
            _waitsSince[worker] = now;
        _sent--;
        if (held.Count == 0 && _serves[worker])
            BecameIdle(now);
    }
}

/// <summary>The text of a rule, which is put together only when it is broken.</summary>
[System.Runtime.CompilerServices.InterpolatedStringHandler]
internal ref struct RuleText
{
    private System.Runtime.CompilerServices.DefaultInterpolatedStringHandler _text;
    private readonly bool _isWanted;

    public RuleText(int literal, int formatted, bool isSo, out bool isWanted)
    {
        isWanted = _isWanted = !isSo;
        if (isWanted)
            _text = new(literal, formatted);
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public override string ToString() => _isWanted ? _text.ToString() : "";
}
