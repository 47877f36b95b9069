"""Tidy: one row a fact or an entry of a register, each column one thing; its heading has one row or several.

Year | Country | Level    | Students
2021 | India   | Bachelor | 340
"""

import numpy as np

from metrics.spreadsheets.grid import Flat, Grid
from metrics.spreadsheets.layouts import crossed, headers, lines, outline
from metrics.spreadsheets.layouts import heading as headings


def recognise(grid: Grid) -> Flat | None:
    """The table below a heading, or None where no row is one, or where one name stands over several columns only."""
    top = headers.find(grid)
    if top is None:
        return None
    heading = headings.around(grid, top)
    used = [j for j in range(grid.width) if grid.filled[heading.first :, j].any()]
    below = heading.leaf + 1
    words = {j: heading.name(j) for j in used if not any(map(headings.is_number, grid.cells[below : below + 50, j]))}
    outline.fill(grid, below, words)
    found = lines.sort(grid, heading.rows, used)
    rows = np.flatnonzero(found.keep)
    names = [heading.name(j) for j in used]
    twice = {name for name in names if names.count(name) > 1}
    names = [" ".join(heading.texts(j)) if name in twice else name for j, name in zip(used, names, strict=True)]
    columns = [
        crossed.column(grid, j, rows, name, heading.path(j)[-1][0] if heading.path(j) else heading.leaf)
        for j, name in zip(used, names, strict=True)
    ]
    above = [i for i in range(heading.first) if grid.filled[i].any()]
    aside = [grid.aside("title", i, 0, i, grid.width - 1) for i in above]
    aside += [grid.aside("header", i, 0, i, grid.width - 1) for i in heading.rows] + found.aside
    titles = [grid.line(i) for i in above]
    flat = Flat("tidy", grid, columns, found.totals[rows], titles, aside, header=heading.leaf, sums=found.sums)
    crossed.carry(flat, found, rows)
    return flat
