"""Transposed: the header stands in the first column, each further column is one fact.

Year     | 2021  | 2021  | 2022
Country  | India | China | India
Students | 340   | 85    | 355
"""

import numpy as np

from metrics.languages import words
from metrics.spreadsheets.grid import Flat, Grid
from metrics.spreadsheets.layouts import headers, labels, tidy
from metrics.spreadsheets.layouts import heading as headings

#: More rows than this are no table on its side.
MOST_ROWS = headings.MOST_TURNED


def recognise(grid: Grid) -> Flat | None:
    """The turned table, or None where the first column is no header, or the first row is a better one."""
    if not on_its_side(grid):
        return None
    flat = tidy.recognise(grid.turn())
    if flat is None or flat.header != 0 or not np.any(grid.filled[:, 1:]):
        return None
    flat.layout = "transposed"
    return flat


def on_its_side(grid: Grid) -> bool:
    """True where the first column holds the names of columns, and the first row does not."""
    if not 2 <= grid.height <= MOST_ROWS or grid.width < 2:
        return False
    names = [grid.text(i, 0) for i in range(grid.height) if grid.filled[i, 0]]
    top = int(np.argmax(grid.filled.sum(axis=1) > 1))  # above it stand titles
    across = [grid.text(top, j) for j in range(grid.width) if grid.filled[top, j]]
    # "Riga University", "Ufa University" are names of one kind, not of columns: columns differ in what they mean.
    down_hits = len({words.match(name)[0].meaning for name in names if headers.known(name)})
    # "2023/2024 academic year" is a year: the word in it names no column.
    across_hits = sum(headers.known(text) and labels.label(text).year is None for text in across)
    return down_hits >= max(3, 0.6 * len(names)) and across_hits <= 0.5 * len(across)
