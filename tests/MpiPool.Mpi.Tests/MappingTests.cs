using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Batches, the maps, cancellation, and the process-pool interface.</summary>
[AlsoWithoutInterceptors]
public class MappingTests
{
    [Theory, OnRanks(2, 3, 5)]
    public Task A_batch_gives_its_results_in_both_orders(MpiRun run) => run.Passes("batch");

    [Theory, OnRanks(2, 3, 5)]
    public Task Unordered_results_are_complete(MpiRun run) => run.Passes("map-unordered");

    [Theory, OnRanks(2, 3)]
    public Task Endless_inputs_are_pulled_as_workers_become_free(MpiRun run) => run.Passes("map-endless");

    [Theory, OnRanks(2, 3)]
    public Task Asynchronous_maps_give_what_the_others_give(MpiRun run) => run.Passes("map-async");

    [Theory, OnRanks(2)]
    public Task Grouped_arguments_are_taken_apart(MpiRun run) => run.Passes("star-map");

    [Theory, OnRanks(2, 3)]
    public Task A_running_task_can_be_canceled(MpiRun run) => run.Passes("cancel-running");

    [Theory, OnRanks(2, 3)]
    public Task The_process_pool_interface_works(MpiRun run) => run.Passes("worker-pool");

    [Theory, OnRanks(2, 3)]
    public Task A_view_of_a_pool_runs_all_that_the_pool_does(MpiRun run) => run.Passes("views");

    [Theory, OnRanks(2, 3)]
    public Task Many_threads_may_use_the_pool_at_once(MpiRun run) => run.Passes("many-threads");

    [Theory, OnRanks(2, 3)]
    public Task The_asynchronous_results_of_the_process_pool_tell_how_they_stand(MpiRun run) => run.Passes("async-results");

    [Theory, OnRanks(3)]
    public Task Every_operation_is_guarded(MpiRun run) => run.Passes("guard-every-operation");

    [Theory, OnRanks(2)]
    public Task Every_operation_of_the_process_pool_is_guarded(MpiRun run) => run.Passes("guard-worker-pool");

    [Theory, OnRanks(2)]
    public Task Operations_take_as_many_arguments_as_they_promise(MpiRun run) => run.Passes("arities");
}
