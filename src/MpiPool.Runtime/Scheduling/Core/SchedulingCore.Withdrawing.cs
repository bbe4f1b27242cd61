namespace MpiPool.Scheduling.Core;

/// <content>
/// Taking back what lanes hold and have not begun: to cancel it, or because it waits behind a run that takes far longer than expected while
/// another lane has nothing to do. A lane's oldest run is never asked for, since its future may have said that it runs.
/// </content>
internal sealed partial class SchedulingCore<TFaults>
{
    /// <summary>So often the lanes are looked at for one that is held up.</summary>
    private const long LookTicks = BatchPolicy.WindowTicks / 2;

    // Whether a run may wait behind another. True until a look has shown that none does.
    private bool _anyWaits;
    private long _nextLook;

    private void OnCancelAsked(int number, Commands commands)
    {
        ref Run run = ref _runs[number];
        if (run.State == RunState.Ended || run.IsCancelAsked)
            return;
        run.Marks |= RunMarks.CancelAsked;
        switch (run.State)
        {
            case RunState.Waiting:
            case RunState.Queued:
                CancelQueued(number, ref run, commands);
                break;
            case RunState.Held when _workersListen:
                Lane lane = LaneOf(run);
                if (run.Sequence != lane.Oldest)
                    Ask(lane, run.Sequence, run.Sequence + 1, all: true, commands);
                else
                    CancelRunning(run, commands);
                break;
            case RunState.Refused:
                CancelRunning(run, commands);
                break;
        }
    }

    private void CancelQueued(int number, ref Run run, Commands commands)
    {
        if (run.State == RunState.Queued)
            Dequeue(number, ref run);
        End(number, ref run, CanceledOutcome(run), commands);
    }

    private static Outcome CanceledOutcome(in Run run) => run.Attempts > 0 || run.IsSuspect ? Outcome.Stopped : Outcome.Canceled;

    private void CancelRunning(in Run run, Commands commands) =>
        commands.Add(new Command(CommandKind.CancelRunning, default, LaneOf(run).Id, run.Sequence, 1, 0));

    /// <summary>Asks for the runs of these numbers that can be asked for, a message for each row of them.</summary>
    /// <param name="lane">Who has them.</param>
    /// <param name="from">The first number.</param>
    /// <param name="end">The number behind the last one.</param>
    /// <param name="all">Whether runs that may be executed only there are asked for, too.</param>
    /// <param name="commands">To which the questions are added.</param>
    private void Ask(Lane lane, uint from, uint end, bool all, Commands commands)
    {
        uint first = from;
        int count = 0;
        for (uint sequence = from; sequence != end; sequence++)
        {
            int number = lane.Find(sequence);
            if (number != RunTable.None && _runs[number].State == RunState.Held && (all || !_kinds[_runs[number].Kind].IsPinned))
            {
                Become(ref _runs[number], RunState.Asked);
                if (count++ == 0)
                    first = sequence;
                continue;
            }

            Ask(lane, first, count, commands);
            count = 0;
        }

        Ask(lane, first, count, commands);
    }

    private static void Ask(Lane lane, uint first, int count, Commands commands)
    {
        if (count > 0)
            commands.Add(new Command(CommandKind.Withdraw, default, lane.Id, first, count, 0));
    }

    /// <summary>A worker gives runs back. What is not to be canceled is queued where it was, for whoever is free.</summary>
    private void OnWithdrawn(in Event e, Commands commands)
    {
        if (TryFind(e.Lane) is not { } lane)
            return;
        CheckGiven(lane, e);
        for (int i = 0; i < e.Count; i++)
        {
            int number = lane.Find(e.Sequence + (uint)i);
            if (number == RunTable.None)
                continue;
            ref Run run = ref _runs[number];
            if (run.State != RunState.Asked)
                throw NotAsked(e, e.Sequence + (uint)i);
            Take(lane, run.Sequence);
            bool isCanceled = (run.IsCancelAsked && !TFaults.ForgetsCancellation) || _restIsCanceled;
            if (isCanceled)
                End(number, ref run, CanceledOutcome(run), commands);
            else
                QueueAgain(number, ref run, _kinds[run.Kind]);
        }
    }

    /// <summary>A worker has begun runs: all that is left is to cancel their tokens.</summary>
    private void OnRefused(in Event e, Commands commands)
    {
        if (TryFind(e.Lane) is not { } lane)
            return;
        CheckGiven(lane, e);
        for (int i = 0; i < e.Count; i++)
        {
            int number = lane.Find(e.Sequence + (uint)i);
            if (number == RunTable.None)
                continue;
            ref Run run = ref _runs[number];
            if (run.State != RunState.Asked)
                throw NotAsked(e, e.Sequence + (uint)i);
            Become(ref run, RunState.Refused);
            if (TFaults.CancelsWhatHasBegun)
            {
                Take(lane, run.Sequence);
                End(number, ref run, Outcome.Canceled, commands);
                continue;
            }

            if (run.IsCancelAsked)
                CancelRunning(run, commands);
        }
    }

    /// <summary>
    /// If a lane has nothing to do, takes back what waits on others whose oldest run has taken longer than all that they hold was
    /// expected to.
    /// </summary>
    private void LookForWhoIsHeldUp(long now, Commands commands)
    {
        if (_anyWaits && now >= _nextLook)
        {
            _nextLook = now + LookTicks;
            _anyWaits = false;
            bool canRelieve = _workersListen && _idle.Count > 0 && QueuedForAny == 0 && !TFaults.LeavesHeldUp;
            foreach (WorkerSession session in _sessions)
            {
                foreach (Lane lane in session.Lanes)
                {
                    if (lane.Held < 2)
                        continue;
                    _anyWaits = true;
                    if (!lane.IsHeldUp(now) || !canRelieve)
                        continue;
                    Ask(lane, lane.Oldest + 1, lane.Next, all: false, commands);
                    lane.ExpectOldestToTake(BatchPolicy.UnknownTicks);
                    UpdateReadiness(lane);
                }
            }
        }

        commands.WakeAt = _anyWaits ? _nextLook : long.MaxValue;
    }

    /// <summary>A run waits behind another now.</summary>
    private void LookLater(long now, Commands commands)
    {
        if (_anyWaits)
            return;
        _anyWaits = true;
        commands.WakeAt = _nextLook = now + LookTicks;
    }

    private Lane LaneOf(in Run run) => _sessions[run.Worker].Lanes[run.Lane];

    private static void CheckGiven(Lane lane, in Event e)
    {
        if (lane.HasGiven(e.Sequence, e.Count))
            return;
        throw new InvalidDataException(
            $"Worker {e.Lane.Worker} speaks of {e.Count} tasks from number {e.Sequence} on, which it was not sent."
        );
    }

    private static InvalidDataException NotAsked(in Event e, uint sequence) =>
        new($"Worker {e.Lane.Worker} answers for its task {sequence}, for which it was not asked.");
}
