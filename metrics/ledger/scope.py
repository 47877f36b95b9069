"""What an upload speaks for, and so which earlier rows it takes the place of.

A later upload replaces the earlier rows of the same subject, unit and year. Three cases need more than that:

* a register without years (agreements): the unit's whole list;
* events with dates (visits): the months from the first to the last date, because a list may cover a calendar year
  where another covers an academic one. Rows that only say the year are replaced by the year;
* rows that should say when and do not: the unit's other rows of that kind, and nothing else.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from metrics import units
from metrics.ledger.upload import Mode, Scope
from metrics.settings import settings
from metrics.subjects import Subject

#: A year or a month that a row does not say.
NONE = -1
#: One thing spoken for: how it was said (year, plain, month, undated, whole), the unit, and the year or month.
Claim = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Moments:
    """For each row its unit (a place in `units`, the last is the root), year, and month as year × 12 + month − 1."""

    units: tuple[str, ...]
    unit: np.ndarray
    year: np.ndarray
    month: np.ndarray

    def distinct(self, number: np.ndarray) -> tuple[list[tuple[int, str, int, int]], np.ndarray]:
        """Every different (number, unit, year, month), and for each row which of them is its own."""
        parts = [number, self.unit, self.year, self.month]
        # One whole number for the four: finding equal ones is then many times faster than comparing rows.
        key = np.zeros(len(number), dtype=np.int64)
        for part in parts:
            low, high = (int(part.min()), int(part.max())) if len(part) else (0, 0)
            key = key * (high - low + 1) + (part - low)
        of_row, keys = pd.factorize(key)
        first = np.full(len(keys), len(key))
        np.minimum.at(first, of_row, np.arange(len(key)))
        found = zip(*(part[first].tolist() for part in parts), strict=True)
        return [(n, self.units[unit], year, month) for n, unit, year, month in found], of_row


def moments(subject: Subject, rows: pd.DataFrame) -> Moments:
    """When and for which unit each row speaks.

    A row without a unit speaks for the root; an event with a date and no year belongs to its academic year.
    """
    unit = pd.Categorical(rows["unit"])
    year = _whole(rows["year"]) if "year" in subject else np.full(len(rows), NONE)
    month = np.full(len(rows), NONE)
    if subject.flow:
        start = rows["start"].dt
        month = np.where(start.year.between(1, 9999), _whole(start.year * 12 + start.month - 1), NONE)
        academic = np.where(month == NONE, NONE, (month - (settings.academic_year_starts - 1)) // 12)
        year = np.where(year == NONE, academic, year)
    return Moments((*map(str, unit.categories), units.root()), unit.codes.astype(int), year, month)


def scopes(subject: Subject, rows: pd.DataFrame, mode: Mode) -> tuple[Scope, ...]:
    """What these rows speak for. Units with the same years share one scope."""
    when = moments(subject, rows)
    distinct, of_row = when.distinct(np.zeros(len(rows), dtype=int))
    counts = np.bincount(of_row, minlength=len(distinct))
    cases: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for (_n, unit, year, month), count in zip(distinct, counts.tolist(), strict=True):
        case = "dated" if month != NONE else "year" if year != NONE else "none"
        cases.setdefault((case, unit), []).append((year, month, count))
    shared: dict[tuple[tuple[int, ...], tuple[date, date] | None], list[tuple[str, int]]] = {}
    for (case, unit), found in sorted(cases.items()):
        years = tuple(sorted({year for year, _month, _count in found if year != NONE}))
        span = _span([month for _year, month, _count in found]) if case == "dated" else None
        shared.setdefault((years, span), []).append((unit, sum(count for *_, count in found)))
    return tuple(
        Scope(subject.name, tuple(unit for unit, _ in units), years, mode, sum(count for _, count in units), span)
        for (years, span), units in shared.items()
    )


def replaced(subject: Subject, rows: pd.DataFrame, claims: Mapping[Claim, int]) -> np.ndarray:
    """Which rows a later upload speaks for, as a mask. `rows.upload` holds the numbers that claims are compared to."""
    numbers = pd.Categorical(rows["upload"])
    number = np.array([int(text) for text in numbers.categories], dtype=int)[numbers.codes]
    distinct, of_row = moments(subject, rows).distinct(number)
    gone = [any(claims.get(claim, 0) > n for claim in _heeded(unit, y, m)) for n, unit, y, m in distinct]
    return np.array(gone, dtype=bool)[of_row] if gone else np.zeros(0, dtype=bool)


def claims(subject: Subject, uploads: Iterable[tuple[int, Iterable[Scope]]]) -> dict[Claim, int]:
    """For everything spoken for by (number, scopes) in the order of numbers: the last upload that replaces it."""
    last: dict[Claim, int] = {}
    for number, held in uploads:
        for scope in held:
            if scope.subject == subject.name and scope.mode == "replace":
                for unit in scope.units:
                    last.update(dict.fromkeys(_made(subject, scope, unit), number))
    return last


def _made(subject: Subject, scope: Scope, unit: str) -> Iterator[Claim]:
    if scope.span:
        first, last = (day.year * 12 + day.month - 1 for day in scope.span)
        yield from (("month", unit, month) for month in range(first, last + 1))
        yield from (("plain", unit, year) for year in scope.years)
    elif scope.years:
        yield from (("year", unit, year) for year in scope.years)
    elif "year" in subject and (subject.flow or subject["year"].required):
        yield ("undated", unit, NONE)
    else:
        yield ("whole", unit, NONE)


def _heeded(unit: str, year: int, month: int) -> Iterator[Claim]:
    """The claims that a row of this unit, year and month gives way to."""
    yield ("whole", unit, NONE)
    if month != NONE:
        yield from (("month", unit, month), ("year", unit, year))
    elif year != NONE:
        yield from (("plain", unit, year), ("year", unit, year))
    else:
        yield ("undated", unit, NONE)


def _whole(values: pd.Series) -> np.ndarray:
    return values.fillna(NONE).to_numpy(dtype=int)


def _span(months: list[int]) -> tuple[date, date]:
    (first_year, first), (last_year, last) = divmod(min(months), 12), divmod(max(months), 12)
    return date(first_year, first + 1, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])
