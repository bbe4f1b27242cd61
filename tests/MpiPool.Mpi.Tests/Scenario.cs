using MpiPool.Mpi.Tests.Harness;

namespace MpiPool.Mpi.Tests;

/// <summary>Runs of the test program's scenarios.</summary>
internal static class Scenario
{
    public static Task<MpiRunResult> StartScenario(this MpiRun run, string scenario) =>
        run.Start(run.HasInterceptors ? TestPrograms.TestProgram : TestPrograms.NoInterceptors, scenario);

    /// <summary>Runs a scenario that every process is to come to the end of.</summary>
    public static async Task<MpiRunResult> Passes(this MpiRun run, string scenario) =>
        (await run.StartScenario(scenario)).Succeeded().ShowsOnEveryRank($"passed: {scenario}");
}
