"""Runs the programs of each line in turns, prints the ratios, and writes the documentation's part."""

import argparse
import signal
import sys

import machine
import report
from lines import Line
from programs import LAUNCHERS, MODES, Failure, build, measure
from results import MPI_NAMES, Results, find_lines


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks/run.sh", description="Measures MpiPool beside plain MPI programs and mpi4py.futures.")
    parser.add_argument("lines", nargs="*", help="lines of the table to measure, e.g. latency echo; all if none is named")
    parser.add_argument("--runs", type=int, default=5, help="runs of each program, in turns with its peers (5)")
    parser.add_argument("--mpi", choices=LAUNCHERS, action="append", help="under this MPI only; may be repeated")
    parser.add_argument("--mode", choices=MODES, action="append", help="only the AOT binary, or only JIT")
    parser.add_argument("--no-build", action="store_true", help="take the programs as they are")
    parser.add_argument("--report", action="store_true", help="measure nothing: report what was measured before")
    parser.add_argument("--docs", action="store_true", help="write docs/performance.md's table and chart from all that has been measured")
    arguments = parser.parse_args()

    # As Ctrl+C does: what runs is ended, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    results = Results()
    modes = arguments.mode or MODES
    mpis = arguments.mpi or list(LAUNCHERS)
    if not arguments.report:
        if not arguments.no_build:
            print("building", file=sys.stderr)
            build(mpis, modes)
        results.machine = machine.describe()
    all_met = True
    for line in find_lines(arguments.lines):
        if not arguments.report:
            for mpi in line.mpis:
                if mpi is None or mpi in mpis:
                    run_line(line, mpi, modes, arguments.runs, results)
        all_met &= report.print_table(results, line)
    if arguments.docs:
        report.write_docs(results)
    return 0 if all_met else 1


def run_line(line: Line, mpi: str | None, modes: list[str], runs: int, results: Results) -> None:
    results.begin(line, mpi)
    rounds = runs * line.repeat
    for number in range(1, rounds + 1):
        figures: dict[str, dict[str, dict]] = {}
        for name, run in line.runs.items():
            for mode in run.modes:
                if mode is not None and mode not in modes:
                    continue
                progress(f"{line.name}, {MPI_NAMES[mpi]}, round {number} of {rounds}: {name} {mode or ''}")
                try:
                    figures.setdefault(name, {})[str(mode)] = measure(run, mpi, mode)
                except Failure as failure:
                    progress("")
                    print(f"failed: {' '.join(run.command(mpi, mode))}: {failure}", file=sys.stderr)
                    figures.setdefault(name, {})[str(mode)] = {"error": str(failure)}
        results.add(line, mpi, figures)
    progress("")


def progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
