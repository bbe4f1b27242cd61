"""The table of ratios: for the terminal, and with a chart for the documentation."""

import statistics

import chart
from lines import LINES, Line, Measure
from programs import MODES, REPOSITORY
from results import MODE_NAMES, MPI_NAMES, Cell, Results, number

DOCUMENT = REPOSITORY / "docs" / "performance.md"
CHART = REPOSITORY / "docs" / "performance.svg"


def print_table(results: Results, line: Line) -> bool:
    """Prints a line's measures with median and spread. Tells whether all that was measured met its target."""
    all_met = True
    for measure in line.measures:
        cells = results.cells(line, measure)
        if not cells:
            continue
        print(f"{measure.title.replace('`', '')}: {target(measure)}")
        for cell in cells:
            figures = shortened(cell.error) if cell.error else f"{number(cell.median) + measure.unit:>10}   {spread(cell):<20} {len(cell.values)} runs"
            print(f"    {cell.place:<18} {figures}   {cell.verdict}", flush=True)
            all_met &= cell.is_met or not cell.is_judged
    return all_met


def shortened(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:97]}..."


def target(measure: Measure) -> str:
    word = "at least" if measure.at_most is None else "at most"
    return f"{word} {measure.target:,g}{measure.unit}"


def spread(cell: Cell) -> str:
    return f"{number(min(cell.values))}..{number(max(cell.values))}"


def write_docs(results: Results) -> None:
    text = DOCUMENT.read_text()
    for name, part in {
        "machine": [f"- {name}: {value}" for name, value in results.machine.items()],
        "ratios": ratios(results, ("openmpi", "mpich")) + [""] + ratios(results, (None,)),
        "figures": figures(results),
    }.items():
        begin, end = f"<!-- {name}: written by benchmarks/run.sh --docs -->\n", f"<!-- end of {name} -->\n"
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = before + begin + "\n".join(part) + "\n" + end + after
    DOCUMENT.write_text(text)
    CHART.write_text(chart.draw(results))


def ratios(results: Results, mpis: tuple[str | None, ...]) -> list[str]:
    columns = [(mpi, mode) for mpi in mpis for mode in MODES]
    heads = [", ".join(filter(None, (MPI_NAMES[mpi] if mpi else "", MODE_NAMES[mode]))) for mpi, mode in columns]
    rows = [f"| | target | {' | '.join(heads)} |", f"|---|---|{'---|' * len(heads)}"]
    for line in LINES:
        for measure in line.measures:
            cells = {(cell.mpi, cell.mode): cell for cell in results.cells(line, measure)}
            if any(column in cells for column in columns):
                texts = (in_markdown(cells.get(column)) for column in columns)
                rows.append(f"| {measure.title} | {target(measure)} | {' | '.join(texts)} |")
    return rows


def in_markdown(cell: Cell | None) -> str:
    if cell is None:
        return "–"
    if cell.error:
        return "failed"
    figure = f"{number(cell.median)}{cell.measure.unit}"
    figure = f"**{figure}**" if cell.is_judged and cell.is_met else figure
    return f"{figure} ({spread(cell)}){', missed' if cell.is_judged and not cell.is_met else ''}"


def figures(results: Results) -> list[str]:
    """The medians of what the programs themselves printed, in their own units."""
    rows = ["| line | program | figure | Open MPI | MPICH | no launcher |", "|---|---|---|---|---|---|"]
    for line in LINES:
        for name, run in line.runs.items():
            for mode in run.modes:
                seen = {mpi: results.printed(line, mpi, name, mode) for mpi in line.mpis}
                for figure in dict.fromkeys(figure for rounds in seen.values() for one in rounds for figure in one):
                    # The time of the whole command says something of a command that does nothing else.
                    if figure == "wall_ms" and line.name != "hello":
                        continue
                    medians = {mpi: median(figure, rounds) for mpi, rounds in seen.items()}
                    cells = " | ".join(medians.get(mpi, "") for mpi in ("openmpi", "mpich", None))
                    rows.append(f"| {line.name} | {run.label(mode)} | `{figure}` | {cells} |")
    return rows


def median(figure: str, rounds: list[dict[str, float]]) -> str:
    values = [one[figure] for one in rounds if figure in one]
    return number(statistics.median(values)) if values else ""
