using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>Runs a test once for each launcher and number of ranks. In process, where one process has all ranks, it runs once.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnRanksAttribute(params int[] ranks) : DataAttribute
{
    public IReadOnlyList<int> Ranks { get; } = ranks;

    public MpiLauncher[] Launchers { get; init; } = [MpiLauncher.OpenMpi, MpiLauncher.Mpich, MpiLauncher.InProcess];

    /// <summary>Far above what any test takes: it only ends what hangs.</summary>
    public int TimeLimitSeconds { get; init; } = 120;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var limit = TimeSpan.FromSeconds(TimeLimitSeconds);
        return new(
            Launchers.SelectMany(
                launcher => launcher == MpiLauncher.InProcess ? [Ranks.Max()] : Ranks,
                (launcher, ranks) => (ITheoryDataRow)new TheoryDataRow<MpiRun>(new MpiRun(launcher, ranks, limit)))
            .ToList());
    }

    public override bool SupportsDiscoveryEnumeration() => false;
}
