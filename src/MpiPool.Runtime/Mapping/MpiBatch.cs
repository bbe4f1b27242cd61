using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using MpiPool.Mapping;
using MpiPool.Scheduling;

namespace MpiPool;

/// <summary>
/// One task over many inputs, under way by itself: inputs are pulled as earlier tasks finish, on a thread of the thread pool. Enumerating
/// it gives the futures as they complete. Awaitable. All members may be used from any thread.
/// </summary>
/// <typeparam name="TResult">The task's result.</typeparam>
/// <example>
/// <code>
/// var batch = pool.SubmitBatch(Tasks.Square, Enumerable.Range(0, 100));
/// foreach (var future in batch) Console.WriteLine(future.Result);     // as they complete; batch.Ordered is in input order
///
/// int[] squares = batch.Result;                                       // all, in input order; or await batch
/// Console.WriteLine(squares.Sum());
/// </code>
/// </example>
public abstract class MpiBatch<TResult> : IEnumerable<MpiFuture<TResult>>, IAwaited
{
    private static readonly Comparer<MpiFuture<TResult>> ByNumber = Comparer<MpiFuture<TResult>>.Create(
        (x, y) => x.TaskId.CompareTo(y.TaskId)
    );

    private readonly Scheduler _scheduler;
    private readonly Lock _sync = new();
    private readonly List<MpiFuture<TResult>> _submitted = [];
    private readonly List<MpiFuture<TResult>> _ended = [];
    private readonly CompletionQueue<MpiFuture<TResult>> _queue;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? _inputFailure;
    private bool _isSubmitted;
    private bool _isFinished;

    private protected MpiBatch(Scheduler scheduler)
    {
        _scheduler = scheduler;
        _queue = new CompletionQueue<MpiFuture<TResult>> { Added = OnEnded };
    }

    /// <summary>Whether all inputs have been used.</summary>
    public bool IsSubmitted
    {
        get => Volatile.Read(ref _isSubmitted);
        private set => Volatile.Write(ref _isSubmitted, value);
    }

    /// <summary>Whether all inputs have been used and all tasks have ended.</summary>
    public bool IsFinished
    {
        get => Volatile.Read(ref _isFinished);
        private set => Volatile.Write(ref _isFinished, value);
    }

    /// <summary>The futures in input order, as they complete; blocks until the next is there.</summary>
    public IEnumerable<MpiFuture<TResult>> Ordered => Enumerate(_submitted, wait: true);

    /// <summary>Waits until the batch is finished, and gives all results in input order.</summary>
    /// <exception cref="RemoteTaskException">A task failed: the first one in input order.</exception>
    /// <exception cref="OperationCanceledException">A task was canceled.</exception>
    public TResult[] Result
    {
        get
        {
            _scheduler.WaitFor(this, Timeout.InfiniteTimeSpan);
            return Results();
        }
    }

    bool IAwaited.IsDone => IsFinished;

    /// <summary>Waits until the batch is finished.</summary>
    /// <inheritdoc cref="Result" path="/exception" />
    public void Wait() => _ = Result;

    /// <summary>Waits until the batch is finished, or the time is over.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>False if the time was over first.</returns>
    /// <inheritdoc cref="Result" path="/exception" />
    public bool Wait(TimeSpan timeout)
    {
        if (!_scheduler.WaitFor(this, timeout))
            return false;
        _ = Results();
        return true;
    }

    /// <summary>A task that gives all results in input order.</summary>
    public async Task<TResult[]> AsTask()
    {
        await _finished.Task.ConfigureAwait(false);
        return Results();
    }

    /// <summary>Supports <c>await</c>.</summary>
    public TaskAwaiter<TResult[]> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>The futures as they complete; blocks until the next one has.</summary>
    public IEnumerator<MpiFuture<TResult>> GetEnumerator() => Enumerate(_ended, wait: false).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How far the batch is, in a line.</summary>
    public override string ToString() =>
        $"Batch of task {Title}, {_ended.Count} of {_submitted.Count}{(IsSubmitted ? "" : " or more")} ended"
        + (IsFinished ? ", finished" : "");

    private protected abstract string Title { get; }

    /// <summary>Waits without throwing what a task has thrown. Returns false if the time was over first.</summary>
    internal bool WaitFinished(TimeSpan timeout) => _scheduler.WaitFor(this, timeout);

    /// <summary>Whether a task of the batch is under way, whose end will ask for more inputs.</summary>
    private protected bool HasPending
    {
        get
        {
            lock (_sync)
                return _ended.Count < _submitted.Count;
        }
    }

    private protected void Add(MpiFuture<TResult> future)
    {
        lock (_sync)
            _submitted.Add(future);
        _scheduler.WakeWaiting();
        _queue.Watch(future, quickly: true);
    }

    private protected void EndOfInput(ExceptionDispatchInfo? failure)
    {
        lock (_sync)
        {
            _inputFailure = failure;
            IsSubmitted = true;
        }

        FinishIfDone();
    }

    private protected abstract void Pump();

    private void OnEnded()
    {
        lock (_sync)
        {
            while (_queue.TryTake(out MpiFuture<TResult> future))
                _ended.Add(future);
        }

        if (IsSubmitted)
            FinishIfDone();
        else
            Pump();
    }

    private void FinishIfDone()
    {
        lock (_sync)
        {
            if (!IsSubmitted || _ended.Count < _submitted.Count)
                return;

            // Continuations run elsewhere. Whoever sees the batch finished must see its task so.
            _finished.TrySetResult();
            IsFinished = true;
        }
    }

    private TResult[] Results()
    {
        foreach (MpiFuture<TResult> future in _submitted)
        {
            future.See(); // the first failure stands for all
            Locate(future);
        }

        TResult[] results = [.. _submitted.Select(future => future.Result)];
        _inputFailure?.Throw();
        return results;
    }

    /// <summary>
    /// Tells a future that failed which input it had. Inputs are submitted one after the other, so the futures' numbers ascend.
    /// </summary>
    private void Locate(MpiFuture<TResult> future)
    {
        if (future.State != FutureState.Faulted)
            return;
        int index;
        lock (_sync)
            index = _submitted.BinarySearch(future, ByNumber);
        future.HadInput(index);
    }

    private IEnumerable<MpiFuture<TResult>> Enumerate(List<MpiFuture<TResult>> futures, bool wait)
    {
        for (int i = 0; ; i++)
        {
            var next = new Next(this, futures, i);
            _scheduler.WaitFor(next, Timeout.InfiniteTimeSpan);
            if (next.Future is not { } future)
            {
                _inputFailure?.Throw();
                yield break;
            }

            if (wait)
                _scheduler.WaitFor(future, Timeout.InfiniteTimeSpan);
            Locate(future);
            yield return future;
        }
    }

    /// <summary>The future at a place of a list that still grows.</summary>
    private sealed class Next(MpiBatch<TResult> batch, List<MpiFuture<TResult>> futures, int index) : IAwaited
    {
        public bool IsDone
        {
            get
            {
                lock (batch._sync)
                    return index < futures.Count || batch.IsFinished;
            }
        }

        internal MpiFuture<TResult>? Future
        {
            get
            {
                lock (batch._sync)
                    return index < futures.Count ? futures[index] : null;
            }
        }
    }
}
