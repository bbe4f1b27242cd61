using System.Globalization;

namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>What an object is on the other side it was here, or there was a warning: tried with types that nobody has thought of.</summary>
public sealed class RoundTripTests
{
    private const int BatchSize = 200;

    /// <summary>eng/state-roundtrips.sh sets other ones.</summary>
    private static readonly int s_first = Setting("MPIPOOL_TEST_SEED", 1);
    private static readonly int s_count = Setting("MPIPOOL_TEST_TYPES", 1000);

    [Fact]
    public void Objects_of_random_types_arrive_equal_in_all_fields_that_are_not_warned_of()
    {
        var faults = new List<string>();
        int travelling = 0,
            warnings = 0,
            needless = 0;
        foreach (int[] seeds in Enumerable.Range(s_first, s_count).Chunk(BatchSize))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var batch = RandomBatch.Of(seeds);
            faults.AddRange(batch.Faults);
            travelling += batch.Count;
            warnings += batch.Warnings;
            needless += batch.Needless;
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{travelling} of {s_count} types travel; {warnings} are warned of, {needless} of these without need."
        );
        Assert.True(faults.Count == 0, $"{faults.Count} objects:\n{string.Join("\n", faults.Take(20))}");
        Assert.True(travelling > s_count / 2, $"Only {travelling} of {s_count} types travel: most are refused.");
        Assert.InRange(warnings, travelling / 10, travelling * 9 / 10);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
