using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>
/// What makes a pool impossible is said at once, before any rank waits for another; and if nothing catches it, in one line for all ranks.
/// </summary>
public class OpeningTests
{
    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task The_environment_alone_lets_no_rank_do_the_whole_job(MpiRun run)
    {
        foreach (string transport in new[] { "InProcess", "inprocess", "Spawn" })
        {
            var result = await run.With("MPIPOOL_TRANSPORT", transport).Start(TestPrograms.QuickStart);

            Assert.Contains(
                "has started 3 processes: each of them would do the whole job alone",
                OnlyLine(result),
                StringComparison.Ordinal
            );
        }
    }

    [Theory, OnRanks(2, 3)]
    public async Task Nonsense_in_any_variable_is_refused_in_one_line(MpiRun run)
    {
        var malformed = new[]
        {
            ("MPIPOOL_TRANSPORT", "abc"),
            ("MPIPOOL_SPIN_TIME", "-1"),
            ("MPIPOOL_WORKER_COUNT", "abc"),
            ("MPIPOOL_REJOIN", "perhaps"),
            ("MPIPOOL_SLEEP_TIME", "0"),
            ("MPIPOOL_DOORBELLS", "ding"),
            ("MPIPOOL_MAIN_RANK", "first"),
            ("MPIPOOL_START_TIMEOUT", "soon"),
        };
        foreach (var (name, value) in malformed)
        {
            var result = await run.With(name, value).Start(TestPrograms.QuickStart);

            string line = OnlyLine(result);
            Assert.StartsWith($"MpiPool: The environment variable {name} is '{value}'. It must be ", line, StringComparison.Ordinal);
        }
    }

    [Theory, OnRanks(3)]
    public async Task All_nonsense_is_named_at_once(MpiRun run)
    {
        var result = await run.With("MPIPOOL_REJOIN", "maybe").With("MPIPOOL_WORKER_COUNT", "0").Start(TestPrograms.QuickStart);

        string line = OnlyLine(result);
        Assert.Contains("MPIPOOL_REJOIN is 'maybe'", line, StringComparison.Ordinal);
        Assert.Contains("MPIPOOL_WORKER_COUNT is '0'", line, StringComparison.Ordinal);
    }

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_main_rank_that_does_not_exist_is_refused_in_one_line(MpiRun run)
    {
        var set = await run.StartScenario("main-rank-seven");
        var fromEnvironment = await run.With("MPIPOOL_MAIN_RANK", "7").Start(TestPrograms.QuickStart);

        foreach (var result in new[] { set, fromEnvironment })
            Assert.StartsWith(
                "MpiPool: MainRank is 7, and must be a rank of the communicator, 0 to 2",
                OnlyLine(result),
                StringComparison.Ordinal
            );
    }

    [Theory, OnRanks(3)]
    public async Task An_option_that_makes_no_sense_is_refused_in_one_line(MpiRun run) =>
        Assert.StartsWith(
            "MpiPool: MainRank must be a rank, 0 or more.",
            OnlyLine(await run.StartScenario("negative-main-rank")),
            StringComparison.Ordinal
        );

    [Theory, OnRanks(2)]
    public async Task More_threads_than_make_sense_are_refused(MpiRun run)
    {
        Assert.Contains(
            "100000, and a process may have at most 1024 workers",
            OnlyLine(await run.StartScenario("too-many-threads")),
            StringComparison.Ordinal
        );
        await run.Passes("many-threads-are-allowed");
    }

    [Theory, OnRanks(3)]
    public async Task An_unknown_variable_is_named_once_with_the_nearest_known_one(MpiRun run)
    {
        var result = (await run.With("MPIPOOL_WORKERS", "5").With("MPIPOOL_JOURNAL", "x").StartScenario("hundred-pools")).Succeeded();

        string line = Assert.Single(result.Lines, line => line.Text.Contains("MPIPOOL_WORKERS", StringComparison.Ordinal)).Text;
        Assert.StartsWith("MpiPool: ", line, StringComparison.Ordinal);
        Assert.Contains("MPIPOOL_WORKER_COUNT", line, StringComparison.Ordinal);
        Assert.Single(result.Lines, line => line.Text.Contains("MPIPOOL_JOURNAL", StringComparison.Ordinal));
    }

    [Theory, AlsoWithoutInterceptors, OnRanks(2, 3)]
    public Task A_task_opens_no_pool_that_needs_other_ranks(MpiRun run) => run.Passes("pool-in-a-task");

    [Theory, AlsoWithoutInterceptors, OnRanks(2, 3)]
    public Task A_task_may_have_a_pool_of_its_own(MpiRun run) => run.Passes("pool-in-a-task-of-its-own");

    [Theory, OnRanks(2, 3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public Task A_second_pool_beside_an_open_one_of_the_same_ranks_is_refused_at_once(MpiRun run) => run.Passes("second-pool");

    [Theory, OnRanks(2, 3)]
    public Task A_pool_may_open_once_the_one_before_takes_no_more_tasks(MpiRun run) => run.Passes("second-pool-after-shutdown");

    [Theory, OnRanks(2, 3)]
    public Task A_pool_of_a_duplicate_is_another_one(MpiRun run) => run.Passes("pool-of-a-duplicate");

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_rank_that_does_not_start_MPI_holds_up_nobody_for_ever(MpiRun run)
    {
        var result = await run.With("MPIPOOL_START_TIMEOUT", "2").StartScenario("last-rank-starts-no-mpi");

        Assert.StartsWith("MpiPool: Not all ranks have started MPI within 00:00:02", OnlyLine(result), StringComparison.Ordinal);
    }

    /// <summary>
    /// srun --mpi=none: each process finds in its environment that there is another one, and has no PMI by which to reach it.
    /// </summary>
    [Theory, OnRanks(2, Launchers = [MpiLauncher.InProcess])]
    public async Task Tasks_of_srun_without_a_PMI_are_told_in_one_line_which_one_to_ask_for(MpiRun run)
    {
        // The shell stands for srun, whose tasks' nearest ancestor without their variables it is.
        const string Srun = """ SLURM_PROCID=0 "$0" & SLURM_PROCID=1 "$0"; code=$?; wait $! || exit $code """;
        var step = run.With("SLURM_STEP_ID", "0").With("SLURM_STEP_NUM_TASKS", "2");

        string line = OnlyLine(await step.Start("/bin/sh", "-c", Srun, TestPrograms.QuickStart));

        Assert.StartsWith("MpiPool: ", line, StringComparison.Ordinal);
        Assert.Contains("srun --mpi=pmix (Open MPI) or --mpi=pmi2 (MPICH)", line, StringComparison.Ordinal);
    }

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_rank_that_finds_a_wrong_set_up_ends_with_exit_code_1(MpiRun run)
    {
        // The launcher ends what is left of the ranks when the first has ended, so that not all come to say their code.
        const string Script = """ "$0" "$1"; code=$?; echo "exit code $code"; exit $code """;
        foreach (string scenario in new[] { "last-rank-starts-no-mpi", "main-rank-seven" })
        {
            var result = await run.With("MPIPOOL_START_TIMEOUT", "2").Start("/bin/sh", "-c", Script, TestPrograms.TestProgram, scenario);

            var codes = result
                .FailedWith(1)
                .Lines.Select(line => line.Text)
                .Where(text => text.StartsWith("exit code", StringComparison.Ordinal));
            Assert.NotEmpty(codes);
            Assert.All(codes, code => Assert.Equal("exit code 1", code));
        }
    }

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task Ranks_that_are_awaited_are_named_once_after_a_while(MpiRun run)
    {
        var cases = new[]
        {
            ("last-rank-starts-no-mpi", "MPI has waited 5 s for rank 2 of 3 to start it. "),
            (
                "last-rank-opens-no-pool",
                "A pool of 3 ranks has waited 5 s in its constructor, and goes on to wait, up to StartTimeout (00:00:07), for rank 2. "
            ),
            (
                "first-rank-opens-a-pool",
                "A pool of 3 ranks has waited 5 s in its constructor, and goes on to wait, up to StartTimeout "
                    + "(00:00:07), for ranks 1-2. "
            ),
        };
        foreach (var (scenario, awaited) in cases)
        {
            var result = (await run.With("MPIPOOL_START_TIMEOUT", "7").StartScenario(scenario)).FailedWith(1);

            string line = Assert.Single(result.Lines, line => line.Text.Contains("has waited 5 s", StringComparison.Ordinal)).Text;
            Assert.StartsWith($"MpiPool: {awaited}", line, StringComparison.Ordinal);
            Assert.Contains("Transport = MpiTransport.InProcess", line, StringComparison.Ordinal);
        }
    }

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task Ranks_that_come_late_open_their_pool_after_that_word(MpiRun run) =>
        Assert.Single(
            (await run.Passes("last-rank-comes-late")).Lines,
            line => line.Text.Contains("for rank 1. ", StringComparison.Ordinal)
        );

    /// <summary>All that the ranks have written: a line that one of them said, after which the job ended with exit code 1.</summary>
    private static string OnlyLine(MpiRunResult result)
    {
        result.FailedWith(1);
        return Assert.Single(result.Lines, line => line.Rank >= 0).Text;
    }
}
