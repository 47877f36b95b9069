"""Headers put right with one click: a nameless column gets the name of what it holds, or is left out; of two columns
under one name, one gets another name or is left out.

A header is a cell like any other (`repairs`): the answer says what it is to be read as, and the file stays as it is.
"""

from collections.abc import Collection

from metrics.errors import Problem, Word
from metrics.languages import N_
from metrics.spreadsheets import unsaid
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Column
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Repair
from metrics.spreadsheets.repairs import NOTHING, TAKE, key

LEAVE_COLUMN_OUT = N_("Leave the column below {cell} out")


def name(minutes: Minutes, problem: Problem, column: Column, found: Meanings) -> None:
    """Proposes what a nameless column may be called, and that it be left out."""
    said = unsaid.holds(column)
    if said and said not in _taken(found, (column,)):
        _propose(minutes, problem, column, unsaid.TITLES[said])
    _leave_out(minutes, problem, column)


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
        _leave_out(minutes, problem, column)


def _taken(found: Meanings, but: Collection[Column]) -> set[str]:
    """What other columns than these are."""
    others = {id(column) for column in but}
    taken = {name for name, column in found.of.items() if id(column) not in others}
    return taken | {"number" for column, _kind in found.numbers if id(column) not in others}


def _propose(minutes: Minutes, problem: Problem, column: Column, title: str) -> None:
    """The title in English, which the reader knows as every other language's; the button says it in the person's."""
    answers = {key(problem.sheet, column.header_cell): title}
    minutes.repairs.append(Repair(problem, answers, Word(TAKE), {"cell": column.header_cell, "value": Word(title)}))


def _leave_out(minutes: Minutes, problem: Problem, column: Column) -> None:
    answers = {key(problem.sheet, column.header_cell): NOTHING}
    minutes.repairs.append(Repair(problem, answers, Word(LEAVE_COLUMN_OUT), {"cell": column.header_cell}))
