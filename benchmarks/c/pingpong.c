/* One small message there and one back, blocking: the least that submitting a task and waiting for its result can cost.
 *
 * pingpong [--level 0..3] [--there bytes] [--back bytes] [--count n]
 *
 * The level is MPI_THREAD_SINGLE, FUNNELED, SERIALIZED (2, what MpiPool asks for) or MULTIPLE. The messages are by default as
 * long as those in which MpiPool sends one task of an int (kind, sequence number, opcode, task id, length, arguments) and its result. */
#include "bench.h"

enum { TAG = 1, WARM_UP = 10000 };

static int level_of(long long number)
{
    switch (number) {
    case 0: return MPI_THREAD_SINGLE;
    case 1: return MPI_THREAD_FUNNELED;
    case 2: return MPI_THREAD_SERIALIZED;
    default: return MPI_THREAD_MULTIPLE;
    }
}

int main(int argc, char **argv)
{
    start(&argc, &argv, level_of(option(argc, argv, "level", 2)));
    int there = (int)option(argc, argv, "there", 18), back = (int)option(argc, argv, "back", 15);
    int count = (int)option(argc, argv, "count", 100000);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    if (there < 4 || back < 4) fail("a message holds an int");
    char *task = calloc(there, 1), *result = calloc(back, 1);
    double *times = allocate(count * sizeof *times);

    for (int32_t i = -WARM_UP; i < count; i++) {
        if (rank == 0) {
            double begin = seconds();
            memcpy(task, &i, sizeof i);
            MPI_Send(task, there, MPI_BYTE, 1, TAG, MPI_COMM_WORLD);
            MPI_Recv(result, back, MPI_BYTE, 1, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            int32_t answer;
            memcpy(&answer, result, sizeof answer);
            if (answer != i + 1) fail("a wrong answer");
            if (i >= 0) times[i] = seconds() - begin;
        } else if (rank == 1) {
            int32_t argument;
            MPI_Recv(task, there, MPI_BYTE, 0, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            memcpy(&argument, task, sizeof argument);
            argument++;
            memcpy(result, &argument, sizeof argument);
            MPI_Send(result, back, MPI_BYTE, 0, TAG, MPI_COMM_WORLD);
        }
    }

    if (rank == 0) printf("median_us=%.4f\n", median(times, count) * 1e6);
    free(task);
    free(result);
    free(times);
    MPI_Finalize();
    return 0;
}
