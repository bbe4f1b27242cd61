using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MpiPool.Interop;

/// <summary>
/// What happens to an exception that nothing catches. One rank that dies alone would leave the others waiting for it, and a wrong set-up
/// deserves one line, not a stack trace from each rank.
/// </summary>
internal static class UnhandledErrors
{
    private static readonly TimeSpan TimeForOtherRanks = TimeSpan.FromSeconds(2);

    /// <summary>A launcher that is told to end all ranks may drop what it has not read from their pipes by then.</summary>
    private static readonly TimeSpan TimeForTheLauncherToRead = TimeSpan.FromMilliseconds(250);
    private static int _isWatching;

    /// <summary>Starts watching, if it has not yet.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref _isWatching, 1) == 0)
            AppDomain.CurrentDomain.UnhandledException += (_, arguments) => OnUnhandledException(arguments.ExceptionObject);
    }

    /// <summary>Writes a line to standard error, whole: the lines of other ranks come out beside it.</summary>
    public static void Write(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + Environment.NewLine);

        // Console would first set up the pseudo-terminal that Open MPI gives each rank, and print the sequences for it.
        if (!OperatingSystem.IsWindows())
        {
            LibC.WriteToStandardError(bytes);
            return;
        }

        using var error = Console.OpenStandardError();
        error.Write(bytes);
    }

    /// <summary>Writes a line that must have been read before all ranks are ended.</summary>
    public static void WriteBeforeAbort(string line)
    {
        Write(line);
        Thread.Sleep(TimeForTheLauncherToRead);
    }

    /// <summary>Ends a process that was set up or started wrongly, which every rank may find out: one of them says so.</summary>
    [DoesNotReturn]
    public static void Leave(string error)
    {
        string line = $"MpiPool: {error}";
        if (SaidOnce.IsFirst(line))
            Write(line);
        LeaveAfterOthers(1);
    }

    /// <summary>Ends a process that cannot reach the other ranks, after they have had the time to find out the same.</summary>
    [DoesNotReturn]
    public static void LeaveAfterOthers(int code)
    {
        // The launcher ends all ranks when the first one exits with a failure, and who comes late would find the name free again.
        if (MpiRuntime.Current?.WorldSize > 1 || MpiLauncher.Detect().ExpectsOthers)
            Thread.Sleep(TimeForOtherRanks);

        // Without MPI_Finalize, which would wait for ranks that do not come.
        if (!OperatingSystem.IsWindows())
            LibC.ExitNow(code);
        Environment.Exit(code);
    }

    private static void OnUnhandledException(object exception)
    {
        var runtime = MpiRuntime.Current;
        if (SetupErrors.Find(exception as Exception) is { } error)
            Leave(error);

        if (runtime is { WorldSize: > 1, IsFinalized: false })
        {
            WriteBeforeAbort(
                $"MpiPool: unhandled exception on rank {runtime.WorldRank} of {runtime.WorldSize}, ending all ranks. {exception}"
            );
            runtime.Abort(1);
        }
    }
}
