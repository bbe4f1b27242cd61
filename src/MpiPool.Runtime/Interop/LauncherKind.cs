namespace MpiPool.Interop;

/// <summary>What started the process, as far as it tells which MPI belongs to it.</summary>
internal enum LauncherKind
{
    /// <summary>No launcher: the process is alone.</summary>
    None,

    /// <summary>Open MPI's <c>mpiexec</c>.</summary>
    OpenMpi,

    /// <summary>A launcher that speaks PMI: that of MPICH and its relatives, or <c>srun --mpi=pmi2</c>.</summary>
    Mpich,

    /// <summary>Intel MPI's <c>mpiexec</c>.</summary>
    IntelMpi,

    /// <summary>A launcher that speaks PMIx, which most MPIs can: <c>srun --mpi=pmix</c>, <c>prun</c>, <c>jsrun</c>.</summary>
    Pmix,

    /// <summary>Slurm's <c>srun</c> without either.</summary>
    Slurm,
}
