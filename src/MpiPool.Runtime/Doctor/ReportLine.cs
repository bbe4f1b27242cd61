using System.Globalization;
using System.Text;
using MpiPool.Interop;

namespace MpiPool.Doctor;

/// <summary>A report's lines as text: a column of labels, and beside it what wraps at the screen's edge.</summary>
/// <param name="Kind">What it says, so that it can be coloured.</param>
/// <param name="Label">What it is of.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct ReportLine(ReportKind Kind, string Label, string Text)
{
    private const int LabelWidth = 11,
        LeastWidth = 60;

    /// <summary>The lines of a job's report.</summary>
    internal static IEnumerable<ReportLine> Of(JobReport report)
    {
        string starter = report.Launcher == MpiLauncher.Alone.Name ? report.Launcher : $"started by {report.Launcher}";
        yield return new(ReportKind.Title, "", $"MpiPool: {Checks.Count(report.Size, "rank")}, {starter}");
        foreach (ReportLine line in OfRanks(report.Ranks))
            yield return line;
        foreach (ReportLine line in OfPairs(report.Pairs))
            yield return line;
        foreach (ReportLine line in OfVerdict(report.Problems, report.Notes))
            yield return line;
    }

    /// <summary>The hosts, the ranks and their libraries.</summary>
    internal static IEnumerable<ReportLine> OfRanks(IReadOnlyList<RankFacts> ranks)
    {
        foreach (var library in ranks.Where(rank => rank.Library is not null).GroupBy(rank => (rank.Library, rank.ThreadLevel)))
        {
            var (of, level) = library.Key;
            string who = library.Count() == ranks.Count ? "" : $" on {Checks.NamesOf(library)}";
            string granted = level is null ? "" : $", thread level {level}";
            yield return new(ReportKind.Fact, "library", $"{of!.Version}{who}, {LibraryFacts.NameOf(of.Abi)} ABI{granted}");
            yield return new(ReportKind.Fact, "", of.Path);
        }

        foreach (var host in Checks.ByHost(ranks))
        {
            MachineFacts machine = host.First().Machine;
            string limits = string.Concat(
                machine.OpenFiles is { } files ? $", {files} open files" : "",
                machine.AddressSpace is { } space ? $", {Checks.Size(space)} of address space" : ""
            );
            yield return new(
                ReportKind.Fact,
                "host",
                $"{host.Key}: {Checks.NamesOf(host)}, {Checks.Count(machine.OnlineCores, "core")}, {Checks.Size(machine.Memory)} of "
                    + $"memory{limits}"
            );
            yield return new(ReportKind.Fact, "binding", Binding([.. host]));
            if (machine.SharedMemory is { } shared)
            {
                string state = shared.Error is null ? "writable" : "not writable";
                yield return new(ReportKind.Fact, shared.Folder, $"{Checks.Size(shared.Size)}, {Checks.Size(shared.Free)} free, {state}");
            }
        }
    }

    /// <summary>The messages' times.</summary>
    internal static IEnumerable<ReportLine> OfPairs(IReadOnlyList<PairTime> pairs)
    {
        if (pairs.Count == 0)
            yield break;
        PairTime slowest = pairs.MaxBy(pair => pair.RoundTripMicroseconds),
            narrowest = pairs.MinBy(pair => pair.BytesPerSecond);
        string quickest = Number(pairs.Min(pair => pair.RoundTripMicroseconds));
        string widest = Number(pairs.Max(pair => pair.BytesPerSecond) / 1e9);
        bool isOne = pairs.Count == 1;
        yield return new(
            ReportKind.Fact,
            "round trip",
            isOne ? $"{quickest} µs" : $"{quickest} to {Number(slowest.RoundTripMicroseconds)} µs (the longest between {slowest.Names})"
        );
        yield return new(
            ReportKind.Fact,
            "bandwidth",
            isOne
                ? $"{widest} GB/s"
                : $"{widest} down to {Number(narrowest.BytesPerSecond / 1e9)} GB/s (the least between {narrowest.Names})"
        );
    }

    /// <summary>What is wrong, and what is good to know.</summary>
    internal static IEnumerable<ReportLine> OfVerdict(IReadOnlyList<DoctorProblem> problems, IReadOnlyList<string> notes)
    {
        foreach (string note in notes)
            yield return new(ReportKind.Note, "note", note);
        foreach (DoctorProblem problem in problems)
        {
            yield return new(ReportKind.Problem, "wrong", problem.Cause);
            if (problem.Remedy.Length > 0)
                yield return new(ReportKind.Remedy, "remedy", problem.Remedy);
        }

        yield return problems.Count == 0
            ? new(ReportKind.Good, "", "Nothing is wrong.")
            : new(ReportKind.Problem, "", $"{Checks.Count(problems.Count, "thing")} {(problems.Count == 1 ? "is" : "are")} wrong.");
    }

    /// <summary>The line, wrapped: words that are longer than the room stay whole.</summary>
    internal IEnumerable<string> Wrap(int width)
    {
        bool isWhole = Kind is ReportKind.Title || (Label.Length == 0 && Kind is not ReportKind.Fact);
        string indent = isWhole ? "" : new string(' ', LabelWidth + 2);
        var line = new StringBuilder(indent.Length == 0 ? "" : $"  {Label.PadRight(LabelWidth)}");
        bool isEmpty = true;
        foreach (string word in Text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Math.Max(width, LeastWidth))
            {
                yield return line.ToString();
                line.Clear().Append(indent);
                isEmpty = true;
            }

            if (!isEmpty)
                line.Append(' ');
            line.Append(word);
            isEmpty = false;
        }

        yield return line.ToString();
    }

    private static string Binding(IReadOnlyList<RankFacts> ranks)
    {
        int[] all = [.. ranks.SelectMany(rank => rank.Machine.Cores).Distinct()];
        if (ranks.All(rank => rank.Machine.Cores.Length == all.Length))
            return $"none: all may use {(all.Length == 1 ? "core" : "cores")} {Checks.Ranges(all)}";
        var sets = ranks.GroupBy(rank => Checks.Ranges(rank.Machine.Cores));
        return string.Join(", ", sets.Select(set => $"{Checks.NamesOf(set)} on {set.Key}"));
    }

    private static string Number(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}

/// <summary>What a line of a report says.</summary>
internal enum ReportKind
{
    Title,
    Fact,
    Note,
    Problem,
    Remedy,
    Good,
}
