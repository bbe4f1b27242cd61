using MpiPool.Interop;
using Xunit;

namespace MpiPool.Runtime.Tests.Interop;

public sealed class MpiLauncherTests
{
    [Fact]
    public void Without_a_launchers_variables_the_process_is_alone()
    {
        var launcher = Detect("PATH=/bin");
        Assert.Equal(LauncherKind.None, launcher.Kind);
        Assert.False(launcher.IsPresent);
        Assert.False(launcher.ExpectsOthers);
    }

    [Fact]
    public void Open_MPI_tells_size_rank_and_local_size() =>
        AssertLauncher(
            Detect("OMPI_COMM_WORLD_SIZE=8", "OMPI_COMM_WORLD_RANK=3", "OMPI_COMM_WORLD_LOCAL_SIZE=4", "PMIX_RANK=3"),
            LauncherKind.OpenMpi,
            8,
            3,
            4
        );

    [Fact]
    public void MPICH_tells_size_rank_and_local_size() =>
        AssertLauncher(Detect("PMI_FD=5", "PMI_SIZE=6", "PMI_RANK=2", "MPI_LOCALNRANKS=3"), LauncherKind.Mpich, 6, 2, 3);

    [Fact]
    public void MPICH_over_a_port_is_recognised() => Assert.Equal(LauncherKind.Mpich, Detect("PMI_PORT=host:1", "PMI_SIZE=2").Kind);

    [Fact]
    public void A_lone_PMI_SIZE_is_no_launcher() => Assert.Equal(LauncherKind.None, Detect("PMI_SIZE=2").Kind);

    [Fact]
    public void Intel_MPI_is_told_from_MPICH() =>
        Assert.Equal(LauncherKind.IntelMpi, Detect("PMI_RANK=0", "PMI_SIZE=2", "I_MPI_ROOT=/opt/intel").Kind);

    [Fact]
    public void Slurm_with_PMIx_takes_its_size_from_the_step() =>
        AssertLauncher(
            Detect("PMIX_RANK=1", "SLURM_STEP_ID=0", "SLURM_STEP_NUM_TASKS=7", "SLURM_NODEID=3", "SLURM_STEP_TASKS_PER_NODE=2(x3),1"),
            LauncherKind.Pmix,
            7,
            1,
            1
        );

    [Fact]
    public void Slurm_with_PMI_2_is_of_MPICHs_kind() =>
        AssertLauncher(
            Detect("PMI_FD=5", "PMI_SIZE=5", "PMI_RANK=0", "SLURM_STEP_ID=0", "SLURM_NODEID=1", "SLURM_STEP_TASKS_PER_NODE=2(x2),1"),
            LauncherKind.Mpich,
            5,
            0,
            2
        );

    [Fact]
    public void Slurm_without_a_PMI_is_still_a_launcher() =>
        AssertLauncher(Detect("SLURM_STEP_ID=0", "SLURM_STEP_NUM_TASKS=4", "SLURM_PROCID=2"), LauncherKind.Slurm, 4, 2, null);

    [Fact]
    public void An_interactive_shell_of_Slurm_is_none() =>
        Assert.Equal(LauncherKind.None, Detect("SLURM_STEP_ID=0", "SLURM_STEP_NUM_TASKS=1", "SLURM_PROCID=0").Kind);

    [Fact]
    public void A_batch_jobs_own_mpiexec_goes_before_the_batch_system() =>
        AssertLauncher(
            Detect("SLURM_STEP_ID=0", "SLURM_STEP_NUM_TASKS=2", "OMPI_COMM_WORLD_SIZE=8", "OMPI_COMM_WORLD_RANK=0"),
            LauncherKind.OpenMpi,
            8,
            0,
            null
        );

    [Theory]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("-1")]
    public void What_is_no_number_is_not_taken_for_one(string size) =>
        Assert.Equal(LauncherKind.None, Detect($"OMPI_COMM_WORLD_SIZE={size}").Kind);

    [Fact]
    public void A_rank_above_zero_has_others_even_if_the_size_is_unknown()
    {
        Assert.True(Detect("PMIX_RANK=1").ExpectsOthers);
        Assert.False(Detect("PMIX_RANK=0").ExpectsOthers);
    }

    [Fact]
    public void Ranks_spin_only_where_each_has_a_core()
    {
        Assert.Equal(0, Backoff.SpinsFor(new(LauncherKind.OpenMpi, "", Size: 100_000, LocalSize: 100_000)));
        Assert.Equal(Backoff.DefaultSpins, Backoff.SpinsFor(new(LauncherKind.OpenMpi, "", Size: 100_000, LocalSize: 1)));
    }

    private static void AssertLauncher(MpiLauncher launcher, LauncherKind kind, int? size, int? rank, int? localSize) =>
        Assert.Equal((kind, size, rank, localSize), (launcher.Kind, launcher.Size, launcher.Rank, launcher.LocalSize));

    private static MpiLauncher Detect(params string[] variables)
    {
        var environment = variables.Select(variable => variable.Split('=')).ToDictionary(parts => parts[0], parts => parts[1]);
        return MpiLauncher.Detect(environment.GetValueOrDefault);
    }
}
