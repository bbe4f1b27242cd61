/*
 * An MPI that waits for ever where one does that cannot reach another rank: in MPI_Finalize, MPI_Abort or MPI_Comm_free, or, with LOSES, for
 * the message of one byte of this value to leave. The real library, linked, has all else.
 */
#include <mpi.h>
#include <unistd.h>

#ifdef LOSES
int MPI_Isend(const void *data, int count, MPI_Datatype type, int destination, int tag, MPI_Comm communicator, MPI_Request *request)
{
    static char never;
    if (count == 1 && *(const char *)data == LOSES)
        return PMPI_Irecv(&never, 1, MPI_BYTE, MPI_ANY_SOURCE, 32000, MPI_COMM_SELF, request);
    return PMPI_Isend(data, count, type, destination, tag, communicator, request);
}
#elif defined(IN_FINALIZE)
int MPI_Finalize(void)
{
    for (;;) pause();
}
#elif defined(IN_ABORT)
int MPI_Abort(MPI_Comm communicator, int code)
{
    for (;;) pause();
}
#elif defined(IN_COMM_FREE)
int MPI_Comm_free(MPI_Comm *communicator)
{
    for (;;) pause();
}
#endif
