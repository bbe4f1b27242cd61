using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Shutdown in all four combinations of its arguments, before, while and after tasks run.</summary>
public class ShutdownTests
{
    [Theory, OnRanks(2, 3, 5)]
    public Task Before_any_task(MpiRun run) => run.Passes("shutdown-unused");

    [Theory, OnRanks(2, 3, 5)]
    public Task While_tasks_run_and_are_queued(MpiRun run) => run.Passes("shutdown-busy");

    [Theory, OnRanks(2, 3, 5)]
    public Task After_all_tasks(MpiRun run) => run.Passes("shutdown-done");

    [Theory, OnRanks(2, 3)]
    public Task A_second_shutdown_can_cancel_what_the_first_one_left(MpiRun run) => run.Passes("shutdown-twice");

    [Theory, OnRanks(2)]
    public Task A_callback_may_shut_the_pool_down(MpiRun run) => run.Passes("shutdown-by-a-callback");

    [Theory, OnRanks(2, 3)]
    public Task Await_using_waits_for_all_tasks_also_if_an_exception_leaves_it(MpiRun run) => run.Passes("await-using");
}
