using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>The benchmarks, with sizes at which they measure nothing: they run, get the right results, and print their figures.</summary>
public class BenchmarkTests
{
    [Theory, OnRanks(2, Launchers = [MpiLauncher.InProcess])]
    public async Task Every_benchmark_runs(MpiRun run)
    {
        string[][] benchmarks =
        [
            ["latency", "median_us", "--count", "10"],
            ["futures", "tasks_per_s", "--count", "100"],
            ["map", "tasks_per_s", "--count", "100"],
            ["echo", "gb_per_s", "--count", "2", "--bytes", "100000"],
            ["efficiency", "efficiency", "--count", "10"],
            ["longtask", "over_ideal", "--count", "10", "--long", "1000"],
            ["idle", "first_task_ms", "--count", "1", "--milliseconds", "10", "--pause", "10"],
            ["memory-map", "worker_mb", "--count", "1000"],
            ["memory-futures", "live_bytes", "--count", "100"],
            ["scale", "ns_per_task", "--count", "100"],
            ["serializers", "messagepack_read_ns", "--count", "1"],
        ];
        foreach (var (name, figure, sizes) in benchmarks.Select(words => (words[0], words[1], words[2..])))
            (await run.Start(TestPrograms.BenchmarksJit, [name, .. sizes, "--warm-up", "1"])).Succeeded().Shows($"{figure}=");
    }
}
