using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Starts that go wrong get a clear error on every rank, and never n ranks that each do the whole job alone.</summary>
public class StartTests
{
    private const string LibMpi = "MPIPOOL_LIBMPI";

    [Theory, OnRanks(2, Launchers = [MpiLauncher.InProcess])]
    public async Task An_unknown_scenario_is_refused_with_the_list(MpiRun run)
    {
        var result = await run.StartScenario("nonsense");

        Assert.Equal(2, result.Failed().ExitCode);
        result.Shows("submit-values");
    }

    [Theory, OnRanks(1, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public Task A_single_rank_is_too_few_for_MPI(MpiRun run) => run.Passes("alone-under-mpi");

    [Theory, AlsoWithoutInterceptors, OnRanks(1, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_single_rank_runs_in_process_by_default(MpiRun run) =>
        (await run.With("MPIPOOL_WORKER_COUNT", "3").Passes("menial")).Shows("3 workers");

    [Theory, OnRanks(1)]
    public async Task One_line_of_the_log_says_that_the_tasks_run_in_process(MpiRun run)
    {
        var result = await run.With("MPIPOOL_WORKER_COUNT", "3").Passes("logged");

        string reason = run.Launcher == MpiLauncher.InProcess ? "The program was started without a launcher" : "There is a single rank";
        string line = Assert.Single(result.Output(0), line => line.StartsWith("log: ", StringComparison.Ordinal));
        Assert.Equal($"log: Information: {reason}: the tasks run on 3 threads of this process.", line);
    }

    [Theory, OnRanks(2)]
    public async Task The_environment_can_name_the_main_rank(MpiRun run) =>
        (await run.With("MPIPOOL_MAIN_RANK", "1").Passes("main-rank")).Shows(
            run.Launcher == MpiLauncher.InProcess ? "rank 0 is the main one of 1 workers" : "rank 1 is the main one of 1 workers"
        );

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task The_environment_can_keep_workers_from_coming_back(MpiRun run)
    {
        var result = (await run.With("MPIPOOL_REJOIN", "false").StartScenario("menial")).Succeeded();

        Assert.Single(result.Lines, line => line.Text == "passed: menial");
    }

    [Theory, OnRanks(1)]
    public async Task The_environment_can_choose_the_transport(MpiRun run) =>
        (await run.With("MPIPOOL_TRANSPORT", "InProcess").With("MPIPOOL_WORKER_COUNT", "3").Passes("menial")).ShowsOnEveryRank("3 workers");

    [Theory, OnRanks(2)]
    public async Task A_malformed_variable_is_refused_on_every_rank(MpiRun run) =>
        (await run.With("MPIPOOL_TRANSPORT", "pigeon").StartScenario("refused"))
            .Succeeded()
            .ShowsOnEveryRank("refused: ArgumentException")
            .ShowsOnEveryRank("MPIPOOL_TRANSPORT is 'pigeon'");

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_rank_that_does_not_construct_the_pool_holds_up_nobody_for_ever(MpiRun run) =>
        (await run.With("MPIPOOL_START_TIMEOUT", "2").StartScenario("late-rank"))
            .Failed()
            .Shows("MpiProcessException")
            .Shows("MPIPOOL_START_TIMEOUT");

    [Theory, AlsoWithoutInterceptors, OnRanks(2)]
    public Task In_process_can_be_asked_for_under_any_launcher(MpiRun run) => run.Passes("in-process");

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task The_library_of_another_MPI_than_the_launchers_is_refused_on_every_rank(MpiRun run)
    {
        var wrong = run.With(LibMpi, OtherLibrary(run.Launcher));

        var caught = (await wrong.StartScenario("refused"))
            .Succeeded()
            .ShowsOnEveryRank("refused: MpiProcessException: Every rank believes it is alone");
        caught.ShowsOnEveryRank(OtherLibrary(run.Launcher));

        var uncaught = (await wrong.Start(TestPrograms.QuickStart)).Failed().Shows("Every rank believes it is alone");
        uncaught.DoesNotShow("   at ");
        uncaught.DoesNotShow("All processes continue");
    }

    [Theory, OnRanks(2)]
    public async Task A_missing_libmpi_is_an_error_that_names_what_was_looked_for(MpiRun run) =>
        (await run.With(LibMpi, "/nonexistent/libmpi.so").StartScenario("no-libmpi"))
            .Succeeded()
            .ShowsOnEveryRank("refused: ")
            .ShowsOnEveryRank("/nonexistent/libmpi.so");

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task Under_a_launcher_a_missing_libmpi_is_no_reason_to_run_in_process(MpiRun run) =>
        (await run.With(LibMpi, "/nonexistent/libmpi.so").Start(TestPrograms.QuickStart))
            .Failed()
            .Shows("/nonexistent/libmpi.so")
            .DoesNotShow("All processes continue");

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task Ranks_from_different_builds_are_refused_on_every_rank(MpiRun run)
    {
        var programs = new[] { TestPrograms.TestProgram, TestPrograms.OtherBuild };
        foreach (var (first, second) in new[] { (0, 1), (1, 0) })
        {
            var result = await run.StartMixed(
                new MpiProgram(1, programs[first], "table-mismatch"),
                new MpiProgram(1, programs[second], "table-mismatch")
            );

            result.Succeeded().ShowsOnEveryRank("refused: TaskTableMismatchException");
        }
    }

    [Theory, AlsoWithoutInterceptors, OnRanks(1, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.InProcess])]
    public Task Workers_can_be_spawned(MpiRun run) => run.With(LibMpi, "libmpi.so.40").Passes("spawn");

    /// <summary>Debian's MPICH starts no processes.</summary>
    [Theory, OnRanks(1, Launchers = [MpiLauncher.Mpich])]
    public async Task An_MPI_that_cannot_spawn_says_what_to_do_instead(MpiRun run) =>
        (await run.StartScenario("spawn-refused")).Succeeded().Shows("refused: MpiException").Shows("MPI_Comm_spawn").Shows("mpiexec -n 4");

    private static string OtherLibrary(MpiLauncher launcher) => launcher == MpiLauncher.OpenMpi ? "libmpich.so.12" : "libmpi.so.40";
}
