using System.Runtime.ExceptionServices;

namespace MpiPool.Interop;

/// <summary>MPI in this process: loaded, initialised, and finalized once at the process's end.</summary>
/// <remarks>
/// MPI is asked for <c>MPI_THREAD_SERIALIZED</c> only, since some clusters refuse more. So each MPI call in the process is made inside
/// <see cref="Enter"/>, and no thread waits there: waiting is asking MPI again, with <see cref="Backoff"/> in between.
/// </remarks>
internal sealed unsafe partial class MpiRuntime
{
    private static readonly Lock StartLock = new();
    private static MpiRuntime? _current;
    private static ExceptionDispatchInfo? _failure;

    private int? _tagUpperBound;

    private MpiRuntime(MpiLibrary library, MpiLauncher launcher, bool canSpawn, bool isCalledBeside, TimeSpan timeout)
    {
        Library = library;
        Launcher = launcher;
        Spins = Backoff.SpinsFor(launcher);

        OwnsMpi = !IsInitialized(library);
        if (OwnsMpi)
            Initialize(canSpawn, isCalledBeside, timeout);

        int level = 0,
            rank = 0,
            size = 0,
            isMainThread = 0;
        Check(Functions.Query_thread(&level), "MPI_Query_thread");
        Check(Functions.Is_thread_main(&isMainThread), "MPI_Is_thread_main");
        ThreadLevel = Abi.ToThreadLevel(level);
        if (ThreadLevel < MpiThreadLevel.Serialized)
        {
            if (isMainThread == 0)
                throw WrongThread();
            OnlyFromThread = Environment.CurrentManagedThreadId;
        }

        if (OwnsMpi)
        {
            ReturnErrors(Abi.CommWorld);
            ReturnErrors(Abi.CommSelf);
        }

        Check(Functions.Comm_rank(Abi.CommWorld, &rank), "MPI_Comm_rank");
        Check(Functions.Comm_size(Abi.CommWorld, &size), "MPI_Comm_size");
        WorldRank = rank;
        WorldSize = size;
    }

    /// <summary>The running MPI, or null while there is none.</summary>
    public static MpiRuntime? Current => Volatile.Read(ref _current);

    public MpiLibrary Library { get; }

    public MpiLauncher Launcher { get; }

    public MpiAbi Abi => Library.Abi;

    public MpiFunctions Functions => Library.Functions;

    /// <summary>Held for each MPI call in the process, and never while waiting. See <see cref="Enter"/>.</summary>
    public Lock Gate { get; } = new();

    public MpiThreadLevel ThreadLevel { get; }

    /// <summary>
    /// The only managed thread that may call MPI, if the program initialised it with less than <c>MPI_THREAD_SERIALIZED</c>.
    /// </summary>
    public int? OnlyFromThread { get; }

    /// <summary>Whether MPI was initialised here, and not by the program itself; only then is it finalized here.</summary>
    public bool OwnsMpi { get; }

    /// <summary>How often to ask before sleeping.</summary>
    public int Spins { get; }

    public int WorldRank { get; }

    public int WorldSize { get; }

    /// <summary>The largest tag that MPI allows.</summary>
    public int TagUpperBound => _tagUpperBound ??= ReadTagUpperBound();

    /// <summary>Starts MPI, or gives the MPI that runs already. Any thread may call this, any number of times.</summary>
    /// <param name="timeout">How long the other ranks may take to do the same; as for a pool that is made with default options, unless
    /// given.</param>
    /// <param name="canSpawn">Whether a process without a launcher is going to use <c>MPI_Comm_spawn</c>.</param>
    /// <param name="isCalledBeside">Whether others call MPI without <see cref="Enter"/>: asks for <c>MPI_THREAD_MULTIPLE</c>, if this
    /// starts MPI.</param>
    /// <exception cref="MpiException">No libmpi, or it fails.</exception>
    /// <exception cref="MpiProcessException">The launcher belongs to another MPI.</exception>
    public static MpiRuntime Start(TimeSpan? timeout = null, bool canSpawn = false, bool isCalledBeside = false)
    {
        if (Current is { } running)
            return running;
        lock (StartLock)
        {
            if (_current is not null)
                return _current;

            // What failed once has left a library in the process, perhaps initialised: a second try would fail in another way.
            _failure?.Throw();
            UnhandledErrors.Watch();
            try
            {
                var launcher = MpiLauncher.Detect();
                var runtime = new MpiRuntime(
                    MpiLibrary.Load(launcher),
                    launcher,
                    canSpawn,
                    isCalledBeside,
                    timeout ?? MpiExecutorOptions.DefaultStartTimeout
                );
                runtime.FinalizeAtExit();
                runtime.CheckLauncher();
                Volatile.Write(ref _current, runtime);
                return runtime;
            }
            catch (Exception exception) when (exception is MpiException or MpiProcessException)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
                throw;
            }
        }
    }

    /// <summary>Whether MPI runs in this process, started here or by the program itself.</summary>
    public static bool IsInitializedInProcess()
    {
        if (Current is not null)
            return true;
        var candidates = MpiLibraryNames.Candidates(LauncherKind.None);
        return MpiLibrary.FindLoaded(candidates) is { } library && IsInitialized(library);
    }

    /// <summary>Takes the gate, to call MPI inside.</summary>
    /// <exception cref="InvalidOperationException">This thread may not call MPI, or MPI is finalized.</exception>
    public Lock.Scope Enter()
    {
        EnsureThread();
        var scope = Gate.EnterScope();
        if (!IsFinalized)
            return scope;
        scope.Dispose();
        throw new InvalidOperationException(
            "MPI is finalized: the process is ending, or the program has called MPI_Finalize. Use communicators and pools before that."
        );
    }

    /// <summary>Throws if this thread may not call MPI.</summary>
    public void EnsureThread()
    {
        if (OnlyFromThread is int thread && thread != Environment.CurrentManagedThreadId)
            throw WrongThread();
    }

    /// <summary>A wait, with spinning as fits the number of ranks and cores.</summary>
    public Backoff NewBackoff() => new(Spins);

    /// <summary>Has MPI give errors back for a communicator: by default it kills the process.</summary>
    public void ReturnErrors(nint communicator) =>
        Check(Functions.Comm_set_errhandler(communicator, Abi.ErrorsReturn), "MPI_Comm_set_errhandler");

    /// <summary>What is in use, in one line.</summary>
    public string Describe() =>
        $"{Library.Version} ({Library.Path}, {Abi.Flavor} ABI), thread level {ThreadLevel}, started by {Launcher.Name}, rank "
        + $"{WorldRank} of {WorldSize}";

    private static bool IsInitialized(MpiLibrary library)
    {
        int isInitialized = 0,
            isFinalized = 0;
        library.Functions.Finalized(&isFinalized);
        if (isFinalized != 0)
            throw new InvalidOperationException(
                "MPI is finalized in this process, and MPI cannot be started twice. Create pools and "
                    + "use communicators before the program calls MPI_Finalize."
            );
        library.Functions.Initialized(&isInitialized);
        return isInitialized != 0;
    }

    private static InvalidOperationException WrongThread() =>
        new(
            "The program initialised MPI with a thread level below MPI_THREAD_SERIALIZED, so that only the thread that did so may use MPI. "
                + "Ask for MPI_THREAD_SERIALIZED or more, or leave initialising MPI to MpiPool, or use pools and communicators on that "
                + "thread only."
        );

    private void Initialize(bool canSpawn, bool isCalledBeside, TimeSpan timeout)
    {
        // Without a launcher of its own Open MPI would start a daemon, which takes long and kills the process where it is not installed.
        // Only spawning needs it.
        bool isSingleton = Launcher.Kind is LauncherKind.None or LauncherKind.Mpich or LauncherKind.IntelMpi;
        if (Abi.Flavor == MpiFlavor.OpenMpi && isSingleton && !canSpawn && !OperatingSystem.IsWindows())
            LibC.SetEnvironmentDefault("OMPI_MCA_ess_singleton_isolated", "1");

        // A process alone has no way to say --oversubscribe, and knows best how many workers it wants.
        if (Abi.Flavor == MpiFlavor.OpenMpi && isSingleton && canSpawn && !OperatingSystem.IsWindows())
            LibC.SetEnvironmentDefault("OMPI_MCA_rmaps_base_oversubscribe", "1");

        // It waits for the other ranks, and nothing else can end that.
        using var gathering = new Gathering(
            "start of MPI",
            Launcher.Rank ?? 0,
            Launcher.Size ?? 1,
            missing =>
                UnhandledErrors.Write(
                    $"MpiPool: MPI has waited {Gathering.Patience.TotalSeconds} s for {missing} of {Launcher.Size} to start it. {EveryRank}"
                )
        );
        using var patience = new Timer(
            _ => UnhandledErrors.Leave(NotAllStarted(timeout)),
            null,
            Deadline.Limit(timeout),
            Timeout.InfiniteTimeSpan
        );
        int provided = 0;
        Check(Functions.Init_thread(null, null, isCalledBeside ? Abi.ThreadMultiple : Abi.ThreadSerialized, &provided), "MPI_Init_thread");
    }

    private string NotAllStarted(TimeSpan timeout) =>
        $"Not all ranks have started MPI within {timeout}, which {Launcher.Name} started. {EveryRank} {OpeningChecks.RaiseTimeout}";

    private const string EveryRank =
        $"Every rank must come to a pool's constructor or use MpiCommunicator.World. {OpeningChecks.PoolOfItsOwn}";

    private void CheckLauncher()
    {
        if (WorldSize > 1 || !Launcher.ExpectsOthers)
            return;
        string remedy = Launcher.Kind switch
        {
            LauncherKind.Slurm => "Give srun --mpi=pmix (Open MPI) or --mpi=pmi2 (MPICH); srun --mpi=list shows what it has",
            LauncherKind.Pmix => "Use a PMIx that this library understands, or srun --mpi=pmi2, or the library's own mpiexec",
            _ => "Start the program with that library's own mpiexec",
        };
        throw new MpiProcessException(
            $"Every rank believes it is alone: {Launcher.Name} started "
                + $"{(Launcher.Size is int size ? $"{size} processes" : "several processes")}, but the MPI library that was loaded is "
                + $"{Library.Version} ({Library.Path}), which sees one. {remedy}, or name the launcher's library in "
                + $"{MpiLibrary.OverrideVariable}."
        );
    }

    private int ReadTagUpperBound()
    {
        int* value = null;
        int isSet = 0;
        using var scope = Enter();
        Check(Functions.Comm_get_attr(Abi.CommWorld, Abi.TagUpperBoundKey, &value, &isSet), "MPI_Comm_get_attr");
        return isSet != 0 ? *value : short.MaxValue;
    }
}
