namespace MpiPool.Interop;

/// <summary>
/// Bounds what a process does on its way out: a call into MPI that waits for a rank that cannot be reached (a link between hosts was down)
/// never returns, and nothing but the end of the process ends it.
/// </summary>
internal sealed class Overdue : IDisposable
{
    /// <summary>How long a step of leaving may take without that anything moves.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly ManualResetEventSlim _isDone = new(false, spinCount: 0);

    private Overdue(string step, int? exitCode)
    {
        // A thread of its own: those of the pool may all be busy.
        new Thread(() =>
        {
            if (!_isDone.Wait(Limit))
                Leave(step, exitCode);
        })
        {
            IsBackground = true,
            Name = "MpiPool way out",
        }.Start();
    }

    /// <summary>Watches a step at the end of the process, which keeps its exit code.</summary>
    internal static Overdue WatchAtExit(string step) => new(step, exitCode: null);

    /// <summary>Watches a step after which the program wants to go on: if it cannot, it has failed.</summary>
    internal static Overdue Watch(string step) => new(step, exitCode: 1);

    /// <summary>Says what has not ended, and leaves the process without it.</summary>
    internal static void Leave(string step, int? exitCode = 1)
    {
        UnhandledErrors.Write(
            $"MpiPool: {step} has not ended within {Limit.TotalSeconds} s{Rank}. Another rank cannot be reached, or hangs: "
                + "the process leaves without it."
        );
        int code = exitCode is int failure && Environment.ExitCode == 0 ? failure : Environment.ExitCode;
        if (OperatingSystem.IsWindows())
            Environment.FailFast(step);
        LibC.ExitNow(code);
    }

    // The event's wait handle is never made, so there is nothing that the thread could miss.
    public void Dispose() => _isDone.Set();

    private static string Rank => MpiRuntime.Current is { } runtime ? $" on rank {runtime.WorldRank}" : "";
}
