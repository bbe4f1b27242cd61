using Microsoft.Extensions.Logging;
using MpiPool.CompilerServices;
using MpiPool.Mapping;
using MpiPool.Scheduling;

namespace MpiPool;

/// <summary>
/// A pool of MPI ranks that run <see cref="MpiTaskAttribute"/> methods. All ranks construct it; the main rank goes straight through and
/// hands out work, the others stay in the constructor, serve, and leave it at shutdown.
/// </summary>
/// <remarks>
/// All members may be used from any thread of the main rank. On a worker, after it has served, only <see cref="WorkersExit"/>, the
/// properties and <see cref="Dispose"/> may be used; all else throws a <see cref="PoolGuardException"/>.
/// </remarks>
public sealed partial class MpiExecutor : IDisposable, IAsyncDisposable
{
    private readonly Scheduler? _scheduler;
    private readonly int _rank;

    /// <summary>Makes a pool of all ranks, or of threads of this process if it was started without a launcher.</summary>
    /// <inheritdoc cref="MpiExecutor(MpiExecutorOptions)" path="/exception" />
    public MpiExecutor()
        : this(new MpiExecutorOptions()) { }

    /// <summary>Makes a pool. Collective: all ranks of the communicator must get here. On a worker this returns at shutdown.</summary>
    /// <param name="options">How.</param>
    /// <exception cref="MpiProcessException">There is no rank to be a worker, a rank did not come in time, or the ranks do not see one
    /// another.</exception>
    /// <exception cref="TaskTableMismatchException">The ranks were started from different builds.</exception>
    /// <exception cref="MpiException">libmpi was not found, or an MPI call failed.</exception>
    /// <exception cref="ArgumentException">An option, or the environment variable behind it, makes no sense.</exception>
    public MpiExecutor(MpiExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ILogger logger = options.CreateLogger();
        Opening.Result opened = Opening.Open(options, logger);
        _rank = opened.Rank;
        Size = opened.Size - 1;
        _scheduler = opened.Scheduler;
    }

    /// <summary>Whether this rank hands out the tasks.</summary>
    public bool IsMain => _scheduler is not null;

    /// <summary>Whether this rank has served as a worker.</summary>
    public bool IsWorker => _scheduler is null;

    /// <summary>Whether tasks can be submitted: on the main rank, until shutdown.</summary>
    public bool IsOpen => _scheduler is { IsOpen: true };

    /// <summary>The number of workers.</summary>
    public int Size { get; }

    /// <summary>The number of workers that have nothing to do now; 0 on a worker.</summary>
    public int Idling => _scheduler is { IsOpen: true } ? _scheduler.IdleWorkers : 0;

    /// <summary>Ends the pool: no more tasks can be submitted, and the workers are released once the last task has ended.</summary>
    /// <param name="wait">
    /// Whether to wait until all tasks have ended, with the callbacks on them (<see cref="MpiFuture.OnCompleted"/>), and the workers are
    /// released. If not, this returns at once, and queued tasks still run, also after Main. Called by such a callback, it does not wait for
    /// callbacks.
    /// </param>
    /// <param name="cancelFutures">Whether to cancel what has not started. What runs is never canceled.</param>
    /// <remarks>May be called more than once. On a worker it does nothing.</remarks>
    public void Shutdown(bool wait = true, bool cancelFutures = false)
    {
        if (_scheduler is null)
            return;
        _scheduler.Close(cancelFutures);
        if (!wait || Thread.CurrentThread.IsBackground)
            Leaving.OutliveMain(_scheduler);
        if (wait)
            _scheduler.WaitEnded();
    }

    /// <summary>As <see cref="Shutdown"/> with its default arguments.</summary>
    public void Dispose() => Shutdown();

    /// <summary>As <see cref="Dispose"/>, without blocking a thread.</summary>
    public ValueTask DisposeAsync()
    {
        if (_scheduler is null)
            return ValueTask.CompletedTask;
        _scheduler.Close(cancelQueued: false);
        if (!_scheduler.AnyThread)
        {
            _scheduler.WaitEnded();
            return ValueTask.CompletedTask;
        }

        Leaving.OutliveMain(_scheduler);
        return new ValueTask(Task.Run(_scheduler.WaitEnded));
    }

    /// <summary>The pool's state in a line.</summary>
    public override string ToString() =>
        $"{nameof(MpiExecutor)}, "
        + (_scheduler is null ? $"rank {_rank} of {Size + 1}, which was a worker of it" : $"{_scheduler}, main rank {_rank} of {Size + 1}");

    internal MpiFuture<TResult> SubmitTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        CancellationToken cancellationToken
    ) => MainScheduler(nameof(Submit), task).Submit(task, arguments, cancellationToken);

    internal MpiBatch<TResult> SubmitBatchTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new TaskBatch<TArguments, TResult>(MainScheduler(nameof(SubmitBatch), task), task, inputs, cancellationToken);
    }

    internal IEnumerable<TResult> MapTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new TaskMap<TArguments, TResult>(MainScheduler(nameof(Map), task), task, cancellationToken).Ordered(inputs);
    }

    internal IEnumerable<TResult> MapUnorderedTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new TaskMap<TArguments, TResult>(MainScheduler(nameof(MapUnordered), task), task, cancellationToken).Unordered(inputs);
    }

    internal IAsyncEnumerable<TResult> MapTaskAsync<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IAsyncEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new AsyncMap<TArguments, TResult>(MainScheduler(nameof(MapAsync), task), task, inputs, isOrdered: true, cancellationToken);
    }

    internal IAsyncEnumerable<TResult> MapUnorderedTaskAsync<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IAsyncEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new AsyncMap<TArguments, TResult>(
            MainScheduler(nameof(MapUnorderedAsync), task),
            task,
            inputs,
            isOrdered: false,
            cancellationToken
        );
    }

    private Scheduler MainScheduler(string operation, MpiTask task)
    {
        Scheduler scheduler = _scheduler ?? throw PoolGuardException.For(operation, _rank);
        scheduler.CheckKnown(task);
        return scheduler;
    }
}
