using MpiPool.Wire;

namespace MpiPool.Scheduling;

/// <summary>How a pool ends: it takes no more tasks, lets those it has run out, sends the workers home, and gives up its transport.</summary>
internal sealed partial class Scheduler
{
    private PoolState _state;
    private Exception? _failure;
    private int _feeds;
    private bool _restIsCanceled;

    internal bool IsOpen => _state == PoolState.Open;

    /// <summary>Whether the pool has broken down, so that its workers may still be there.</summary>
    internal bool HasFailed => _failure is not null;

    internal bool IsStopped => _state == PoolState.Stopped;

    /// <summary>Takes no more tasks. The workers are released once the last one has ended: by whoever waits, or in the background.</summary>
    internal void Close(bool cancelQueued)
    {
        lock (_sync)
        {
            if (cancelQueued && _state is PoolState.Open or PoolState.Closing)
            {
                _restIsCanceled = true;
                CancelOnWorkers();
                while (_queue.Peek() is { } future) Cancel(future, default);
            }

            if (_state == PoolState.Open) _state = PoolState.Closing;
        }

        Poll();
        _progress.OnSubmitted();
    }

    /// <summary>Whether no more tasks are taken, but some may still be under way.</summary>
    internal bool IsClosing => _state is PoolState.Closing or PoolState.Stopping;

    /// <summary>Waits until the workers are gone.</summary>
    internal void WaitStopped() => _progress.WaitFor(this, Timeout.InfiniteTimeSpan);

    /// <summary>Waits until the workers are gone, but no longer than this.</summary>
    internal bool WaitStopped(TimeSpan timeout) => _progress.WaitFor(this, timeout);

    /// <summary>Has something done once the workers are gone, or the pool has broken down. To be set before the pool is used.</summary>
    internal Action? OnStopped { get; set; }

    /// <summary>Keeps the pool open for a batch until its inputs are used up.</summary>
    internal void BeginFeed()
    {
        lock (_sync)
        {
            ThrowIfClosed(isFed: false);
            _feeds++;
        }
    }

    internal void EndFeed()
    {
        lock (_sync) _feeds--;
        Poll();
        WakeWaiting();
    }

    private void ThrowIfClosed(bool isFed)
    {
        if (_failure is not null)
        {
            throw new WorkerLostException($"The pool broke down earlier and takes no more tasks: {_failure.Message}", _failure);
        }

        if (isFed && _restIsCanceled) throw new OperationCanceledException("The pool was shut down before all inputs were used.");
        ObjectDisposedException.ThrowIf(_state != PoolState.Open && !(isFed && _state == PoolState.Closing), typeof(MpiExecutor));
    }

    private void StopWorkersIfDone()
    {
        // A task that is being written is in no list yet.
        if (_handingOut) return;
        if (_state == PoolState.Closing && _queue.Count == 0 && _inFlight == 0 && (_feeds == 0 || _restIsCanceled)) SendStop();
        if (_state == PoolState.Stopping && _transport.PendingBytes == 0 && Array.TrueForAll(_workers, worker => worker is null or { HasLeft: true }))
        {
            _transport.Dispose();
            Stop();
        }
    }

    /// <summary>
    /// What workers hold and have not begun need not run; what runs is left alone. So is each worker's oldest task, even if it has not begun: a future may
    /// have said that it runs.
    /// </summary>
    private void CancelOnWorkers()
    {
        foreach (WorkerSlot? worker in _workers)
        {
            if (worker is not null) AskForAllThatWaits(worker);
        }
    }

    /// <summary>Sends a message; a transport that cannot is the end of the pool.</summary>
    private void SendOrFail(int rank, Message message)
    {
        try
        {
            _transport.Send(rank, message);
        }
        catch (Exception e) when (_state != PoolState.Stopped)
        {
            Fail(e);
        }
    }

    private void SendStop()
    {
        _state = PoolState.Stopping;
        foreach (WorkerSlot? worker in _workers)
        {
            if (worker is not null) _transport.Send(worker.Rank, MessagePool.Rent(MessageKind.Stop));
        }
    }

    /// <summary>The pool cannot go on: a transport failed, or a worker sent nonsense. Every future that has not ended fails.</summary>
    private void Fail(Exception exception)
    {
        Log.PoolFailed(_logger, exception);
        _failure = exception;
        Stop();
        for (; _queue.Peek() is { } queued; _queue.RemoveHead()) End(queued, FutureState.Faulted, Lost(queued, exception));
        foreach (WorkerSlot? worker in _workers)
        {
            if (worker is null) continue;
            foreach (MpiFuture future in worker.TakeAll()) End(future, FutureState.Faulted, Lost(future, exception));
        }

        _inFlight = 0;
    }

    private void Stop()
    {
        _state = PoolState.Stopped;
        _progress.OnStopped();
        OnStopped?.Invoke();
    }

    private static WorkerLostException Lost(MpiFuture future, Exception exception) =>
        new($"Task {future.Stub.Name} (number {future.TaskId}) was lost, because the pool broke down: {exception.Message}", exception);

    private enum PoolState
    {
        Open,

        /// <summary>No more tasks are taken; those that are there run out.</summary>
        Closing,

        /// <summary>The workers have been told to leave.</summary>
        Stopping,

        /// <summary>The workers are gone.</summary>
        Stopped,
    }
}
