using System.Globalization;
using System.Text;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>How a run ended. <see cref="ExitCode"/> is null where it was killed at its time limit.</summary>
public sealed record MpiRunResult(
    MpiRun Run,
    string CommandLine,
    int? ExitCode,
    TimeSpan Took,
    IReadOnlyList<RankLine> Lines,
    IReadOnlyList<string> Stragglers
)
{
    private const int LinesShown = 200;

    /// <summary>SIGKILL, SIGTERM, and both.</summary>
    private static readonly int[] HydraSignals = [9, 15, 9 | 15];

    /// <summary>The lines of one rank on standard output.</summary>
    public IReadOnlyList<string> Output(int rank) =>
        Lines.Where(line => line.Rank == rank && !line.IsError).Select(line => line.Text).ToList();

    /// <summary>Everything any rank or the launcher wrote, on either stream.</summary>
    public string AllText => string.Join('\n', Lines.Select(line => line.Text));

    /// <summary>The lines of a rank on both streams.</summary>
    public string TextOf(int rank) => string.Join('\n', Lines.Where(line => line.Rank == rank).Select(line => line.Text));

    /// <summary>The run ended by itself with exit code 0 and left nothing behind.</summary>
    public MpiRunResult Succeeded()
    {
        Ended();
        return ExitCode == 0 ? this : throw Failure($"ended with exit code {ExitCode}");
    }

    /// <summary>The run ended by itself with an exit code that is not 0, and left nothing behind.</summary>
    public MpiRunResult Failed()
    {
        Ended();
        return ExitCode != 0 ? this : throw Failure("ended with exit code 0, where a failure was to come");
    }

    /// <summary>The run ended by itself with this exit code of a rank's, and left nothing behind.</summary>
    /// <remarks>
    /// MPICH's launcher gives the codes of all ranks in one, bit by bit, and with them the signals by which it has ended those that were
    /// still there when the first had failed. Which these are depends on who is quicker.
    /// </remarks>
    public MpiRunResult FailedWith(int code)
    {
        Failed();
        bool isIt = ExitCode == code || (Run.Launcher == MpiLauncher.Mpich && HydraSignals.Any(signal => ExitCode == (code | signal)));
        return isIt ? this : throw Failure($"ended with exit code {ExitCode}, where {code} was to come");
    }

    /// <summary>The run ended by itself, however, and left nothing behind.</summary>
    public MpiRunResult Ended()
    {
        if (ExitCode is null)
            throw Failure($"did not end within {Run.TimeLimit.TotalSeconds} s and was killed");
        if (Stragglers.Count > 0)
            throw Failure($"left processes behind: {string.Join("; ", Stragglers)}");
        return this;
    }

    public MpiRunResult Shows(string text) =>
        AllText.Contains(text, StringComparison.Ordinal) ? this : throw Failure($"did not print '{text}'");

    public MpiRunResult ShowsOnEveryRank(string text)
    {
        for (int rank = 0; rank < Run.Processes; rank++)
        {
            if (!TextOf(rank).Contains(text, StringComparison.Ordinal))
                throw Failure($"did not print '{text}' on rank {rank}");
        }

        return this;
    }

    public MpiRunResult DoesNotShow(string text) =>
        !AllText.Contains(text, StringComparison.Ordinal) ? this : throw Failure($"printed '{text}'");

    public MpiRunException Failure(string what)
    {
        var report = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"The run ({Run}) {what}.")
            .AppendLine(CultureInfo.InvariantCulture, $"  command: {CommandLine}")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"  exit code: {ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none"}, after {Took.TotalSeconds:F1} s"
            )
            .AppendLine("  output:");
        if (Lines.Count > LinesShown)
            report.AppendLine(CultureInfo.InvariantCulture, $"    ... {Lines.Count - LinesShown} lines before");
        foreach (var line in Lines.Skip(Lines.Count - LinesShown))
        {
            string source = line.Rank == RankOutput.LauncherItself ? "launcher" : $"rank {line.Rank}";
            report.AppendLine(CultureInfo.InvariantCulture, $"    {source}{(line.IsError ? " (stderr)" : "")}: {line.Text}");
        }

        return new MpiRunException(report.ToString());
    }
}

/// <summary>A run that went otherwise than the test expects.</summary>
public sealed class MpiRunException(string message) : Exception(message);
