"""What is measured: for each line of the table the programs that run in turns, the ratios of their figures, and the targets."""

from collections.abc import Callable
from dataclasses import dataclass, field

from programs import C, Mpi4Py, Pool, Run, binary

MIB = 1 << 20
GIB = 1 << 30

# The figures of one round: those of each program that ran in it.
Figures = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Measure:
    """One number of a line, and what it should be."""

    title: str
    value: Callable[[Figures], float]
    at_most: float | None = None
    at_least: float | None = None
    unit: str = "×"

    # The modes that the target speaks of. The others are shown as well.
    modes: tuple[str, ...] = ("aot", "jit")

    @property
    def target(self) -> float:
        return self.at_least if self.at_most is None else self.at_most

    def is_met(self, value: float) -> bool:
        return value >= self.at_least if self.at_most is None else value <= self.at_most

    def margin(self, value: float) -> float:
        """How many times better than the target."""
        ratio = value / self.target
        return ratio if self.at_most is None else 1 / max(ratio, 1e-3)


@dataclass(frozen=True)
class Line:
    name: str
    runs: dict[str, Run]
    measures: list[Measure]

    # None: programs that are started without a launcher.
    mpis: tuple[str | None, ...] = ("openmpi", "mpich")

    # Runs for each one that is asked for: more where they are short and differ much.
    repeat: int = 1


def pool(*arguments: str, ranks: int = 2, **more) -> Pool:
    return Pool(ranks, arguments, **more)


def c(name: str, *arguments: str, ranks: int = 2, **more) -> C:
    return C(ranks, arguments, name=name, **more)


def in_process(workers: int) -> dict[str, str]:
    return {"MPIPOOL_TRANSPORT": "InProcess", "MPIPOOL_WORKER_COUNT": str(workers)}


def over(figure: str, numerator: str = "pool", denominator: str = "c") -> Callable[[Figures], float]:
    return lambda f: f[numerator][figure] / f[denominator][figure]


LINES = [
    Line(
        "latency",
        {"pool": pool("latency"), "c": c("pingpong", "--level", "2")},
        [Measure("`Submit(f, i).Result`, median, over raw C ping-pong", over("median_us"), at_most=1.5)],
    ),
    Line(
        "futures",
        {
            "pool": pool("futures", "--count", "2000000"),
            "c": c("mainworker", "--count", "2000000", "--flight", "8"),
            "c1": c("mainworker", "--count", "2000000", "--flight", "1"),
        },
        [Measure("2 million futures of `int f(int)`, tasks/s over raw C with 8 in flight", over("tasks_per_s"), at_least=3)],
    ),
    Line(
        "map",
        {"pool": pool("map", "--count", "10000000"), "c": c("mainworker", "--count", "10000000", "--flight", "8")},
        [Measure("`Map` over 10 million ints, tasks/s over raw C with 8 in flight", over("tasks_per_s"), at_least=4)],
    ),
    Line(
        "mpi4py",
        {
            "pool": pool("map", "--count", "10000000"),
            "py1": Mpi4Py(2, ("20000", "1")),
            "py100": Mpi4Py(2, ("1000000", "100")),
            "py1000": Mpi4Py(2, ("1000000", "1000")),
        },
        [
            Measure("the same `Map` over mpi4py.futures, chunk size 1", over("tasks_per_s", denominator="py1"), at_least=1000),
            Measure(
                "the same `Map` over mpi4py.futures, best chunk size of 1, 100, 1000",
                lambda f: f["pool"]["tasks_per_s"] / max(f[py]["tasks_per_s"] for py in ("py1", "py100", "py1000")),
                at_least=10,
            ),
        ],
        mpis=("openmpi",),
    ),
    Line(
        "echo-8m",
        {
            "pool": pool("echo", "--bytes", str(8 * MIB), "--count", "50"),
            "c": c("echo", "--bytes", str(8 * MIB), "--count", "50"),
            "fresh": c("echo", "--bytes", str(8 * MIB), "--count", "50", "--fresh", "1"),
        },
        [Measure("echo of `double[]` of 8 MiB, bytes/s over raw C echo", over("gb_per_s"), at_least=0.9)],
    ),
    Line(
        "echo-large",
        {
            "pool": pool("echo", "--bytes", str(GIB), "--count", "3", seconds=300),
            "c": c("echo", "--bytes", str(GIB), "--count", "3", seconds=300),
            "fresh": c("echo", "--bytes", str(GIB), "--count", "3", "--fresh", "1", seconds=300),
            "pool3": pool("echo", "--bytes", str(3 * GIB), "--count", "1", seconds=300),
        },
        [
            Measure("echo of `double[]` of 1 GiB, bytes/s over raw C echo", over("gb_per_s"), at_least=0.9),
            Measure("echo of one array of 3 GiB, over the rate at 1 GiB", over("gb_per_s", "pool3", "pool"), at_least=0.6),
        ],
    ),
    Line(
        "efficiency",
        {
            "pool100": pool("efficiency", "--microseconds", "100", "--count", "20000", ranks=3),
            "pool20": pool("efficiency", "--microseconds", "20", "--count", "100000", ranks=2),
        },
        [
            Measure("efficiency, tasks of 100 µs, 2 workers", lambda f: f["pool100"]["efficiency"], at_least=0.95, unit=""),
            Measure("efficiency, tasks of 20 µs, 1 worker", lambda f: f["pool20"]["efficiency"], at_least=0.90, unit=""),
        ],
    ),
    Line(
        "longtask",
        {"pool": pool("longtask", "--microseconds", "100", "--count", "10000", "--long", "300000", ranks=3)},
        [
            Measure(
                "a task of 300 ms among 10,000 of 100 µs, over the ideal schedule",
                lambda f: f["pool"]["over_ideal"],
                at_most=1.05,
            ),
        ],
    ),
    Line(
        "idle",
        {"pool": pool("idle")},
        [
            Measure("idle worker, share of a core", lambda f: f["pool"]["idle_worker_percent"], at_most=1, unit=" %"),
            Measure("idle main rank, share of a core", lambda f: f["pool"]["idle_main_percent"], at_most=1, unit=" %"),
            Measure("main rank waiting for a long task, share of a core", lambda f: f["pool"]["waiting_main_percent"], at_most=1, unit=" %"),
            Measure("first task after a second of idleness", lambda f: f["pool"]["first_task_ms"], at_most=1, unit=" ms"),
        ],
    ),
    Line(
        "memory-map",
        {"pool": pool("memory-map", "--count", "100000000", seconds=300)},
        [
            Measure(
                "`Map` over 100 million inputs: growth of the peak since 1 million, main rank or worker",
                lambda f: max(f["pool"]["main_mb"], f["pool"]["worker_mb"]),
                at_most=50,
                unit=" MB",
            ),
        ],
    ),
    Line(
        "memory-futures",
        {"pool": pool("memory-futures", "--count", "10000000")},
        [Measure("10 million queued futures, memory for each", lambda f: f["pool"]["bytes"], at_most=150, unit=" B")],
    ),
    Line(
        "scale-threads",
        {
            "few": pool("scale", "--count", "200000", ranks=0, environment=in_process(4)),
            "many": pool("scale", "--count", "200000", ranks=0, environment=in_process(1024), seconds=300),
        },
        [
            Measure(
                "main rank's processor time for a task, 1,024 simulated workers over 4",
                over("ns_per_task", "many", "few"),
                at_most=1.2,
            ),
        ],
        mpis=(None,),
    ),
    Line(
        "scale-ranks",
        {
            "few": pool("scale", "--count", "200000", ranks=3),
            "many": pool("scale", "--count", "200000", ranks=65, seconds=300),
        },
        [Measure("main rank's processor time for a task, 64 workers over 2", over("ns_per_task", "many", "few"), at_most=1.5)],
    ),
    Line(
        "hello",
        {"pool": pool(ranks=4, project="MpiPool.Hello"), "c": c("hello", ranks=4)},
        [Measure("`mpiexec -n 4` of a hello pool, time over raw C hello", over("wall_ms"), at_most=1.2, modes=("aot",))],
        repeat=3,
    ),
    Line(
        "size",
        {"pool": pool(ranks=0, project="MpiPool.Hello", modes=("aot",))},
        [
            Measure(
                "size of the hello pool's binary",
                lambda f: binary("MpiPool.Hello").stat().st_size / 1e6,
                at_most=4,
                unit=" MB",
            ),
        ],
        mpis=(None,),
    ),
    Line(
        "serializers",
        {"pool": pool("serializers", ranks=0), "messagepack": pool("serializers", ranks=0, modes=("jit",))},
        [
            Measure(
                "generated serializers, writes/s over MessagePack-CSharp's own",
                lambda f: f["messagepack"]["messagepack_write_ns"] / f["pool"]["write_ns"],
                at_least=1.5,
            ),
            Measure(
                "generated serializers, reads/s over MessagePack-CSharp's own",
                lambda f: f["messagepack"]["messagepack_read_ns"] / f["pool"]["read_ns"],
                at_least=1.5,
            ),
        ],
        mpis=(None,),
    ),
]
