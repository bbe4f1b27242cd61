using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

/// <content>What the user does, and what befalls the workers.</content>
internal sealed partial class Simulation<TFaults>
{
    private bool _feedEnds;
    private bool _isClosed;
    private bool _restIsCanceled;

    private void SubmitSome()
    {
        for (int left = Random.Below(_scenario.Burst) + 1; left > 0 && _runs.Count < _scenario.Runs; left--)
        {
            SimulatedRun run = _scenario.MakeRun(_runs.Count);
            _runs.Add(run);
            if (_isClosed && (!_feedEnds || _restIsCanceled))
                continue; // the shell refuses it
            run.Number = _core.Reserve();
            if (IsTold)
                Tell($"submit {run}: method {run.Opcode}, {run.Options}, {run.Ticks / 10.0} µs{(run.Kills ? ", kills" : "")}");
            _ledger.Submitted(run);
            On(Event.Submitted(run.Number, run.Opcode, run.Options, run.Waits));
            if (run.Waits)
                At(_now + Random.OfAnySize(1, 100 * Scenario.Millisecond), new Happening(What.Readies, null, null, run.Id));
            if (_scenario.Cancels && Random.OneIn(3))
            {
                At(_now + Random.OfAnySize(1, 200 * Scenario.Millisecond), new Happening(What.Cancels, null, null, run.Id));
            }
        }

        // Somebody sees to the pool soon.
        At(_now + Random.Between(0, LongestTick), new Happening(What.Ticks, null, null, 0));
        if (!_isClosed && Random.OneIn(_scenario.Runs < 60 ? 20 : 100))
            PlanEnd(0);
        if (_runs.Count < _scenario.Runs)
            At(_now + Random.OfAnySize(1, _scenario.Gap), new Happening(What.Submits, null, null, 0));
        else
            PlanEnd(Random.OfAnySize(1, 5000 * Scenario.Millisecond));
    }

    /// <summary>The pool is closed, in one of the three ways, and maybe in another one later.</summary>
    private void PlanEnd(long after)
    {
        bool cancelRest = Random.OneIn(3);
        At(_now + after, new Happening(What.Closes, null, null, cancelRest ? 1 : 0));
        if (Random.OneIn(4))
            At(_now + after + Random.OfAnySize(1, 50 * Scenario.Millisecond), new Happening(What.Closes, null, null, 1));
    }

    private void Ready(SimulatedRun run)
    {
        _ledger.Ready(run);
        if (run.Where == Whereabouts.Ended)
            return;
        On(Event.Ready(run.Number));
        TickSoon();
    }

    private void Cancel(SimulatedRun run)
    {
        if (run.Where is Whereabouts.New or Whereabouts.Ended)
            return;
        if (IsTold)
            Tell($"cancel {run}");
        run.IsCancelAsked = true;
        On(Event.CancelAsked(run.Number));
        TickSoon();
    }

    private void Close(bool cancelRest)
    {
        if (IsTold)
            Tell(cancelRest ? "close and cancel the rest" : "close");
        if (!_isClosed && _feedEnds)
        {
            At(_now + Random.OfAnySize(1, 100 * Scenario.Millisecond), new Happening(What.FeedEnds, null, null, 0));
        }

        _isClosed = true;
        _restIsCanceled |= cancelRest;
        _ledger.Close(cancelRest);
        On(Event.Close(cancelRest));
        TickSoon();
    }

    private void Join(int worker)
    {
        if (_workers[worker] is { } before)
        {
            if (before.IsAlive)
                return;

            // It may be there again before anybody has missed it.
            if (_core.StateOfWorker(worker) == SessionState.Serving)
                Lose(before);
            _ledger.Returned();
        }

        var lane = new LaneId(worker, ++_generations[worker]);
        int slowness = _scenario.SlowWorkers && Random.OneIn(4) ? 10 : 1;
        _workers[worker] = new SimulatedWorker(this, lane, slowness, _scenario.WorkersListen);
        bool tellsBegun = _scenario.TellsBegun == 1 || (_scenario.TellsBegun == 2 && Random.OneIn(2));
        _tellsBegun[worker] = tellsBegun;
        if (IsTold)
            Tell($"worker {worker}.{lane.Generation} joins{(tellsBegun ? ", and tells what it has begun" : "")}");
        _nextSequence[worker] = 0;
        _ledger.Joined(worker, _now);
        On(Event.WorkerJoined(worker, lane.Generation, 1, tellsBegun));
        TickSoon();
    }

    public bool DiesNow(SimulatedWorker worker, SimulatedRun? run)
    {
        if (run is { Kills: true })
        {
            run.Killed++;
            int most = _scenario.TellsBegun == 1 ? run.Options.MaxAttempts : run.Options.MaxAttempts + 1;
            Ledger.Require(run.Killed <= most, $"{run} kills its worker number {run.Killed}, with {run.Options.MaxAttempts} attempts");
            Die(worker, $"of {run}");
            return true;
        }

        if (_deathsAtSteps == 0 || !Random.OneIn(50))
            return false;
        _deathsAtSteps--;
        Die(worker, run is null ? "between runs" : $"in {run}");
        return true;
    }

    private int _deathsAtSteps;

    private void Die(SimulatedWorker worker, string why)
    {
        if (IsTold)
            Tell($"worker {worker.Lane.Worker}.{worker.Lane.Generation} dies {why}");
        worker.IsAlive = false;
        At(_now + Random.OfAnySize(1, _scenario.DetectionTicks), new Happening(What.IsMissed, worker, null, 0));
        if (_scenario.Rejoins && Random.OneIn(2))
        {
            // Soon enough now and then that what the dead one has sent still arrives.
            long time = Random.OfAnySize(1, Random.OneIn(2) ? _scenario.Latency : 500 * Scenario.Millisecond);
            At(_now + time, new Happening(What.Joins, null, null, worker.Lane.Worker));
        }
    }

    /// <summary>A worker is gone, as the ledger has to see it.</summary>
    private void Lose(SimulatedWorker worker)
    {
        bool tells = _tellsBegun[worker.Lane.Worker];
        if (tells && worker.LastBegun is uint last)
            On(Event.Begun(worker.Lane, last));
        _ledger.Gone(worker.Lane.Worker, isLost: true, tells ? run => run.Sequence <= worker.LastBegun : null);
    }

    private void Miss(SimulatedWorker worker)
    {
        (int number, int generation, _) = worker.Lane;
        if (IsTold)
            Tell($"worker {number}.{generation} is missed");
        if (_generations[number] == generation)
            Lose(worker);
        On(Event.WorkerLost(number, generation));
        TickSoon();
    }
}
