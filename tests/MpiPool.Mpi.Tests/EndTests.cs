using MpiPool.Mpi.Tests.Harness;
using MpiPool.Wire;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>What a pool's end waits for, what it says, and what comes after it.</summary>
public class EndTests
{
    [Theory, OnRanks(2, 3)]
    public async Task Callbacks_have_run_when_the_pool_has_ended(MpiRun run)
    {
        var result = await run.Passes("callbacks-last");

        Assert.Equal(50, result.Lines.Count(line => line.Text.StartsWith("callback ", StringComparison.Ordinal)));
    }

    [Theory, OnRanks(2)]
    public async Task An_exception_in_a_callback_is_seen_without_a_logger(MpiRun run) =>
        (await run.Passes("callback-too-late")).Shows("A callback on task").Shows("ObjectDisposedException");

    [Theory, OnRanks(2, 3)]
    public async Task Failures_that_nobody_has_seen_are_told_at_the_end(MpiRun run) =>
        (await run.Passes("unseen-failures")).Shows("10 tasks have failed without anybody").Shows("Wraps (number 0) on worker rank");

    [Theory, OnRanks(2)]
    public async Task Failures_that_somebody_has_seen_are_not(MpiRun run) =>
        (await run.Passes("seen-failures")).DoesNotShow("without anybody");

    [Theory, OnRanks(2)]
    public async Task A_task_that_blocks_is_named_by_a_shutdown_that_waits(MpiRun run) => await NamesTheTask(run, "blocked-at-dispose");

    [Theory, OnRanks(2)]
    public async Task A_task_that_blocks_is_named_at_the_end_of_the_process(MpiRun run) => await NamesTheTask(run, "blocked-at-exit");

    [Theory, OnRanks(2)]
    public async Task A_task_may_exit_the_process_while_the_pool_is_shut_down(MpiRun run)
    {
        foreach (
            string scenario in new[]
            {
                "exit-by-a-task-at-dispose",
                "exit-by-a-task-elsewhere",
                "exit-by-a-task-later",
                "exit-by-a-task-after-closing",
                "exit-by-a-task-after-main",
                "exit-by-a-callback",
            }
        )
        {
            // The JIT's runtime raises ProcessExit on a thread of its own: nobody knows there who exits, and his task may be said to be
            // lost.
            (await run.Start(TestPrograms.TestProgram, scenario))
                .FailedWith(4)
                .DoesNotShow("are given up");
            (await run.Start(TestPrograms.TestProgramJit, scenario)).FailedWith(4);
        }
    }

    [Theory, OnRanks(2)]
    public async Task A_program_that_exits_itself_waits_for_no_task_and_is_told_so(MpiRun run)
    {
        foreach (string program in new[] { TestPrograms.TestProgram, TestPrograms.TestProgramJit })
        {
            var result = (await run.Start(program, "exit-by-main-after-closing")).FailedWith(4);

            result.Shows(run.Launcher == MpiLauncher.InProcess ? "they are given up" : "nobody will see their results");
        }
    }

    [Theory, AlsoWithoutInterceptors, OnRanks(2, 3)]
    public Task An_input_that_throws_does_so_after_the_results_of_those_before_it(MpiRun run) => run.Passes("inputs-throw-late");

    [Theory, OnRanks(3)]
    public async Task Cancel_says_true_only_of_what_does_not_run(MpiRun run) =>
        (await run.Passes("cancel-is-true")).Shows("untruly 0 times");

    [Theory, OnRanks(2)]
    public Task A_map_says_that_it_is_lazy_when_its_pool_has_ended(MpiRun run) => run.Passes("map-after-end");

    [Theory, OnRanks(4, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task Calls_that_need_workers_that_have_left_are_refused(MpiRun run) =>
        (await run.StartScenario("workers-have-left"))
            .Succeeded()
            .Shows("rank 0 goes on without its worker")
            .Shows("rank 2 goes on without its worker");

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_process_leaves_with_its_exit_code_though_MPI_never_ends(MpiRun run)
    {
        using var mpi = await MpiThatHangs.Build(run, "IN_FINALIZE");

        var result = (await mpi.Run.StartScenario("map-after-end")).Shows("MPI_Finalize has not ended within 10 s on rank");

        // Open MPI's launcher takes it for a failure that a process ends without MPI_Finalize, and ends the other one.
        if (run.Launcher == MpiLauncher.OpenMpi)
            return;
        result.Succeeded().Shows("on rank 0").Shows("on rank 1");
        (await mpi.Run.StartScenario("exit-code-after-a-pool")).FailedWith(3);
    }

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_process_leaves_though_a_pool_cannot_give_its_communicator_up(MpiRun run)
    {
        using var mpi = await MpiThatHangs.Build(run, "IN_COMM_FREE");

        (await mpi.Run.StartScenario("map-after-end"))
            .FailedWith(1)
            .Shows("giving up a pool's communicator (MPI_Comm_free) has not ended within 10 s on rank");
    }

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_process_leaves_with_its_exit_code_though_MPI_cannot_abort(MpiRun run)
    {
        using var mpi = await MpiThatHangs.Build(run, "IN_ABORT");

        (await mpi.Run.StartScenario("exit-while-a-task-runs")).FailedWith(3).Shows("has not ended within 10 s on rank 0");
    }

    [Theory, OnRanks(2, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task A_worker_whose_last_message_never_leaves_is_not_waited_for(MpiRun run)
    {
        using var mpi = await MpiThatHangs.Build(run, $"LOSES={(int)MessageKind.Leave}");

        var result = (await mpi.Run.StartScenario("exit-code-after-a-pool")).Failed();

        // Whoever is first ends the job.
        Assert.Contains(
            result.Lines,
            line =>
                line.Text.Contains("sending the last messages to the main rank has not ended within 10 s", StringComparison.Ordinal)
                || line.Text.Contains("Worker rank 1 has not left within 10 s of being told to", StringComparison.Ordinal)
        );
    }

    private static async Task NamesTheTask(MpiRun run, string scenario) =>
        (await run.Passes(scenario)).Shows("shutdown has waited for").Shows("Gated (number 0) on worker rank 1, which has run since");
}
