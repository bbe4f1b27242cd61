using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>The harness itself, on small shell programs: what it reports when a run goes wrong.</summary>
public class HarnessTests
{
    private const string Rank = "rank=${OMPI_COMM_WORLD_RANK:-${PMI_RANK:-0}};";

    [Theory, OnRanks(1, 3)]
    public async Task Lines_are_known_by_rank_and_stream(MpiRun run)
    {
        var result = await Shell(run, Rank + "echo \"   out $rank\"; echo \"err $rank\" >&2");

        result.Succeeded();
        for (int rank = 0; rank < run.Processes; rank++)
        {
            Assert.Equal([$"   out {rank}"], result.Output(rank));
            Assert.Contains(new RankLine(rank, IsError: true, $"err {rank}"), result.Lines);
        }
    }

    [Theory, OnRanks(2)]
    public async Task A_run_that_hangs_is_killed_at_its_time_limit_and_its_output_is_shown(MpiRun run)
    {
        var result = await Shell(run with { TimeLimit = TimeSpan.FromSeconds(2) }, "echo about to hang; sleep 1000");

        Assert.InRange(result.Took.TotalSeconds, 1.9, 500);
        var failure = Assert.Throws<MpiRunException>(() => result.Succeeded());
        Assert.Contains("did not end within 2 s and was killed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("rank 0: about to hang", failure.Message, StringComparison.Ordinal);
        Assert.Contains("sleep 1000", failure.Message, StringComparison.Ordinal);
        Assert.Throws<MpiRunException>(() => result.Failed());
    }

    [Theory, OnRanks(2)]
    public async Task A_program_that_cannot_be_asked_to_end_is_killed_all_the_same(MpiRun run)
    {
        var result = await Shell(run with { TimeLimit = TimeSpan.FromSeconds(1) }, "trap '' TERM INT HUP; while true; do sleep 0.1; done");

        Assert.Null(result.ExitCode);
        Assert.InRange(result.Took.TotalSeconds, 0.9, 500);
    }

    [Theory, OnRanks(2)]
    public async Task A_run_that_crashes_is_reported_with_its_exit_code_and_the_output_of_all_ranks(MpiRun run)
    {
        var result = await Shell(run, Rank + "echo rank $rank was here; [ $rank = 0 ] && exit 7; exit 0");

        Assert.Equal(7, result.Failed().ExitCode);
        var failure = Assert.Throws<MpiRunException>(() => result.Succeeded());
        Assert.Contains("exit code: 7", failure.Message, StringComparison.Ordinal);
        for (int rank = 0; rank < run.Processes; rank++)
            Assert.Contains($"rank {rank}: rank {rank} was here", failure.Message, StringComparison.Ordinal);
    }

    [Theory, OnRanks(1)]
    public async Task A_program_that_dies_of_a_signal_is_reported(MpiRun run)
    {
        var result = await Shell(run, "echo before; kill -SEGV $$");

        result.Failed().Shows("before");
    }

    [Theory, OnRanks(1, Launchers = [MpiLauncher.InProcess])]
    public async Task A_process_left_behind_fails_the_run_and_is_ended(MpiRun run)
    {
        var result = await Shell(
            run with
            {
                GraceForStragglers = TimeSpan.FromSeconds(1),
            },
            "setsid sleep 1000 >/dev/null 2>&1 & echo $! ; sleep 0.2"
        );

        var failure = Assert.Throws<MpiRunException>(() => result.Succeeded());
        Assert.Contains("left processes behind", failure.Message, StringComparison.Ordinal);
        Assert.Contains("sleep 1000", failure.Message, StringComparison.Ordinal);
        Assert.False(Runs(result.Output(0).Single()), "the stray process still runs");
    }

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task Two_programs_can_be_the_ranks_of_one_job(MpiRun run)
    {
        var result = await run.StartMixed(new MpiProgram(1, "/bin/echo", "first", "a b"), new MpiProgram(1, "/bin/echo", "second"));

        result.Succeeded();
        Assert.Equal(["first a b"], result.Output(0));
        Assert.Equal(["second"], result.Output(1));
    }

    [Theory, OnRanks(2)]
    public async Task Variables_reach_every_rank(MpiRun run)
    {
        var result = await Shell(run.With("MPIPOOL_PROBE", "a value"), "echo \"[$MPIPOOL_PROBE] [$TERM]\"");

        result.Succeeded().ShowsOnEveryRank("[a value] [dumb]");
    }

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_launcher_that_is_not_installed_fails_the_test_and_says_how_to_install_it(MpiRun run)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Shell(run.With("PATH", "/nowhere"), "true"));

        Assert.Contains("is not installed. Install both MPIs with ./eng/install-mpi.sh", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>A process that was killed but not yet waited for has no command line any more.</summary>
    private static bool Runs(string process) =>
        Directory.Exists($"/proc/{process}") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;

    // MPICH's mpiexec now and then trips over a program that has ended before all of its own processes know of the start.
    private static Task<MpiRunResult> Shell(MpiRun run, string script) => run.Start("/bin/sh", "-c", "sleep 0.5; " + script);
}
