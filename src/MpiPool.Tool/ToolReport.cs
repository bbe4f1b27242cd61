using MpiPool.Doctor;

namespace MpiPool.Tool;

/// <summary>All that the tool has found.</summary>
/// <param name="Version">The tool's version.</param>
/// <param name="IsWell">Whether nothing is wrong.</param>
/// <param name="Launchers">The launchers on the PATH.</param>
/// <param name="Libraries">The library that would be loaded under each kind of launcher.</param>
/// <param name="Command">The job that was started; null if none could be.</param>
/// <param name="Job">What its ranks have told.</param>
/// <param name="Machine">This machine, where there is no job to tell of it.</param>
/// <param name="Problems">What is wrong.</param>
/// <param name="Notes">What is good to know.</param>
internal sealed record ToolReport(
    string Version,
    bool IsWell,
    IReadOnlyList<LauncherCommand> Launchers,
    IReadOnlyList<LibraryProbe> Libraries,
    string? Command,
    JobReport? Job,
    MachineFacts? Machine,
    IReadOnlyList<DoctorProblem> Problems,
    IReadOnlyList<string> Notes
);

/// <summary>The report as lines.</summary>
internal static class ToolReportText
{
    internal static IEnumerable<ReportLine> Of(ToolReport report)
    {
        yield return new(ReportKind.Title, "", $"mpipool doctor {report.Version}");
        foreach (var same in report.Launchers.GroupBy(launcher => launcher.Target))
        {
            LauncherCommand launcher = same.First();
            yield return new(
                ReportKind.Fact,
                "launcher",
                $"{string.Join(", ", same.Select(one => one.Name))}: {launcher.Description} ({launcher.Target})"
            );
        }

        foreach (var same in report.Libraries.Where(probe => probe.Library is not null).GroupBy(probe => (probe.Library, probe.Why)))
        {
            string owners = string.Join(" and ", same.Select(probe => Owner(report, probe)).Distinct());
            LibraryFacts library = same.Key.Library!;
            yield return new(
                ReportKind.Fact,
                "loads",
                $"{library.Path} under {owners}: {library.Version}, {LibraryFacts.NameOf(library.Abi)} ABI"
            );
            yield return new(ReportKind.Fact, "", $"since {same.Key.Why}");
        }

        if (report.Command is not null)
            yield return new(ReportKind.Fact, "started", report.Command);
        IReadOnlyList<RankFacts> ranks =
            report.Job?.Ranks ?? (report.Machine is { } machine ? [new RankFacts(0, machine, null, null)] : []);
        foreach (ReportLine line in ReportLine.OfRanks(ranks))
            yield return line;
        foreach (ReportLine line in ReportLine.OfPairs(report.Job?.Pairs ?? []))
            yield return line;
        foreach (ReportLine line in ReportLine.OfVerdict(report.Problems, report.Notes))
            yield return line;
    }

    private static string Owner(ToolReport report, LibraryProbe probe) =>
        report.Launchers.FirstOrDefault(launcher => launcher.Kind == probe.Launcher) is { } launcher ? $"{launcher.Owner} {launcher.Name}"
        : probe.Launcher == Interop.LauncherKind.Pmix ? "srun --mpi=pmix"
        : probe.Launcher == Interop.LauncherKind.Mpich ? "srun --mpi=pmi2"
        : "no launcher";
}
