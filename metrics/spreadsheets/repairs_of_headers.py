"""Headers put right with one click: a nameless column gets the name of what it holds, or is left out; of two columns
under one name, one gets another name or is left out; so does one of two columns of the same year.

A header is a cell like any other (`repairs`): the answer says what it is to be read as, and the file stays as it is.
"""

from collections.abc import Collection

import numpy as np

from metrics.errors import Problem, Word
from metrics.languages import N_, words
from metrics.spreadsheets import unsaid
from metrics.spreadsheets.columns import COUNTED, LEFT, Meanings
from metrics.spreadsheets.grid import Column, Flat, Grid
from metrics.spreadsheets.layouts import crossed, labels
from metrics.spreadsheets.layouts.heading import is_number
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Repair
from metrics.spreadsheets.repairs import TAKE, TAKE_ALL, key

LEAVE_COLUMN_OUT = N_("Leave the column below {cell} out")


def name(minutes: Minutes, problem: Problem, column: Column, found: Meanings) -> None:
    """Proposes what a nameless column may be called, and that it be left out."""
    said = unsaid.holds(column)
    if said and said not in _taken(found, (column,)):
        _propose(minutes, problem, column, unsaid.TITLES[said])
    _leave_out(minutes, problem, column.header_cell)


def heading(minutes: Minutes, problem: Problem, grid: Grid) -> None:
    """Proposes names for the empty cells right above a table without a heading, where every column tells what it is."""
    records = np.flatnonzero((grid.filled.sum(axis=1) >= 2) & [any(map(is_number, row)) for row in grid.cells])
    top = int(records[0]) - 1 if len(records) else -1
    if top < 0 or not np.array_equal(records, np.arange(top + 1, grid.height)):
        return
    names: dict[str, str] = {}
    open_at: dict[str, str] = {}
    for j in np.flatnonzero(grid.filled[records].any(axis=0)).tolist():
        column = crossed.column(grid, j, records)
        text, said = grid.text(top, j), unsaid.holds(column)
        name = unsaid.TITLES.get(said, "") if not text else text if _names(text, said) else ""
        if not name or name in names:
            return
        names[name] = said
        if not text:
            open_at[grid.address(top, j)] = name
    if open_at and {"number", "country"} <= set(names.values()):
        answers = {key(problem.sheet, cell): name for cell, name in open_at.items()}
        (cell, first), count = next(iter(open_at.items())), len(open_at)
        slots = {"cell": cell, "value": Word(first), "count": count}
        minutes.repairs.append(Repair(problem, answers, Word(TAKE if count == 1 else TAKE_ALL), slots))


def _names(text: str, said: str) -> bool:
    """True for a header that says what its column holds."""
    meant = {match.meaning for match in words.match(text)}
    return bool(meant & ({*COUNTED} if said == "number" else {said}))


def part(minutes: Minutes, problem: Problem, first: Column, second: Column, found: Meanings) -> None:
    """Proposes another name for that of two columns which holds something the table lacks, and that either be left
    out."""
    taken = _taken(found, (first, second))
    holds = [unsaid.holds(column) for column in (first, second)]
    for column, said, other in ((second, holds[1], holds[0]), (first, holds[0], holds[1])):
        if said and said not in taken and said not in ("number", other):
            _propose(minutes, problem, column, unsaid.TITLES[said])
            break
    for column in (second, first):
        _leave_out(minutes, problem, column.header_cell)


def year(minutes: Minutes, problem: Problem, grid: Grid, row: int, first: int, second: int) -> None:
    """Proposes the year that its neighbours leave open for one of two columns of the same year, and that either be left
    out."""
    for j in (second, first):
        between = _between(grid, row, j)
        if between and between != labels.label(grid.cells[row, j]).year:
            _read_as(minutes, problem, grid.address(row, j), between)
    for j in (second, first):
        _leave_out(minutes, problem, grid.address(row, j))


def open_year(minutes: Minutes, problem: Problem, flat: Flat) -> None:
    """Proposes the year that its neighbours leave open for a column of numbers without a heading among years."""
    grid = flat.grid
    nameless = [] if grid.turned else [column for column in flat.unread if not column.header]
    for column in nameless:
        j = grid.columns.tolist().index(int(column.columns[0]))
        if between := _between(grid, flat.header, j):
            _read_as(minutes, problem, grid.address(flat.header, j), between)


def _read_as(minutes: Minutes, problem: Problem, cell: str, year: int) -> None:
    answers = {key(problem.sheet, cell): str(year)}
    minutes.repairs.append(Repair(problem, answers, Word(TAKE), {"cell": cell, "value": str(year)}))


def _between(grid: Grid, row: int, j: int) -> int | None:
    """The year between those of the columns beside, where they leave just one."""
    if not 0 < j < grid.width - 1:
        return None
    one, other = (labels.label(grid.cells[row, k]).year for k in (j - 1, j + 1))
    return (one + other) // 2 if one and other and abs(one - other) == 2 else None


def _taken(found: Meanings, but: Collection[Column]) -> set[str]:
    """What other columns than these are."""
    others = {id(column) for column in but}
    taken = {name for name, column in found.of.items() if id(column) not in others}
    return taken | {"number" for column, _kind in found.numbers if id(column) not in others}


def _propose(minutes: Minutes, problem: Problem, column: Column, title: str) -> None:
    """The title in English, which the reader knows as every other language's; the button says it in the person's."""
    answers = {key(problem.sheet, column.header_cell): title}
    minutes.repairs.append(Repair(problem, answers, Word(TAKE), {"cell": column.header_cell, "value": Word(title)}))


def _leave_out(minutes: Minutes, problem: Problem, cell: str) -> None:
    answers = {key(problem.sheet, cell): LEFT}
    if not any(repair.answers == answers for repair in minutes.repairs):
        minutes.repairs.append(Repair(problem, answers, Word(LEAVE_COLUMN_OUT), {"cell": cell}))
