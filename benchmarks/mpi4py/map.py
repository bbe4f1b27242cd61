"""int f(int) over many inputs by mpi4py.futures: mpiexec -n 2 python3 -m mpi4py.futures map.py <count> <chunk size>"""

import sys
import time

from mpi4py.futures import MPIPoolExecutor


def succ(x):
    return x + 1


if __name__ == "__main__":
    count, chunk_size = int(sys.argv[1]), int(sys.argv[2])
    with MPIPoolExecutor() as executor:
        for _ in executor.map(succ, range(min(count, 1000)), chunksize=chunk_size):
            pass  # The workers are there, and warm.
        start = time.perf_counter()
        expected = 0
        for result in executor.map(succ, range(count), chunksize=chunk_size):
            expected += 1
            if result != expected:
                sys.exit(f"A task returned {result} where {expected} is right.")
        elapsed = time.perf_counter() - start
    if expected != count:
        sys.exit(f"{expected} results came, {count} are right.")
    print(f"tasks_per_s={count / elapsed:.1f}")
