namespace MpiPool;

/// <summary>How a pool reaches its workers.</summary>
public enum MpiTransport
{
    /// <summary>
    /// <see cref="Mpi"/> under a launcher (<c>mpiexec</c>, <c>mpirun</c>, <c>srun</c>) with more than one rank, <see cref="InProcess"/>
    /// otherwise. Under a launcher a libmpi that is missing, or is another MPI's, is an error.
    /// </summary>
    Auto,

    /// <summary>The ranks of an MPI communicator.</summary>
    Mpi,

    /// <summary>Threads of this process, through the same messages.</summary>
    InProcess,

    /// <summary>Processes started by <c>MPI_Comm_spawn</c>.</summary>
    Spawn,
}
