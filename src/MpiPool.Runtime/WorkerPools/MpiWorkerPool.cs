namespace MpiPool;

/// <summary>
/// The interface of a process pool (Python's <c>multiprocessing.Pool</c>) over an <see cref="MpiExecutor"/>: blocking calls that give
/// results, and their <c>...Async</c> forms that give an <see cref="MpiAsyncResult{T}"/>. All members may be used from any thread of the
/// main rank.
/// </summary>
/// <example>
/// <code>
/// using var workers = new MpiWorkerPool();
/// if (workers.WorkersExit()) return;
///
/// int square = workers.Apply(Tasks.Square, 12);                       // waits
/// int[] squares = workers.Map(Tasks.Square, [1, 2, 3]);               // waits for all
/// var later = workers.StarMapAsync(Tasks.Add, [(1, 2), (3, 4)]);      // does not wait
/// foreach (int each in workers.IMap(Tasks.Square, [4, 5, 6])) Console.WriteLine(each);
/// Console.WriteLine($"{square}, {squares.Sum()}, {later.Get().Sum()}");
/// </code>
/// </example>
public sealed partial class MpiWorkerPool : IDisposable, IAsyncDisposable
{
    /// <summary>Makes a pool of all ranks. Collective; on a worker this returns at shutdown.</summary>
    /// <inheritdoc cref="MpiExecutor(MpiExecutorOptions)" path="/exception" />
    public MpiWorkerPool()
        : this(new MpiExecutor()) { }

    /// <summary>Makes a pool. Collective; on a worker this returns at shutdown.</summary>
    /// <param name="options">How.</param>
    /// <inheritdoc cref="MpiExecutor(MpiExecutorOptions)" path="/exception" />
    public MpiWorkerPool(MpiExecutorOptions options)
        : this(new MpiExecutor(options)) { }

    /// <summary>
    /// Puts this interface over an executor, which it then owns, or over a view of one: its tasks run with the view's options.
    /// </summary>
    /// <param name="executor">The executor, or what its <see cref="MpiSubmitter.With"/> has given.</param>
    public MpiWorkerPool(MpiSubmitter executor)
    {
        ArgumentNullException.ThrowIfNull(executor);
        Submitter = executor;
    }

    /// <summary>The executor below.</summary>
    public MpiExecutor Executor => Submitter.Executor;

    /// <summary>What the tasks go to: the executor, or a view of it.</summary>
    internal MpiSubmitter Submitter { get; }

    /// <inheritdoc cref="MpiExecutor.IsMain" />
    public bool IsMain => Executor.IsMain;

    /// <inheritdoc cref="MpiExecutor.IsWorker" />
    public bool IsWorker => Executor.IsWorker;

    /// <inheritdoc cref="MpiExecutor.WorkersExit" />
    public bool WorkersExit() => Executor.WorkersExit();

    /// <summary>Takes no more tasks; those that are there still run. The workers are released once the last one has ended.</summary>
    public void Close() => Executor.Shutdown(wait: false);

    /// <summary>Takes no more tasks, waits for those that are there, and releases the workers. May be called twice.</summary>
    public void Dispose() => Executor.Dispose();

    /// <inheritdoc cref="MpiExecutor.ToString" />
    public override string ToString() => $"{nameof(MpiWorkerPool)} of {Executor}";

    /// <inheritdoc cref="Dispose" />
    public ValueTask DisposeAsync() => Executor.DisposeAsync();
}
