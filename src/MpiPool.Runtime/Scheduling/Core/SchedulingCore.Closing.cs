namespace MpiPool.Scheduling.Core;

/// <content>How a pool ends: it takes no more runs, lets those it has run out, and sends the workers home.</content>
internal sealed partial class SchedulingCore<TFaults>
{
    private PoolState _state;
    private bool _restIsCanceled;
    private int _feeds;

    // Workers that have joined or will, and have not gone.
    private int _present;

    /// <summary>Whether all workers are gone and no run is left.</summary>
    internal bool IsOver => _state == PoolState.Over;

    private void OnClose(bool cancelRest, Commands commands)
    {
        if (_state == PoolState.Open)
            _state = PoolState.Closing;
        if (!cancelRest || _state != PoolState.Closing)
            return;
        _restIsCanceled = true;
        foreach (WorkerSession session in _sessions)
        {
            if (!_workersListen)
                break;
            foreach (Lane lane in session.Lanes)
            {
                if (lane.Held > 1)
                    Ask(lane, lane.Oldest + 1, lane.Next, all: true, commands);
            }
        }

        for (int number = 0; number < _runs.End; number++)
        {
            ref Run run = ref _runs[number];
            if (run.State is RunState.Queued or RunState.Waiting)
                CancelQueued(number, ref run, commands);
        }
    }

    private void OnBroken(Commands commands)
    {
        for (int number = 0; number < _runs.End; number++)
        {
            ref Run run = ref _runs[number];
            if (run.State == RunState.Ended)
                continue;
            if (run.State == RunState.Queued)
                Dequeue(number, ref run);
            End(number, ref run, Outcome.Lost, commands);
        }

        foreach (WorkerSession session in _sessions)
        {
            foreach (Lane lane in session.Lanes)
                SetReadiness(lane, Readiness.None);
            session.Lanes = [];
            session.State = SessionState.Lost;
        }

        (_present, _lanes, _anyWaits) = (0, 0, false);
        BeOver(commands);
    }

    private void StopIfDone(Commands commands)
    {
        bool isDone = TFaults.StopsTooEarly ? Queued == 0 : Open == 0;
        if (_state == PoolState.Closing && isDone && (_feeds == 0 || _restIsCanceled))
        {
            _state = PoolState.Stopping;
            foreach (WorkerSession session in _sessions)
            {
                if (session.State == SessionState.Serving)
                    Stop(session, commands);
            }
        }

        if (_state == PoolState.Stopping && _present == 0)
            BeOver(commands);
    }

    private static void Stop(WorkerSession session, Commands commands) =>
        commands.Add(new Command(CommandKind.Stop, default, session.Lanes[0].Id, 0, 0, 0));

    private void BeOver(Commands commands)
    {
        if (_state == PoolState.Over)
            return;
        _state = PoolState.Over;
        commands.Add(new Command(CommandKind.Over, default, default, 0, 0, 0));
    }

    private enum PoolState
    {
        Open,

        /// <summary>No more runs are taken; those that are there run out.</summary>
        Closing,

        /// <summary>The workers have been told to leave.</summary>
        Stopping,

        /// <summary>The workers are gone.</summary>
        Over,
    }
}
