"""Names that stand once, above blanks that mean the same: the outline of a pivot table.

    Faculty  | Country | 2022          A label is filled down its column where every one stands at the head of its own
    Medicine | India   |   12          rows: the columns to the right go on naming something in each row, and no label
             | Egypt   |    7          comes twice. A row that names nothing to the right ends the run: it is a total.
    Dentists | India   |    3
"""

import numpy as np

from metrics.languages import words
from metrics.spreadsheets.grid import Grid, as_text

#: Columns whose names may head several rows.
HEADS = ("unit", "level", "basis", "sex", "year", "country", "region", "institution", "program")
#: Share of rows that a column to the right must name, and that must be blank below the labels.
NAMED, BLANK = 0.9, 0.4


def fill(grid: Grid, below: int, names: dict[int, str]) -> None:
    """Fills labels down; `names` are the columns that hold words, by number, each with its heading."""
    for j in sorted(names):
        found = words.match(names[j])
        if found and found[0].meaning in HEADS:
            _fill(grid, below, j, [k for k in names if k > j])


def _fill(grid: Grid, below: int, j: int, right: list[int]) -> None:
    body = np.arange(grid.height) >= below
    told = body & grid.filled[:, j]
    if told.sum() < 2 or not right:
        return
    rows = body & (np.arange(grid.height) >= int(np.argmax(told)))
    rows &= np.any([grid.filled[:, k] & (_share(grid, body & ~told, k) >= NAMED) for k in right], axis=0)
    blank = rows & ~grid.filled[:, j]
    first = int(np.argmax(body & grid.filled.any(axis=1)))
    labels = [as_text(grid.cells[i, j]) for i in np.flatnonzero(rows & told)]
    if blank.sum() < BLANK * rows.sum() or len(set(labels)) < len(labels) or len(labels) < 2 or not told[first]:
        return
    last = None
    start = -1
    for i in np.flatnonzero(body).tolist():
        if told[i]:
            last, start = (grid.cells[i, j], i) if rows[i] else (None, -1)
        elif blank[i] and last is not None:
            grid.cells[i, j], grid.filled[i, j] = last, True
            if not any(one[0] == start and one[1] == j for one in grid.outlined):
                grid.outlined.append((start, j))
        elif not rows[i]:
            last = None


def _share(grid: Grid, body: np.ndarray, k: int) -> float:
    """How many of the filled rows without a label of their own a column names."""
    filled = body & (grid.filled.sum(axis=1) > 1)
    return float((grid.filled[:, k] & filled).sum() / max(1, filled.sum()))
