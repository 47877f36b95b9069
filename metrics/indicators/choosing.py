"""Choosing rows: from a subject's table to the rows that count for one question, each in its year.

The unit's rule, the filters, the home country, the years and the group of countries are settled here, once for all
indicators; what an indicator says of itself (`Rows`) is applied on the way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

import narwhals as nw

from metrics.errors import Kind
from metrics.indicators.asking import GROUP_CODES, Asking, Frame, filters, unit_rows, with_group
from metrics.indicators.indicator import Rows
from metrics.indicators.kept import Kept
from metrics.indicators.timing import ENTRY, Given, Span, Today
from metrics.subjects import SUBJECTS

#: Position of a row in its table.
SOURCE_ROW = "_source_row"

#: How many units' tables are kept ready, and how many of their latest years.
_kept = Kept(most=256)


@dataclass(frozen=True, slots=True)
class Scope:
    """The table of one question's unit(s): `frame` with the columns needed, and the condition for the units' rows.

    `of_unit` is None where the units have no rows; then there is nothing to count. `strict`: see `unit_rows`.
    """

    unit: tuple[str, ...]
    strict: bool
    frame: Frame
    of_unit: nw.Expr | None

    @property
    def unit_rows(self) -> Frame:
        return self.frame.head(0) if self.of_unit is None else self.frame.filter(self.of_unit)


def scope(asking: Asking, rows: Rows, unit: Sequence[str], strict: bool = False) -> Scope:
    """The table in which the units' rows lie, each row with its place."""
    subject = SUBJECTS[rows.subject]
    own = ("year", "unit", "country", "start", "end", "signed", "valid_from", "valid_to", "term")
    needed = dict.fromkeys(
        [*(name for name in (*own, *asking.question.where) if name in subject), *rows.columns, "status"]
    )

    def make(alone: Asking) -> Scope:
        frame = alone.frame(rows.subject, needed).with_row_index(SOURCE_ROW)
        return Scope(tuple(unit), strict, frame, unit_rows(frame, tuple(unit), alone, strict))

    return _kept.told(asking, ("scope", rows.subject, *needed, "of", *unit, strict), make)


def choose(asking: Asking, rows: Rows, scope: Scope, by: Iterable[str]) -> Frame:
    """The rows that count, each in its year (`asking.years`), with `amount`, and `group` where it is asked for."""
    frame = scope.frame.head(0)
    if scope.of_unit is not None:
        conditions = [scope.of_unit, *filters(asking, rows.subject)]
        if _always_dated(rows) and asking.years:  # in the same pass: these tables are the long ones
            conditions.append(nw.col("year").is_between(*asking.years))
        frame = scope.frame.filter(reduce(and_, conditions))
    frame = asking.foreign(frame)
    if rows.only is not None:
        frame = frame.filter(rows.only(asking))
    if not _always_dated(rows):
        frame = rows.timing.place(frame, asking)
    groups = asking.question.where.get("group")
    if groups or "group" in by:
        years = range(asking.years[0], asking.years[1] + 1) if asking.years else ()
        frame = with_group(frame, () if isinstance(rows.timing, Today) else years)
    if groups:
        known = [GROUP_CODES[group or None] for group in groups if (group or None) in GROUP_CODES]
        frame = frame.filter(nw.col("group").is_in(known))
    if rows.unsure is not None:
        frame = _marked(asking, rows.unsure.fill_null(False), rows.unsure_note, frame)
    return frame.with_columns(amount=rows.amount_for(asking))


def _always_dated(rows: Rows) -> bool:
    """Whether every row gives its year, as those of students and totals do."""
    return isinstance(rows.timing, Given) and SUBJECTS[rows.subject]["year"].required


def _marked(asking: Asking, unsure: nw.Expr, note: Kind | None, frame: Frame) -> Frame:
    """`frame` with the unsure rows as estimates; the note says how many entries they are, however many years each."""
    doubtful = frame.filter(unsure)
    if note:
        asking.count(note, doubtful.get_column(ENTRY).n_unique() if ENTRY in frame.columns else len(doubtful))
    status = nw.when(unsure).then(nw.lit("estimated")).otherwise(nw.col("status").cast(nw.String))
    return frame.with_columns(status=status)


def latest(asking: Asking, rows: Rows, scope: Scope) -> Span:
    """The one year in which a stock without `year` is told: the last with a known number, within the years asked."""

    def make(alone: Asking) -> Span:
        return _latest(alone, rows, scope)

    return _kept.told(asking, ("latest", id(rows), scope.unit, scope.strict), make, held=rows)


def _latest(asking: Asking, rows: Rows, scope: Scope) -> Span:
    if isinstance(rows.timing, Given):
        known = scope.unit_rows if rows.only is None else scope.unit_rows.filter(rows.only(asking))
        known = known.with_columns(amount=rows.amount_for(asking)).filter(~nw.col("amount").is_null())
        span = rows.timing.span(rows.timing.place(known, asking), asking)
    else:
        span = rows.timing.span(scope.unit_rows, asking)
        if span and asking.years:
            span = (span[0], min(span[1], asking.years[1])) if span[0] <= asking.years[1] else None
    return (span[1], span[1]) if span else None
