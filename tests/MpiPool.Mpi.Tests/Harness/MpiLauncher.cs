namespace MpiPool.Mpi.Tests.Harness;

/// <summary>What starts the processes of a run.</summary>
public enum MpiLauncher
{
    /// <summary>Open MPI's <c>mpiexec</c>.</summary>
    OpenMpi,

    /// <summary>MPICH's <c>mpiexec</c>.</summary>
    Mpich,

    /// <summary>None: one process, with its workers inside.</summary>
    InProcess,
}
