using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>However the main rank leaves, the job ends, soon, and nothing of it stays behind.</summary>
[AlsoWithoutInterceptors]
public class LeavingTests
{
    [Theory, OnRanks(2, 3)]
    public async Task A_handled_exception_leads_to_a_normal_end(MpiRun run) =>
        (await run.Passes("handled-exception")).Shows("caught: handled on main");

    [Theory, OnRanks(2, 3, TimeLimitSeconds = 30)]
    public async Task An_unhandled_exception_ends_the_job_and_is_seen(MpiRun run)
    {
        var result = await run.StartScenario("unhandled-exception");

        result.Failed().Shows("nobody handles this").DoesNotShow("passed:");
        Assert.InRange(result.Took.TotalSeconds, 0, 15);
    }

    [Theory, OnRanks(2, 3, TimeLimitSeconds = 30)]
    public async Task Environment_Exit_in_the_middle_of_tasks_lets_the_workers_go(MpiRun run) =>
        (await run.StartScenario("exit-in-the-middle")).Succeeded().Shows("main leaves");

    [Theory, OnRanks(2, 3, TimeLimitSeconds = 30)]
    public Task Returning_without_shutdown_lets_the_workers_go(MpiRun run) => run.Passes("return-without-dispose");

    /// <summary>They take longer than a main rank that simply leaves would wait.</summary>
    [Theory, OnRanks(2, TimeLimitSeconds = 30)]
    public async Task Tasks_of_a_pool_that_was_closed_without_waiting_still_run(MpiRun run)
    {
        var result = await run.Passes("return-after-closing");

        Assert.Equal(150, result.Lines.Count(line => line.Text == "a task has run"));
    }
}
