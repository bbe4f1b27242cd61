/* An MPI whose MPI_Finalize waits for ever, as one does that cannot reach another rank. Linked with the real library, which has all else. */
#include <unistd.h>

int MPI_Finalize(void)
{
    for (;;) pause();
}
