using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Waiting for futures, being called back by them, canceling them.</summary>
[AlsoWithoutInterceptors]
public class FutureTests
{
    [Theory, OnRanks(2, 3)]
    public Task Callbacks_may_submit_and_block_and_throw(MpiRun run) => run.Passes("callbacks");

    [Theory, OnRanks(2, 3, 5)]
    public Task What_is_queued_can_be_canceled(MpiRun run) => run.Passes("cancel-queued");

    [Theory, OnRanks(2, 3)]
    public Task What_runs_sees_its_own_token_canceled(MpiRun run) => run.Passes("cancel-running-by-future");

    [Theory, OnRanks(2, 3)]
    public Task What_waits_on_a_worker_behind_a_long_task_can_be_canceled_at_once(MpiRun run) => run.Passes("cancel-waiting");

    [Theory, OnRanks(2, 3)]
    public Task What_waits_on_a_worker_behind_a_long_task_is_canceled_by_shutdown_at_once(MpiRun run) =>
        run.Passes("cancel-waiting-by-shutdown");

    [Theory, OnRanks(2, 3)]
    public Task What_is_canceled_while_its_arguments_travel_holds_up_nobody(MpiRun run) => run.Passes("cancel-while-arguments-travel");

    [Theory, OnRanks(3)]
    public Task What_waits_behind_a_long_task_goes_to_a_worker_that_is_free(MpiRun run) => run.Passes("waiting-tasks-change-workers");

    [Theory, OnRanks(2)]
    public Task A_wait_ends_at_its_time_out(MpiRun run) => run.Passes("time-outs");

    [Theory, OnRanks(2, 3)]
    public Task Many_futures_can_be_waited_for_at_once(MpiRun run) => run.Passes("combined-futures");

    [Theory, OnRanks(2, 3)]
    public Task Several_threads_may_await_and_block(MpiRun run) => run.Passes("awaiting-threads");
}
