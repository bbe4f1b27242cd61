using MpiPool.CompilerServices;
using MpiPool.Mapping;
using MpiPool.Scheduling;

namespace MpiPool;

/// <summary>What tasks are submitted to: a pool, or a view of one whose runs have options (<see cref="With"/>).</summary>
public abstract partial class MpiSubmitter
{
    private readonly MpiTaskOptions? _options;

    private protected MpiSubmitter(Scheduler? scheduler, int rank, MpiTaskOptions? options)
    {
        Scheduler = scheduler;
        Rank = rank;
        _options = options;
    }

    /// <summary>The pool itself.</summary>
    internal abstract MpiExecutor Executor { get; }

    /// <summary>The pool's scheduler; null on a worker.</summary>
    private protected Scheduler? Scheduler { get; }

    /// <summary>This process's rank in the pool's communicator.</summary>
    private protected int Rank { get; }

    /// <summary>A view of the pool: what is submitted through it has these options, in place of any that this one gives.</summary>
    /// <param name="options">What is wanted of the runs.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="NotSupportedException">An option is set that this version does not serve.</exception>
    /// <remarks>A view is made of nothing but the two: make one where it is needed, or keep it for as long as the pool.</remarks>
    /// <example>
    /// <code>
    /// MpiSubmitter coarse = pool.With(new MpiTaskOptions { Label = "coarse grid" });
    /// Console.WriteLine(coarse.Map(Tasks.Square, Enumerable.Range(0, 100)).Sum());
    /// </code>
    /// </example>
    public MpiSubmitter With(MpiTaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new View(this, options);
    }

    internal MpiFuture<TResult> SubmitTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        CancellationToken cancellationToken
    ) => MainScheduler("Submit", task).Submit(WithOptions(task), arguments, cancellationToken);

    internal MpiBatch<TResult> SubmitBatchTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new TaskBatch<TArguments, TResult>(MainScheduler("SubmitBatch", task), WithOptions(task), inputs, cancellationToken);
    }

    internal IEnumerable<TResult> MapTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new TaskMap<TArguments, TResult>(MainScheduler("Map", task), WithOptions(task), cancellationToken).Ordered(inputs);
    }

    internal IEnumerable<TResult> MapUnorderedTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new TaskMap<TArguments, TResult>(MainScheduler("MapUnordered", task), WithOptions(task), cancellationToken).Unordered(
            inputs
        );
    }

    internal IAsyncEnumerable<TResult> MapTaskAsync<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IAsyncEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new AsyncMap<TArguments, TResult>(
            MainScheduler("MapAsync", task),
            WithOptions(task),
            inputs,
            isOrdered: true,
            cancellationToken
        );
    }

    internal IAsyncEnumerable<TResult> MapUnorderedTaskAsync<TArguments, TResult>(
        MpiTask<TArguments, TResult> task,
        IAsyncEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new AsyncMap<TArguments, TResult>(
            MainScheduler("MapUnorderedAsync", task),
            WithOptions(task),
            inputs,
            isOrdered: false,
            cancellationToken
        );
    }

    private MpiTask<TArguments, TResult> WithOptions<TArguments, TResult>(MpiTask<TArguments, TResult> task) =>
        _options is null ? task : new TaskWithOptions<TArguments, TResult>(task, _options);

    private Scheduler MainScheduler(string operation, MpiTask task)
    {
        Scheduler scheduler = Scheduler ?? throw PoolGuardException.For(operation, Rank);
        scheduler.CheckKnown(task);
        return scheduler;
    }

    private sealed class View(MpiSubmitter pool, MpiTaskOptions options) : MpiSubmitter(pool.Scheduler, pool.Rank, options)
    {
        internal override MpiExecutor Executor { get; } = pool.Executor;
    }
}
