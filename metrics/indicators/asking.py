"""What is known while one question is answered, and which rows it speaks of: unit, filters, home country, groups."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import narwhals as nw

from metrics import countries, units
from metrics.errors import Kind, Problem
from metrics.indicators import notes, periods
from metrics.indicators.answer import Question
from metrics.indicators.engines import engine
from metrics.settings import settings
from metrics.subjects import SUBJECTS, Tables

Frame = nw.DataFrame[Any]

#: Codes of the groups inside frames: small numbers are cheaper than words on a million rows.
GROUP_CODES: dict[str | None, int] = {None: 0, **{name: code for code, name in enumerate(countries.GROUPS, start=1)}}


class UnitNames(tuple[str, ...]):
    """Units by code that name themselves in the language of whoever reads the sentence."""

    def __str__(self) -> str:
        return ", ".join(units.name(code) for code in self)


@dataclass(slots=True)
class Asking:
    """One question at work: its tables, its day, its years, and the notes gathered on the way."""

    question: Question
    tables: Tables
    years: tuple[int, int] | None = None
    counted: Counter[Kind] = field(default_factory=Counter)
    said: dict[Kind, Problem] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.question.today or date.today()

    @property
    def calendar(self) -> periods.Calendar:
        return periods.calendar(self.question.calendar)

    @property
    def this_year(self) -> int:
        return self.calendar.year_of(self.today)

    def count(self, kind: Kind, n: int) -> None:
        """Remember `n` more rows of this kind for the note."""
        if n:
            self.counted[kind] += n

    def say(self, kind: Kind, **slots: Any) -> None:
        self.said[kind] = Problem(kind, slots=slots)

    def all_notes(self) -> tuple[Problem, ...]:
        return (*self.said.values(), *(Problem(kind, slots={"n": n}) for kind, n in self.counted.items()))

    def frame(self, subject: str, columns: Iterable[str] | None = None) -> Frame:
        """The subject's table, or some of its columns, in the engine that settings choose."""
        return engine()(self.tables[subject], tuple(dict.fromkeys(columns)) if columns else None)

    def without(self, frame: Frame, doubtful: nw.Expr, kind: Kind) -> Frame:
        """`frame` without the doubtful rows; how many there were is noted."""
        doubt = frame.select(doubtful.fill_null(False).alias("doubt")).get_column("doubt")
        n = int(doubt.sum())
        self.count(kind, n)
        return frame.filter(~doubt) if n else frame

    def foreign(self, frame: Frame) -> Frame:
        """Rows that are not of the home country."""
        asked = self.question.where.get("country", (settings.home_country,))
        if "country" not in frame.columns or settings.home_country not in asked:
            return frame
        return self.without(frame, nw.col("country") == settings.home_country, notes.HOME)


#: So many units are named in a note.
_NAMED = 5


def among(column: str, values: Iterable[str | None]) -> nw.Expr:
    """True where `column` holds one of `values`; None or "" among them stands for rows that do not say."""
    wanted = [value for value in values if value]
    found = nw.col(column) == wanted[0] if len(wanted) == 1 else nw.col(column).is_in(wanted)
    return found if all(values) else found | nw.col(column).is_null()


def unit_rows(frame: Frame, codes: tuple[str, ...], asking: Asking, strict: bool = False) -> nw.Expr | None:
    """Condition for the rows that speak for `codes`, by the rule of `metrics.units`; None where there are none.

    Rows without a unit speak for the root. `strict` takes only rows of the units themselves, never sums of parts.
    """

    def own(codes: Iterable[str]) -> nw.Expr:
        return among("unit", [*codes, *([None] if units.root() in codes else [])])

    if len(codes) == 1:
        ours = frame.select(own(codes).fill_null(False).alias("own")).get_column("own")
        # Whoever asks for the whole is told of units that are no part of it, so those rows are looked at too.
        if ours.any() and (codes[0] != units.root() or ours.all()):
            return own(codes)
    present = {periods.plain(code) or units.root() for code in frame.get_column("unit").unique().to_list()}
    strange = sorted(present - set(units.tree()))
    if strange and units.root() in codes:
        named = strange[:_NAMED] + ["…"] * (len(strange) > _NAMED)
        asking.say(notes.STRANGE_UNITS, units=", ".join(named))
    speaking: dict[str, None] = {}
    for code in codes:
        answering = (code,) if code in present else () if strict else units.speaking_for(code, present)
        if answering and answering != (code,):
            asking.say(notes.SUM_OF_PARTS, units=UnitNames(answering))
        speaking.update(dict.fromkeys(answering))
    inside = [code for code in speaking if any(code in _below(other) for other in speaking)]
    if inside:
        asking.say(notes.PART_OF, units=UnitNames(inside))
    left = [code for code in speaking if code not in inside]
    return own(left) if left else None


def _below(code: str) -> set[str]:
    return {unit for child in units.children(code) for unit in (child, *_below(child))}


def filters(asking: Asking, subject: str) -> list[nw.Expr]:
    """A condition for each filter of the question on a column of `subject`; unit, year and group are not among them."""
    known = SUBJECTS[subject]
    where = asking.question.where
    passed = {"unit", "year", "group"}
    return [among(name, values) for name, values in where.items() if name not in passed and name in known]


def with_group(frame: Frame, years: Iterable[int | None]) -> Frame:
    """`frame` with `group`: the code of each row's country in its own year (or today, where rows have no years).

    Countries whose group never changes in these years are one condition; only the others are looked up year by year.
    """
    years = list(years) or [None]
    here = [code for code in (periods.plain(c) for c in frame.get_column("country").unique().to_list()) if code]
    code_of: nw.Expr = nw.lit(0)
    for group, number in list(GROUP_CODES.items())[1:]:
        told = {code: [year for year in years if countries.group(code, year) == group] for code in here}
        inside = nw.col("country").is_in([code for code, found in told.items() if len(found) == len(years)])
        inside = inside.fill_null(False)
        for code, found in told.items():
            if 0 < len(found) < len(years):
                inside = inside | ((nw.col("country") == code) & nw.col("year").is_in(found)).fill_null(False)
        code_of = nw.when(inside).then(nw.lit(number)).otherwise(code_of)
    return frame.with_columns(group=code_of)
