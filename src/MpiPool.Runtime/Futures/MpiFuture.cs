using System.Runtime.CompilerServices;
using MpiPool.Mapping;
using MpiPool.Scheduling;

namespace MpiPool;

/// <summary>
/// One submitted task: waits for its end, tells how it ended, and can cancel it. Awaitable. All members may be used from any thread.
/// </summary>
/// <remarks>
/// A thread that blocks on a future drives the pool's messages itself, so there is no hand-over between threads on the way of a result.
/// Failures are thrown as they are (<see cref="RemoteTaskException"/>, <see cref="OperationCanceledException"/>, ...), never as an
/// <see cref="AggregateException"/>.
/// </remarks>
/// <example>
/// <code>
/// var future = pool.Submit(Tasks.Square, 12);
/// int square = await future;                            // or future.Result, which blocks
/// future.OnCompleted(ended =&gt; Console.WriteLine($"{ended} had {square}"));
///
/// try
/// {
///     pool.Submit(Tasks.Root, -1.0).Wait(TimeSpan.FromSeconds(10));
/// }
/// catch (RemoteTaskException e)
/// {
///     Console.WriteLine($"{e.TaskName} failed on rank {e.WorkerRank}: {e.InnerException?.Message}");
/// }
/// </code>
/// </example>
public abstract class MpiFuture : IAwaited
{
    private readonly Scheduler _scheduler;
    private volatile FutureState _state;
    private volatile Withdrawal _withdrawal;
    private FutureObserver? _observers;
    private Exception? _failure;

    private protected MpiFuture(Scheduler scheduler, long taskId, int opcode)
    {
        _scheduler = scheduler;
        TaskId = taskId;
        Opcode = opcode;
    }

    /// <summary>The task's number in its pool, from 0 in the order of submission.</summary>
    public long TaskId { get; private set; }

    /// <summary>
    /// The rank that the task was handed to, in the pool's communicator; -1 before. A task that has not begun may be handed to another one.
    /// </summary>
    public int WorkerRank { get; internal set; } = -1;

    /// <summary>Whether the task has ended: with a result, a failure, or by cancellation.</summary>
    public bool IsCompleted => _state >= FutureState.Succeeded;

    bool IAwaited.IsDone => IsCompleted;

    /// <summary>Whether a worker runs the task, or will run it next: from then on only the task's own token can cancel it.</summary>
    public bool IsRunning => _state == FutureState.Running && _scheduler.IsFirstOfItsWorker(this);

    /// <summary>Whether the task was canceled before it ended.</summary>
    public bool IsCanceled => _state == FutureState.Canceled;

    /// <summary>Whether the task failed.</summary>
    public bool IsFaulted
    {
        get
        {
            if (_state != FutureState.Faulted)
                return false;
            See();
            return true;
        }
    }

    /// <summary>Why the task failed; null as long as it did not. What waiting throws is another exception that says the same.</summary>
    public Exception? Exception => IsFaulted ? Failure : null;

    /// <summary>The task's generated stub.</summary>
    internal abstract CompilerServices.MpiTask Stub { get; }

    /// <summary>The task's name for people, with the run's label.</summary>
    internal string Title => Stub.Title;

    /// <summary>The task's opcode.</summary>
    internal int Opcode { get; }

    /// <summary>The number by which its worker knows the task.</summary>
    internal uint Sequence { get; private set; }

    internal FutureState State => _state;

    /// <summary>The pool's.</summary>
    internal Scheduler Scheduler => _scheduler;

    /// <summary>
    /// Whether anybody has looked at how the task ended. Written under the scheduler's lock until it has ended, then under that of its
    /// unseen failures.
    /// </summary>
    internal Attention Attention { get; set; }

    /// <summary>Why the task failed, without that anybody has looked.</summary>
    internal string? FailureMessage => Failure?.Message;

    /// <summary>The token that canceled the task, if one did.</summary>
    internal CancellationToken CanceledBy => (Failure as OperationCanceledException)?.CancellationToken ?? default;

    /// <summary>Whether the worker that holds the task has been asked to give it back. Written under the scheduler's lock.</summary>
    internal Withdrawal Withdrawal
    {
        get => _withdrawal;
        set => _withdrawal = value;
    }

    /// <summary>What a task that a worker holds has been asked to end with.</summary>
    internal OperationCanceledException? CancelRequest
    {
        get => _state == FutureState.Running ? Failure as OperationCanceledException : null;
        set => Failure = value;
    }

    /// <summary>The exception of a failed or canceled future, or of one that is to be canceled.</summary>
    private Exception? Failure
    {
        get => _failure;
        set => _failure = value;
    }

    /// <summary>Waits until the task has ended.</summary>
    /// <exception cref="RemoteTaskException">The task failed on its worker.</exception>
    /// <exception cref="OperationCanceledException">The task was canceled.</exception>
    public void Wait()
    {
        if (!IsCompleted)
            _scheduler.WaitFor(this, Timeout.InfiniteTimeSpan);
        ThrowIfFailed();
    }

    /// <summary>Waits until the task has ended, or the time is over.</summary>
    /// <param name="timeout">How long at most; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <returns>False if the time was over first.</returns>
    /// <inheritdoc cref="Wait()" path="/exception" />
    public bool Wait(TimeSpan timeout)
    {
        if (!WaitEnded(timeout))
            return false;
        ThrowIfFailed();
        return true;
    }

    /// <summary>Waits without throwing what the task has thrown. Returns false if the time was over first.</summary>
    internal bool WaitEnded(TimeSpan timeout) => IsCompleted || _scheduler.WaitFor(this, timeout);

    /// <summary>
    /// Cancels the task if it has not begun. A worker that holds it is asked, and its answer waited for: the way of a message or two, also
    /// while another task runs there. A task that has begun, or that <see cref="IsRunning"/>, goes on, but sees its own
    /// <see cref="CancellationToken"/> canceled; its future is canceled if it then ends by an <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <returns>
    /// True if it is canceled now and does not run. False if it had begun or was to run next; also if it could not be known, because only
    /// one thread may use MPI or because a serializer called.
    /// </returns>
    /// <example>
    /// <code>
    /// var future = pool.Submit(Tasks.Square, 12);
    /// Console.WriteLine(future.Cancel() ? "It does not run." : $"It had begun: {future.Result}");
    /// </code>
    /// </example>
    public bool Cancel() => _scheduler.Cancel(this);

    /// <summary>As <see cref="Cancel"/>, without waiting for a worker's answer.</summary>
    internal bool CancelBy(CancellationToken cancellationToken) => _scheduler.TryCancel(this, cancellationToken);

    /// <summary>
    /// Calls <paramref name="callback"/> once the task has ended: at once if it has, else on a thread of the thread pool.
    /// </summary>
    /// <param name="callback">What to call. It may use the pool and may block; a shutdown that waits does so for it, too. What it throws is
    /// logged as a warning.</param>
    public void OnCompleted(Action<MpiFuture> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        FutureObserver.Callback observer = _scheduler.Callbacks.Add(callback);
        if (!_scheduler.AddObserver(this, observer))
            observer.Invoke(this);
    }

    /// <summary>A task that ends as this future does.</summary>
    public Task AsTask()
    {
        if (_state == FutureState.Succeeded)
            return Task.CompletedTask;
        var observer = new FutureObserver.Completion<bool>(static _ => true);
        Observe(observer);
        return observer.Task;
    }

    /// <summary>Supports <c>await</c>.</summary>
    public TaskAwaiter GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>A task that ends when all <paramref name="futures"/> have; it fails with the first failure among them.</summary>
    /// <param name="futures">The futures to wait for.</param>
    public static Task WhenAll(params IEnumerable<MpiFuture> futures) => Task.WhenAll(futures.Select(future => future.AsTask()));

    /// <summary>
    /// A task that gives all results, in the order of <paramref name="futures"/>; it fails with the first failure among them.
    /// </summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="futures">The futures to wait for.</param>
    public static Task<TResult[]> WhenAll<TResult>(params IEnumerable<MpiFuture<TResult>> futures) =>
        Task.WhenAll(futures.Select(future => future.AsTask()));

    /// <summary>A task that gives the first of <paramref name="futures"/> to end, however it ended. It never fails itself.</summary>
    /// <typeparam name="TFuture">The futures' type.</typeparam>
    /// <param name="futures">The futures to wait for; at least one.</param>
    public static Task<TFuture> WhenAny<TFuture>(params IEnumerable<TFuture> futures)
        where TFuture : MpiFuture
    {
        ArgumentNullException.ThrowIfNull(futures);
        var first = new TaskCompletionSource<TFuture>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool any = false;
        foreach (TFuture future in futures)
        {
            any = true;
            future.OnCompleted(ended => first.TrySetResult((TFuture)ended));
        }

        return any ? first.Task : throw new ArgumentException("There is no future to wait for.", nameof(futures));
    }

    /// <summary>
    /// The futures as they end, however they end; blocks until the next one has. Each is let go of when it has been given, with its result,
    /// so that they can be enumerated once.
    /// </summary>
    /// <typeparam name="TFuture">The futures' type.</typeparam>
    /// <param name="futures">The futures, which may be of several pools.</param>
    /// <example>
    /// <code>
    /// var futures = Enumerable.Range(0, 100).Select(i =&gt; pool.Submit(Tasks.Square, i));
    /// foreach (var future in MpiFuture.AsCompleted(futures)) Console.WriteLine(future.Result);
    /// </code>
    /// </example>
    public static IEnumerable<TFuture> AsCompleted<TFuture>(IEnumerable<TFuture> futures)
        where TFuture : MpiFuture
    {
        ArgumentNullException.ThrowIfNull(futures);
        return new CompletedFutures<TFuture>(futures);
    }

    /// <summary>What is known of the task, in a line.</summary>
    public override string ToString() =>
        $"Task {Title} (number {TaskId}), "
        + _state switch
        {
            FutureState.Queued => "queued",
            FutureState.Running => $"handed to worker rank {WorkerRank}",
            FutureState.Succeeded => $"done by worker rank {WorkerRank}",
            FutureState.Canceled => "canceled",
            _ => $"failed: {Failure?.Message}",
        };

    /// <summary>Somebody looks at how the task ended.</summary>
    internal void See()
    {
        if (IsCompleted && Attention == Attention.Missing)
            _scheduler.Unseen.See(this);
    }

    /// <summary>Nobody need be told how the task ends: called under the scheduler's lock.</summary>
    internal void ExpectNoAttention()
    {
        if (IsCompleted)
            See();
        else
            Attention = Attention.Given;
    }

    /// <summary>Gives up a task of which nobody else knows.</summary>
    internal void GiveUp() => _scheduler.GiveUp(this);

    private protected void ThrowIfFailed()
    {
        if (_state < FutureState.Faulted)
            return;
        See();
        throw Failures.Again(Failure!);
    }

    /// <summary>Writes the task's arguments. Throws what a user's type throws.</summary>
    internal abstract void WriteArguments(ref CompilerServices.PayloadWriter writer);

    /// <summary>Reads the result, and lets go of the arguments. Throws if the payload is malformed.</summary>
    internal abstract void ReadResult(ref CompilerServices.PayloadReader reader);

    /// <summary>Lets go of the arguments, which are not needed any more.</summary>
    internal abstract void ReleaseArguments();

    /// <summary>Makes a new future of one that has succeeded and that only its maker knows.</summary>
    private protected void Reuse(long taskId)
    {
        TaskId = taskId;
        SetQueued();
    }

    /// <summary>No worker has the task, or none any more.</summary>
    internal void SetQueued()
    {
        WorkerRank = -1;
        _withdrawal = Withdrawal.None;
        _state = FutureState.Queued;
    }

    internal void SetRunning(int workerRank, uint sequence)
    {
        WorkerRank = workerRank;
        Sequence = sequence;
        _state = FutureState.Running;
    }

    /// <summary>Ends the future. Called once, under the scheduler's lock. Returns who wants to know, to be told outside of it.</summary>
    internal FutureObserver? End(FutureState state, Exception? failure)
    {
        if (state != FutureState.Succeeded)
            ReleaseArguments();

        // Mostly there is nothing to write, and a reference costs more to write than to read.
        if (Failure != failure)
            Failure = failure;
        _state = state;
        FutureObserver? observers = _observers;
        if (observers is not null)
            _observers = null;
        return observers;
    }

    /// <summary>
    /// Says which input of a map or a batch the task had, if it failed. Called once it has ended, before the user gets it.
    /// </summary>
    internal void HadInput(long index)
    {
        if (_state == FutureState.Faulted && _failure is RemoteTaskException { Index: null } remote)
            Interlocked.CompareExchange(ref _failure, remote.Again(index), remote);
    }

    /// <summary>Tells an observer of the future's end; at once, on this thread, if it has ended.</summary>
    /// <param name="observer">Who wants to know.</param>
    /// <param name="quickly">Whether nobody may be waiting, so that the pool itself has to be quick.</param>
    internal void Observe(FutureObserver observer, bool quickly = true)
    {
        if (!_scheduler.AddObserver(this, observer, quickly))
            observer.Notify(this);
    }

    /// <summary>Adds an observer unless the future has ended. Called under the scheduler's lock.</summary>
    internal bool TryAddObserver(FutureObserver observer)
    {
        if (observer.Looks)
            ExpectNoAttention();
        if (IsCompleted)
            return false;
        observer.Next = _observers;
        _observers = observer;
        return true;
    }
}

internal enum FutureState : byte
{
    Queued,
    Running,
    Succeeded,
    Faulted,
    Canceled,
}

/// <summary>Whether a worker gives back a task that it holds.</summary>
internal enum Withdrawal : byte
{
    None,

    /// <summary>It has been asked, and has not answered.</summary>
    Asked,

    /// <summary>The worker has given it back.</summary>
    Granted,

    /// <summary>The worker has begun it.</summary>
    Refused,
}
