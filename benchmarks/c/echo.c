/* A buffer there and back. What is longer than a count can say goes in chunks, two of them in flight.
 *
 * echo [--bytes n] [--count times] [--fresh 1]
 *
 * Both ranks use their buffers again and again, which is the fastest there is. With --fresh each echo receives into new memory on both
 * sides, as a function that gets an array and returns one has to. */
#include "bench.h"

enum { TAG = 1 };

static const size_t LARGEST = 1u << 30, CHUNK = 8u << 20;

typedef int (*Start)(char *buffer, int bytes, int peer, MPI_Request *request);

static int start_send(char *buffer, int bytes, int peer, MPI_Request *request)
{
    return MPI_Isend(buffer, bytes, MPI_BYTE, peer, TAG, MPI_COMM_WORLD, request);
}

static int start_receive(char *buffer, int bytes, int peer, MPI_Request *request)
{
    return MPI_Irecv(buffer, bytes, MPI_BYTE, peer, TAG, MPI_COMM_WORLD, request);
}

static void transfer(Start start, char *buffer, size_t bytes, int peer)
{
    MPI_Request requests[2] = { MPI_REQUEST_NULL, MPI_REQUEST_NULL };
    size_t chunk = bytes <= LARGEST ? bytes : CHUNK;
    int slot = 0;
    for (size_t done = 0; done < bytes; done += chunk, slot ^= 1) {
        MPI_Wait(&requests[slot], MPI_STATUS_IGNORE);
        start(buffer + done, (int)(bytes - done < chunk ? bytes - done : chunk), peer, &requests[slot]);
    }

    MPI_Wait(&requests[slot], MPI_STATUS_IGNORE);
    MPI_Wait(&requests[slot ^ 1], MPI_STATUS_IGNORE);
}

int main(int argc, char **argv)
{
    start(&argc, &argv, MPI_THREAD_SERIALIZED);
    size_t bytes = option(argc, argv, "bytes", 8 << 20);
    int count = (int)option(argc, argv, "count", 50), fresh = (int)option(argc, argv, "fresh", 0);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    double *times = allocate(count * sizeof *times);
    char *sent = rank == 0 ? allocate(bytes) : NULL, *received = NULL;
    for (size_t i = 0; rank == 0 && i < bytes; i++) sent[i] = (char)(i * 31 >> 3);

    /* The first one warms up. */
    for (int i = -1; i < count; i++) {
        double begin = seconds();
        if (received == NULL) received = allocate(bytes);
        if (rank == 0) {
            transfer(start_send, sent, bytes, 1);
            transfer(start_receive, received, bytes, 1);
            if (i >= 0) times[i] = seconds() - begin;
            if (memcmp(sent, received, bytes) != 0) fail("what came back is not what was sent");
            memset(received, 0, bytes);
        } else if (rank == 1) {
            transfer(start_receive, received, bytes, 0);
            transfer(start_send, received, bytes, 0);
        }

        if (fresh) {
            free(received);
            received = NULL;
        }
    }

    if (rank == 0) printf("gb_per_s=%.4f\n", 2.0 * bytes / median(times, count) / 1e9);
    free(sent);
    free(received);
    free(times);
    MPI_Finalize();
    return 0;
}
