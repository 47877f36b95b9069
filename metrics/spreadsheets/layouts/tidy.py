"""Tidy: one row a fact or an entry of a register, one header row, each column one thing.

Year | Country | Level    | Students
2021 | India   | Bachelor | 340
"""

import numpy as np

from metrics.spreadsheets.grid import Column, Flat, Grid
from metrics.spreadsheets.layouts import headers, lines


def recognise(grid: Grid) -> Flat | None:
    """The table below a header row, or None where no row is a header."""
    top = headers.find(grid)
    if top is None:
        return None
    if _double(grid, top):
        return None
    used = [j for j in range(grid.width) if grid.filled[top:, j].any()]
    keep, totals, aside = lines.sort(grid, top, used)
    rows = np.flatnonzero(keep)
    columns = [column(grid, top, j, rows) for j in used]
    titles = [grid.line(i) for i in range(top) if grid.filled[i].any()]
    above = [grid.aside("title", i, 0, i, grid.width - 1) for i in range(top) if grid.filled[i].any()]
    aside = [*above, grid.aside("header", top, 0, top, grid.width - 1), *aside]
    return Flat("tidy", grid, columns, totals[rows], titles, aside, header=top)


def column(grid: Grid, top: int, j: int, rows: np.ndarray) -> Column:
    """Column `j` of the grid over the given rows."""
    own, across = (grid.columns, grid.rows) if grid.turned else (grid.rows, grid.columns)
    at, along = own[rows], np.full(len(rows), across[j])
    if grid.turned:
        at, along = along, at
    return Column(grid.text(top, j), grid.cells[rows, j], at, along, grid.address(top, j))


def _double(grid: Grid, top: int) -> bool:
    """True when the row right above is a header too: several of its cells stand over columns of the table."""
    if top == 0:
        return False
    above = np.flatnonzero(grid.filled[top - 1])
    over = [j for j in above if grid.filled[top:, j].any()]
    return len(over) >= 2 and (len(above) > 2 or headers.known(grid.text(top - 1, int(above[0]))))
