using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>What travels, what fails, and how much of it.</summary>
[AlsoWithoutInterceptors]
public class TaskTests
{
    [Theory, OnRanks(2, 3)]
    public Task Values_of_many_kinds_travel_by_Submit(MpiRun run) => run.Passes("submit-values");

    [Theory, OnRanks(2, 5)]
    public Task Values_of_many_kinds_travel_by_Map_in_input_order(MpiRun run) => run.Passes("map-values");

    [Theory, OnRanks(2)]
    public Task Types_of_the_framework_and_of_MessagePack_travel(MpiRun run) => run.Passes("types");

    [Theory, OnRanks(2)]
    public Task State_that_only_its_type_can_set_travels(MpiRun run) => run.Passes("state");

    [Theory, OnRanks(2)]
    public Task Typed_stubs_take_what_the_method_takes(MpiRun run) => run.Passes("typed-stubs");

    [Theory, OnRanks(2, 3)]
    public Task Void_async_and_instance_methods_are_tasks(MpiRun run) => run.Passes("task-kinds");

    [Theory, OnRanks(2)]
    public Task Tasks_run_whatever_attributes_stand_on_what_they_name(MpiRun run) => run.Passes("marked-tasks");

    [Theory, OnRanks(2)]
    public Task Arguments_are_converted_as_the_method_would(MpiRun run) => run.Passes("task-conversions");

    [Theory, OnRanks(2)]
    public Task Arguments_without_a_type_get_the_parameters(MpiRun run) => run.Passes("task-literals");

    [Theory, OnRanks(2, 3)]
    public Task Generic_methods_are_tasks_for_the_types_of_their_calls(MpiRun run) => run.Passes("generic-tasks");

    [Theory, OnRanks(2)]
    public Task Extension_methods_are_tasks_by_what_they_are_called_on(MpiRun run) => run.Passes("extension-tasks");

    [Theory, OnRanks(2, 3)]
    public Task A_task_knows_its_worker_and_its_number(MpiRun run) => run.Passes("context");

    [Theory, OnRanks(2, 3)]
    public Task A_task_that_throws_fails_its_own_future_alone(MpiRun run) => run.Passes("task-throws");

    [Theory, OnRanks(2, 3)]
    public Task Whatever_goes_wrong_with_a_task_fails_its_own_future_alone(MpiRun run) => run.Passes("task-errors");

    [Theory, OnRanks(2, 3)]
    public Task A_map_gives_the_results_before_a_failure(MpiRun run) => run.Passes("map-throws");

    [Theory, OnRanks(2, 3)]
    public Task A_hundred_thousand_queued_tasks_all_run(MpiRun run) => run.Passes("many-tasks");

    [Theory, OnRanks(3)]
    public Task A_map_over_an_endless_input_can_be_left(MpiRun run) => run.Passes("map-many");

    [Theory, OnRanks(2)]
    public Task A_task_returns_a_hundred_megabytes(MpiRun run) => run.Passes("large-results");

    [Theory, OnRanks(2)]
    public Task A_task_takes_a_hundred_megabytes(MpiRun run) => run.Passes("large-argument");

    [Theory, OnRanks(2, 3)]
    public Task Large_arguments_and_results_pass_each_other(MpiRun run) => run.Passes("large-both-ways");

    [Theory, OnRanks(2, 3)]
    public Task Large_arrays_travel_beside_their_message(MpiRun run) => run.Passes("large-arrays");

    [Theory, OnRanks(3, NeedsInterceptors = true)]
    public async Task The_JIT_build_runs_like_the_published_binary(MpiRun run)
    {
        foreach (string scenario in new[] { "submit-values", "task-throws" })
            (await run.Start(TestPrograms.TestProgramJit, scenario)).Succeeded().ShowsOnEveryRank($"passed: {scenario}");
    }
}
