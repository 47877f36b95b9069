"""Years that a sheet gives only by their months or quarters: added up and said so, or the last of them taken.

The parts stand in headings, or in rows of their own. Comings and goings of each month add up to those of a year. People
counted on a day of each month do not: there the person says whether they are newcomers, to be added, or the same people
again, of whom the last count holds; so does the last of numbers that are called cumulative. A year of which some months
or quarters are absent is said, whatever is done with them.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from metrics.errors import Problem, Word
from metrics.languages import N_, words
from metrics.languages.words import fold
from metrics.spreadsheets import dates, problems, wholes, years
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import Column, as_text
from metrics.spreadsheets.layouts import labels
from metrics.spreadsheets.layouts.labels import PERIODS, WHOLE_YEAR
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Choice, SetAside
from metrics.subjects import SUBJECTS

#: By so much, as a share, the middle step from one month to the next goes up or down where people come anew in each:
#: who is there stays for years. Fewer steps than these show nothing.
UNSTEADY, STEPS = 0.2, 6
#: Quarters, or semesters with a summer one.
MOST_PERIODS = 4


def tell_the_year(draft: Draft) -> None:
    """Takes the year of each row from its day, quarter or semester, where no column of years is and all rows name one:
    "01.10.2023", "2024Q1", "Spring 2025"."""
    of = draft.found.of
    for kind in ("dates", "quarter", "semester"):
        if kind not in of or {"year", "month"} & set(of):
            continue
        codes, said = of[kind].distinct()
        told = [cell if kind == "dates" and dates.day(cell) else labels.label(cell).said for cell in said]
        if said and None not in told:
            cells = np.array([told[code] if code >= 0 else None for code in codes], dtype=object)
            of["month"] = replace(of[kind], cells=cells, _distinct=None)


def settle(draft: Draft, minutes: Minutes) -> None:
    """Says, or asks, what the parts of each year mean; leaves out those that repeat the same people."""
    if draft.measure is None or draft.subject not in SUBJECTS:
        return
    headed = draft.found.of.get("period")
    column = headed or _of_rows(draft)
    if column is None:
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
    said = [draft.measure.header, draft.flat.measure, *draft.flat.titles]
    if any(words.means(text, "cumulative", "years") for text in said):
        way = _asked(draft, minutes, cell, "last")
    else:
        way = "add" if not stock else _asked(draft, minutes, cell, _guess(draft, kinds, numbers, year))
    if way == "last":
        _keep_last(draft, minutes, kinds, numbers, year)
    else:
        minutes.note(problems.PERIODS_ADDED, draft.sheet, cell)
    if headed or _series(draft, column):
        _incomplete(draft, minutes, kinds, numbers, year)


def _of_rows(draft: Draft) -> Column | None:
    """Days, months, quarters or semesters in rows of their own, as headings would say them; None where rows have none.

    Of comings and goings only a series without a hole is told of: a register tells the months in which somebody came.
    """
    told = [draft.found.of.get(kind) for kind in ("month", "quarter", "semester", "year")]
    told += draft.found.stand_by.get("year", [])
    told += [column for column, _name in wholes.labels(draft) if terms(column)]
    for column in [one for one in told if one is not None]:
        codes, said = column.distinct()
        parts: list[str | None] = _of_days(said) or [_part(cell, column.header) for cell in said]
        named = terms(column) or words.means(column.header, "semester", cover=1)
        if not any(parts) and named and len(said) <= MOST_PERIODS:
            parts = [f"semester {code + 1}" for code in range(len(said))]
        if len(set(parts) - {None}) > 1:
            cells = np.array([parts[code] if code >= 0 else None for code in codes], dtype=object)
            made = Column(column.header, cells, column.rows, column.columns, column.header_cell)
            return made if not SUBJECTS[draft.subject].flow or _series(draft, made) else None
    return None


def terms(column: Column) -> bool:
    """True where a column names parts of an academic year and nothing else: "Autumn", "Spring"."""
    said = column.distinct()[1]
    return 1 < len(said) <= MOST_PERIODS and all(isinstance(cell, str) and years.is_word(fold(cell)) for cell in said)


def _of_days(said: list[object]) -> list[str | None] | None:
    """ "month 3" where every cell is a day and no month has two of them, else "day 315"; None where some are none."""
    days = [None if isinstance(cell, int | float) else dates.day(cell) for cell in said]
    if not days or None in days:
        return None
    known = [day for day in days if day is not None]
    one_each = len({(day.year, day.month) for day in known}) == len(known)
    return [f"month {day.month}" if one_each else f"day {day:%m%d}" for day in known]


def _part(cell: object, header: str) -> str | None:
    """ "month 3", "quarter 2": the part of a year that a cell of a row names."""
    for kind in ("month", "quarter"):
        number = as_text(cell)
        if number.isdigit() and 1 <= int(number) <= WHOLE_YEAR[kind] and words.means(header, kind):
            return f"{kind} {int(number)}"
    if isinstance(cell, str) and (month := years.month_in(cell)):
        return f"month {month}"
    parts = labels.label(cell).parts
    return next((f"{kind} {parts[kind]}" for kind in PERIODS if kind in parts), None)


def _series(draft: Draft, column: Column) -> bool:
    """True where every part of the years between the first and the last is told of, and of a year or more."""
    told = [
        (int(year) * WHOLE_YEAR[kind] + int(number) - 1, kind)
        for year, cell in set(zip(draft.rows["year"][draft.data], column.cells[draft.data], strict=True))
        if year is not None and year == year and cell is not None
        for kind, number in [str(cell).split()]
        if kind in WHOLE_YEAR
    ]
    at, kinds = {place for place, _kind in told}, {kind for _place, kind in told}
    return len(kinds) == 1 and WHOLE_YEAR[kinds.pop()] <= len(at) == max(at) - min(at) + 1


def _guess(draft: Draft, kinds: np.ndarray, numbers: np.ndarray, year: np.ndarray) -> str:
    """ "add" where the sums of the parts jump from one to the next as only comings do, else "last"."""
    assert draft.typed is not None
    counted = draft.data & draft.typed.reported & (kinds != "")
    at = pd.DataFrame({"year": year, "number": numbers, "value": draft.typed.values})[counted]
    sums = at.groupby(["year", "number"])["value"].sum()
    steps = (sums.diff().abs() / np.maximum(sums, sums.shift())).dropna()
    return "add" if len(steps) >= STEPS and steps.median() >= UNSTEADY else "last"


def _asked(draft: Draft, minutes: Minutes, cell: str, guess: str) -> str:
    problem = Problem(problems.PERIODS_ASKED, draft.sheet, cell)
    choices = [
        Choice("add", Word(N_("New ones of each month or quarter: add them up"))),
        Choice("last", Word(N_("All who are there at the time: take the last of each year"))),
    ]
    return minutes.ask(f"periods{draft.key}", "measure", problem, choices, guess) or guess


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
