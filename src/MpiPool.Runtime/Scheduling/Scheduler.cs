using Microsoft.Extensions.Logging;
using MpiPool.CompilerServices;
using MpiPool.Interop;
using MpiPool.Mapping;
using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Scheduling;

/// <summary>
/// The main rank's side of a pool: queues tasks, hands them to workers, takes their results. <see cref="Poll"/> does all that is to be done
/// at the moment; whoever waits calls it (see <see cref="Progress"/>).
/// </summary>
internal sealed partial class Scheduler : IProgress, IAwaited
{
    /// <summary>So often a thread that only submits looks at what has come back.</summary>
    private const int SubmissionsPerPoll = 64;

    // One lock for the queue, the workers and the futures' states. User code runs under it only in serializers.
    private readonly Lock _sync = new();
    private readonly Transport _transport;
    private readonly ILogger _logger;
    private readonly WorkerSlot?[] _workers;
    private readonly TaskQueue _queue = new();
    private readonly BatchPolicy _policy;
    private readonly Queue<WorkerSlot> _idle = new();
    private readonly Queue<WorkerSlot> _hungry = new();
    private readonly Progress _progress;
    private readonly Callbacks _callbacks;
    private readonly UnseenFailures _unseen = new();
    private List<(MpiFuture Future, FutureObserver Observer)> _ended = [];
    private long _nextTaskId;
    private int _inFlight;
    private uint _polls;

    // For the task at the head of the queue, or the last one that was handed out: how many make a good message, and what follows from that.
    private readonly int _knownTasks = TaskRegistry.Count;
    private int _headOpcode;
    private int _batch = 1;
    private int _leastBatch = 1;
    private int _wanted;
    private int _mostPending;
    private bool _handingOut;
    private bool _hasLongArguments;
    private volatile bool _anyEnded;

    internal Scheduler(Transport transport, ILogger logger)
    {
        _transport = transport;
        _logger = logger;
        _callbacks = new Callbacks(logger) { Over = OnCallbacksOver };
        _policy = new BatchPolicy(workersSleep: transport.SleepsAtOnce);
        _workers = new WorkerSlot?[transport.Size];
        for (int rank = 0; rank < _workers.Length; rank++)
        {
            if (rank == transport.Rank)
                continue;
            var worker = new WorkerSlot(rank);
            _workers[rank] = worker;
            SetReadiness(worker, Readiness.Idle);
        }

        Plan(opcode: -1);
        _progress = new Progress(this, transport, logger);
    }

    /// <summary>The callbacks that have not ended.</summary>
    internal Callbacks Callbacks => _callbacks;

    /// <summary>The failed tasks at which nobody has looked.</summary>
    internal UnseenFailures Unseen => _unseen;

    /// <summary>Whether a background thread may use the pool.</summary>
    internal bool AnyThread => _transport.AnyThread;

    internal int WorkerCount => _workers.Length - 1;

    /// <summary>How many workers hold no task.</summary>
    internal int IdleWorkers
    {
        get
        {
            lock (_sync)
                return _workers.Count(worker => worker is { InFlight: 0, HasLeft: false });
        }
    }

    /// <summary>Whether more tasks in the queue would let a worker start earlier. Who pulls inputs lazily pulls while this holds.</summary>
    internal bool WantsMore => Room > 0;

    /// <summary>How many more tasks in the queue would do so.</summary>
    internal int Room => Volatile.Read(ref _wanted) - _queue.Count;

    /// <summary>How many tasks like those that are under way make a good message.</summary>
    internal int Batch => Volatile.Read(ref _batch);

    /// <summary>How far a map in input order runs ahead of a task that holds it up.</summary>
    internal int MostPending => Volatile.Read(ref _mostPending);

    /// <summary>Refuses a task that was registered after the workers told which they know, or not at all.</summary>
    internal void CheckKnown(MpiTask task)
    {
        if ((uint)task.Opcode >= (uint)_knownTasks)
        {
            throw new InvalidOperationException(TaskRegistry.Unknown(task.Signature, task.GetType().Assembly.GetName().Name));
        }
    }

    internal TaskFuture<TArguments, TResult> Submit<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        CancellationToken cancellationToken
    ) => Submit(task, arguments, Submission.Single, cancellationToken);

    /// <summary>As Submit, for a batch that was there before the pool was closed.</summary>
    internal MpiFuture<TResult> SubmitFed<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        CancellationToken cancellationToken
    ) => Submit(task, arguments, Submission.OfBatch, cancellationToken);

    /// <summary>As Submit, for a map.</summary>
    internal TaskFuture<TArguments, TResult> SubmitMapped<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        CancellationToken cancellationToken
    ) => Submit(task, arguments, Submission.OfMap, cancellationToken);

    /// <summary>Submits the next inputs of a map, whose futures nobody else knows.</summary>
    internal void Submit<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        ReadOnlySpan<TArguments> inputs,
        FutureRing<TArguments, TResult> futures
    )
    {
        _transport.CheckThread();
        bool poll;
        lock (_sync)
        {
            ThrowIfClosed(Submission.OfMap);
            long first = _nextTaskId;
            PlanFor(task.Opcode);
            foreach (TArguments arguments in inputs)
                _queue.Add(futures.Add(this, _nextTaskId++, task, arguments));
            poll = HandOutSubmitted(first);
        }

        OnSubmitted(poll);
    }

    private TaskFuture<TArguments, TResult> Submit<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        Submission submission,
        CancellationToken cancellationToken
    )
    {
        _transport.CheckThread();
        TaskFuture<TArguments, TResult> future;
        bool poll;
        lock (_sync)
        {
            ThrowIfClosed(submission);
            future = new TaskFuture<TArguments, TResult>(this, _nextTaskId++, task, arguments);
            if (cancellationToken.IsCancellationRequested)
            {
                End(future, FutureState.Canceled, Canceled(future, cancellationToken));
                return future;
            }

            PlanFor(task.Opcode);
            _queue.Add(future);
            poll = HandOutSubmitted(future.TaskId);
        }

        if (cancellationToken.CanBeCanceled)
            CancelWith(future, cancellationToken);
        OnSubmitted(poll);
        return future;
    }

    /// <summary>A task is about to be queued.</summary>
    private void PlanFor(int opcode)
    {
        if (_queue.Count == 0 && opcode != _headOpcode)
            Plan(opcode);
    }

    /// <summary>
    /// Hands out what has been queued if a worker waits for it. Returns whether it is time to look at what has come back.
    /// </summary>
    /// <param name="first">The first task id that is new.</param>
    private bool HandOutSubmitted(long first)
    {
        if ((_idle.Count > 0 && (_queue.Count >= _leastBatch || _inFlight == 0)) || (_hungry.Count > 0 && _queue.Count >= _batch))
            HandOut(onlyFullBatches: true);
        return _nextTaskId / SubmissionsPerPoll != first / SubmissionsPerPoll || _ended.Count > 0;
    }

    private void OnSubmitted(bool poll)
    {
        if (poll)
            Poll(awaited: null, onlyFullBatches: AnyThread);
        _progress.OnSubmitted();
    }

    /// <summary>The pool's state. No lock: a debugger asks, too.</summary>
    public override string ToString()
    {
        string state = _state switch
        {
            PoolState.Open => "open",
            PoolState.Stopped => HasFailed ? "broken down" : "ended",
            _ => "being shut down",
        };
        return $"{state}, {_queue.Count} tasks queued and {_inFlight} handed out to {WorkerCount} workers";
    }

    bool IAwaited.IsDone => IsStopped;

    /// <summary>Waits, driving the pool. Returns false if the time was over first.</summary>
    internal bool WaitFor(IAwaited awaited, TimeSpan timeout) => _progress.WaitFor(awaited, timeout);

    /// <summary>Has those who wait look whether it is over.</summary>
    internal void WakeWaiting() => _progress.OnEnded();

    /// <summary>Whether a worker has this task or will come to it first, and nobody has asked to get it back.</summary>
    internal bool IsFirstOfItsWorker(MpiFuture future)
    {
        lock (_sync)
        {
            return future is { State: FutureState.Running, Withdrawal: not Withdrawal.Asked }
                && _workers[future.WorkerRank]!.OldestSequence == future.Sequence;
        }
    }

    /// <summary>Adds an observer; returns false if the future has ended.</summary>
    /// <param name="future">The future.</param>
    /// <param name="observer">Who wants to know.</param>
    /// <param name="quickly">Whether nobody may be waiting, so that the background thread has to be quick.</param>
    internal bool AddObserver(MpiFuture future, FutureObserver observer, bool quickly = true)
    {
        lock (_sync)
        {
            if (!future.TryAddObserver(observer))
                return false;
        }

        if (quickly)
            _progress.OnObserved();
        return true;
    }

    /// <summary>Changes with each poll: who made none finds out that another thread sees to the pool.</summary>
    internal uint Polls => Volatile.Read(ref _polls);

    /// <summary>Takes what has arrived, hands out what can be handed out. Returns whether anything had arrived.</summary>
    /// <param name="awaited">What the caller waits for: once that is done, nothing more is taken.</param>
    /// <param name="onlyFullBatches">Whether a worker that still has something gets no less than a full batch, since more tasks are
    /// coming.</param>
    internal bool Poll(IAwaited? awaited = null, bool onlyFullBatches = false)
    {
        _transport.CheckThread();
        bool any = false;
        lock (_sync)
        {
            _polls++;
            try
            {
                // Once the pool has stopped, its transport is gone, and MPI may be.
                if (_state != PoolState.Stopped)
                    any = TakeAndHandOut(awaited, onlyFullBatches);
            }
            catch (Exception e) when (_state != PoolState.Stopped)
            {
                Fail(e);
            }
        }

        NotifyEnded();
        if (IsStopped)
            ReportUnseen();
        return any;
    }

    private bool TakeAndHandOut(IAwaited? awaited, bool onlyFullBatches)
    {
        bool any = false;
        while (awaited is not { IsDone: true } && _transport.TryReceive() is { } message)
        {
            any = true;
            Handle(message);
            MessagePool.Return(message);
        }

        HandOut(onlyFullBatches);
        if (!any && _anyWaits)
            LookForWhoIsHeldUp();
        StopWorkersIfDone();
        return any;
    }

    bool IProgress.MakeProgress() => !IsStopped && Poll();

    /// <summary>Whether anything is under way that somebody must see to.</summary>
    internal bool HasWork
    {
        get
        {
            lock (_sync)
                return _queue.Count > 0
                    || _inFlight > 0
                    || _feeds.Count > 0
                    || _state is PoolState.Closing or PoolState.Stopping
                    || _transport.PendingBytes > 0;
        }
    }

    private void CancelWith(MpiFuture future, CancellationToken cancellationToken)
    {
        var registration = new FutureObserver.Registration();
        if (!AddObserver(future, registration))
            return;
        registration.Token = cancellationToken.UnsafeRegister(static (state, token) => ((MpiFuture)state!).CancelBy(token), future);
        if (future.IsCompleted)
            registration.Token.Unregister();
    }

    private static OperationCanceledException Canceled(MpiFuture future, CancellationToken cancellationToken) =>
        new($"Task {future.Title} (number {future.TaskId}) was canceled.", cancellationToken);

    private void Handle(Message message)
    {
        WorkerSlot worker =
            _workers[message.Source]
            ?? throw new InvalidDataException($"A message came from rank {message.Source}, which is no worker of this pool.");
        switch (message.Kind)
        {
            case MessageKind.Results:
                Complete(worker, message);
                worker.BusySince = Environment.TickCount64;
                UpdateReadiness(worker);
                Plan(_headOpcode);
                break;
            case MessageKind.Withdrawn:
                TakeBack(worker, message);
                UpdateReadiness(worker);
                break;
            case MessageKind.Leave:
                worker.HasLeft = true;
                _movedAtStop = Environment.TickCount64;
                break;
            default:
                throw new InvalidDataException(
                    $"Worker rank {worker.Rank} sent a message of kind {message.Kind}, which a main rank does not take."
                );
        }
    }

    private void Complete(WorkerSlot worker, Message message)
    {
        var frames = ResultsMessage.Reader.Begin(message, out PayloadReader reader);
        long bytes = message.TotalBytes;
        int opcode = _headOpcode,
            results = 0;
        while (frames.TryRead(message, ref reader, out ResultRecord result))
        {
            if (result.Status == ResultStatus.Measured)
            {
                _policy.Measured(opcode, result.RunTicks, result.MeasuredTasks);
                continue;
            }

            opcode = Complete(worker, result, ref reader).Opcode;
            reader.EndBlock();
            results++;
        }

        if (results > 0)
            _policy.Returned(opcode, bytes, results);
    }

    // What a failure says is put together elsewhere: texts want room on the stack, which would be cleared for each result.
    private MpiFuture Complete(WorkerSlot worker, in ResultRecord result, ref PayloadReader reader)
    {
        MpiFuture future = worker.Take(result.Sequence) ?? throw NotHeld(worker, result.Sequence);
        _inFlight--;
        if (result.Status == ResultStatus.Failed)
        {
            EndFailed(worker, future, reader.Block);
            return future;
        }

        try
        {
            future.ReadResult(ref reader);
            reader.CheckBlock();
        }
        catch (Exception e)
        {
            End(future, FutureState.Faulted, Unreadable(worker, future, reader.Explain(e)));
            return future;
        }

        End(future, FutureState.Succeeded, null);
        return future;
    }

    private void EndFailed(WorkerSlot worker, MpiFuture future, ReadOnlyMemory<byte> payload)
    {
        Exception failure = ReadFailure(payload, future, worker);
        if (future.CancelRequest is { } request && failure is RemoteTaskException { IsCancellation: true })
        {
            future.Withdrawal = Withdrawal.Refused; // it has begun, whether the worker was asked or not
            End(future, FutureState.Canceled, request);
            return;
        }

        End(future, FutureState.Faulted, failure);
    }

    private static InvalidDataException NotHeld(WorkerSlot worker, uint sequence) =>
        new($"Worker rank {worker.Rank} sent a result for its task {sequence}, which it does not have.");

    private static InvalidOperationException Unreadable(WorkerSlot worker, MpiFuture future, Exception reason) =>
        new(
            $"The result of task {future.Title} (number {future.TaskId}, from worker rank {worker.Rank}) could not be read: "
                + $"{reason.Message}",
            reason
        );

    private static Exception ReadFailure(ReadOnlyMemory<byte> payload, MpiFuture future, WorkerSlot worker)
    {
        try
        {
            return RemoteFailure.Read(payload, future.Stub.Name, future.Stub.Options?.Label, future.TaskId, worker.Rank);
        }
        catch (Exception e)
        {
            return new InvalidOperationException(
                $"Task {future.Title} (number {future.TaskId}) failed on worker rank {worker.Rank}, and its exception could not be "
                    + $"read: {e.Message}",
                e
            );
        }
    }

    private void End(MpiFuture future, FutureState state, Exception? failure)
    {
        _anyEnded = true;
        if (state == FutureState.Faulted)
            _unseen.Add(future);
        for (FutureObserver? observer = future.End(state, failure); observer is not null; observer = observer.Next)
            _ended.Add((future, observer));

        // Outside of the lock, as it is the user's logger.
        if (state == FutureState.Faulted && _logger.IsEnabled(LogLevel.Debug))
            _ended.Add((future, new FutureObserver.FailureLog(_logger)));
    }

    /// <summary>Tells those who want to know of futures that have ended: outside of the lock, since they may do anything.</summary>
    private void NotifyEnded()
    {
        if (!_anyEnded)
            return;
        _anyEnded = false;
        _progress.OnEnded();
        if (_ended.Count == 0)
            return;
        List<(MpiFuture Future, FutureObserver Observer)> ended;
        lock (_sync)
        {
            ended = _ended;
            _ended = [];
        }

        foreach ((MpiFuture future, FutureObserver observer) in ended)
            observer.Notify(future);

        // Some wait for what an observer does.
        WakeWaiting();
    }
}
