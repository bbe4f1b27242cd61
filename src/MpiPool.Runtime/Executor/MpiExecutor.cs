namespace MpiPool;

/// <summary>
/// A pool of MPI ranks that run <see cref="MpiTaskAttribute"/> methods. All ranks construct it; the main rank goes straight through and
/// hands out work, the others stay in the constructor, serve, and leave it at shutdown.
/// </summary>
/// <remarks>
/// All members may be used from any thread of the main rank. On a worker, after it has served, only <see cref="WorkersExit"/>, the
/// properties and <see cref="Dispose"/> may be used; all else throws a <see cref="PoolGuardException"/>.
/// </remarks>
/// <example>
/// A whole program. <c>dotnet run</c> runs the workers as threads of its process; <c>mpiexec -n 4</c> starts a main rank and three workers.
/// <code>
/// using MpiPool;
///
/// using var pool = new MpiExecutor();
/// if (pool.WorkersExit()) return;              // a worker has served until the pool's end, and leaves here
///
/// var future = pool.Submit(Tasks.Square, 12);  // one run; SubmitSquare(12) is the same
/// Console.WriteLine(future.Result);
///
/// foreach (int square in pool.Map(Tasks.Square, Enumerable.Range(0, 1000)))   // a run for each input, lazily, in input order
///     Console.WriteLine(square);
///
/// foreach (int square in pool.MapUnordered(Tasks.Square, [7, 8, 9]))          // as they complete
///     Console.WriteLine(square);
///
/// foreach (int sum in pool.StarMap(Tasks.Add, [(1, 2), (3, 4)]))              // arguments that are grouped already
///     Console.WriteLine(sum);
///
/// await foreach (int square in pool.MapAsync(Tasks.Square, [1, 2, 3]))        // without blocking a thread
///     Console.WriteLine(square);
///
/// var batch = pool.SubmitBatch(Tasks.Square, [1, 2, 3]);                      // under way by itself
/// Console.WriteLine(batch.Result.Sum());
///
/// static class Tasks
/// {
///     [MpiTask] public static int Square(int x) =&gt; x * x;
///
///     [MpiTask] public static int Add(int x, int y) =&gt; x + y;
/// }
/// </code>
/// </example>
public sealed partial class MpiExecutor : MpiSubmitter, IDisposable, IAsyncDisposable
{
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
    /// <example>
    /// <code>
    /// using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
    /// if (pool.WorkersExit()) return;
    /// Console.WriteLine(pool.Map(Tasks.Square, Enumerable.Range(0, 100)).Sum());
    /// </code>
    /// </example>
    public MpiExecutor(MpiExecutorOptions options)
        : this(Open(options)) { }

    private MpiExecutor(Opening.Result opened)
        : base(opened.Scheduler, opened.Rank, options: null) => Size = opened.Size - 1;

    /// <summary>Whether this rank hands out the tasks.</summary>
    public bool IsMain => Scheduler is not null;

    /// <summary>Whether this rank has served as a worker.</summary>
    public bool IsWorker => Scheduler is null;

    /// <summary>Whether tasks can be submitted: on the main rank, until shutdown.</summary>
    public bool IsOpen => Scheduler is { IsOpen: true };

    /// <summary>The number of workers.</summary>
    public int Size { get; }

    /// <summary>The number of workers that have nothing to do now; 0 on a worker.</summary>
    public int Idling => Scheduler is { IsOpen: true } ? Scheduler.IdleWorkers : 0;

    internal override MpiExecutor Executor => this;

    /// <summary>Ends the pool: no more tasks can be submitted, and the workers are released once the last task has ended.</summary>
    /// <param name="wait">
    /// Whether to wait until all tasks have ended, with the callbacks on them (<see cref="MpiFuture.OnCompleted"/>), and the workers are
    /// released. If not, this returns at once, and queued tasks still run, also after Main. Called by such a callback, it does not wait for
    /// callbacks.
    /// </param>
    /// <param name="cancelFutures">Whether to cancel what has not started. What runs is never canceled.</param>
    /// <remarks>May be called more than once. On a worker it does nothing.</remarks>
    /// <example>
    /// Gives up what has not begun, as soon as one result will do.
    /// <code>
    /// var futures = Enumerable.Range(0, 1000).Select(i =&gt; pool.Submit(Tasks.Square, i)).ToList();
    /// int found = MpiFuture.AsCompleted(futures).Select(future =&gt; future.Result).First(square =&gt; square &gt; 100);
    /// pool.Shutdown(cancelFutures: true);
    /// Console.WriteLine(found);
    /// </code>
    /// </example>
    public void Shutdown(bool wait = true, bool cancelFutures = false)
    {
        if (Scheduler is null)
            return;
        Scheduler.Close(cancelFutures);
        if (!wait || Thread.CurrentThread.IsBackground)
            Leaving.OutliveMain(Scheduler);
        if (wait)
            Scheduler.WaitEnded();
    }

    /// <summary>As <see cref="Shutdown"/> with its default arguments.</summary>
    public void Dispose() => Shutdown();

    /// <summary>As <see cref="Dispose"/>, without blocking a thread.</summary>
    public ValueTask DisposeAsync()
    {
        if (Scheduler is null)
            return ValueTask.CompletedTask;
        Scheduler.Close(cancelQueued: false);
        if (!Scheduler.AnyThread)
        {
            Scheduler.WaitEnded();
            return ValueTask.CompletedTask;
        }

        Leaving.OutliveMain(Scheduler);
        return new ValueTask(Task.Run(Scheduler.WaitEnded));
    }

    /// <summary>The pool's state in a line.</summary>
    public override string ToString() =>
        $"{nameof(MpiExecutor)}, "
        + (Scheduler is null ? $"rank {Rank} of {Size + 1}, which was a worker of it" : $"{Scheduler}, main rank {Rank} of {Size + 1}");

    private static Opening.Result Open(MpiExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Opening.Open(options, options.CreateLogger());
    }
}
