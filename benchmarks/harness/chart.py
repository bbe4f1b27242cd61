"""The chart of the documentation: how much better or worse than its target each measure is."""

import math
from xml.sax.saxutils import escape

from lines import LINES
from results import MPI_NAMES, Cell, Results

WIDTH, LABELS, MARGIN = 1000, 530, 20
TOP, ROW = 64, 26
LEAST, MOST = 0.1, 100
COLORS = {"openmpi": "#2b6cb0", "mpich": "#c05621", None: "#4a5568"}


def draw(results: Results) -> str:
    rows = [(measure, [cell for cell in results.cells(line, measure) if cell.values]) for line in LINES for measure in line.measures]
    rows = [(measure, cells) for measure, cells in rows if cells]
    bottom = TOP + ROW * len(rows)
    height = bottom + 34
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="12" fill="#1a202c">',
        "<title>MpiPool against its targets</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<rect x="{LABELS}" y="{TOP}" width="{x(1) - LABELS:.1f}" height="{bottom - TOP}" fill="#fdf2f2"/>',
        *legend(),
    ]
    for value in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100):
        stroke = 'stroke="#1a202c"' if value == 1 else 'stroke="#e2e8f0"'
        parts.append(f'<line x1="{x(value):.1f}" y1="{TOP}" x2="{x(value):.1f}" y2="{bottom}" {stroke}/>')
        parts.append(f'<text x="{x(value):.1f}" y="{bottom + 16}" text-anchor="middle">{value:g}×</text>')
    for index, (measure, cells) in enumerate(rows):
        middle = TOP + ROW * (index + 0.5)
        title = escape(measure.title.replace("`", ""))
        parts.append(f'<text x="{LABELS - 10}" y="{middle + 4:.1f}" text-anchor="end">{title}</text>')
        for position, cell in enumerate(cells):
            parts += mark(cell, middle + (position - (len(cells) - 1) / 2) * 5)
    return "\n".join([*parts, "</svg>", ""])


def legend() -> list[str]:
    parts = [f'<text x="{MARGIN}" y="26" font-size="15" font-weight="bold">How many times better than the target: medians and spreads, to the right is better</text>']
    at = MARGIN + 260
    for mpi, color in COLORS.items():
        for mode in ("aot", "jit"):
            parts.append(dot(at, 46, color, mode))
            parts.append(f'<text x="{at + 8}" y="50">{MPI_NAMES[mpi]} {mode.upper()}</text>')
            at += 58 + 6 * len(MPI_NAMES[mpi])
    return parts


def mark(cell: Cell, y: float) -> list[str]:
    color = COLORS[cell.mpi]
    ends = sorted(x(cell.measure.margin(value)) for value in (min(cell.values), max(cell.values)))
    return [
        f'<line x1="{ends[0]:.1f}" y1="{y:.1f}" x2="{ends[1]:.1f}" y2="{y:.1f}" stroke="{color}" stroke-width="1.5"/>',
        dot(x(cell.measure.margin(cell.median)), y, color, cell.mode),
    ]


def dot(at: float, y: float, color: str, mode: str) -> str:
    return f'<circle cx="{at:.1f}" cy="{y:.1f}" r="3" stroke="{color}" stroke-width="1.5" fill="{color if mode == "aot" else "#ffffff"}"/>'


def x(margin: float) -> float:
    """Where a number stands on the logarithmic axis; what is beyond its ends stands at them."""
    share = math.log(min(max(margin, LEAST), MOST) / LEAST) / math.log(MOST / LEAST)
    return LABELS + share * (WIDTH - MARGIN - LABELS)
