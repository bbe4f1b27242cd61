using MpiPool.CompilerServices;
using MpiPool.Interop;
using MpiPool.Wire;
using MpiPool.Workers;

namespace MpiPool.Scheduling;

/// <summary>
/// How a pool ends: it takes no more tasks, lets those it has run out, sends the workers home, and gives up its transport.
/// </summary>
internal sealed partial class Scheduler
{
    private PoolState _state;
    private Exception? _failure;
    private readonly List<MpiTask> _feeds = [];
    private bool _restIsCanceled;

    // For the thread that outlives Main.
    private readonly object _overSync = new();
    private int _outlivesMain;

    // When something last moved while the workers are sent home.
    private long _movedAtStop;
    private long _pendingAtStop;

    internal bool IsOpen => _state == PoolState.Open;

    /// <summary>Whether the pool has broken down, so that its workers may still be there.</summary>
    internal bool HasFailed => _failure is not null;

    internal bool IsStopped => _state == PoolState.Stopped;

    /// <summary>
    /// Takes no more tasks. The workers are released once the last one has ended: by whoever waits, or in the background.
    /// </summary>
    internal void Close(bool cancelQueued)
    {
        lock (_sync)
        {
            if (cancelQueued && _state is PoolState.Open or PoolState.Closing)
            {
                _restIsCanceled = true;
                CancelOnWorkers();
                while (_queue.Peek() is { } future)
                    Cancel(future, default);
            }

            if (_state == PoolState.Open)
                _state = PoolState.Closing;
        }

        Poll();
        _progress.OnSubmitted();
    }

    /// <summary>Whether no more tasks are taken; some, and callbacks, may still be under way.</summary>
    internal bool IsClosed => _state != PoolState.Open;

    /// <summary>Waits until the workers are gone, but no longer than this.</summary>
    internal bool WaitStopped(TimeSpan timeout) => _progress.WaitFor(this, timeout);

    /// <summary>Whether the workers are gone, and no callback is left.</summary>
    internal bool IsOver => IsStopped && _callbacks.AreOver;

    /// <summary>Whether to start the thread that outlives Main: once.</summary>
    internal bool TryOutliveMain() => Interlocked.Exchange(ref _outlivesMain, 1) == 0;

    /// <summary>Waits until the pool is over, without seeing to it. Returns false if the time was over first.</summary>
    internal bool WaitOver(TimeSpan timeout)
    {
        lock (_overSync)
        {
            if (!IsOver)
                Monitor.Wait(_overSync, timeout);
            return IsOver;
        }
    }

    /// <summary>Says, at the pool's end, how many tasks failed at which nobody has looked.</summary>
    internal void ReportUnseen() => _unseen.Report(_logger);

    /// <summary>The process ends, and with it the workers: says what is lost.</summary>
    internal void ReportAtExit()
    {
        // A task that ends the process itself is not lost by that, where this can be known: NativeAOT raises ProcessExit on the thread that
        // exits, the JIT's runtime on another. At a process's end no lock is worth waiting for.
        int unsurprised = Serving.WorkerRank is null ? 0 : 1;
        if (_state is PoolState.Closing && (_queue.Count + _inFlight > unsurprised || _feeds.Count > 0))
            Log.GivenUpAtExit(_logger);
        ReportUnseen();
    }

    /// <summary>Has something done once the workers are gone, or the pool has broken down. To be set before the pool is used.</summary>
    internal Action? OnStopped { get; set; }

    /// <summary>
    /// Has something done once the workers are gone, or the pool has broken down, and no callback is left. To be set before the pool is
    /// used.
    /// </summary>
    internal Action? OnOver { get; set; }

    /// <summary>Keeps the pool open for a batch until its inputs are used up.</summary>
    /// <param name="task">What the inputs are for.</param>
    internal void BeginFeed(MpiTask task)
    {
        lock (_sync)
        {
            ThrowIfClosed(Submission.Single);
            _feeds.Add(task);
        }
    }

    internal void EndFeed(MpiTask task)
    {
        lock (_sync)
            _feeds.Remove(task);
        Poll();
        WakeWaiting();
    }

    /// <summary>The one place that says why a pool takes no task.</summary>
    private void ThrowIfClosed(Submission submission)
    {
        if (_state == PoolState.Open)
            return;
        if (_failure is not null)
        {
            throw new WorkerLostException($"The pool broke down earlier and takes no more tasks: {_failure.Message}", _failure);
        }

        if (submission == Submission.OfBatch)
        {
            if (_restIsCanceled)
                throw new OperationCanceledException("The pool was shut down before all inputs were used.");
            if (_state == PoolState.Closing)
                return;
        }

        if (submission == Submission.OfMap)
            throw new ObjectDisposedException(nameof(MpiExecutor), MapIsLazy);
        throw new ObjectDisposedException(nameof(MpiExecutor), TakesNoMore);
    }

    private void StopWorkersIfDone()
    {
        // A task that is being written is in no list yet.
        if (_handingOut)
            return;
        if (_state == PoolState.Closing && _queue.Count == 0 && _inFlight == 0 && (_feeds.Count == 0 || _restIsCanceled))
            SendStop();
        if (
            _state == PoolState.Stopping
            && _transport.PendingBytes == 0
            && Array.TrueForAll(_workers, worker => worker is null or { HasLeft: true })
        )
        {
            _transport.Dispose();
            Stop();
        }
        else if (_state == PoolState.Stopping)
        {
            GiveUpIfNothingMoves();
        }
    }

    /// <summary>No task is left, so that workers answer soon, unless they hang or cannot be reached.</summary>
    private void GiveUpIfNothingMoves()
    {
        long pending = _transport.PendingBytes,
            now = Environment.TickCount64;
        if (pending != _pendingAtStop || _transport.HasMovedOn)
            _movedAtStop = now;
        _pendingAtStop = pending;
        if (now - _movedAtStop < Overdue.Limit.TotalMilliseconds)
            return;
        Fail(
            new WorkerLostException(
                $"Worker rank {RanksThatStay} has not left within {Overdue.Limit.TotalSeconds} s of being told to. "
                    + "It hangs, or cannot be reached."
            )
        );
    }

    private string RanksThatStay =>
        string.Join(", ", _workers.OfType<WorkerSlot>().Where(worker => !worker.HasLeft).Select(worker => worker.Rank));

    /// <summary>
    /// What workers hold and have not begun need not run; what runs is left alone. So is each worker's oldest task, even if it has not
    /// begun: a future may have said that it runs.
    /// </summary>
    private void CancelOnWorkers()
    {
        foreach (WorkerSlot? worker in _workers)
        {
            if (worker is not null)
                AskForAllThatWaits(worker);
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
        _movedAtStop = Environment.TickCount64;
        foreach (WorkerSlot? worker in _workers)
        {
            if (worker is not null)
                _transport.Send(worker.Rank, MessagePool.Rent(MessageKind.Stop));
        }
    }

    /// <summary>The pool cannot go on: a transport failed, or a worker sent nonsense. Every future that has not ended fails.</summary>
    private void Fail(Exception exception)
    {
        Log.PoolFailed(_logger, exception);
        _failure = exception;
        Stop();
        for (; _queue.Peek() is { } queued; _queue.RemoveHead())
            End(queued, FutureState.Faulted, Lost(queued, exception));
        foreach (WorkerSlot? worker in _workers)
        {
            if (worker is null)
                continue;
            foreach (MpiFuture future in worker.TakeAll())
                End(future, FutureState.Faulted, Lost(future, exception));
        }

        _inFlight = 0;
    }

    private void Stop()
    {
        _state = PoolState.Stopped;
        _progress.OnStopped();
        OnStopped?.Invoke();
        if (_callbacks.AreOver)
            SayOver();
    }

    private void OnCallbacksOver()
    {
        if (IsStopped)
            SayOver();
    }

    private void SayOver()
    {
        OnOver?.Invoke();
        lock (_overSync)
            Monitor.PulseAll(_overSync);
    }

    private static WorkerLostException Lost(MpiFuture future, Exception exception) =>
        new($"Task {future.Title} (number {future.TaskId}) was lost, because the pool broke down: {exception.Message}", exception);

    private const string TakesNoMore =
        "The pool was shut down before and takes no more tasks. Submit all of them before Shutdown() or Dispose(), which a 'using' "
        + "calls at "
        + "the end of its block, also for callbacks and for other threads: let these be waited for first. What comes later needs a pool "
        + "of its "
        + "own, made on every rank.";

    private const string MapIsLazy =
        "The results of a map were asked for after its pool was shut down. Map, MapUnordered, StarMap, their asynchronous forms, IMap "
        + "and IMapUnordered are lazy: tasks are submitted while the results are enumerated, and anew each time. Enumerate them before the "
        + "pool ends (foreach, ToList()), or use SubmitBatch, which runs by itself.";

    /// <summary>Whose tasks are submitted.</summary>
    private enum Submission
    {
        Single,

        /// <summary>A batch that was there before the pool was closed may go on.</summary>
        OfBatch,

        /// <summary>A map submits when its results are asked for, which may be late.</summary>
        OfMap,
    }

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
