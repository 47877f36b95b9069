"""Years of dated things: which year an event belongs to, and on which day a year is looked at.

A year is known by the calendar year in which it begins: 2023 is January to December 2023, or academic 2023/24.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import narwhals as nw
import pandas as pd

from metrics.settings import settings


@dataclass(frozen=True, slots=True)
class Calendar:
    """Years that begin with the first day of `month`. January is the calendar year.

    >>> Calendar(9).year_of(date(2024, 2, 29)), Calendar(9).last_day(2023)
    (2023, datetime.date(2024, 8, 31))
    """

    month: int

    def year_of(self, day: date) -> int:
        return day.year if day.month >= self.month else day.year - 1

    def first_day(self, year: int) -> date:
        return date(year, self.month, 1)

    def last_day(self, year: int) -> date:
        return date(year + 1, self.month, 1) - timedelta(days=1)

    def year_of_day(self, day: nw.Expr, given: str | None = None) -> nw.Expr:
        """Year of each row by its `day`; where there is none, as the column `given` has it, else null."""
        dated = day.dt.year().fill_null(0).cast(nw.Int64) - (day.dt.month().fill_null(12) < self.month).cast(nw.Int64)
        told = nw.when(~day.is_null()).then(dated)
        return told.otherwise(nw.col(given).cast(nw.Int64)) if given else told


def calendar(name: str) -> Calendar:
    """The calendar called "academic" or "calendar". Raises ValueError for any other name."""
    if name not in ("academic", "calendar"):
        raise ValueError(f"calendar is {name!r}; it may be 'academic' or 'calendar'")
    return Calendar(settings.academic_year_starts if name == "academic" else 1)


def moment(day: date) -> datetime:
    """`day` as the tables hold dates, for comparing: midnight."""
    return datetime.combine(day, time())


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of a shorter month.

    >>> months_before(date(2024, 2, 29), 24)
    datetime.date(2022, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))


def plain(value: Any) -> Any:
    """A value of any engine as Python has it: every kind of missing becomes None."""
    return None if value is None or value is pd.NA or value != value else value
