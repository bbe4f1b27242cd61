using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>A program that is started with MPIPOOL_DOCTOR says what is wrong with its job in place of doing it.</summary>
public class DoctorTests
{
    private const string Doctor = "MPIPOOL_DOCTOR",
        LibMpi = "MPIPOOL_LIBMPI";

    [Theory, AlsoWithoutInterceptors, OnRanks(2, 4)]
    public async Task One_report_comes_in_place_of_the_programs_job(MpiRun run)
    {
        var result = (await run.With(Doctor, "1").StartScenario("menial")).Succeeded().DoesNotShow("passed").Shows("Nothing is wrong.");

        Assert.Single(result.Lines, line => line.Text.StartsWith("MpiPool: ", StringComparison.Ordinal));
        if (run.Launcher == MpiLauncher.InProcess)
            result.Shows("started without a launcher");
        else
            result.Shows($"MpiPool: {run.Ranks} ranks, started by ").Shows("round trip").Shows("GB/s").Shows("thread level Serialized");
        if (run is { Ranks: 4, Launcher: not MpiLauncher.InProcess })
            result.Shows("the longest between ranks");
    }

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task The_JIT_reports_the_same(MpiRun run) =>
        (await run.With(Doctor, "1").Start(TestPrograms.TestProgramJit, "menial"))
            .Succeeded()
            .DoesNotShow("passed")
            .Shows("Nothing is wrong.");

    [Theory, OnRanks(3, Launchers = [MpiLauncher.OpenMpi, MpiLauncher.Mpich])]
    public async Task Ranks_that_see_themselves_alone_say_so_once(MpiRun run)
    {
        string other = run.Launcher == MpiLauncher.OpenMpi ? "libmpich.so.12" : "libmpi.so.40";
        var result = (await run.With(Doctor, "1").With(LibMpi, other).StartScenario("menial")).Failed().DoesNotShow("passed");

        Assert.Single(result.Lines, line => line.Text.Contains("Every rank believes it is alone", StringComparison.Ordinal));
        Assert.Single(result.Lines, line => line.Text == "1 thing is wrong.");
    }

    [Theory, OnRanks(3)]
    public async Task A_library_that_cannot_be_loaded_is_said_once_with_the_remedy(MpiRun run)
    {
        var result = (await run.With(Doctor, "1").With(LibMpi, "/nonexistent/libmpi.so").StartScenario("menial"))
            .Failed()
            .DoesNotShow("passed");

        Assert.Single(result.Lines, line => line.Text.Contains("could not be loaded", StringComparison.Ordinal));
        result.Shows("Correct the variable, or unset it");
    }

    [Theory, OnRanks(3)]
    public async Task Without_the_variable_or_with_false_the_program_runs(MpiRun run) => await run.With(Doctor, "false").Passes("menial");

    /// <summary>As one of two tasks of srun finds its environment where Slurm has given it no PMI.</summary>
    [Theory, OnRanks(1, Launchers = [MpiLauncher.InProcess])]
    public async Task Tasks_of_Slurm_without_a_PMI_are_told_what_srun_wants(MpiRun run)
    {
        var step = run.With("SLURM_STEP_ID", "0").With("SLURM_STEP_NUM_TASKS", "2").With("SLURM_PROCID", "0");

        var result = (await step.With(Doctor, "1").StartScenario("menial")).Failed().DoesNotShow("passed");

        result.Shows("srun has started 2 processes without a PMI").Shows("srun --mpi=pmix (Open MPI) or --mpi=pmi2 (MPICH)");
    }
}
