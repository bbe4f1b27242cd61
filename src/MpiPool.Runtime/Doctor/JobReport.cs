namespace MpiPool.Doctor;

/// <summary>What is known of a job, or of a process without one.</summary>
/// <param name="Launcher">What started it.</param>
/// <param name="Size">How many ranks it has, as far as the reporting rank sees.</param>
/// <param name="Ranks">The ranks that are told of: all, or the one that sees itself alone.</param>
/// <param name="Pairs">How fast they exchange messages.</param>
/// <param name="Problems">What is wrong.</param>
/// <param name="Notes">What is not wrong, but good to know.</param>
internal sealed record JobReport(
    string Launcher,
    int Size,
    IReadOnlyList<RankFacts> Ranks,
    IReadOnlyList<PairTime> Pairs,
    IReadOnlyList<DoctorProblem> Problems,
    IReadOnlyList<string> Notes
);
