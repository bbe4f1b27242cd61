using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MpiPool;

/// <summary>
/// How a pool is made. All ranks must give the same values. Each value has an environment variable, so that a job script can set it; what the
/// program sets itself goes before.
/// </summary>
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

    /// <summary>The rank that hands out tasks, in <see cref="Communicator"/>; all others are workers. 0 unless set. In process, and for spawned workers, it is 0
    /// whatever is set. <c>MPIPOOL_MAIN_RANK</c>.</summary>
    public int MainRank
    {
        get => _mainRank ?? AtLeast(0, "MPIPOOL_MAIN_RANK", FromEnvironment("MPIPOOL_MAIN_RANK", 0));
        init => _mainRank = value >= 0 ? value : throw OutOfRange(nameof(MainRank), value, "a rank, 0 or more");
    }

    /// <summary>The ranks of the pool; <see cref="MpiCommunicator.World"/> unless set. The pool works on a duplicate, beside the user's own messages.</summary>
    public MpiCommunicator? Communicator { get; init; }

    /// <summary>
    /// Whether a worker comes back from the pool's constructor after shutdown, and goes on with the program. If not, its process finalizes MPI and
    /// exits with code 0. True unless set. <c>MPIPOOL_REJOIN</c>: <c>true</c> or <c>false</c>.
    /// </summary>
    public bool Rejoin
    {
        get => _rejoin ?? FromEnvironment("MPIPOOL_REJOIN", true);
        init => _rejoin = value;
    }

    /// <summary>How the pool reaches its workers; <see cref="MpiTransport.Auto"/> unless set. <c>MPIPOOL_TRANSPORT</c>: a name of the enum.</summary>
    public MpiTransport Transport
    {
        get => _transport ?? FromEnvironment("MPIPOOL_TRANSPORT", MpiTransport.Auto);
        init => _transport = Enum.IsDefined(value) ? value : throw OutOfRange(nameof(Transport), (int)value, "a value of MpiTransport");
    }

    /// <summary>
    /// The number of workers in process, or to spawn; one for each core unless set. Under <see cref="MpiTransport.Mpi"/> the launcher decides, and this is
    /// not looked at. <c>MPIPOOL_WORKER_COUNT</c>.
    /// </summary>
    public int WorkerCount
    {
        get => _workerCount ?? AtLeast(1, "MPIPOOL_WORKER_COUNT", FromEnvironment("MPIPOOL_WORKER_COUNT", Environment.ProcessorCount));
        init => _workerCount = value >= 1 ? value : throw OutOfRange(nameof(WorkerCount), value, "1 or more");
    }

    /// <summary>
    /// How long a rank waits in the pool's constructor for all others to get there; 10 minutes unless set, <see cref="Timeout.InfiniteTimeSpan"/> for ever.
    /// <c>MPIPOOL_START_TIMEOUT</c>: seconds, or <c>-1</c> for ever.
    /// </summary>
    public TimeSpan StartTimeout
    {
        get => _startTimeout ?? Seconds(FromEnvironment("MPIPOOL_START_TIMEOUT", 600));
        init => _startTimeout = value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(StartTimeout), value, "StartTimeout must be a positive time, or Timeout.InfiniteTimeSpan.");
    }

    /// <summary>
    /// How long a rank that waits asks for the next message without a break before it begins to sleep: what comes within this time is seen within a microsecond.
    /// Null, as it is unless set, means 100 µs, and none where more ranks share a machine than it has cores. <see cref="TimeSpan.Zero"/> spins never.
    /// <c>MPIPOOL_SPIN_TIME</c>: microseconds.
    /// </summary>
    public TimeSpan? SpinTime
    {
        get => _spinTime ?? Microseconds("MPIPOOL_SPIN_TIME", least: 0, otherwise: null);
        init => _spinTime = value is null || value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SpinTime), value, "SpinTime must not be negative.");
    }

    /// <summary>
    /// The longest that a rank sleeps between two looks for a message that nothing can wake it for: one from another machine. MPI has nothing that a rank could
    /// sleep at. 1.5 ms unless set; each look takes 5 to 50 µs of processor time. Ranks of one Linux machine wake one another. <c>MPIPOOL_SLEEP_TIME</c>:
    /// microseconds.
    /// </summary>
    public TimeSpan SleepTime
    {
        get => _sleepTime ?? Microseconds("MPIPOOL_SLEEP_TIME", least: 1, otherwise: TimeSpan.FromMicroseconds(1500))!.Value;
        init => _sleepTime = value >= TimeSpan.FromMicroseconds(1) && value <= TimeSpan.FromSeconds(10)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SleepTime), value, "SleepTime must be a time from a microsecond to ten seconds.");
    }

    /// <summary>
    /// Whether ranks of one machine wake one another. <c>MPIPOOL_DOORBELLS</c>: <c>false</c> has them look from time to time, as between machines.
    /// </summary>
    internal static bool HasDoorbells => FromEnvironment("MPIPOOL_DOORBELLS", true);

    /// <summary>
    /// Where the pool logs. Unless set, warnings and errors are lines on standard error, and the rest goes nowhere;
    /// <see cref="NullLoggerFactory"/> silences these lines, too.
    /// </summary>
    public ILoggerFactory LoggerFactory
    {
        get => _loggerFactory ?? NullLoggerFactory.Instance;
        init => _loggerFactory = value ?? throw new ArgumentNullException(nameof(LoggerFactory));
    }

    /// <summary>Makes the pool's logger.</summary>
    internal ILogger CreateLogger() => _loggerFactory?.CreateLogger<MpiExecutor>() ?? (ILogger)StandardErrorLogger.Instance;

    private static TimeSpan Seconds(int seconds) => seconds switch
    {
        -1 => Timeout.InfiniteTimeSpan,
        > 0 => TimeSpan.FromSeconds(seconds),
        _ => throw Malformed("MPIPOOL_START_TIMEOUT", seconds.ToString(CultureInfo.InvariantCulture), "a positive number of seconds, or -1 for ever"),
    };

    private static TimeSpan? Microseconds(string name, int least, TimeSpan? otherwise)
    {
        const int Unset = -1, TenSeconds = 10_000_000;
        return FromEnvironment(name, Unset) switch
        {
            Unset when string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)) => otherwise,
            int microseconds when microseconds >= least && microseconds <= TenSeconds => TimeSpan.FromMicroseconds(microseconds),
            int microseconds => throw Malformed(name, microseconds.ToString(CultureInfo.InvariantCulture), $"{least} to {TenSeconds}, in microseconds"),
        };
    }

    private static T FromEnvironment<T>(string name, T otherwise)
        where T : struct, IConvertible
    {
        string? text = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrWhiteSpace(text)) return otherwise;
        object? value = otherwise switch
        {
            int => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null,
            bool => text.Trim().ToUpperInvariant() switch { "1" or "TRUE" or "YES" or "ON" => true, "0" or "FALSE" or "NO" or "OFF" => false, _ => null },
            MpiTransport => Enum.TryParse(text, ignoreCase: true, out MpiTransport transport) && Enum.IsDefined(transport) ? transport : null,
            _ => null,
        };

        return value is T found ? found : throw Malformed(name, text, otherwise switch
        {
            int => "a whole number",
            bool => "true or false",
            _ => string.Join(", ", Enum.GetNames<MpiTransport>()),
        });
    }

    private static int AtLeast(int least, string name, int value) =>
        value >= least ? value : throw Malformed(name, value.ToString(CultureInfo.InvariantCulture), $"{least} or more");

    private static ArgumentOutOfRangeException OutOfRange(string name, int value, string wanted) =>
        new(name, value, $"{name} must be {wanted}.");

    private static ArgumentException Malformed(string variable, string text, string wanted) =>
        new($"The environment variable {variable} is '{text}'. It must be {wanted}, or not be set.");
}
