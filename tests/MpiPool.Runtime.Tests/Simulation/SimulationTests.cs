using System.Globalization;
using System.Reflection;
using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

/// <summary>
/// The scheduling core plays thousands of schedules, of which each follows from its seed, and must keep its rules in all of them.
/// </summary>
public sealed class SimulationTests
{
    private static readonly Dictionary<string, Func<ulong, string?>> Broken = new(StringComparer.Ordinal)
    {
        [nameof(Mutations.ForgetsWhatWasHeld)] = Play<Mutations.ForgetsWhatWasHeld>,
        [nameof(Mutations.CountsWhatWasHeld)] = Play<Mutations.CountsWhatWasHeld>,
        [nameof(Mutations.HearsOldSessions)] = Play<Mutations.HearsOldSessions>,
        [nameof(Mutations.CancelsWhatHasBegun)] = Play<Mutations.CancelsWhatHasBegun>,
        [nameof(Mutations.ForgetsCancellation)] = Play<Mutations.ForgetsCancellation>,
        [nameof(Mutations.IgnoresPriority)] = Play<Mutations.IgnoresPriority>,
        [nameof(Mutations.QueuesAtTheEnd)] = Play<Mutations.QueuesAtTheEnd>,
        [nameof(Mutations.IgnoresPins)] = Play<Mutations.IgnoresPins>,
        [nameof(Mutations.RetriesForEver)] = Play<Mutations.RetriesForEver>,
        [nameof(Mutations.ForgetsWhoIsIdle)] = Play<Mutations.ForgetsWhoIsIdle>,
        [nameof(Mutations.LeavesHeldUp)] = Play<Mutations.LeavesHeldUp>,
        [nameof(Mutations.TrustsSuspects)] = Play<Mutations.TrustsSuspects>,
        [nameof(Mutations.WaitsForNobody)] = Play<Mutations.WaitsForNobody>,
        [nameof(Mutations.StopsTooEarly)] = Play<Mutations.StopsTooEarly>,
        [nameof(Mutations.IgnoresUnwritable)] = Play<Mutations.IgnoresUnwritable>,
    };

    public static TheoryData<string> Faults =>
        [.. typeof(IFaults).GetProperties(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Select(fault => fault.Name)];

    [Fact]
    public void All_schedules_keep_the_rules()
    {
        // eng/simulate.sh plays others, and more.
        ulong first = Number("SIMULATION_FIRST", 0),
            count = Number("SIMULATION_COUNT", 10_000);
        string? broken = null;
        Parallel.For(
            (long)first,
            (long)(first + count),
            (seed, loop) =>
            {
                if (Play<NoFaults>((ulong)seed) is null)
                    return;
                loop.Stop();
                Interlocked.CompareExchange(ref broken, Simulation<NoFaults>.Try((ulong)seed), null);
            }
        );
        Assert.True(broken is null, broken);
    }

    /// <summary>A rule that no schedule puts to the test would never be broken.</summary>
    [Fact]
    public void Schedules_get_into_every_corner()
    {
        var corners = new HashSet<string>(StringComparer.Ordinal);
        for (ulong seed = 0; seed < 3000; seed++)
            Assert.Null(new Simulation<NoFaults>(seed) { Corners = corners }.Play());
        string[] missing =
        [
            .. Enum.GetNames<EventKind>().Except([nameof(EventKind.CancelAsked), nameof(EventKind.ArgumentsUnwritable)]),
            .. Enum.GetNames<Outcome>().Select(outcome => $"a run that is {outcome}"),
            .. Enum.GetNames<RunState>().Select(state => $"CancelAsked of a run that is {state}"),
            .. Enum.GetNames<RunState>().Select(state => $"ArgumentsUnwritable of a run that is {state}"),
            .. new[] { "Result", "Failed", "Withdrawn", "Refused" }.Select(kind => $"{kind} of a session that is over"),
        ];

        // The shell does not ask for what has ended, writes nothing that waits, and the simulated pool has no way to break down.
        string[] impossible =
        [
            "CancelAsked of a run that is Ended",
            "ArgumentsUnwritable of a run that is Ended",
            "ArgumentsUnwritable of a run that is Waiting",
            nameof(EventKind.Broken),
            nameof(EventKind.Returned),
        ];
        Assert.Empty(missing.Except(corners).Except(impossible));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_core_that_is_broken_is_found_out_within_a_thousand_schedules(string fault)
    {
        Func<ulong, string?> play = Broken[fault];
        Assert.Contains(Enumerable.Range(0, 1000), seed => play((ulong)seed) is not null);
    }

    [Fact]
    public void A_schedule_that_breaks_a_rule_is_told_and_is_the_same_each_time()
    {
        ulong seed = (ulong)Enumerable.Range(0, 1000).First(seed => Play<Mutations.ForgetsWhatWasHeld>((ulong)seed) is not null);
        string told = Simulation<Mutations.ForgetsWhatWasHeld>.Try(seed)!;
        Assert.StartsWith($"Seed {seed}: ", told, StringComparison.Ordinal);
        Assert.Contains("is missed", told, StringComparison.Ordinal);
        Assert.DoesNotContain("not the same", told, StringComparison.Ordinal);
        Assert.Equal(told, Simulation<Mutations.ForgetsWhatWasHeld>.Try(seed));
    }

    private static string? Play<TFaults>(ulong seed)
        where TFaults : struct, IFaults => new Simulation<TFaults>(seed).Play();

    private static ulong Number(string variable, ulong otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
