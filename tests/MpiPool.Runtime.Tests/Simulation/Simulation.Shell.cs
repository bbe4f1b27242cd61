using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

/// <content>The shell around the core: what a scheduler does with messages, arguments and futures, without any of them.</content>
internal sealed partial class Simulation<TFaults>
{
    private const long LongestTick = 1500 * Scenario.Microsecond;

    private readonly uint[] _nextSequence;
    private readonly bool[] _tellsBegun;
    private long _wakesAt = long.MaxValue;
    private bool _isWithin;

    /// <summary>Tells the core, and does what it says. What follows from that is told after it.</summary>
    private void On(in Event e)
    {
        _said.Enqueue(e);
        if (_isWithin)
            return;
        _isWithin = true;
        while (_said.TryDequeue(out Event next))
        {
            if (Corners is not null)
                Corners.Add(CornerOf(next));
            _core.On(next, _now, _commands);
            Do();
            _ledger.Check(_core);
            if (next is { Kind: EventKind.Tick, Flag: false })
                _ledger.CheckDecided(_now, _scenario.WorkersListen, LongestTick);
        }

        _isWithin = false;
    }

    private string CornerOf(in Event e)
    {
        if (e.Kind is EventKind.CancelAsked or EventKind.ArgumentsUnwritable)
            return $"{e.Kind} of a run that is {_core.StateOf(e.Run)}";
        bool isOfLane = e.Kind is EventKind.Result or EventKind.Failed or EventKind.Withdrawn or EventKind.Refused;
        return isOfLane && !IsHeard(e.Lane) ? $"{e.Kind} of a session that is over" : $"{e.Kind}";
    }

    private void Do()
    {
        foreach (ref readonly Command command in _commands.Items)
        {
            switch (command.Kind)
            {
                case CommandKind.Run:
                    Send(command);
                    break;
                case CommandKind.Ended:
                    foreach (int number in _commands.RunsOf(command))
                        End(number, command.Outcome);
                    break;
                case CommandKind.Withdraw:
                    Withdraw(command);
                    break;
                case CommandKind.CancelRunning:
                    if (IsTold)
                        Tell($"ask worker {command.Lane.Worker} to cancel its number {command.Sequence}");
                    Post(new SimulatedMessage(MessageKind.Cancel, command.Lane) { First = command.Sequence });
                    break;
                case CommandKind.Stop:
                    if (IsTold)
                        Tell($"stop worker {command.Lane.Worker}");
                    int open = _ledger.OpenRuns;
                    Ledger.Require(open == 0, $"worker {command.Lane.Worker} is sent home, and {open} runs have not ended");
                    Post(new SimulatedMessage(MessageKind.Stop, command.Lane));
                    break;
            }
        }

        _commands.Clear();
        if (_commands.WakeAt == _wakesAt)
            return;
        _wakesAt = _commands.WakeAt;
        if (_wakesAt == long.MaxValue)
            return;
        At(Math.Max(_now, _wakesAt) + Random.Between(0, LongestTick), new Happening(What.Wakes, null, null, 0));
    }

    private void Wake()
    {
        if (_now >= _wakesAt)
            Tick(moreComing: false);
    }

    private void Tick(bool moreComing) => On(Event.Tick(moreComing));

    /// <summary>Looks at what has arrived together: at once, or with what comes a little later.</summary>
    private void TickSoon()
    {
        if (Random.OneIn(3))
            At(_now + Random.OfAnySize(1, 200 * Scenario.Microsecond), new Happening(What.Ticks, null, null, 0));
        else
            Tick(moreComing: false);
    }

    private void Send(in Command command)
    {
        int worker = command.Lane.Worker;
        uint expected = _nextSequence[worker];
        Ledger.Require(command.Sequence == expected, $"worker {worker} gets number {command.Sequence} where {expected} is next");
        var message = new SimulatedMessage(MessageKind.Run, command.Lane) { First = command.Sequence };
        foreach (int number in _commands.RunsOf(command))
        {
            SimulatedRun run = _ledger.RunOf(number);
            uint sequence = command.Sequence + (uint)message.Runs.Count;
            int attempt = _core.AttemptOf(number);
            if (IsTold)
                Tell($"hand {run} to worker {worker}.{command.Lane.Generation} as its number {sequence}, attempt {attempt}");
            _ledger.Sent(run, command.Lane, sequence, attempt, _now);
            message.Runs.Add((run, sequence, attempt));
            run.Writing++;
        }

        _nextSequence[worker] = command.Sequence + (uint)command.Count;

        // Arguments are written outside of the lock: much may happen meanwhile.
        long time = Random.OneIn(3) ? Random.OfAnySize(1, Random.OneIn(4) ? 500 * Scenario.Millisecond : Scenario.Millisecond) : 0;
        At(_now + time, new Happening(What.HasWritten, null, message, 0));
    }

    /// <summary>
    /// Arguments have been written. Large ones leave by themselves; where one could not be written, its number is passed over.
    /// </summary>
    private void HasWritten(SimulatedMessage message)
    {
        var small = new SimulatedMessage(MessageKind.Run, message.Lane);
        foreach ((SimulatedRun run, uint sequence, int attempt) in message.Runs)
        {
            if (run is { IsLarge: true, IsUnwritable: false })
            {
                var large = new SimulatedMessage(MessageKind.Run, message.Lane) { IsLarge = true };
                large.Runs.Add((run, sequence, attempt));
                Post(large);
            }
            else
            {
                small.Runs.Add((run, sequence, attempt));
            }
        }

        if (small.Runs.Count > 0)
            Post(small);
        long bytes = message.Runs.Sum(sent => sent.Run.IsLarge ? 2_000_000L : 20);
        On(Event.ArgumentsWritten(message.Lane, message.First, message.Runs.Count, bytes));
        foreach ((SimulatedRun run, _, _) in message.Runs)
        {
            if (run.IsUnwritable)
            {
                long time = Random.OneIn(2) ? 0 : Random.OfAnySize(1, 20 * Scenario.Millisecond);
                At(_now + time, new Happening(What.CannotWrite, null, null, run.Id));
                continue;
            }

            run.Writing--;
            ReleaseIfDone(run);
        }

        TickSoon();
    }

    private void CannotWrite(SimulatedRun run)
    {
        if (IsTold)
            Tell($"the arguments of {run} cannot be written");
        run.Writing--;
        if (run.Where != Whereabouts.Ended)
            On(Event.ArgumentsUnwritable(run.Number));
        ReleaseIfDone(run);
        TickSoon();
    }

    private void End(int number, Outcome outcome)
    {
        Corners?.Add($"a run that is {outcome}");
        SimulatedRun run = _ledger.RunOf(number);
        if (IsTold)
            Tell($"{run} has ended: {outcome}");
        _ledger.Ended(number, outcome, _now);
        ReleaseIfDone(run);
    }

    private void ReleaseIfDone(SimulatedRun run)
    {
        if (run.Where != Whereabouts.Ended || run.Writing > 0 || run.Number < 0)
            return;
        _core.Release(run.Number);
        run.Number = -1;
    }

    private void Withdraw(in Command command)
    {
        if (IsTold)
            Tell($"ask worker {command.Lane.Worker} for {command.Count} runs from number {command.Sequence} on");
        IReadOnlyList<SimulatedRun> held = _ledger.HeldBy(command.Lane.Worker);
        foreach (SimulatedRun run in held)
        {
            if (run.Sequence - command.Sequence >= (uint)command.Count)
                continue;
            Ledger.Require(run != held[0], $"{run} is asked for, of which its future says that it runs");
            run.IsAsked = true;
        }

        Post(new SimulatedMessage(MessageKind.Withdraw, command.Lane) { First = command.Sequence, Count = command.Count });
    }

    /// <summary>Sends a message to a worker. Two for one worker do not overtake one another, but for large ones.</summary>
    private void Post(SimulatedMessage message)
    {
        SimulatedWorker worker = _workers[message.Lane.Worker]!;
        if (worker.Lane.Generation != message.Lane.Generation)
            return;
        worker.LastDown = Travel(message, worker.LastDown, What.ArrivesAtWorker, worker);
    }

    public void Reply(SimulatedWorker worker, SimulatedMessage message) =>
        worker.LastUp = Travel(message, worker.LastUp, What.ArrivesAtMain, worker);

    private long Travel(SimulatedMessage message, long last, What what, SimulatedWorker worker)
    {
        long arrival = Math.Max(last, _now + Random.OfAnySize(Math.Max(1, _scenario.Latency / 3), _scenario.Latency));
        long transfer = message.IsLarge ? Random.OfAnySize(Scenario.Microsecond, 100 * Scenario.Millisecond) : 0;
        At(arrival + transfer, new Happening(what, worker, message, 0));
        return arrival;
    }

    /// <summary>A message has come from a worker, which may be dead or missed by now.</summary>
    private void Take(SimulatedMessage message)
    {
        LaneId lane = message.Lane;
        if (IsTold)
            Tell($"{message.Kind} from worker {lane.Worker}.{lane.Generation}");
        switch (message.Kind)
        {
            case MessageKind.Results:
                TakeResults(message);
                break;
            case MessageKind.Answer:
                TakeAnswer(message);
                break;
            case MessageKind.Leave:
                _ledger.Gone(lane.Worker, isLost: false, null);
                On(Event.WorkerLeft(lane.Worker, lane.Generation));
                break;
        }

        TickSoon();
    }

    private bool IsHeard(LaneId lane) =>
        _core.StateOfWorker(lane.Worker) == SessionState.Serving && _generations[lane.Worker] == lane.Generation;

    private void TakeResults(SimulatedMessage message)
    {
        bool isHeard = IsHeard(message.Lane);
        uint first = 0;
        int count = 0;
        foreach (SimulatedResult result in message.Results)
        {
            if (count > 0 && (result.Failed || result.Sequence != first + (uint)count))
            {
                On(Event.Result(message.Lane, first, count));
                count = 0;
            }

            if (result.Failed)
            {
                if (isHeard)
                {
                    result.Run.Attempts++;
                    _ledger.CameBack(result.Run, _now);
                }

                On(Event.Failed(message.Lane, result.Sequence, result.IsCancellation));
            }
            else if (count++ == 0)
            {
                first = result.Sequence;
            }

            if (isHeard)
                On(Event.Measured(result.Run.Opcode, 1, result.Ticks));
        }

        if (count > 0)
            On(Event.Result(message.Lane, first, count));
    }

    private void TakeAnswer(SimulatedMessage message)
    {
        bool isHeard = IsHeard(message.Lane);
        for (int i = 0; i < message.Count; )
        {
            int end = i;
            while (end < message.Count && message.Answers[end] == message.Answers[i])
                end++;
            uint first = message.First + (uint)i;
            if (isHeard)
            {
                SimulatedRun[] runs = [.. _ledger.HeldBy(message.Lane.Worker).Where(run => run.Sequence - first < (uint)(end - i))];
                foreach (SimulatedRun run in runs)
                {
                    run.IsAsked = !message.Answers[i];
                    if (message.Answers[i])
                        _ledger.CameBack(run, _now);
                    else if (_scenario.Cancels && Random.OneIn(4))
                        At(_now + 1, new Happening(What.Cancels, null, null, run.Id));
                }
            }

            On(message.Answers[i] ? Event.Withdrawn(message.Lane, first, end - i) : Event.Refused(message.Lane, first, end - i));
            i = end;
        }
    }
}
