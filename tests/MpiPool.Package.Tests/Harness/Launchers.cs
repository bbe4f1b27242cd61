using MpiPool.Mpi.Tests.Harness;

[assembly: AssemblyFixture(typeof(MpiPool.Package.Tests.Harness.Feed))]

namespace MpiPool.Package.Tests.Harness;

/// <summary>Programs under the MPIs that are installed.</summary>
internal static class Launchers
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    public static MpiRun OpenMpi => new(MpiLauncher.OpenMpi, 3, TimeLimit);

    public static MpiRun Mpich => new(MpiLauncher.Mpich, 3, TimeLimit);

    public static IEnumerable<MpiRun> Both => [OpenMpi, Mpich];
}
