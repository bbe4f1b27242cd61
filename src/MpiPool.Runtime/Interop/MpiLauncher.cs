using System.Globalization;

namespace MpiPool.Interop;

/// <summary>What started the process, read from the environment that it left.</summary>
/// <param name="Kind">Which launcher.</param>
/// <param name="Name">What to call it in a message.</param>
/// <param name="Size">How many processes it started, if it says so.</param>
/// <param name="Rank">Which of them this is, if it says so.</param>
/// <param name="LocalSize">How many of them are on this machine, if it says so.</param>
internal sealed record MpiLauncher(LauncherKind Kind, string Name, int? Size = null, int? Rank = null, int? LocalSize = null)
{
    /// <summary>No launcher.</summary>
    public static readonly MpiLauncher Alone = new(LauncherKind.None, "no launcher");

    /// <summary>Whether a launcher started this process, so that MPI is meant to be used.</summary>
    public bool IsPresent => Kind != LauncherKind.None;

    /// <summary>Whether it is known that there must be other ranks.</summary>
    public bool ExpectsOthers => Size > 1 || Rank > 0;

    /// <summary>Reads the environment of this process.</summary>
    public static MpiLauncher Detect() => Detect(Environment.GetEnvironmentVariable);

    /// <summary>Reads an environment.</summary>
    /// <param name="variable">The value of a variable, or null.</param>
    public static MpiLauncher Detect(Func<string, string?> variable)
    {
        bool slurm = variable("SLURM_STEP_ID") is not null;

        // The most specific first: an mpiexec that runs inside a batch job inherits the batch system's variables.
        if (Number("OMPI_COMM_WORLD_SIZE") is int openMpiSize)
        {
            return new(
                LauncherKind.OpenMpi,
                "Open MPI's mpiexec",
                openMpiSize,
                Number("OMPI_COMM_WORLD_RANK"),
                Number("OMPI_COMM_WORLD_LOCAL_SIZE")
            );
        }

        if (Number("PMI_SIZE") is int pmiSize && (variable("PMI_FD") ?? variable("PMI_RANK") ?? variable("PMI_PORT")) is not null)
        {
            int? localSize = Number("MPI_LOCALNRANKS") ?? Number("MV2_COMM_WORLD_LOCAL_SIZE") ?? SlurmLocalSize();
            return variable("I_MPI_ROOT") is not null
                ? new(LauncherKind.IntelMpi, "Intel MPI's mpiexec", pmiSize, Number("PMI_RANK"), localSize)
                : new(LauncherKind.Mpich, PmiName(), pmiSize, Number("PMI_RANK"), localSize);
        }

        if (Number("PMIX_RANK") is int pmixRank)
        {
            return new(
                LauncherKind.Pmix,
                slurm ? "srun with PMIx" : "a PMIx launcher",
                Number("SLURM_STEP_NUM_TASKS") ?? Number("JSM_NAMESPACE_SIZE"),
                pmixRank,
                SlurmLocalSize() ?? Number("JSM_NAMESPACE_LOCAL_SIZE")
            );
        }

        if (Number("PALS_RANKID") is int palsRank)
            return new(LauncherKind.Mpich, "Cray PALS", Number("PALS_SIZE"), palsRank, Number("PALS_LOCAL_SIZE"));

        // A step of one task is as likely somebody's interactive shell, where programs need no MPI.
        if (slurm && Number("SLURM_STEP_NUM_TASKS") is > 1 and int tasks)
            return new(LauncherKind.Slurm, "srun without a PMI", tasks, Number("SLURM_PROCID"), SlurmLocalSize());

        return Alone;

        int? Number(string name) =>
            int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

        int? SlurmLocalSize() =>
            slurm && Number("SLURM_NODEID") is int node && variable("SLURM_STEP_TASKS_PER_NODE") is string tasks
                ? TasksOnNode(tasks, node)
                : null;

        string PmiName() =>
            slurm && variable("HYDI_CONTROL_FD") is null ? "srun with PMI"
            : OperatingSystem.IsWindows() ? "MS-MPI's mpiexec"
            : "MPICH's mpiexec";
    }

    /// <summary>Reads Slurm's run lengths: <c>2(x3),1</c> is 2 tasks on each of the first three nodes and 1 on the fourth.</summary>
    private static int? TasksOnNode(string tasksPerNode, int node)
    {
        foreach (string run in tasksPerNode.Split(','))
        {
            string[] parts = run.Split("(x");
            int length = 1;
            bool isValid =
                int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int tasks)
                && (parts.Length == 1 || int.TryParse(parts[1].TrimEnd(')'), NumberStyles.None, CultureInfo.InvariantCulture, out length));
            if (!isValid)
                return null;
            if (node < length)
                return tasks;
            node -= length;
        }

        return null;
    }
}
