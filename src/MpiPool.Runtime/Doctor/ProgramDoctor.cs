using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using MpiPool.Interop;

namespace MpiPool.Doctor;

/// <summary>
/// Examines the job in place of running the program, where <c>MPIPOOL_DOCTOR</c> is set: one report for all ranks, before the program's
/// first line, or at its first pool where it has no tasks of its own.
/// </summary>
internal static class ProgramDoctor
{
    private const int Width = 100;

    private static int s_hasBegun;

    /// <summary>Examines, reports and ends the process, if that is asked for.</summary>
    internal static void RunIfAsked()
    {
        // What is malformed is refused when the pool opens.
        if (PoolVariables.Doctor is { IsSet: true, Problem: null, Value: true } && Interlocked.Exchange(ref s_hasBegun, 1) == 0)
            Run();
    }

    /// <summary>Examines, reports and ends the process.</summary>
    [DoesNotReturn]
    internal static void Run()
    {
        LauncherTerminal.Calm();
        JobReport? report = Examination.Run();
        int code = report is { Problems.Count: > 0 } ? 1 : 0;

        // A rank that sees itself alone shares its machine with others that do: one of them speaks.
        bool isAlone = report is not null && report.Ranks.Count < report.Size;
        if (report is not null && (!isAlone || SaidOnce.IsFirst("MPIPOOL_DOCTOR")))
            Print(report);
        if (isAlone)
            UnhandledErrors.LeaveAfterOthers(code);
        Environment.Exit(code);
        throw new UnreachableException();
    }

    private static void Print(JobReport report)
    {
        var text = new StringBuilder();
        foreach (string line in ReportLine.Of(report).SelectMany(line => line.Wrap(Width)))
            text.Append(line).Append(Environment.NewLine);

        // In one piece: what other ranks print comes before it or after it.
        using Stream output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        output.Flush();
    }
}
