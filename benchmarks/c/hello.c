/* What MpiPool.Hello does, without a pool: the main rank asks each worker for a greeting, prints them, and all ranks leave together. */
#include "bench.h"

enum { TAG = 1 };

int main(int argc, char **argv)
{
    start(&argc, &argv, MPI_THREAD_SERIALIZED);
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    if (rank == 0) {
        for (int worker = 1; worker < size; worker++) MPI_Send(&worker, 1, MPI_INT, worker, TAG, MPI_COMM_WORLD);
        for (int worker = 1; worker < size; worker++) {
            char text[64];
            MPI_Recv(text, sizeof text, MPI_CHAR, worker, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            puts(text);
        }
    } else {
        int number;
        char text[64];
        MPI_Recv(&number, 1, MPI_INT, 0, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        int length = snprintf(text, sizeof text, "Hello %d from rank %d", number, rank);
        MPI_Send(text, length + 1, MPI_CHAR, 0, TAG, MPI_COMM_WORLD);
    }

    MPI_Barrier(MPI_COMM_WORLD);
    MPI_Finalize();
    return 0;
}
