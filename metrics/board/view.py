"""What the cards of one page see: tables, choices, the day; and the answers that they share.

A card asks `view.ask("visits", by=("year", "mode"))` and need not know the choices: unit, years, countries and calendar
are put into the question here. Where an indicator cannot be asked by a country (all students, say), the choice of
countries is left out of its question and `View.ignored` tells so, so that the card can.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

import pandas as pd

from metrics import countries, units
from metrics.board.choices import Choices
from metrics.indicators import CATALOGUE, ask
from metrics.indicators.answer import Answer, Question
from metrics.indicators.periods import Calendar, calendar
from metrics.indicators.targets import called, target_gap
from metrics.subjects import SUBJECTS, Tables

#: How many years are shown where nobody chose.
DECADE = 10

#: Registers of what stands: they are kept up to date, so what they list stands today.
STANDING = frozenset({"agreements", "projects", "programs"})

T = TypeVar("T")
_Key = tuple[str, tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...], tuple[int, int] | None]


@dataclass(eq=False)
class View:
    """`today` is the day on which "active" and "expires in" are judged, unless the choices name another.

    `files` names each upload's file; `example` is True while the tables are the example workbooks. A view may be shared
    by threads: an answer asked twice at once is computed twice and is the same.
    """

    tables: Tables
    choices: Choices
    today: date
    files: Mapping[str, str] = field(default_factory=dict)
    example: bool = False
    _asked: dict[_Key, Answer] = field(default_factory=dict, init=False, repr=False)
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.today = self.choices.as_of or self.today

    def ask(
        self,
        indicator: str,
        by: tuple[str, ...] = (),
        years: tuple[int, int] | None = None,
        where: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer under the choices. `years` and `where` (dimension → value) override theirs."""
        filters = self._filters(indicator, where or {})
        span = years or self.years_of(indicator)
        key = (indicator, by, tuple(sorted(filters.items())), span)
        if key not in self._asked:
            question = Question(indicator, by, filters, span, self.choices.calendar, self.today)
            self._asked[key] = ask(question, self.tables)
        return self._asked[key]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave when it was first asked under `key`: what several cards need of the same rows."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    def _filters(self, indicator: str, where: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        known = CATALOGUE[indicator].dimensions
        filters: dict[str, tuple[str, ...]] = {"unit": (self.choices.unit,)} if "unit" in known else {}
        if self.choices.countries and "country" in known:
            filters["country"] = self.choices.countries
        if self.choices.group and "group" in known:
            filters["group"] = (self.choices.group,)
        return filters | {name: (value,) for name, value in where.items()}

    def ignored(self, indicator: str) -> bool:
        """True where countries or a group are chosen that this indicator cannot be asked by."""
        known = CATALOGUE[indicator].dimensions
        return bool(
            (self.choices.countries and "country" not in known) or (self.choices.group and "group" not in known)
        )

    @cached_property
    def running(self) -> int:
        """The year that is not over yet on the day of the view."""
        return calendar(self.choices.calendar).year_of(self.today)

    @cached_property
    def years(self) -> tuple[int, int]:
        """The years chosen; else the last ten that were reported, and the running one where it has records."""
        if self.choices.years:
            return self.choices.years
        told = reported_years(self.tables, self.choices.calendar)
        over = [year for year in told if year < self.running]
        if not over:
            return self.running, self.running
        last = max(over)
        first = max(min(over), last - DECADE + 1)
        return first, self.running if self.running in told else last

    def years_of(self, indicator: str) -> tuple[int, int]:
        """The years over which an indicator is shown: those chosen; else what stands is shown up to today.

        A register speaks of today even where other sheets end earlier; one without dates speaks of today alone.
        """
        first, last = self.years
        if self.choices.years or not self.stands(indicator):
            return first, last
        return (first if self.running - first <= DECADE else self.running - DECADE + 1), self.running

    def stands(self, indicator: str) -> bool:
        """Whether the running year's number is that of today: what registers say stands, and no sum over a year."""
        known = CATALOGUE[indicator]
        return known.dated and not known.flow and STANDING.issuperset(known.subjects)

    def of_unit(self, subject: str) -> pd.DataFrame:
        """Rows of a register that speak for the unit chosen, of all countries and dates."""
        table = self.tables[subject]
        if table.empty:
            return table
        of_unit = table["unit"].astype("string").fillna(units.root())
        return table[of_unit.isin(units.speaking_for(self.choices.unit, of_unit.unique()))]

    def entries(self, subject: str) -> pd.DataFrame:
        """Rows of a register that speak for the unit chosen, in the countries and group chosen, of all dates."""
        rows = self.of_unit(subject)
        if self.choices.countries:
            rows = rows[rows["country"].isin(self.choices.countries)]
        if self.choices.group:
            inside = {code for code in rows["country"].dropna().unique() if countries.group(code) == self.choices.group}
            rows = rows[rows["country"].isin(inside)]
        return rows

    def targets(self, indicator: str) -> dict[int, float]:
        """What is to be reached by year. Targets are of the whole: none while only some countries are looked at."""
        if self.choices.countries or self.choices.group or indicator not in self.aims:
            return {}
        gaps = target_gap(self.ask(indicator, ("year",)), self.tables).table
        return {int(year): float(value) for year, value in zip(gaps["year"], gaps["target"], strict=True)}

    @cached_property
    def aims(self) -> tuple[str, ...]:
        """Indicators by year for which some unit has a target, named there by their key or in any language."""
        told = {str(name).strip().casefold() for name in self.tables["targets"]["indicator"].dropna().unique()}
        return tuple(
            key
            for key, indicator in CATALOGUE.items()
            if "year" in indicator.dimensions and told & called(key, indicator.name)
        )

    @cached_property
    def present(self) -> frozenset[str]:
        """Subjects that have any rows."""
        return frozenset(name for name, table in self.tables.items() if len(table))


def reported_years(tables: Tables, years: str) -> frozenset[int]:
    """Years that any subject tells of: a given year, or the year in which a stay, project or agreement begins."""
    found: set[int] = set()
    for name, table in tables.items():
        if name in ("targets", "remarks") or table.empty:
            continue
        if "year" in table:
            found.update(int(year) for year in table.loc[table["status"] != "missing", "year"].dropna().unique())
        column = "signed" if name == "agreements" else "start"
        if column in SUBJECTS[name] and SUBJECTS[name].measure != "students":
            found.update(_years_of(table[column].dropna(), calendar(years)))
    return frozenset(found)


def _years_of(dates: "pd.Series[pd.Timestamp]", of: Calendar) -> set[int]:
    return {int(year) for year in (dates.dt.year - (dates.dt.month < of.month)).unique()}
