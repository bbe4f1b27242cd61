using System.Collections;
using System.Globalization;
using MpiPool.Interop;

namespace MpiPool;

/// <summary>All environment variables that MpiPool reads: options, checks and the tests of the documentation go by this table.</summary>
internal static class PoolVariables
{
    private const string Prefix = "MPIPOOL_";

    /// <summary>What begins so is no setting: test harnesses mark the processes that they start.</summary>
    private const string Reserved = "MPIPOOL_TEST_";

    internal static readonly PoolVariable<int> MainRank = new(
        "MPIPOOL_MAIN_RANK",
        nameof(MpiExecutorOptions.MainRank),
        "a rank, 0 or more",
        Number,
        rank => rank >= 0
    );

    internal static readonly PoolVariable<MpiTransport> Transport = new(
        "MPIPOOL_TRANSPORT",
        nameof(MpiExecutorOptions.Transport),
        string.Join(", ", Enum.GetNames<MpiTransport>()),
        text => Enum.TryParse(text, ignoreCase: true, out MpiTransport transport) ? transport : null,
        Enum.IsDefined
    );

    internal static readonly PoolVariable<int> WorkerCount = new(
        "MPIPOOL_WORKER_COUNT",
        nameof(MpiExecutorOptions.WorkerCount),
        "a whole number, 1 or more",
        Number,
        count => count >= 1
    );

    internal static readonly PoolVariable<bool> Rejoin = new(
        "MPIPOOL_REJOIN",
        nameof(MpiExecutorOptions.Rejoin),
        "true or false",
        TrueOrFalse,
        _ => true
    );

    internal static readonly PoolVariable<TimeSpan> StartTimeout = new(
        "MPIPOOL_START_TIMEOUT",
        nameof(MpiExecutorOptions.StartTimeout),
        "a positive number of seconds, or -1 (Timeout.InfiniteTimeSpan) for ever",
        text =>
            Number(text) is int seconds
                ? seconds == -1
                    ? Timeout.InfiniteTimeSpan
                    : TimeSpan.FromSeconds(seconds)
                : null,
        time => time > TimeSpan.Zero || time == Timeout.InfiniteTimeSpan
    );

    internal static readonly PoolVariable<TimeSpan> SpinTime = new(
        "MPIPOOL_SPIN_TIME",
        nameof(MpiExecutorOptions.SpinTime),
        "a number of microseconds, 0 or more",
        Microseconds,
        time => time >= TimeSpan.Zero
    );

    internal static readonly PoolVariable<TimeSpan> SleepTime = new(
        "MPIPOOL_SLEEP_TIME",
        nameof(MpiExecutorOptions.SleepTime),
        "1 to 10000000 microseconds",
        Microseconds,
        time => time >= TimeSpan.FromMicroseconds(1) && time <= TimeSpan.FromSeconds(10)
    );

    internal static readonly PoolVariable<bool> Doorbells = new("MPIPOOL_DOORBELLS", "", "true or false", TrueOrFalse, _ => true);

    /// <summary>What it names is checked where it is loaded.</summary>
    internal static readonly PoolVariable LibMpi = new(MpiLibrary.OverrideVariable, "", "a library's name or path");

    internal static readonly FolderVariable Record = new("MPIPOOL_RECORD", "a folder that every rank can write to");

    internal static readonly PoolVariable<bool> Doctor = new("MPIPOOL_DOCTOR", "", "true or false", TrueOrFalse, _ => true);

    internal static IReadOnlyList<PoolVariable> All { get; } =
    [MainRank, Transport, WorkerCount, Rejoin, StartTimeout, SpinTime, SleepTime, Doorbells, LibMpi, Record, Doctor];

    /// <summary>Checks all variables at once, also those that the program or the transport makes no use of.</summary>
    /// <exception cref="ArgumentException">Some are malformed; it names them all.</exception>
    internal static void Check()
    {
        string[] problems = [.. All.Select(variable => variable.Problem).OfType<string>()];
        if (problems.Length > 0)
            throw SetupErrors.Mark(new ArgumentException(string.Join(' ', problems)));
    }

    /// <summary>The variables of the environment that look like MpiPool's and are not, each with the name that is most like it.</summary>
    internal static IEnumerable<(string Name, string Nearest)> Unknown()
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return from DictionaryEntry entry in Environment.GetEnvironmentVariables()
            let name = (string)entry.Key
            where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !name.StartsWith(Reserved, comparison)
            where !All.Any(variable => variable.Name.Equals(name, comparison))
            orderby name
            select (name, Nearest(name));
    }

    /// <summary>The known name in which most of this one is found, and of several such the one that it differs from least.</summary>
    private static string Nearest(string name)
    {
        string[] given = Spellings(name);
        return All.Select(variable => variable.Name)
            .MinBy(known => (Distance(given, Spellings(known), anywhere: true), Distance(given, Spellings(known), anywhere: false)))!;
    }

    /// <summary>A name without what it begins with, as one word: as it is, and with its words in the order of the alphabet.</summary>
    private static string[] Spellings(string name)
    {
        string[] words = name[Prefix.Length..].ToUpperInvariant().Split('_');
        return [string.Concat(words), string.Concat(words.Order(StringComparer.Ordinal))];
    }

    private static int Distance(string[] texts, string[] others, bool anywhere) =>
        texts.Min(text => others.Min(other => Distance(text, other, anywhere)));

    /// <summary>
    /// How many characters must be changed, added, left out or exchanged with the next one to make one text of the other, or of any part of
    /// the other.
    /// </summary>
    private static int Distance(string text, string other, bool anywhere)
    {
        var edits = new int[text.Length + 1, other.Length + 1];
        for (int i = 0; i <= text.Length; i++)
            edits[i, 0] = i;
        for (int j = 0; j <= other.Length; j++)
            edits[0, j] = anywhere ? 0 : j;
        for (int i = 1; i <= text.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int changed = edits[i - 1, j - 1] + (text[i - 1] == other[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(changed, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                bool areExchanged = i > 1 && j > 1 && text[i - 1] == other[j - 2] && text[i - 2] == other[j - 1];
                if (areExchanged)
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return anywhere ? Enumerable.Range(0, other.Length + 1).Min(j => edits[text.Length, j]) : edits[text.Length, other.Length];
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static TimeSpan? Microseconds(string text) => Number(text) is int number ? TimeSpan.FromMicroseconds(number) : null;

    private static bool? TrueOrFalse(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "1" or "TRUE" or "YES" or "ON" => true,
            "0" or "FALSE" or "NO" or "OFF" => false,
            _ => null,
        };
}

/// <summary>An environment variable, and the option that it stands for.</summary>
/// <param name="name">Its name.</param>
/// <param name="option">The option that goes before it; empty if there is none.</param>
/// <param name="wanted">What it must be.</param>
internal class PoolVariable(string name, string option, string wanted)
{
    internal string Name => name;

    internal string Option => option;

    internal string Wanted => wanted;

    /// <summary>Whether the environment has it.</summary>
    internal bool IsSet => TextOrNull is not null;

    /// <summary>What is wrong with its value, if something is.</summary>
    internal virtual string? Problem => null;

    /// <summary>Its value; null where it is not set, or is blank, which is the same.</summary>
    private protected string? TextOrNull =>
        Environment.GetEnvironmentVariable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}

/// <inheritdoc />
/// <typeparam name="T">What it gives.</typeparam>
internal sealed class PoolVariable<T>(string name, string option, string wanted, Func<string, T?> parse, Func<T, bool> isAllowed)
    : PoolVariable(name, option, wanted)
    where T : struct
{
    internal override string? Problem =>
        TextOrNull is not { } text || (parse(text) is { } value && isAllowed(value))
            ? null
            : $"The environment variable {Name} is '{text}'. It must be {Wanted}, or not be set.";

    /// <summary>The value that the environment gives, or null.</summary>
    /// <exception cref="ArgumentException">It is malformed.</exception>
    internal T? Value =>
        Problem is { } problem ? throw SetupErrors.Mark(new ArgumentException(problem))
        : TextOrNull is { } text ? parse(text)
        : null;

    /// <summary>Lets a value through that the program gives the option, if the environment might give it too.</summary>
    internal T Checked(T value) =>
        isAllowed(value) ? value : throw SetupErrors.Mark(new ArgumentOutOfRangeException(Option, value, $"{Option} must be {Wanted}."));
}

/// <summary>A variable that names a folder for files. It is made where it is missing.</summary>
internal sealed class FolderVariable(string name, string wanted) : PoolVariable(name, "", wanted)
{
    /// <summary>The folder, or null.</summary>
    internal string? Folder => TextOrNull is { } folder ? Path.GetFullPath(folder) : null;

    /// <summary>That no file can be written there is found by writing one.</summary>
    internal override string? Problem
    {
        get
        {
            if (TextOrNull is not { } folder)
                return null;
            try
            {
                string path = Path.Combine(Directory.CreateDirectory(folder).FullName, $".mpipool-{Guid.NewGuid():N}");
                using FileStream file = new(
                    path,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 0,
                    FileOptions.DeleteOnClose
                );
                file.WriteByte(0);
                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return $"The environment variable {Name} is '{folder}', where no file can be written: {e.Message.TrimEnd('.')}. It must "
                    + $"be {Wanted}, or not be set.";
            }
        }
    }
}
