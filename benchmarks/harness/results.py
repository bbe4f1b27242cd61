"""What the runs printed, kept in a file, and what it means against the targets."""

import json
import statistics
from dataclasses import dataclass

from lines import LINES, Line, Measure
from programs import MODES, OUTPUT

FILE = OUTPUT / "results.json"

MPI_NAMES = {"openmpi": "Open MPI", "mpich": "MPICH", None: "no launcher"}
MODE_NAMES = {"aot": "AOT", "jit": "JIT", None: ""}


class Results:
    """All figures: for each line and MPI a list of rounds, in each round those of every program and mode. A line measured again is replaced."""

    def __init__(self):
        self.machine: dict[str, str] = {}
        self._rounds: dict[str, dict[str, list]] = {}
        if FILE.exists():
            kept = json.loads(FILE.read_text())
            self.machine, self._rounds = kept["machine"], kept["rounds"]

    def begin(self, line: Line, mpi: str | None) -> None:
        self._rounds.setdefault(line.name, {})[str(mpi)] = []

    def add(self, line: Line, mpi: str | None, figures: dict[str, dict[str, dict]]) -> None:
        """One round: for each program, for each mode, its figures or {"error": why there are none}."""
        self._rounds[line.name][str(mpi)].append(figures)
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(json.dumps({"machine": self.machine, "rounds": self._rounds}, indent=1))

    def rounds(self, line: Line, mpi: str | None) -> list[dict]:
        return self._rounds.get(line.name, {}).get(str(mpi), [])

    def printed(self, line: Line, mpi: str | None, name: str, mode: str | None) -> list[dict[str, float]]:
        """What one program printed in each round that it came through."""
        rounds = (round.get(name, {}).get(str(mode), {}) for round in self.rounds(line, mpi))
        return [figures for figures in rounds if figures and "error" not in figures]

    def cells(self, line: Line, measure: Measure) -> list["Cell"]:
        cells = (self._cell(line, measure, mpi, mode) for mpi in line.mpis for mode in MODES)
        return [cell for cell in cells if cell]

    def _cell(self, line: Line, measure: Measure, mpi: str | None, mode: str) -> "Cell | None":
        values, error = [], None
        rounds = [seen for round in self.rounds(line, mpi) if (seen := self._seen(line, round, mode))]
        for figures in rounds:
            try:
                values.append(measure.value(figures))
            except KeyError:
                error = next((run["error"] for run in figures.values() if "error" in run), "no such figure")
        if not rounds:
            return None
        return Cell(measure, mpi, mode, values, error)

    @staticmethod
    def _seen(line: Line, round: dict, mode: str) -> dict[str, dict]:
        """What one mode sees of a round: its own figures, and those of the peers. Nothing if the mode was not measured."""
        if not any(mode in run.modes and mode in round.get(name, {}) for name, run in line.runs.items()):
            return {}
        seen = {}
        for name, run in line.runs.items():
            key = mode if mode in run.modes else str(run.modes[0])
            if key in round.get(name, {}):
                seen[name] = round[name][key]
        return seen


@dataclass(frozen=True)
class Cell:
    """A measure under one MPI in one mode: the median of its rounds, or why there is none. One round that failed is a failure."""

    measure: Measure
    mpi: str | None
    mode: str
    values: list[float]
    error: str | None

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def is_judged(self) -> bool:
        return self.mode in self.measure.modes

    @property
    def is_met(self) -> bool:
        return self.error is None and self.measure.is_met(self.median)

    @property
    def place(self) -> str:
        return f"{MPI_NAMES[self.mpi]}, {MODE_NAMES[self.mode]}"

    @property
    def verdict(self) -> str:
        return "" if not self.is_judged else "failed" if self.error else "met" if self.is_met else "missed"


def number(value: float) -> str:
    """Three digits that matter, and separators in what is long."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    digits = max(0, 2 - int(f"{value:e}".partition("e")[2]))
    return f"{value:.{min(digits, 3)}f}"


def find_lines(names: list[str]) -> list[Line]:
    """The lines of these names; `echo` names `echo-8m` and `echo-large`, no name names all."""
    for name in names:
        if not any(_is_named(line, name) for line in LINES):
            raise SystemExit(f"There is no line '{name}'. There are: {', '.join(line.name for line in LINES)}")
    return [line for line in LINES if not names or any(_is_named(line, name) for name in names)]


def _is_named(line: Line, name: str) -> bool:
    return line.name == name or line.name.startswith(name + "-")
