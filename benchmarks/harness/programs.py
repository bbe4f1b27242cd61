"""The programs that are measured, how they are built, and how one of them is run once."""

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCES = REPOSITORY / "benchmarks"
OUTPUT = REPOSITORY / "artifacts" / "benchmarks"

# Open MPI refuses to run as root, and more ranks than cores, unless told otherwise.
LAUNCHERS = {
    "openmpi": ["mpiexec.openmpi", "--oversubscribe"],
    "mpich": ["mpiexec.mpich"],
}
ENVIRONMENT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
MODES = ["aot", "jit"]


@dataclass(frozen=True)
class Run:
    """One program on some ranks; no ranks: started without a launcher."""

    ranks: int
    arguments: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    seconds: int = 120

    # Those that the pool's programs run in; a peer has no mode, and is run once where they are run once each.
    modes: tuple[str | None, ...] = (None,)

    def program(self, mpi: str | None, mode: str | None) -> list[str]:
        raise NotImplementedError

    def label(self, mode: str | None) -> str:
        """For readers: whose program it is, and what it was told."""
        raise NotImplementedError

    def command(self, mpi: str | None, mode: str | None) -> list[str]:
        launcher = [*LAUNCHERS[mpi], "-n", str(self.ranks)] if self.ranks else []
        return [*launcher, *self.program(mpi, mode), *self.arguments]


@dataclass(frozen=True)
class Pool(Run):
    """A program of MpiPool's, in both modes unless told otherwise."""

    modes: tuple[str | None, ...] = ("aot", "jit")
    project: str = "MpiPool.Benchmarks"

    def program(self, mpi, mode):
        return [str(binary(self.project))] if mode == "aot" else ["dotnet", str(assembly(self.project))]

    def label(self, mode):
        workers = self.environment.get("MPIPOOL_WORKER_COUNT")
        place = f"{workers} workers in process" if workers else f"{self.ranks} ranks" if self.ranks else "1 process"
        return f"MpiPool, {mode.upper()}: `{' '.join(self.arguments) or 'hello'}`, {place}"


@dataclass(frozen=True)
class C(Run):
    """One of c/*.c, built with the compiler of the MPI it runs under."""

    name: str = ""

    def program(self, mpi, mode):
        return [str(OUTPUT / "c" / mpi / self.name)]

    def label(self, mode):
        return f"C: `{' '.join((self.name, *self.arguments))}`, {self.ranks} ranks"


@dataclass(frozen=True)
class Mpi4Py(Run):
    """mpi4py/map.py with the python3 that Debian's package belongs to."""

    def program(self, mpi, mode):
        return ["/usr/bin/python3", "-m", "mpi4py.futures", str(SOURCES / "mpi4py" / "map.py")]

    def label(self, mode):
        count, chunk_size = self.arguments
        return f"mpi4py.futures: {int(count):,} inputs, chunk size {chunk_size}, {self.ranks} ranks"


def binary(project: str) -> Path:
    return OUTPUT / project / project


def assembly(project: str) -> Path:
    return SOURCES / project / "bin" / "Release" / "net10.0" / f"{project}.dll"


def build(mpis: list[str], modes: list[str]) -> None:
    for mpi in mpis:
        folder = OUTPUT / "c" / mpi
        folder.mkdir(parents=True, exist_ok=True)
        for source in sorted((SOURCES / "c").glob("*.c")):
            options = ["-std=c11", "-D_POSIX_C_SOURCE=200809L", "-O2", "-Wall", "-Wextra", "-Werror"]
            _build([f"mpicc.{mpi}", *options, "-o", str(folder / source.stem), str(source)])
    for project in ["MpiPool.Benchmarks", "MpiPool.Hello"]:
        options = [str(SOURCES / project), "--configuration", "Release", "--verbosity", "quiet", "--disable-build-servers"]
        if "jit" in modes:
            _build(["dotnet", "build", *options])
        if "aot" in modes:
            _build(["dotnet", "publish", *options, "--output", str(OUTPUT / project)])


def _build(command: list[str]) -> None:
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0 or "warning" in result.stdout:
        raise SystemExit(f"{' '.join(command)}\n{result.stdout}")


class Failure(Exception):
    """A run that ended badly: no figure of it counts."""


def measure(run: Run, mpi: str | None, mode: str | None) -> dict[str, float]:
    """Runs a program once. Gives the figures that it printed, and how long it all took by the clock."""
    command = run.command(mpi, mode)
    if shutil.which(command[0]) is None:
        raise Failure(f"{command[0]} is not there")
    start = time.monotonic()
    with subprocess.Popen(
        command,
        env={**os.environ, **ENVIRONMENT, **run.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=run.seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise Failure(f"not done after {run.seconds} s") from None
        except BaseException:
            _end(process)
            raise
    figures = {"wall_ms": (time.monotonic() - start) * 1000}
    if process.returncode != 0:
        raise Failure(f"exit code {process.returncode}: {_gist(output)}")
    for line in output.splitlines():
        key, equals, value = line.partition("=")
        if equals and key.isidentifier():
            figures[key] = float(value)
    return figures


def _end(process: subprocess.Popen) -> None:
    """A launcher that is asked to end takes its ranks with it; one that does not, goes with them."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _gist(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip(" -=")]
    telling = [line for line in lines if "rror" in line or "xception" in line]
    return (telling or lines or ["nothing was printed"])[0][:300]
