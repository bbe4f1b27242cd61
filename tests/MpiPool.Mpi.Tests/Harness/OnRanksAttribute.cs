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

    /// <summary>What the test shows is the work of an interceptor.</summary>
    public bool NeedsInterceptors { get; init; }

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        bool isTwofold =
            !NeedsInterceptors
            && (
                testMethod.IsDefined(typeof(AlsoWithoutInterceptorsAttribute))
                || testMethod.DeclaringType!.IsDefined(typeof(AlsoWithoutInterceptorsAttribute))
            );
        return new(
            Launchers
                .SelectMany(launcher => Runs(launcher, isTwofold))
                .Select(ITheoryDataRow (run) => new TheoryDataRow<MpiRun>(run))
                .ToList()
        );
    }

    private IEnumerable<MpiRun> Runs(MpiLauncher launcher, bool isTwofold)
    {
        var limit = TimeSpan.FromSeconds(TimeLimitSeconds);
        foreach (int ranks in launcher == MpiLauncher.InProcess ? [Ranks.Max()] : Ranks)
            yield return new(launcher, ranks, limit);
        if (isTwofold)
            yield return new MpiRun(launcher, Ranks[0], limit) { HasInterceptors = false }.With("MPIPOOL_DOORBELLS", "false");
    }

    public override bool SupportsDiscoveryEnumeration() => false;
}

/// <summary>
/// The test, or each test of the class, runs once more for each launcher, on the test program without interceptors, and with ranks that do
/// not wake one another, as between machines: what a program does is not to depend on either.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AlsoWithoutInterceptorsAttribute : Attribute;
