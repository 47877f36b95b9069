"""The rows that count, chosen once for all questions of a page that differ only in their dimensions.

A page asks the same rows by year, by country, by both: on a long table choosing them costs more than adding them up.
The last few choices are kept. Tables are never changed, so they stay true.
"""

import weakref
from collections import Counter, OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

import narwhals as nw
import pandas as pd

from metrics import countries
from metrics.errors import Kind, Problem
from metrics.indicators.asking import Asking, Frame
from metrics.indicators.choosing import Scope, choose
from metrics.indicators.indicator import Rows
from metrics.indicators.periods import plain
from metrics.settings import settings

#: How many choices are kept. A page has few; the rows of each are a copy.
MOST = 6


@dataclass(frozen=True, slots=True)
class Chosen:
    """`frame` holds the rows that count, `peculiar` those with something to say about themselves, None without any.

    `sources` says how many come from each upload and sheet; `counted` and `said` are the notes on the way.
    `table` and `rows` are what it was chosen from and for: as long as `rows` is held, no other has its id.
    """

    frame: Frame
    peculiar: Frame | None
    sources: dict[tuple[str, str | None], int]
    counted: Counter[Kind]
    said: dict[Kind, Problem]
    table: "weakref.ref[pd.DataFrame]"
    rows: Rows


_kept: OrderedDict[Hashable, Chosen] = OrderedDict()
_lock = Lock()


def chosen(asking: Asking, rows: Rows, scope: Scope, by: Sequence[str]) -> Chosen:
    """The rows of `scope` that count, with their notes said to `asking`."""
    key = _key(asking, rows, scope, by)
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
    if found is None or found.table() is not asking.tables[rows.subject]:  # another table may get the same id later
        found = _choose(asking, rows, scope, by)
        with _lock:
            _kept[key] = found
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    asking.counted.update(found.counted)
    asking.said.update(found.said)
    return found


def _key(asking: Asking, rows: Rows, scope: Scope, by: Sequence[str]) -> Hashable:
    question = asking.question
    grouped = "group" in by or "group" in question.where
    return (
        id(asking.tables[rows.subject]),
        id(rows),
        scope.unit,
        str(scope.of_unit),
        tuple(scope.frame.columns),
        frozenset((name, tuple(values)) for name, values in question.where.items()),
        asking.years,
        question.calendar,
        asking.today,
        settings,
        countries.memberships() if grouped else None,
        "group" in by,
    )


def _choose(asking: Asking, rows: Rows, scope: Scope, by: Sequence[str]) -> Chosen:
    apart = replace(asking, counted=Counter(), said={})
    frame = choose(apart, rows, scope, by)
    doubt = (frame.get_column("status") != "reported") | frame.get_column("amount").is_null()
    peculiar = frame.filter(doubt) if doubt.any() else None
    table = weakref.ref(asking.tables[rows.subject])
    return Chosen(frame, peculiar, _sources(frame), apart.counted, apart.said, table, rows)


def _sources(frame: Frame) -> dict[tuple[str, str | None], int]:
    if not len(frame):
        return {}
    table = frame.group_by("upload", "sheet").agg(nw.len().alias("rows"))
    columns: list[list[Any]] = [table.get_column(name).to_list() for name in ("upload", "sheet", "rows")]
    return {(plain(upload) or "", plain(sheet)): n for upload, sheet, n in zip(*columns, strict=True)}
