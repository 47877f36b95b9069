"""A sheet drawn small beside the questions: its first cells, and the neighbourhood of every cell that is spoken of."""

from collections.abc import Iterable
from dataclasses import dataclass

from metrics.errors import Problem
from metrics.spreadsheets.book import Sheet, areas

#: The first rows and columns, how far one sees around a cell that is spoken of, and of how many such cells.
ROWS, COLUMNS, AROUND, SPOKEN_OF = 24, 40, 4, 40
#: Longer texts are cut.
TEXT = 120


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Some cells as text. `rows` and `columns` are their 0-based numbers in the sheet, ascending, with gaps."""

    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    texts: tuple[tuple[str, ...], ...] = ()


def glimpse(sheet: Sheet, spoken_of: Iterable[Problem] = ()) -> Glimpse:
    """The first cells of the sheet from its first used row and column on, and what lies around the problems."""
    bottom = sheet.top + len(sheet.rows)
    right = sheet.left + max(map(len, sheet.rows), default=0)
    rows = set(range(sheet.top, min(bottom, sheet.top + ROWS)))
    columns = set(range(sheet.left, min(right, sheet.left + COLUMNS)))
    for problem in [one for one in spoken_of if one.cell and one.sheet == sheet.name][:SPOKEN_OF]:
        for top, left, _bottom, _right in areas(problem.cell or ""):
            rows |= set(range(max(sheet.top, top - AROUND), min(bottom, top + AROUND + 1)))
            columns |= set(range(max(sheet.left, left - AROUND), min(right, left + AROUND + 1)))
    return cut(sheet, rows, columns)


def cut(sheet: Sheet, rows: Iterable[int], columns: Iterable[int]) -> Glimpse:
    """These rows and columns of the sheet."""
    down, across = tuple(sorted(rows)), tuple(sorted(columns))
    return Glimpse(down, across, tuple(tuple(_shown(sheet, row, column) for column in across) for row in down))


def _shown(sheet: Sheet, row: int, column: int) -> str:
    """A cell as a short text; what was an error says so."""
    value = sheet.errors.get((row, column)) or sheet.at(row, column)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return str(value)[:TEXT]
