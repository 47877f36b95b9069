"""What each cell of a sheet was taken for: heading, year, country, another label, counted, set aside; or in question.

The picture beside the questions and the coloured workbook say the same, because both ask here.
"""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from metrics.errors import Problem
from metrics.languages import N_
from metrics.spreadsheets.book import Place, Range, area, areas
from metrics.spreadsheets.reading import Reading
from metrics.subjects import SUBJECTS

#: Each role as a person reads it, in the order of a legend.
ROLES: Mapping[str, str] = {
    "head": N_("heading"),
    "year": N_("year"),
    "country": N_("country"),
    "label": N_("other label"),
    "counted": N_("counted"),
    "aside": N_("set aside, not counted"),
}
#: What stands beside a role: the cell wants a look.
LOOK = N_("please look")
#: A problem of more cells than this marks its first one: the others may be sound.
FEW = 10


def roles(reading: Reading, sheet: str | None) -> Iterator[tuple[Range, str]]:
    """Areas of the sheet and their roles; where two overlap the later one holds. Whole columns may be one area."""
    for aside in reading.set_aside:
        if aside.sheet == sheet and aside.why == "header":
            yield from ((one, "head") for one in areas(aside.cells))
    for table in reading.tables:
        if table.sheet == sheet:
            measure = SUBJECTS[table.subject].measure if table.subject in SUBJECTS else "value"
            for name, cells in table.columns.items():
                role = name if name in ("year", "country") else "year" if name == "month" else "label"
                if name != measure:
                    yield from ((one, role) for one in areas(cells))
    for aside in reading.set_aside:
        if aside.sheet == sheet and aside.why != "header":
            yield from ((one, "aside") for one in areas(aside.cells))


def counted(reading: Reading, sheet: str | None) -> set[str]:
    """Addresses of the cells whose numbers, or whose entries, are kept."""
    found: set[str] = set()
    for table in reading.tables:
        if table.sheet == sheet and table.subject in SUBJECTS:
            found.update(_cells(table.rows))
    return found


def _cells(rows: pd.DataFrame) -> Iterable[str]:
    return rows["cell"].dropna().tolist()


def looks(reading: Reading, sheet: str | None) -> Iterator[tuple[Range, Problem]]:
    """Where something is wrong, doubtful or asked, with what is said about it. A remark is none of these."""
    asked = [question.problem for question in reading.open_questions]
    for problem in [*asked, *reading.problems]:
        if problem.sheet == sheet and problem.cell and problem.severity != "info":
            for top, left, bottom, right in areas(problem.cell):
                few = (bottom - top + 1) * (right - left + 1) <= FEW
                yield ((top, left, bottom, right) if few else (top, left, top, left)), problem


def painted(reading: Reading, sheet: str | None, rows: Iterable[int], columns: Iterable[int]) -> dict[Place, str]:
    """The role of each of these cells that has one."""
    down, across = sorted(rows), sorted(columns)
    found: dict[Place, str] = {}
    for (top, left, bottom, right), role in roles(reading, sheet):
        inside = [column for column in across if left <= column <= right]
        for row in (row for row in down if top <= row <= bottom):
            found.update({(row, column): role for column in inside})
    shown, kept = set(down), counted(reading, sheet)
    beside = set(across)
    for address in kept:
        row, column = area(address)[:2]
        if row in shown and column in beside:
            found[row, column] = "counted"
    return found
