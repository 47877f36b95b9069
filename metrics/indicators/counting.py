"""Counting rows: from the rows of one subject to one cell a group, with what is known and what is not.

A cell adds up what the rows tell; rows that tell nothing are counted beside it by the reason why (suppressed, not
reported, not applicable), so that a sum which lacks a part can say so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from metrics.errors import Kind
from metrics.indicators import notes, periods
from metrics.indicators.asking import GROUP_CODES, Asking, Frame, filters, unit_rows, with_group
from metrics.indicators.indicator import Rows
from metrics.indicators.timing import ENTRY, Given, Span, Today
from metrics.subjects import SUBJECTS

Key = tuple[Any, ...]

#: Position of a row in its table, kept where the rows themselves are wanted.
SOURCE_ROW = "_source_row"

_GROUPS = {code: name for name, code in GROUP_CODES.items()}


@dataclass(slots=True)
class Cell:
    """What the rows of one group tell."""

    value: float = 0
    rows: int = 0
    known: int = 0
    estimated: int = 0
    suppressed: int = 0
    missing: int = 0

    @property
    def unknown(self) -> int:
        return self.suppressed + self.missing

    @property
    def status(self) -> str:
        if self.known:
            return "estimated" if self.estimated else "reported"
        return "suppressed" if self.suppressed else "not applicable" if self.rows and not self.missing else "missing"


@dataclass(slots=True)
class Counted:
    """Cells by key (in the order of `by`), and how many rows stand behind each upload and sheet."""

    cells: dict[Key, Cell]
    sources: dict[tuple[str, str | None], int]


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
    needed = [*(name for name in (*own, *by, *where) if name in subject), *rows.columns, "status", "upload", "sheet"]
    frame = asking.frame(rows.subject, None if everything else needed)
    if everything:
        frame = frame.with_row_index(SOURCE_ROW)
    return Scope(tuple(unit), frame, unit_rows(frame, tuple(unit), asking, strict))


def choose(asking: Asking, rows: Rows, scope: Scope, by: Iterable[str]) -> Frame:
    """The rows that count, each in its year (`asking.years`), with `amount`, and `group` where it is asked for."""
    frame = scope.frame.head(0)
    if scope.of_unit is not None:
        conditions = [scope.of_unit, *filters(asking, rows.subject)]
        if (
            isinstance(rows.timing, Given) and asking.years and SUBJECTS[rows.subject]["year"].required
        ):  # in the same pass: these tables are the long ones
            conditions.append(nw.col("year").is_between(*asking.years).fill_null(False))
        frame = scope.frame.filter(*conditions)
    frame = asking.foreign(frame)
    if rows.only is not None:
        frame = frame.filter(rows.only(asking).fill_null(False))
    if not (isinstance(rows.timing, Given) and SUBJECTS[rows.subject]["year"].required):
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


def _marked(asking: Asking, unsure: nw.Expr, note: Kind | None, frame: Frame) -> Frame:
    """`frame` with the unsure rows as estimates; the note says how many entries they are, however many years each."""
    doubtful = frame.filter(unsure)
    if note:
        asking.count(note, doubtful.get_column(ENTRY).n_unique() if ENTRY in frame.columns else len(doubtful))
    status = nw.when(unsure).then(nw.lit("estimated")).otherwise(nw.col("status").cast(nw.String))
    return frame.with_columns(status=status)


def count(asking: Asking, rows: Rows, scope: Scope, by: Sequence[str]) -> Counted:
    """One cell for each group of rows that share the values of `by`."""
    frame = choose(asking, rows, scope, by)
    keys = [*by, "status", "upload", "sheet"]
    tally = frame.group_by(keys).agg(
        nw.col("amount").sum().alias("amount"), nw.col("amount").count().alias("known"), nw.len().alias("rows")
    )
    counted = Counted({}, {})
    columns = [tally.get_column(name).to_list() for name in (*keys, "amount", "known", "rows")]
    for *key, status, upload, sheet, amount, known, n in zip(*columns, strict=True):
        cell = counted.cells.setdefault(_key(by, key), Cell())
        _add(cell, status, amount, known, n)
        source = (periods.plain(upload) or "", periods.plain(sheet))
        counted.sources[source] = counted.sources.get(source, 0) + n
    if rows.distinct:
        _add_distinct(frame, rows.distinct, by, counted)
    _finish(asking, rows, counted)
    _say_online(asking, rows, frame, by)
    return counted


def _key(by: Sequence[str], values: Sequence[Any]) -> Key:
    plain = (periods.plain(value) for value in values)
    return tuple(_GROUPS[value] if name == "group" else value for name, value in zip(by, plain, strict=True))


def _add(cell: Cell, status: str, amount: float, known: int, n: int) -> None:
    cell.rows += n
    cell.known += known
    if known:
        cell.value += float(amount)
    if status == "estimated":
        cell.estimated += known
    if status == "suppressed":
        cell.suppressed += n - known
    elif status != "not applicable":
        cell.missing += n - known


def _add_distinct(frame: Frame, distinct: Mapping[str, nw.Expr], by: Sequence[str], counted: Counted) -> None:
    """Each distinct combination is one more in its group, however many rows carry it."""
    names = frame.select(*by, **distinct)
    names = names.filter(~nw.col(next(iter(distinct))).is_null()).unique()
    for key in zip(*(names.get_column(name).to_list() for name in by), strict=True) if by else [()] * len(names):
        counted.cells[_key(by, key)].value += 1


def _finish(asking: Asking, rows: Rows, counted: Counted) -> None:
    """Means from sums; and the note on what is known only in part."""
    unknown = sum(cell.unknown for cell in counted.cells.values())
    asking.count(notes.IN_PART if rows.mean else notes.AT_LEAST, unknown)
    if rows.mean:
        for cell in counted.cells.values():
            cell.value = cell.value / cell.known if cell.known else 0
            cell.estimated += cell.unknown if cell.known else 0


def _say_online(asking: Asking, rows: Rows, frame: Frame, by: Sequence[str]) -> None:
    if "mode" in rows.columns and not rows.mean and "mode" not in by and "mode" not in asking.question.where:
        online = frame.select((nw.col("mode") == "online").fill_null(False).cast(nw.Int64).sum()).item()
        asking.count(notes.ONLINE, int(online or 0))


def latest(asking: Asking, rows: Rows, scope: Scope) -> Span:
    """The one year in which a stock without `year` is told: the last with a known number, within the years asked."""
    if isinstance(rows.timing, Given):
        known = scope.unit_rows if rows.only is None else scope.unit_rows.filter(rows.only(asking).fill_null(False))
        known = known.with_columns(amount=rows.amount_for(asking)).filter(~nw.col("amount").is_null())
        span = rows.timing.span(rows.timing.place(known, asking), asking)
    else:
        span = rows.timing.span(scope.unit_rows, asking)
        if span and asking.years:
            span = (span[0], min(span[1], asking.years[1])) if span[0] <= asking.years[1] else None
    return (span[1], span[1]) if span else None
