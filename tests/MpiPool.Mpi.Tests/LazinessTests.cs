using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Inputs are pulled as workers become free, whatever they are like.</summary>
public class LazinessTests
{
    [Theory, OnRanks(2, 3, 5)]
    public Task Inputs_wait_for_workers(MpiRun run) => run.Passes("inputs-wait-for-workers");

    [Theory, OnRanks(2, 3)]
    public Task Endless_inputs_run_in_flat_memory(MpiRun run) => run.Passes("flat-memory");

    [Theory, OnRanks(2, 3)]
    public Task An_input_that_throws_ends_its_own_operation_alone(MpiRun run) => run.Passes("inputs-throw");

    [Theory, OnRanks(2, 3)]
    public Task An_input_that_blocks_holds_up_its_own_operation_alone(MpiRun run) => run.Passes("inputs-block");

    [Theory, OnRanks(2, 3, 5)]
    public Task A_map_can_be_left_early(MpiRun run) => run.Passes("left-early");

    [Theory, OnRanks(2, 3)]
    public Task Asynchronous_inputs_can_be_left_and_canceled(MpiRun run) => run.Passes("async-inputs");
}
