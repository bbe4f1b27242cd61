"""samples/Fractal by mpi4py.futures, with the places, sizes and steps of its own demonstrations:
mpiexec -n 3 python3 -m mpi4py.futures fractal.py julia"""

import sys
import time

from mpi4py import MPI
from mpi4py.futures import MPIPoolExecutor

VIEWS = {
    "mandelbrot": (-2.0, 1.0, -1.0, 1.0, 750, 500),
    "julia": (-2.0, 2.0, -1.5, 1.5, 1600, 1200),
}


def steps_left(z, c, bound):
    left = 255
    while abs(z) < bound and left > 1:
        z = z**2 + c
        left -= 1
    return left


def render(kind, row):
    left, right, bottom, top, width, height = VIEWS[kind]
    y = top - row * (top - bottom) / height
    pixels = bytearray(width)
    for column in range(width):
        point = complex(left + column * (right - left) / width, y)
        pixels[column] = steps_left(0j, point, 2) if kind == "mandelbrot" else steps_left(point, 0.65j, 3)
    return pixels


if __name__ == "__main__":
    kind = sys.argv[1]
    width, height = VIEWS[kind][4:]
    with MPIPoolExecutor() as executor:
        executor.bootup(wait=True)
        start = time.perf_counter()
        rows = list(executor.map(render, [kind] * height, range(height)))
        elapsed = time.perf_counter() - start
        workers = MPI.COMM_WORLD.size - 1
    print(f"{kind} set {width}x{height} by {workers} workers in {elapsed:.3f} seconds.")
    print(f"Steps: {sum(255 - pixel for row in rows for pixel in row)}")
