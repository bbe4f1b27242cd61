using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MpiPool;

/// <summary>
/// How a pool is made. All ranks must give the same values. Each value has an environment variable, so that a job script can set it; what
/// the program sets itself goes before.
/// </summary>
/// <example>
/// <code>
/// var options = new MpiExecutorOptions
/// {
///     WorkerCount = 4,                                  // without a launcher: four threads
///     StartTimeout = TimeSpan.FromSeconds(30),          // all ranks must be there by then
/// };
/// using var pool = new MpiExecutor(options);
/// if (pool.WorkersExit()) return;
/// Console.WriteLine($"{pool.Size} workers");
/// </code>
/// </example>
public sealed record MpiExecutorOptions
{
    private readonly int? _mainRank;
    private readonly bool? _rejoin;
    private readonly MpiTransport? _transport;
    private readonly int? _workerCount;
    private readonly TimeSpan? _startTimeout;
    private readonly TimeSpan? _spinTime;
    private readonly TimeSpan? _sleepTime;
    private readonly ILoggerFactory? _loggerFactory;

    /// <summary>The rank that hands out tasks, in <see cref="Communicator"/>; all others are workers. 0 unless set. In process, and for
    /// spawned workers, it is 0 whatever is set. <c>MPIPOOL_MAIN_RANK</c>.</summary>
    public int MainRank
    {
        get => _mainRank ?? PoolVariables.MainRank.Value ?? 0;
        init => _mainRank = PoolVariables.MainRank.Checked(value);
    }

    /// <summary>
    /// The ranks of the pool; <see cref="MpiCommunicator.World"/> unless set. The pool works on a duplicate, beside the user's own
    /// messages.
    /// </summary>
    public MpiCommunicator? Communicator { get; init; }

    /// <summary>
    /// Whether a worker comes back from the pool's constructor after shutdown, and goes on with the program. If not, its process finalizes
    /// MPI and exits with code 0. True unless set. <c>MPIPOOL_REJOIN</c>: <c>true</c> or <c>false</c>.
    /// </summary>
    public bool Rejoin
    {
        get => _rejoin ?? PoolVariables.Rejoin.Value ?? true;
        init => _rejoin = value;
    }

    /// <summary>
    /// How the pool reaches its workers; <see cref="MpiTransport.Auto"/> unless set. <c>MPIPOOL_TRANSPORT</c>: a name of the enum.
    /// </summary>
    public MpiTransport Transport
    {
        get => _transport ?? PoolVariables.Transport.Value ?? MpiTransport.Auto;
        init => _transport = PoolVariables.Transport.Checked(value);
    }

    /// <summary>
    /// The number of workers in process, or to spawn; one for each core unless set. Under <see cref="MpiTransport.Mpi"/> the launcher
    /// decides, and this is not looked at. <c>MPIPOOL_WORKER_COUNT</c>.
    /// </summary>
    public int WorkerCount
    {
        get => _workerCount ?? PoolVariables.WorkerCount.Value ?? Environment.ProcessorCount;
        init => _workerCount = PoolVariables.WorkerCount.Checked(value);
    }

    /// <summary>
    /// How long a rank waits in the pool's constructor for all others to get there; 10 minutes unless set,
    /// <see cref="Timeout.InfiniteTimeSpan"/> for ever. <c>MPIPOOL_START_TIMEOUT</c>: seconds, or <c>-1</c> for ever.
    /// </summary>
    public TimeSpan StartTimeout
    {
        get => _startTimeout ?? DefaultStartTimeout;
        init => _startTimeout = PoolVariables.StartTimeout.Checked(value);
    }

    /// <summary>
    /// How long a rank that waits asks for the next message without a break before it begins to sleep: what comes within this time is seen
    /// within a microsecond. Null, as it is unless set, means 100 µs, and none where more ranks share a machine than it has cores.
    /// <see cref="TimeSpan.Zero"/> spins never. <c>MPIPOOL_SPIN_TIME</c>: microseconds.
    /// </summary>
    public TimeSpan? SpinTime
    {
        get => _spinTime ?? PoolVariables.SpinTime.Value;
        init => _spinTime = value is { } time ? PoolVariables.SpinTime.Checked(time) : null;
    }

    /// <summary>
    /// The longest that a rank sleeps between two looks for a message that nothing can wake it for: one from another machine. MPI has
    /// nothing that a rank could sleep at. 1.5 ms unless set; each look takes 5 to 50 µs of processor time. Ranks of one Linux machine
    /// wake one another. <c>MPIPOOL_SLEEP_TIME</c>: microseconds.
    /// </summary>
    public TimeSpan SleepTime
    {
        get => _sleepTime ?? PoolVariables.SleepTime.Value ?? TimeSpan.FromMicroseconds(1500);
        init => _sleepTime = PoolVariables.SleepTime.Checked(value);
    }

    /// <summary>
    /// Whether ranks of one machine wake one another. <c>MPIPOOL_DOORBELLS</c>: <c>false</c> has them look from time to time, as between
    /// machines.
    /// </summary>
    internal static bool HasDoorbells => PoolVariables.Doorbells.Value ?? true;

    /// <summary>How long a rank waits for the others unless the program says otherwise.</summary>
    internal static TimeSpan DefaultStartTimeout => PoolVariables.StartTimeout.Value ?? TimeSpan.FromMinutes(10);

    /// <summary>Whether the program itself says how to reach the workers, and not the environment.</summary>
    internal bool IsTransportSet => _transport is not null;

    /// <summary>
    /// Where the pool logs. Unless set, warnings and errors are lines on standard error, and the rest goes nowhere;
    /// <see cref="NullLoggerFactory"/> silences these lines, too.
    /// </summary>
    public ILoggerFactory LoggerFactory
    {
        get => _loggerFactory ?? NullLoggerFactory.Instance;
        init =>
            _loggerFactory =
                value
                ?? throw new ArgumentNullException(
                    nameof(LoggerFactory),
                    "LoggerFactory is null. Do not set it, and warnings and errors are written to standard error; "
                        + "NullLoggerFactory.Instance "
                        + "silences them."
                );
    }

    /// <summary>Makes the pool's logger.</summary>
    internal ILogger CreateLogger() => _loggerFactory?.CreateLogger<MpiExecutor>() ?? (ILogger)StandardErrorLogger.Instance;
}
