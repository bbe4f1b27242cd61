using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Scheduling;

/// <content>
/// Taking back what workers hold and have not begun: to cancel it, or because it waits behind a task that runs far longer than expected
/// while another worker has nothing to do. A worker's oldest task is never asked for, since its future may have said that it runs.
/// </content>
internal sealed partial class Scheduler
{
    /// <summary>So often, in milliseconds, the workers are looked at for one that is held up.</summary>
    private const int LookInterval = 4;

    private long _nextLook;

    // Whether a task may wait behind another. True until a look has shown that none does.
    private volatile bool _anyWaits;

    /// <summary>
    /// How long nobody need look at the pool, if nothing wakes him. A worker that has more to do does not: it has enough for a while, and
    /// who wakes takes a core, maybe from a worker.
    /// </summary>
    internal TimeSpan NextLook => _anyWaits ? TimeSpan.FromTicks(BatchPolicy.WindowTicks / 2) : Pause.Longest;

    /// <summary>
    /// Cancels a task, and waits to hear from the worker that holds it. Returns whether it is canceled and has not begun.
    /// </summary>
    internal bool Cancel(MpiFuture future)
    {
        if (TryCancel(future, default))
            return true;

        // Who drives the pool may need the lock, which a serializer of the user's is called under: there the answer cannot be waited for.
        if (!AnyThread || _sync.IsHeldByCurrentThread)
            return false;
        WaitFor(new WithdrawalAnswer(future), Timeout.InfiniteTimeSpan);
        lock (_sync)
            return future.Withdrawal == Withdrawal.Granted;
    }

    /// <summary>As a map that is left does with what it has under way: cancels it, and wants to hear nothing more.</summary>
    internal void GiveUp(MpiFuture future)
    {
        lock (_sync)
            future.ExpectNoAttention();
        TryCancel(future, default);
    }

    /// <summary>
    /// Cancels a task that has not been handed out, and asks the worker that holds it to give it up. Returns whether it is canceled now,
    /// and has not begun: one that ended itself when its token was canceled has.
    /// </summary>
    internal bool TryCancel(MpiFuture future, CancellationToken cancellationToken)
    {
        bool isCanceled;
        lock (_sync)
        {
            if (future.State == FutureState.Queued)
                Cancel(future, cancellationToken);
            else if (future.State == FutureState.Running)
                AskToGiveUp(future, cancellationToken);
            isCanceled = future is { IsCanceled: true, Withdrawal: not Withdrawal.Refused };
        }

        NotifyEnded();
        return isCanceled;
    }

    private void Cancel(MpiFuture future, CancellationToken cancellationToken)
    {
        End(future, FutureState.Canceled, Canceled(future, cancellationToken));
        _queue.OnCanceled();
    }

    /// <summary>Asks a worker to give a task back if it has not begun it, and to cancel the task's own token if it has.</summary>
    private void AskToGiveUp(MpiFuture future, CancellationToken cancellationToken)
    {
        // Where one thread alone may send, a token that is canceled on another one comes too late for what runs.
        if (future.CancelRequest is not null || !_transport.AnyThread)
            return;
        future.CancelRequest = Canceled(future, cancellationToken);
        WorkerSlot worker = _workers[future.WorkerRank]!;

        // A task whose own arguments are being written has not got its number for good.
        if (worker.Find(future.Sequence) != future)
            return;
        if (future.Withdrawal == Withdrawal.None && worker.OldestSequence != future.Sequence)
            Ask(worker, future.Sequence, 1);
        else if (future.Withdrawal != Withdrawal.Asked)
            SendOrFail(worker.Rank, CancelMessage.Create(future.Sequence));
    }

    /// <summary>Asks a worker for all that it holds but its oldest task.</summary>
    private void AskForAllThatWaits(WorkerSlot worker)
    {
        if (worker.InFlight > 1)
            Ask(worker, worker.OldestSequence + 1, worker.NextSequence - worker.OldestSequence - 1);
    }

    private void Ask(WorkerSlot worker, uint first, uint count)
    {
        bool any = false;
        for (uint i = 0; i < count; i++)
        {
            if (worker.Find(first + i) is not { Withdrawal: Withdrawal.None } future)
                continue;
            future.Withdrawal = Withdrawal.Asked;
            any = true;
        }

        if (any)
            SendOrFail(worker.Rank, WithdrawMessage.Create(first, count));
    }

    /// <summary>A worker says what it gives back. What is not to be canceled goes to the head of the queue, for whoever is free.</summary>
    private void TakeBack(WorkerSlot worker, Message message)
    {
        _anyEnded = true; // for those who wait for the answer
        var back = new List<MpiFuture>();
        WithdrawnMessage.Reader answer = WithdrawnMessage.Read(message);
        try
        {
            while (answer.TryRead(out uint first, out uint count, out bool areWithdrawn))
            {
                if ((int)(worker.NextSequence - first) < 0 || count > worker.NextSequence - first)
                {
                    throw new InvalidDataException(
                        $"Worker rank {worker.Rank} speaks of {count} tasks from number {first} on, which it was not sent."
                    );
                }

                for (uint sequence = first; sequence != first + count; sequence++)
                {
                    if (worker.Find(sequence) is not { } future)
                        continue;
                    if (!areWithdrawn)
                        Refuse(worker, future);
                    else if (TakeBack(worker, future))
                        back.Add(future);
                }
            }
        }
        finally
        {
            for (int i = back.Count - 1; i >= 0; i--)
                _queue.PutBack(back[i]);
        }
    }

    /// <summary>A worker has given a task back. Returns whether it is to run elsewhere.</summary>
    private bool TakeBack(WorkerSlot worker, MpiFuture future)
    {
        worker.Take(future.Sequence);
        _inFlight--;
        future.Withdrawal = Withdrawal.Granted;
        OperationCanceledException? request = future.CancelRequest ?? (_restIsCanceled ? Canceled(future, default) : null);
        if (request is null)
            future.SetQueued();
        else
            End(future, FutureState.Canceled, request);
        return request is null;
    }

    /// <summary>A worker has begun a task: all that is left is to cancel its token.</summary>
    private void Refuse(WorkerSlot worker, MpiFuture future)
    {
        future.Withdrawal = Withdrawal.Refused;
        if (future.CancelRequest is not null)
            _transport.Send(worker.Rank, CancelMessage.Create(future.Sequence));
    }

    /// <summary>
    /// Called when nothing has arrived: if a worker has nothing to do, takes back what waits on another one whose oldest task has run for
    /// longer than all that it holds was expected to take.
    /// </summary>
    private void LookForWhoIsHeldUp()
    {
        long now = Environment.TickCount64;
        if (now < _nextLook)
            return;
        _nextLook = now + LookInterval;
        bool canRelieve = _idle.Count > 0 && _queue.Count == 0 && _transport.AnyThread;
        _anyWaits = false;
        foreach (WorkerSlot? worker in _workers)
        {
            if (worker is null or { InFlight: < 2 })
                continue;
            _anyWaits = true;
            if (!canRelieve || !worker.IsHeldUp(now))
                continue;
            AskForAllThatWaits(worker);

            // Nor does it get anything else to put behind this task.
            worker.ExpectOldestToRun(BatchPolicy.UnknownTicks);
            UpdateReadiness(worker);
        }
    }

    private sealed class WithdrawalAnswer(MpiFuture future) : IAwaited
    {
        public bool IsDone => future.IsCompleted || future.Withdrawal != Withdrawal.Asked;
    }
}
