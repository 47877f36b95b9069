"""When rows count: three ways in which a subject's rows find their years, and one for what is judged today.

    Given      the sheet says the year (students, totals)
    Events     a day says it (visits; agreements signed)
    Standing   what has a beginning and an end counts in every year in which it stands (projects, agreements)
    Today      what stands today; no history

Each knows its `span`, the years that a unit's table tells of. For a table with given years, a year without rows is
missing. A register is different: inside its span a year without any entry is a reported zero, outside it is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from metrics.indicators import notes, periods
from metrics.indicators.asking import Asking, Frame

Span = tuple[int, int] | None

#: Number of the entry, where one entry becomes a row in each year in which it stands.
ENTRY = "_entry"


def _extent(years: nw.Series[Any]) -> Span:
    first, last = periods.plain(years.min()), periods.plain(years.max())
    return None if first is None else (int(first), int(last))


def _between(frame: Frame, asking: Asking) -> Frame:
    return frame.filter(nw.col("year").is_between(*asking.years).fill_null(False)) if asking.years else frame


def _begun(frame: Frame, begins: nw.Expr, asking: Asking) -> Span:
    """From the year of the earliest beginning until the running year."""
    first = periods.plain(frame.select(begins.min().alias("first")).item())
    if first is None or first.date() > asking.today:
        return None
    return asking.calendar.year_of(first), asking.this_year


@dataclass(frozen=True, slots=True)
class Given:
    """The row's own `year`."""

    silence_is_zero = False

    def span(self, frame: Frame, asking: Asking) -> Span:
        return _extent(frame.get_column("year"))

    def place(self, frame: Frame, asking: Asking) -> Frame:
        return _between(frame, asking)


@dataclass(frozen=True, slots=True)
class Events:
    """The year of `day`; where a row has none, its own year if `or_year`. What lies after today is not counted.

    `begins`: the register is one of standing things, so it tells of every year from the first beginning until today.
    `quiet`: that a day is not told, or lies ahead, is no reason for a note (a project that has not ended).
    """

    silence_is_zero = True

    day: nw.Expr
    or_year: bool = False
    begins: nw.Expr | None = None
    quiet: bool = False

    def _dated(self, frame: Frame, asking: Asking) -> Frame:
        return frame.with_columns(year=asking.calendar.year_of_day(self.day, "year" if self.or_year else None))

    def _planned(self, asking: Asking) -> nw.Expr:
        return (self.day > periods.moment(asking.today)) | (nw.col("year") > asking.this_year)

    def span(self, frame: Frame, asking: Asking) -> Span:
        if self.begins is not None:
            return _begun(frame, self.begins, asking)
        dated = self._dated(frame, asking)
        return _extent(dated.filter(~self._planned(asking).fill_null(False)).get_column("year"))

    def place(self, frame: Frame, asking: Asking) -> Frame:
        dated = self._dated(frame, asking)
        if self.quiet:
            return _between(dated.filter((self.day <= periods.moment(asking.today)).fill_null(False)), asking)
        dated = asking.without(dated, nw.col("year").is_null(), notes.UNDATED)
        return _between(asking.without(dated, self._planned(asking), notes.PLANNED), asking)


@dataclass(frozen=True, slots=True)
class Standing:
    """Every year in which the thing stands: on the year's last day, or at any time of it where `any_time`.

    The running year is looked at today. `endless` rows never end; neither do those whose `ends` is missing. Rows with
    no beginning count in their own year if `or_year`; today, and in no year before, if `listed` (the register lists
    them today and says nothing of their past); else not at all. A note says how many.
    """

    silence_is_zero = True

    begins: nw.Expr
    ends: str
    endless: nw.Expr | None = None
    any_time: bool = False
    or_year: bool = False
    listed: bool = False

    def span(self, frame: Frame, asking: Asking) -> Span:
        spans = [_begun(frame, self.begins, asking)]
        if self.or_year:
            spans.append(_extent(frame.get_column("year")))
        if self.listed and len(frame):
            spans.append((asking.this_year, asking.this_year))
        firsts = [span[0] for span in spans if span]
        return (min(firsts), asking.this_year) if firsts and min(firsts) <= asking.this_year else None

    def place(self, frame: Frame, asking: Asking) -> Frame:
        first, last = asking.years or self.span(frame, asking) or (0, -1)
        days = [
            (year, asking.calendar.first_day(year), min(asking.calendar.last_day(year), asking.today))
            for year in range(first, min(last, asking.this_year) + 1)
        ]
        dated = self._with_beginning(frame, asking)
        return self._standing(dated, asking, days)

    def _with_beginning(self, frame: Frame, asking: Asking) -> Frame:
        """Rows that tell when they began; `given` is the row's own year, where there is one."""
        given = nw.col("year").cast(nw.Int64) if self.or_year else nw.lit(None, nw.Float64)
        if self.listed:
            given = nw.when(self.begins.is_null()).then(nw.lit(float(asking.this_year)))
            undated = frame.select(undated=self.begins.is_null()).get_column("undated")
            asking.count(notes.LISTED, int(undated.sum()))
        told = frame.with_columns(_begins=self.begins, _given=given).drop("year", strict=False).with_row_index(ENTRY)
        told = asking.without(told, nw.col("_begins").is_null() & nw.col("_given").is_null(), notes.UNDATED)
        return asking.without(told, nw.col("_begins") > periods.moment(asking.today), notes.PLANNED)

    def _standing(self, frame: Frame, asking: Asking, days: list[tuple[int, Any, Any]]) -> Frame:
        """Each row once for each of `days` (year, first, last) in which it stands."""
        years = nw.from_dict(
            {
                "year": [year for year, _first, _last in days],
                "_opens": [periods.moment(first) for _year, first, _last in days],
                "_closes": [periods.moment(last) for _year, _first, last in days],
            },
            schema={"year": nw.Int64(), "_opens": nw.Datetime("ms"), "_closes": nw.Datetime("ms")},
            backend=nw.get_native_namespace(frame),
        )
        until = nw.col("_opens" if self.any_time else "_closes")
        lasts = nw.col(self.ends).is_null() | (nw.col(self.ends) >= until)
        if self.endless is not None:
            lasts = lasts | self.endless
        stands = (nw.col("_begins") <= nw.col("_closes")).fill_null(False) & lasts.fill_null(False)
        in_its_year = nw.col("_begins").is_null() & (nw.col("_given") == nw.col("year")).fill_null(False)
        if self.listed:
            in_its_year = in_its_year & lasts.fill_null(False)
        return frame.join(years, how="cross").filter(stands | in_its_year)


@dataclass(frozen=True, slots=True)
class Today:
    """What stands today, by the rule of `standing`. Without any entry at all it is missing, else zero counts."""

    silence_is_zero = True

    standing: Standing

    def span(self, frame: Frame, asking: Asking) -> Span:
        return (asking.this_year, asking.this_year) if len(frame) else None

    def place(self, frame: Frame, asking: Asking) -> Frame:
        dated = self.standing._with_beginning(frame, asking)
        return self.standing._standing(dated, asking, [(asking.this_year, asking.today, asking.today)])


Timing = Given | Events | Standing | Today

#: Which rows count beside the dates, as a condition made for the question at hand.
Only = Callable[[Asking], nw.Expr]
