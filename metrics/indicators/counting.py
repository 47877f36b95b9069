"""Counting rows: from the rows that count to one cell a group, with what is known and what is not.

A cell adds up what the rows tell; rows that tell nothing are counted beside it by the reason why (suppressed, not
reported, not applicable), so that a sum which lacks a part can say so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from metrics.indicators import notes, periods
from metrics.indicators.asking import GROUP_CODES, Asking, Frame
from metrics.indicators.choosing import Scope
from metrics.indicators.chosen import chosen
from metrics.indicators.indicator import Rows

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
        return "suppressed" if self.suppressed else "not applicable" if self.rows and not self.missing else "missing"


@dataclass(slots=True)
class Counted:
    """Cells by key (in the order of `by`), and how many rows stand behind each upload and sheet."""

    cells: dict[Key, Cell]
    sources: Mapping[tuple[str, str | None], int]


def count(asking: Asking, rows: Rows, scope: Scope, by: Sequence[str]) -> Counted:
    """One cell for each group of rows that share the values of `by`."""
    found = chosen(asking, rows, scope, by)
    frame = found.frame
    counted = Counted({}, found.sources)
    # Sums and lengths over all rows; the few rows with something to say about themselves are looked at once more.
    whole = (nw.col("amount").sum().alias("amount"), nw.len().alias("rows"))
    for key, amount, n in _grouped(frame, by, whole):
        counted.cells[key] = Cell(float(amount or 0), n, n)
    if found.peculiar is not None:
        known = (nw.col("amount").count().alias("known"), nw.len().alias("rows"))
        for (*key, status), told, n in _grouped(found.peculiar, [*by, "status"], known):
            _mark(counted.cells[tuple(key)], status, told, n)
    if rows.distinct:
        _add_distinct(frame, rows.distinct, by, counted)
    _finish(asking, rows, counted)
    _say_online(asking, rows, frame, by)
    return counted


def _grouped(frame: Frame, by: Sequence[str], aggregates: Sequence[nw.Expr]) -> Iterator[tuple[Any, ...]]:
    """(key, value, …) of each group; of the whole frame, if it has rows, where `by` is empty."""
    if not len(frame):
        return
    table = frame.group_by(by).agg(*aggregates) if by else frame.select(*aggregates)
    values = [_plain(table, name) for name in table.columns[len(by) :]]
    yield from zip(_keys(table, by), *values, strict=True)


def _plain(table: Frame, name: str) -> list[Any]:
    values = table.get_column(name).to_list()
    if name == "group":
        return [_GROUPS[value] for value in values]
    return [periods.plain(value) for value in values]


def _keys(table: Frame, by: Sequence[str]) -> list[Key]:
    """The key of each row, in the order of `by`."""
    return list(zip(*(_plain(table, name) for name in by), strict=True)) if by else [()] * len(table)


def _mark(cell: Cell, status: str | None, told: int, n: int) -> None:
    """Take into account `n` rows of one status, of which `told` tell a number after all."""
    untold = n - told
    cell.known -= untold
    if status == "estimated":
        cell.estimated += told
    if status == "suppressed":
        cell.suppressed += untold
    elif status != "not applicable":
        cell.missing += untold


def _add_distinct(frame: Frame, distinct: Mapping[str, nw.Expr], by: Sequence[str], counted: Counted) -> None:
    """Each distinct combination is one more in its group, however many rows carry it."""
    names = frame.select(*by, **distinct)
    names = names.filter(~nw.col(next(iter(distinct))).is_null()).unique()
    for key in _keys(names, by):
        counted.cells[key].value += 1


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
