using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>However the main rank leaves, the job ends, soon, and nothing of it stays behind.</summary>
[AlsoWithoutInterceptors]
public class LeavingTests
{
    private const string LostPatience = "all ranks are ended, because the main rank's process ends while tasks run on its workers";

    [Theory, OnRanks(2, 3)]
    public async Task A_handled_exception_leads_to_a_normal_end(MpiRun run) =>
        (await run.Passes("handled-exception")).Shows("caught: handled on main");

    [Theory, OnRanks(2, 3)]
    public async Task An_unhandled_exception_ends_the_job_and_is_seen(MpiRun run) =>
        (await run.StartScenario("unhandled-exception")).Failed().Shows("nobody handles this").DoesNotShow("passed:");

    [Theory, OnRanks(2)]
    public async Task An_unhandled_exception_on_another_thread_ends_the_job_and_is_seen(MpiRun run) =>
        (await run.StartScenario("unhandled-exception-on-a-thread"))
            .Failed()
            .Shows("nobody handles this on a thread")
            .DoesNotShow("passed:");

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task An_unhandled_exception_on_a_worker_ends_the_job_and_is_seen(MpiRun run) =>
        (await run.StartScenario("unhandled-exception-on-a-worker")).Failed().Shows("a worker broke").DoesNotShow("passed:");

    [Theory, OnRanks(2, 3)]
    public async Task Environment_Exit_while_a_task_runs_ends_the_job_with_its_exit_code(MpiRun run)
    {
        var result = (await run.StartScenario("exit-while-a-task-runs")).FailedWith(3).Shows("main leaves");

        if (run.Launcher != MpiLauncher.InProcess)
            result.Shows(LostPatience);
    }

    [Theory, OnRanks(3)]
    public async Task Environment_Exit_lets_idle_workers_go(MpiRun run) => (await run.StartScenario("exit-while-workers-idle")).Succeeded();

    [Theory, OnRanks(3)]
    public async Task A_task_that_exits_its_process_ends_the_job(MpiRun run)
    {
        var result = (await run.StartScenario("exit-on-a-worker")).FailedWith(4);

        if (run.Launcher != MpiLauncher.InProcess)
            result.Shows("did a task call Environment.Exit?");
    }

    [Theory, OnRanks(2, 3)]
    public async Task Environment_Exit_in_the_middle_of_tasks_lets_the_workers_go(MpiRun run)
    {
        var result = (await run.StartScenario("exit-in-the-middle")).Ended().Shows("main leaves");

        // On a machine that stalls for seconds the main rank loses its patience with the tasks that run, and says so.
        if (result.ExitCode != 0)
            result.Shows(LostPatience);
    }

    [Theory, OnRanks(2, 3)]
    public Task Returning_without_shutdown_lets_the_workers_go(MpiRun run) => run.Passes("return-without-dispose");

    /// <summary>They take longer than a main rank that simply leaves would wait.</summary>
    [Theory, OnRanks(2)]
    public async Task Tasks_of_a_pool_that_was_closed_without_waiting_still_run(MpiRun run)
    {
        var result = await run.Passes("return-after-closing");

        Assert.Equal(150, result.Lines.Count(line => line.Text == "a task has run"));
    }
}
