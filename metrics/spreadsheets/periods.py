"""Years that a sheet gives only by their months or quarters: added up and said so, or the last of them taken.

Comings and goings of each month add up to those of a year. People counted on a day of each month do not: there the
person says whether they are newcomers, to be added, or the same people again, of whom the last count holds. A year
of which some months or quarters are absent is said, whatever is done with them.
"""

import numpy as np

from metrics.errors import Problem
from metrics.languages import N_, words
from metrics.spreadsheets import problems
from metrics.spreadsheets.grid import Column
from metrics.spreadsheets.layouts.labels import PERIODS, WHOLE_YEAR
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Choice, SetAside
from metrics.spreadsheets.tables import Draft
from metrics.subjects import SUBJECTS

#: Quarters, or semesters with a summer one.
MOST_PERIODS = 4


def settle(draft: Draft, minutes: Minutes) -> None:
    """Says, or asks, what the parts of each year mean; leaves out those that repeat the same people."""
    column = draft.found.of.get("period") or _of_rows(draft)
    if column is None or draft.measure is None or draft.subject not in SUBJECTS:
        return
    told = [str(cell).split() if cell is not None else ["", "0"] for cell in column.cells]
    kinds = np.array([kind for kind, _number in told])
    numbers = np.array([int(number) for _kind, number in told])
    year = np.array([str(value) for value in draft.rows["year"]]) if "year" in draft.rows else np.full(draft.size, "")
    if not (kinds[draft.data] != "").any():
        return
    stock = not SUBJECTS[draft.subject].flow
    if stock and len(set(zip(year[draft.data], column.cells[draft.data], strict=True))) == len(set(year[draft.data])):
        return  # one day of each year, on which all who were there were counted
    cell = draft.measure.header_cell or draft.measure.address(0)
    way = "add" if SUBJECTS[draft.subject].flow else _asked(draft, minutes, cell)
    if way == "last":
        _keep_last(draft, minutes, kinds, numbers, year)
    else:
        minutes.note(problems.PERIODS_ADDED, draft.sheet, cell)
    _incomplete(draft, minutes, kinds, numbers, year)


def _of_rows(draft: Draft) -> Column | None:
    """Quarters or semesters of people counted on a day, each in rows of its own, as headings would say them."""
    if draft.subject not in SUBJECTS or SUBJECTS[draft.subject].flow or "year" not in draft.found.of:
        return None
    for kind in ("quarter", "semester"):
        told = [draft.found.of.get(kind), *draft.found.stand_by.get("year", [])]
        for column in [one for one in told if one is not None and words.means(one.header, kind, cover=1)]:
            codes, said = column.distinct()
            if 1 < len(said) <= MOST_PERIODS:
                cells = np.array([f"{kind} {code + 1}" if code >= 0 else None for code in codes], dtype=object)
                return Column(column.header, cells, column.rows, column.columns, column.header_cell)
    return None


def _asked(draft: Draft, minutes: Minutes, cell: str) -> str:
    problem = Problem(problems.PERIODS_ASKED, draft.sheet, cell)
    choices = [
        Choice("add", N_("New ones of each month or quarter: add them up")),
        Choice("last", N_("All who are there at the time: take the last of each year")),
    ]
    return minutes.ask(f"periods{draft.key}", "measure", problem, choices, "last") or "last"


def _keep_last(
    draft: Draft, minutes: Minutes, kinds: np.ndarray, numbers: np.ndarray, year: np.ndarray
) -> None:  # fmt: skip
    """Keeps of each year the last period in which anything was counted."""
    assert draft.typed is not None and draft.measure is not None
    dropped = np.zeros(draft.size, dtype=bool)
    for one in np.unique(year):
        here = draft.data & (year == one) & (kinds != "")
        known = here & draft.typed.reported
        if known.any():
            dropped |= here & (numbers != numbers[known].max())
    for i in np.flatnonzero(dropped).tolist():
        minutes.aside.append(SetAside(draft.sheet, draft.measure.address(i), "repeat"))
    draft.data = draft.data & ~dropped


def _incomplete(
    draft: Draft, minutes: Minutes, kinds: np.ndarray, numbers: np.ndarray, year: np.ndarray
) -> None:  # fmt: skip
    assert draft.typed is not None and draft.measure is not None
    for kind in PERIODS:
        for one in np.unique(year[kinds == kind]):
            here = (year == one) & (kinds == kind)
            counted = len(set(numbers[here & draft.typed.reported].tolist()))
            if counted < WHOLE_YEAR[kind]:
                first = draft.measure.address(int(np.flatnonzero(here)[0]))
                minutes.note(
                    problems.YEAR_INCOMPLETE, draft.sheet, first, year=one, count=counted, whole=WHOLE_YEAR[kind]
                )
