/* A main rank that gives tasks of int f(int) to workers, one message for each task and for each result, keeping some in flight.
 *
 * mainworker [--count n] [--flight messages per worker] */
#include "bench.h"

enum { TASK = 1, STOP = 2 };

/* As long as what MpiPool sends for one small task. */
typedef struct {
    int64_t id;
    int32_t function;
    int32_t value;
} Message;

static void serve(void)
{
    for (;;) {
        Message message;
        MPI_Status status;
        MPI_Recv(&message, sizeof message, MPI_BYTE, 0, MPI_ANY_TAG, MPI_COMM_WORLD, &status);
        if (status.MPI_TAG == STOP) return;
        message.value++;
        MPI_Send(&message, sizeof message, MPI_BYTE, 0, TASK, MPI_COMM_WORLD);
    }
}

static void give(int worker, int64_t id)
{
    Message message = { .id = id, .function = 1, .value = (int32_t)id };
    MPI_Send(&message, sizeof message, MPI_BYTE, worker, TASK, MPI_COMM_WORLD);
}

/* Runs tasks 0 to count - 1 and leaves their results in order. */
static void run(int64_t count, int workers, int flight, int32_t *results)
{
    int64_t given = 0;
    for (int round = 0; round < flight; round++)
        for (int worker = 1; worker <= workers && given < count; worker++) give(worker, given++);

    for (int64_t taken = 0; taken < count; taken++) {
        Message message;
        MPI_Status status;
        MPI_Recv(&message, sizeof message, MPI_BYTE, MPI_ANY_SOURCE, TASK, MPI_COMM_WORLD, &status);
        results[message.id] = message.value;
        if (given < count) give(status.MPI_SOURCE, given++);
    }
}

int main(int argc, char **argv)
{
    start(&argc, &argv, MPI_THREAD_SERIALIZED);
    int64_t count = option(argc, argv, "count", 2000000);
    int flight = (int)option(argc, argv, "flight", 8);
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    if (rank > 0) {
        serve();
    } else {
        int32_t *results = allocate(count * sizeof *results);
        run(count < 10000 ? count : 10000, size - 1, flight, results);
        memset(results, 0, count * sizeof *results);
        double begin = seconds();
        run(count, size - 1, flight, results);
        double elapsed = seconds() - begin;
        for (int64_t i = 0; i < count; i++)
            if (results[i] != (int32_t)i + 1) fail("a wrong result");
        for (int worker = 1; worker < size; worker++) MPI_Send(NULL, 0, MPI_BYTE, worker, STOP, MPI_COMM_WORLD);
        printf("tasks_per_s=%.0f\n", count / elapsed);
        free(results);
    }

    MPI_Finalize();
    return 0;
}
