"""A rectangle of a sheet's cells, ready to be recognised: blanks are None, merged cells are filled, places are kept.

`Grid` is what a layout looks at, `Flat` what it makes of it: one record a value, in columns that remember from which
cell each of their entries came. Everything after the layouts works on `Flat` alone, so a new layout is one new file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.spreadsheets.book import Sheet, address, letters, span
from metrics.spreadsheets.reading import SetAside, Why

Cells = npt.NDArray[np.object_]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

#: What stands in place of a formula that was never computed: no number, and no empty cell either.
UNCOMPUTED = "=?"


@dataclass(slots=True)
class Grid:
    """Cells of one area. `rows` and `columns` are the sheet's own numbers; `turned` swaps their roles."""

    sheet: Sheet
    cells: Cells
    filled: Mask
    rows: Places
    columns: Places
    turned: bool = False
    #: Merged ranges, in numbers of this grid, whose value was copied into their other cells.
    spread: list[tuple[int, int, int, int]] = field(default_factory=list)
    #: All merged ranges, in numbers of this grid.
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    #: Cells whose label was filled down over the blanks below it.
    outlined: list[tuple[int, int]] = field(default_factory=list)

    @property
    def height(self) -> int:
        return int(self.cells.shape[0])

    @property
    def width(self) -> int:
        return int(self.cells.shape[1])

    def place(self, row: int, column: int) -> tuple[int, int]:
        """0-based (row, column) in the sheet."""
        if self.turned:
            return int(self.rows[column]), int(self.columns[row])
        return int(self.rows[row]), int(self.columns[column])

    def address(self, row: int, column: int) -> str:
        return address(*self.place(row, column))

    def area(self, top: int, left: int, bottom: int, right: int) -> str:
        """A1 range, both ends included."""
        first, last = self.place(top, left), self.place(bottom, right)
        return span((*first, *last))

    def text(self, row: int, column: int) -> str:
        return as_text(self.cells[row, column])

    def line(self, row: int) -> str:
        """The filled cells of a row as one text."""
        return " ".join(self.text(row, j) for j in np.flatnonzero(self.filled[row]).tolist())

    def aside(self, why: Why, top: int, left: int, bottom: int, right: int, text: str = "") -> SetAside:
        """The area as set aside, with its first text."""
        if not text:
            filled = np.argwhere(self.filled[top : bottom + 1, left : right + 1])
            text = self.text(top + filled[0][0], left + filled[0][1]) if len(filled) else ""
        return SetAside(self.sheet.name, self.area(top, left, bottom, right), why, text[:200])

    def part(self, top: int, bottom: int, left: int, right: int) -> "Grid":
        """The rows and columns from `top` and `left` up to before `bottom` and `right`."""
        inside, merged = (
            [(a - top, b - left, c - top, d - left) for a, b, c, d in ranges if top <= a < bottom and left <= b < right]
            for ranges in (self.spread, self.merged)
        )
        rows, columns = (self.rows, self.columns)
        if self.turned:
            rows, columns = rows[left:right], columns[top:bottom]
        else:
            rows, columns = rows[top:bottom], columns[left:right]
        cells, filled = self.cells[top:bottom, left:right], self.filled[top:bottom, left:right]
        return replace(self, cells=cells, filled=filled, rows=rows, columns=columns, spread=inside, merged=merged)

    def turn(self) -> "Grid":
        """Rows as columns and columns as rows."""
        spread, merged = ([(b, a, d, c) for a, b, c, d in ranges] for ranges in (self.spread, self.merged))
        cells, filled = self.cells.T, self.filled.T
        return replace(self, cells=cells, filled=filled, turned=not self.turned, spread=spread, merged=merged)


def of(sheet: Sheet) -> Grid:
    """The used range of a sheet. Cells merged downwards hold their value in every row."""
    width = max(map(len, sheet.rows), default=0)
    cells = np.full((len(sheet.rows), width), None, dtype=object)
    for i, row in enumerate(sheet.rows):
        cells[i, : len(row)] = row
    for place, said in sheet.errors.items():
        _put(cells, sheet, *place, said)
    for place in sheet.uncomputed:
        _put(cells, sheet, *place, UNCOMPUTED)
    blank = np.array([v is None or (type(v) is str and (not v or v.isspace())) for v in cells.flat], dtype=bool)
    blank = blank.reshape(cells.shape)
    cells[blank] = None
    spread, merged = [], []
    for top, left, bottom, right in sheet.merged:
        a, b, c, d = top - sheet.top, left - sheet.left, bottom - sheet.top, right - sheet.left
        merged.append((a, b, c, d))
        if c > a and 0 <= a < cells.shape[0] and 0 <= b < width and cells[a, b] is not None:
            cells[a : c + 1, b] = cells[a, b]
            blank[a : c + 1, b] = False
            spread.append((a, b, min(c, cells.shape[0] - 1), min(d, width - 1)))
    rows, columns = np.arange(len(cells)) + sheet.top, np.arange(width) + sheet.left
    return Grid(sheet, cells, ~blank, rows, columns, spread=spread, merged=merged)


def _put(cells: Cells, sheet: Sheet, row: int, column: int, said: str) -> None:
    i, j = row - sheet.top, column - sheet.left
    if 0 <= i < cells.shape[0] and 0 <= j < cells.shape[1]:
        cells[i, j] = said


def as_text(cell: object) -> str:
    """A cell as a label: 104.0 is "104", nothing is ""."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()


def distinct(cells: Cells) -> tuple[npt.NDArray[np.int64], list[object]]:
    """(number of each cell's value among the distinct ones, the distinct values); blanks are −1.

    True and 1 stay different, which a hash table alone would not tell.
    """
    if bool in set(map(type, cells)):
        keys = np.empty(len(cells), dtype=object)
        keys[:] = [("bool", cell) if isinstance(cell, bool) else cell for cell in cells]
        codes, found = pd.factorize(keys)
        return codes, [key[1] if isinstance(key, tuple) else key for key in found]
    codes, found = pd.factorize(cells)
    return codes, list(found)


@dataclass(slots=True)
class Column:
    """One column of records. `rows` and `columns` are the sheet's own numbers of each entry's cell."""

    header: str
    cells: Cells
    rows: Places
    columns: Places
    #: Where the header stands, as an address; "" for a column that a layout made of labels.
    header_cell: str = ""
    _distinct: tuple[npt.NDArray[np.int64], list[object]] | None = None

    def distinct(self) -> tuple[npt.NDArray[np.int64], list[object]]:
        """(number of each entry among the distinct ones, the distinct ones), found once; blanks are −1."""
        if self._distinct is None:
            self._distinct = distinct(self.cells)
        return self._distinct

    def address(self, i: int) -> str:
        return address(int(self.rows[i]), int(self.columns[i]))

    def addresses(self) -> list[str]:
        """The cell of every entry, "D17"."""
        name = {int(column): letters(int(column)) for column in np.unique(self.columns)}
        return [f"{name[c]}{r + 1}" for r, c in zip(self.rows.tolist(), self.columns.tolist(), strict=True)]

    def area(self) -> str:
        """The range that the entries span."""
        if not len(self.rows):
            return self.header_cell
        corners = (self.rows.min(), self.columns.min(), self.rows.max(), self.columns.max())
        return span((int(corners[0]), int(corners[1]), int(corners[2]), int(corners[3])))


@dataclass(frozen=True, slots=True)
class Sum:
    """A stated number and what it should be the sum of, for several rows at once: columns of equal length.

    `certain` where the parts are all there are (both sexes, twelve months, the rows of a group); elsewhere the numbers
    themselves have to show that they are meant to add up.
    """

    stated: Column
    parts: tuple[Column, ...]
    certain: bool = False


@dataclass(slots=True)
class Flat:
    """What a layout made of a grid: records in columns. `totals` marks records that repeat others added up.

    `value` is set by layouts whose values stand in one made column ("value"), `measure` by what stands above them.
    """

    layout: str
    grid: Grid
    columns: list[Column]
    totals: Mask
    titles: list[str]
    aside: list[SetAside]
    #: 0-based row of the header in the grid; its address names the block.
    header: int = 0
    value: Column | None = None
    measure: str = ""
    #: Columns that a layout has already understood: {"year": its column}.
    known: dict[str, Column] = field(default_factory=dict)
    #: Columns of numbers of which nothing tells what they count: set aside, and said.
    unread: list[Column] = field(default_factory=list)
    #: By what headings split the numbers, counted or set aside as parts: "level", "sex", "month".
    split: frozenset[str] = frozenset()
    #: Names of groups that were carried down to their rows: {"unit": the areas of their rows}.
    carried: dict[str, list[str]] = field(default_factory=dict)
    #: What was set aside because it repeats others added up, to be checked.
    sums: list[Sum] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.totals)


def blocks(grid: Grid) -> Iterator[Grid]:
    """The tables of a sheet, cut at blank rows and columns behind which a header of its own begins."""
    from metrics.spreadsheets.layouts.blocks import cut

    yield from cut(grid)
