using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Data that the process which receives it has no memory for: its task fails alone, and says how large it was. In
/// process both sides have one memory.</summary>
public class MemoryTests
{
    /// <summary>128 MiB, as hexadecimal as .NET wants it.</summary>
    private const string Limit = "8000000";

    [Theory, OnRanks(2, 3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public Task Arguments_that_a_worker_has_no_memory_for_fail_their_task_alone(MpiRun run) =>
        Passes(run, "arguments-too-large", isMainLimited: false);

    [Theory, OnRanks(2, 3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public Task Results_that_the_main_rank_has_no_memory_for_fail_their_task_alone(MpiRun run) =>
        Passes(run, "results-too-large", isMainLimited: true);

    private static async Task Passes(MpiRun run, string scenario, bool isMainLimited)
    {
        var free = new MpiProgram(1, TestPrograms.TestProgram, scenario);
        var limited = free with { Path = "/usr/bin/env", Arguments = [$"DOTNET_GCHeapHardLimit={Limit}", free.Path, scenario] };
        var result = await (
            isMainLimited
                ? run.StartMixed(limited, free with { Ranks = run.Ranks - 1 })
                : run.StartMixed(free, limited with { Ranks = run.Ranks - 1 })
        );

        result.Succeeded().ShowsOnEveryRank($"passed: {scenario}");
    }
}
