namespace MpiPool.CompilerServices;

/// <content>The operations of <see cref="MpiWorkerPool"/>.</content>
public static partial class PoolOperations
{
    /// <summary>Runs a task and waits for its end.</summary>
    /// <inheritdoc cref="Submit{TArguments, TResult}"
    /// path="/typeparam" />
    /// <inheritdoc cref="Submit{TArguments, TResult}"
    /// path="/param" />
    public static TResult Apply<TArguments, TResult>(
        MpiWorkerPool pool,
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        CancellationToken cancellationToken
    ) => pool.Submitter.SubmitTask(task, arguments, cancellationToken).Result;

    /// <summary>Queues one run of a task.</summary>
    /// <inheritdoc cref="Submit{TArguments, TResult}"
    /// path="/typeparam" />
    /// <inheritdoc cref="Submit{TArguments, TResult}"
    /// path="/param" />
    public static MpiAsyncResult<TResult> ApplyAsync<TArguments, TResult>(
        MpiWorkerPool pool,
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        CancellationToken cancellationToken
    ) => new MpiAsyncResult<TResult>.OfFuture(pool.Submitter.SubmitTask(task, arguments, cancellationToken));

    /// <summary>Runs a task for each input and waits for all results, in input order.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static TResult[] Map<TArguments, TResult>(
        MpiWorkerPool pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.Submitter.SubmitBatchTask(task, inputs, cancellationToken).Result;

    /// <summary>Runs a task for each input; all results, in input order, will be there at the end.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static MpiAsyncResult<TResult[]> MapAsync<TArguments, TResult>(
        MpiWorkerPool pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => new BatchResult<TResult>(pool.Submitter.SubmitBatchTask(task, inputs, cancellationToken));

    /// <summary>As the pool's Map: grouped arguments are what inputs are.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static TResult[] StarMap<TArguments, TResult>(
        MpiWorkerPool pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => Map(pool, task, inputs, cancellationToken);

    /// <summary>As the pool's MapAsync: grouped arguments are what inputs are.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static MpiAsyncResult<TResult[]> StarMapAsync<TArguments, TResult>(
        MpiWorkerPool pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => MapAsync(pool, task, inputs, cancellationToken);

    /// <summary>Runs a task for each input and gives the results in input order, lazily.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static IEnumerable<TResult> IMap<TArguments, TResult>(
        MpiWorkerPool pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.Submitter.MapTask(task, inputs, cancellationToken);

    /// <summary>Runs a task for each input and gives the results as they complete, lazily.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static IEnumerable<TResult> IMapUnordered<TArguments, TResult>(
        MpiWorkerPool pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.Submitter.MapUnorderedTask(task, inputs, cancellationToken);
}
