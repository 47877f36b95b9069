"""Where one table of a sheet ends and the next begins: side by side behind an empty column, or below each other.

A second heading begins a table where a blank row or a line of titles stands right above it. The same heading again
below nothing but a blank row is the next printed page of one table; below a title of its own it is another table.
"""

from collections.abc import Iterator

import numpy as np

from metrics.languages import words
from metrics.spreadsheets.grid import Grid
from metrics.spreadsheets.layouts import headers, heading

#: Most lines of titles above a second heading.
MOST_TITLES = 4


def cut(grid: Grid) -> Iterator[Grid]:
    """The tables of a grid, each with its titles and notes."""
    top = _top(grid)
    if top is None:
        yield grid
        return
    for part in _beside(grid, top):
        yield from _below(part)


def _top(grid: Grid) -> int | None:
    crossed = heading.across(grid)
    return headers.find(grid) if crossed is None else crossed.leaf


def _beside(grid: Grid, top: int) -> Iterator[Grid]:
    body = grid.filled[top:]
    start = 0
    for j in range(1, grid.width - 1):
        if body[:, j].any():
            continue
        right, left = _named(grid, top, j + 1, grid.width), _named(grid, top, start, j)
        if right >= 2 and left >= 2:
            yield grid.part(0, grid.height, start, j)
            start = j  # the empty column goes with the right table: a title may stand in it
    yield grid.part(0, grid.height, start, grid.width)


def _named(grid: Grid, row: int, start: int, end: int) -> int:
    """How many cells of a row name columns: by a known word, a year, a sex, a level."""
    said = heading.read_row(grid.part(row, row + 1, start, end), 0)
    return sum(label.speaks or label.total or headers.known(label.text) for label in said.values())


def _below(grid: Grid) -> Iterator[Grid]:
    top = _top(grid)
    start = 0
    if top is not None:
        counts = grid.filled.sum(axis=1)
        possible = np.flatnonzero((counts[1:] >= 2) & (counts[:-1] <= 1)) + 1
        for i in possible[possible > top].tolist():
            first = _titles(grid, i, top)
            if i >= grid.height - 1 or i <= top or not _is_heading(grid, i):
                continue
            if grid.line(i) == grid.line(top) and not grid.filled[first:i].any():
                continue
            yield grid.part(start, first, 0, grid.width)
            start, top = first, i
    yield grid.part(start, grid.height, 0, grid.width)


def _titles(grid: Grid, i: int, top: int) -> int:
    """First of the lines of single texts right above row `i`, which are its titles; `i` where there are none."""
    first = i
    while first - 1 > top and i - first < MOST_TITLES and grid.filled[first - 1].sum() == 1:
        first -= 1
    return first


def _is_heading(grid: Grid, i: int) -> bool:
    """True for a row without numbers of which at least two cells, and half of them, name columns."""
    at = np.flatnonzero(grid.filled[i]).tolist()
    said = heading.read_row(grid, i)
    if any(heading.is_number(grid.cells[i, j]) and not said[j].year for j in at):
        return False
    named = sum(headers.known(grid.text(i, j)) and words.total(grid.text(i, j)) is None for j in at)
    crossed = sum(bool(label.year or label.parts) for label in said.values())
    numbers = [heading.is_number(cell) for cell in grid.cells[i + 1] if cell is not None]
    return named >= max(2, 0.5 * len(at)) or (named + crossed >= max(2, 0.5 * len(at)) and any(numbers))
