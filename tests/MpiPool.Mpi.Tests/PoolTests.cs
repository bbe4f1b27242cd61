using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Opening, guarding, shutting down and leaving a pool.</summary>
[AlsoWithoutInterceptors]
public class PoolTests
{
    [Theory, OnRanks(2, 3)]
    public async Task Workers_return_at_the_guard(MpiRun run) => await EveryRankGoesOn(run, "guard-return");

    [Theory, OnRanks(3)]
    public async Task IsMain_parts_the_ranks(MpiRun run) => await EveryRankGoesOn(run, "guard-is-main");

    [Theory, OnRanks(2, 3)]
    public async Task Workers_skip_the_block_of_Run(MpiRun run) => await EveryRankGoesOn(run, "guard-run");

    [Theory, OnRanks(2, 3)]
    public async Task Workers_skip_the_block_of_RunAsync(MpiRun run) => await EveryRankGoesOn(run, "guard-run-async");

    [Theory, OnRanks(2, 3)]
    public async Task Every_rank_runs_what_stands_before_the_guard_of_Run(MpiRun run) => await EveryRankGoesOn(run, "guard-run-later");

    [Theory, OnRanks(3, NeedsInterceptors = true)]
    public async Task Workers_skip_a_guarded_block_without_an_exception(MpiRun run) => await EveryRankGoesOn(run, "guard-run-quiet");

    [Theory, OnRanks(3)]
    public async Task An_unguarded_worker_is_told_what_to_write(MpiRun run) => await EveryRankGoesOn(run, "guard-missing");

    [Theory, OnRanks(3)]
    public async Task Without_rejoin_only_the_main_rank_comes_back(MpiRun run)
    {
        var result = (await run.StartScenario("no-rejoin")).Succeeded().DoesNotShow("a worker came back");

        Assert.Single(result.Lines, line => line.Text == "passed: no-rejoin");
    }

    [Theory, OnRanks(2, 3)]
    public Task Submitting_after_shutdown_is_refused(MpiRun run) => run.Passes("submit-after-shutdown");

    [Theory, OnRanks(2, 3)]
    public Task Shutdown_waits_for_every_task(MpiRun run) => run.Passes("shutdown-waits");

    [Theory, OnRanks(2, 3)]
    public Task Shutdown_without_waiting_returns_at_once_and_queued_tasks_still_finish(MpiRun run) => run.Passes("shutdown-without-wait");

    [Theory, OnRanks(2, 3)]
    public Task Shutdown_cancels_what_has_not_started_and_never_what_runs(MpiRun run) => run.Passes("shutdown-cancels");

    [Theory, OnRanks(2)]
    public Task A_pool_can_be_disposed_twice(MpiRun run) => run.Passes("dispose-twice");

    [Theory, OnRanks(2, 3)]
    public Task A_hundred_pools_one_after_the_other(MpiRun run) => run.Passes("hundred-pools");

    [Theory, OnRanks(4, 5, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public Task Pools_of_disjoint_ranks_work_at_the_same_time(MpiRun run) => run.Passes("disjoint-pools");

    [Theory, OnRanks(3, 5, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public Task A_rank_can_be_the_main_one_of_two_pools(MpiRun run) => run.Passes("two-pools-of-one-main-rank");

    [Theory, OnRanks(3, 5, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public Task A_pool_can_leave_ranks_out(MpiRun run) => run.Passes("without-rank-0");

    [Theory, OnRanks(2)]
    public Task Each_rank_can_have_a_pool_of_its_own(MpiRun run) => run.Passes("a-pool-for-each-rank");

    [Theory, OnRanks(2, 3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public Task The_last_rank_can_be_the_main_one(MpiRun run) => run.Passes("main-rank-last");

    [Theory, OnRanks(2)]
    public Task A_main_rank_that_does_not_exist_is_refused_on_every_rank(MpiRun run) => run.Passes("main-rank-out-of-range");

    [Theory, OnRanks(2, 3)]
    public Task The_pool_knows_its_workers_and_which_of_them_idle(MpiRun run) => run.Passes("size-and-idling");

    [Theory, OnRanks(2, 3)]
    public Task Collectives_work_before_between_and_after_pools(MpiRun run) => run.Passes("collectives-around");

    [Theory, OnRanks(2, 3)]
    public Task A_message_waits_while_a_pool_comes_and_goes(MpiRun run) => run.Passes("messages-around");

    [Theory, OnRanks(2, 3)]
    public Task A_task_and_the_main_rank_exchange_messages_beside_the_pool(MpiRun run) => run.Passes("messages-beside");

    private static async Task EveryRankGoesOn(MpiRun run, string scenario)
    {
        var result = await run.Passes(scenario);
        for (int rank = 0; rank < run.Processes; rank++)
            Assert.Contains($"{scenario}: rank {rank} goes on", result.Output(rank));
    }
}
