"""Counting rows: from the rows of one subject to one cell a group, with what is known and what is not.

A cell adds up what the rows tell; rows that tell nothing are counted beside it by the reason why (suppressed, not
reported, not applicable), so that a sum which lacks a part can say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from metrics.indicators import notes, periods
from metrics.indicators.asking import GROUP_CODES, Asking, Frame, among, filters, unit_rows, with_group
from metrics.indicators.indicator import Rows
from metrics.subjects import SUBJECTS

Key = tuple[Any, ...]

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
        return "suppressed" if self.suppressed else "missing" if self.missing else "not applicable"


@dataclass(slots=True)
class Counted:
    """Cells by key (in the order of `by`), the years the subject tells of, and rows behind each upload and sheet."""

    cells: dict[Key, Cell]
    span: tuple[int, int] | None
    sources: dict[tuple[str | None, str | None], int]


def rows_in_scope(
    asking: Asking, rows: Rows, unit: Sequence[str], by: Sequence[str], every_column: bool = False, strict: bool = False
) -> tuple[Frame | None, tuple[int, int] | None]:
    """The rows that count, and the years that the unit's table tells of. None where the unit has no rows at all.

    Sets `asking.years` where the question leaves them open.
    """
    subject = SUBJECTS[rows.subject]
    where = [name for name in asking.question.where if name in subject]
    own = [name for name in ("year", "unit", "country", "start", "end") if name in subject]
    needed = [*own, *(name for name in by if name in subject), *where, *rows.columns, "status", "upload", "sheet"]
    frame = asking.frame(rows.subject, None if every_column else needed)
    of_unit = unit_rows(frame, tuple(unit), asking, strict)
    if of_unit is None:
        return None, None
    if rows.span == "given":
        span = _span(frame.filter(of_unit).get_column("year")) if asking.years is None else asking.years
        frame = frame.filter(of_unit, *filters(asking, rows.subject), *_between(span))
        asking.years = asking.years or span
        frame = rows.choose(asking.foreign(frame), asking)
    else:
        raise NotImplementedError
    if "group" in by or "group" in asking.question.where:
        first, last = asking.years or (0, -1)
        frame = with_group(frame, range(first, last + 1))
    if groups := asking.question.where.get("group"):
        frame = frame.filter(nw.col("group").is_in([GROUP_CODES[group or None] for group in groups]))
    return frame, span


def _span(years: Any) -> tuple[int, int] | None:
    first, last = periods.plain(years.min()), periods.plain(years.max())
    return None if first is None else (int(first), int(last))


def _between(span: tuple[int, int] | None) -> list[nw.Expr]:
    return [nw.col("year").is_between(*span).fill_null(False)] if span else []


def count(asking: Asking, rows: Rows, unit: Sequence[str], by: Sequence[str], strict: bool = False) -> Counted:
    """One cell for each group of rows that share the values of `by`."""
    frame, span = rows_in_scope(asking, rows, unit, by, strict=strict)
    if frame is None:
        return Counted({}, None, {})
    frame = frame.with_columns(amount=rows.amount)
    keys = [*by, "status", "upload", "sheet"]
    tally = frame.group_by(keys).agg(
        nw.col("amount").sum().alias("amount"), nw.col("amount").count().alias("known"), nw.len().alias("rows")
    )
    counted = Counted({}, span, {})
    columns = [tally.get_column(name).to_list() for name in (*keys, "amount", "known", "rows")]
    for *key, status, upload, sheet, amount, known, n in zip(*columns, strict=True):
        cell = counted.cells.setdefault(_key(by, key), Cell())
        _add(cell, status, amount, known, n)
        source = (periods.plain(upload), periods.plain(sheet))
        counted.sources[source] = counted.sources.get(source, 0) + n
    if rows.distinct:
        _add_distinct(frame, rows.distinct, by, counted)
    asking.count(notes.AT_LEAST, sum(cell.unknown for cell in counted.cells.values()))
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


def _add_distinct(frame: Frame, column: str, by: Sequence[str], counted: Counted) -> None:
    """Each name in `column` is one more in its group, however many rows carry it."""
    names = frame.filter(~nw.col(column).is_null()).select(*by, column).unique()
    for key in zip(*(names.get_column(name).to_list() for name in by), strict=True) if by else [()] * len(names):
        counted.cells[_key(by, key)].value += 1
