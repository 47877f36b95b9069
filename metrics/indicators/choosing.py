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
from metrics.indicators.timing import ENTRY, Given, Span, Today
from metrics.subjects import SUBJECTS

#: Position of a row in its table, kept where the rows themselves are wanted.
SOURCE_ROW = "_source_row"


@dataclass(slots=True)
class Scope:
    """The table of one question's unit(s): `frame` with the columns needed, and the condition for the units' rows.

    `of_unit` is None where the units have no rows; then there is nothing to count.
    """

    unit: tuple[str, ...]
    frame: Frame
    of_unit: nw.Expr | None

    @property
    def unit_rows(self) -> Frame:
        return self.frame.head(0) if self.of_unit is None else self.frame.filter(self.of_unit)


def scope(
    asking: Asking, rows: Rows, unit: Sequence[str], by: Sequence[str], strict: bool = False, everything: bool = False
) -> Scope:
    """The table in which the units' rows lie. `everything` keeps every column, and each row's place."""
    subject = SUBJECTS[rows.subject]
    where = asking.question.where
    own = ("year", "unit", "country", "start", "end", "signed", "valid_from", "valid_to", "term")
    # Every short column that a question may be asked by, so that those by other dimensions find the same rows chosen.
    short = [name for name in subject.dimensions if name in subject and subject[name].values]
    needed = [
        *(name for name in (*own, *short, *by, *where) if name in subject),
        *rows.columns,
        "status",
        "upload",
        "sheet",
    ]
    frame = asking.frame(rows.subject, None if everything else needed)
    if everything:
        frame = frame.with_row_index(SOURCE_ROW)
    return Scope(tuple(unit), frame, unit_rows(frame, tuple(unit), asking, strict))


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
        frame = frame.filter(nw.col("group").is_in([GROUP_CODES[group or None] for group in groups]))
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
    if isinstance(rows.timing, Given):
        known = scope.unit_rows if rows.only is None else scope.unit_rows.filter(rows.only(asking))
        known = known.with_columns(amount=rows.amount_for(asking)).filter(~nw.col("amount").is_null())
        span = rows.timing.span(rows.timing.place(known, asking), asking)
    else:
        span = rows.timing.span(scope.unit_rows, asking)
        if span and asking.years:
            span = (span[0], min(span[1], asking.years[1])) if span[0] <= asking.years[1] else None
    return (span[1], span[1]) if span else None
