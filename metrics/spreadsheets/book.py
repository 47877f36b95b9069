"""A book is what stands in a file, cell by cell, before anybody says what it means.

`parse` (guard, then one of the cell readers) makes it; `understand` reads it. Rows hold the cells as the parser found
them, trimmed to the used range; beside them stands what a value alone does not show: hidden rows, merges, error cells,
formulas that were never computed, percentages, struck-out text. All places are 0-based (row, column) in the sheet
itself, so `address(row, column)` is the cell that a person finds in Excel.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from metrics.errors import Problem

#: 0-based (row, column) in the sheet.
Place = tuple[int, int]
#: 0-based, both ends included: (first row, first column, last row, last column).
Range = tuple[int, int, int, int]
State = Literal["visible", "hidden", "very hidden"]
Format = Literal["xlsx", "xls", "ods", "csv"]

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


@dataclass(slots=True)
class Sheet:
    """One sheet. `rows[i][j]` stands at row `top + i`, column `left + j`; rows are equally long, except in csv.

    A cell is a str, int, float, bool, datetime, date, time or timedelta; an empty one is "" or None. In csv every cell
    is text and a row is a record. Cells named in `errors` and `uncomputed` are empty in `rows`.
    """

    name: str | None
    rows: list[list[object]]
    top: int = 0
    left: int = 0
    state: State = "visible"
    merged: list[Range] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    #: An automatic filter is on, so hidden rows are filtered ones.
    filtered: bool = False
    #: Excel's error cells: {place: "#REF!"}.
    errors: Mapping[Place, str] = field(default_factory=dict)
    #: Formulas that were never computed: the file holds no value for them.
    uncomputed: frozenset[Place] = frozenset()
    #: Number cells shown as a percentage: 0.34 here is 34 % to the person.
    percent: frozenset[Place] = frozenset()
    #: Cells whose text, or a part of it, is struck out: a person reads less than stands in the file.
    struck: frozenset[Place] = frozenset()
    #: Raised parts of a cell's text, such as footnote marks: {place: "1"} for 340¹, whose text here is "3401".
    raised: Mapping[Place, str] = field(default_factory=dict)
    #: Formulas that have a value: what they say, where cheaply known (.xlsx only).
    formulas: Mapping[Place, str] = field(default_factory=dict)

    def at(self, row: int, column: int) -> object:
        """The value at a place of the sheet; None outside the used range."""
        row, column = row - self.top, column - self.left
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@dataclass(slots=True)
class Book:
    """One file, parsed. `problems` are about the file itself; `encoding` and `delimiter` are known for csv only."""

    format: Format
    sheets: list[Sheet]
    problems: list[Problem] = field(default_factory=list)
    encoding: str | None = None
    delimiter: str | None = None


def address(row: int, column: int) -> str:
    """(16, 3) → "D17"."""
    return f"{letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """0 → "A", 25 → "Z", 26 → "AA"."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def span(area: Range) -> str:
    """(1, 0, 3, 0) → "A2:A4"; a single cell is "A2"."""
    first, last = address(area[0], area[1]), address(area[2], area[3])
    return first if first == last else f"{first}:{last}"


def areas(text: str) -> Iterator[Range]:
    """Every area that a text names: "B2:B9, D4" → (1, 1, 8, 1) and (3, 3, 3, 3)."""
    for first, top, last, bottom in _AREA.findall(text):
        yield int(top) - 1, column(first), int(bottom or top) - 1, column(last or first)


def area(text: str) -> Range:
    """The one area that a text names. Raises ValueError where it names none."""
    found = _AREA.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no cell")
    return next(areas(text))


@lru_cache(maxsize=1024)
def column(name: str) -> int:
    """ "A" → 0, "AA" → 26."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1
