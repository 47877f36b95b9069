"""The rows that count, chosen once for all questions of a page that differ only in their dimensions.

A page asks the same rows by year, by country, by both: on a long table choosing them costs more than adding them up.
Here the chosen rows leave their frame: what is left of each are numbers, and its place in the table.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics import countries
from metrics.indicators.asking import GROUP_CODES, Asking, Frame
from metrics.indicators.choosing import SOURCE_ROW, Scope, choose
from metrics.indicators.coded import Coded, Numbers, coded, column, grouped
from metrics.indicators.indicator import Rows
from metrics.indicators.kept import Kept
from metrics.indicators.periods import plain

#: How many choices are kept: those of a few pages.
_kept = Kept(most=16)

#: Stands for a year that is not told.
_NO_YEAR = -1


@dataclass(frozen=True, slots=True)
class Chosen:
    """One entry a row that counts: its `places` in `table`, and its `amounts` (0 where it tells none).

    `years` and `groups` are there where rows have them. `names` are the distinct things that rows name, None where none
    are counted. `peculiar` are the entries with something to say about themselves, with their `statuses` and whether
    they are `told`. `sources` says how many come from each upload and sheet, `online` how many took place online.
    """

    table: pd.DataFrame
    places: Numbers
    amounts: npt.NDArray[np.float64]
    years: Coded | None
    groups: Coded | None
    names: tuple[Numbers, Numbers] | None
    peculiar: Numbers
    statuses: Sequence[str | None]
    told: Sequence[bool]
    sources: dict[tuple[str, str | None], int]
    online: int

    def by(self, dimension: str) -> Coded:
        """What each entry holds of a dimension."""
        own = {"year": self.years, "group": self.groups}.get(dimension)
        return own or column(self.table, dimension).at(self.places)


def chosen(asking: Asking, rows: Rows, scope: Scope, by: Sequence[str]) -> Chosen:
    """The rows of `scope` that count, with their notes said to `asking`."""
    return _kept.told(asking, _key(asking, rows, scope, by), lambda alone: _choose(alone, rows, scope, by), held=rows)


def _key(asking: Asking, rows: Rows, scope: Scope, by: Sequence[str]) -> Hashable:
    where = asking.question.where
    grouped = "group" in by or "group" in where
    return (
        id(rows),
        scope.unit,
        scope.strict,
        frozenset((name, tuple(values)) for name, values in where.items()),
        countries.memberships() if grouped else None,
        "group" in by,
    )


def _choose(asking: Asking, rows: Rows, scope: Scope, by: Sequence[str]) -> Chosen:
    frame = choose(asking, rows, scope, by)
    table = asking.tables[rows.subject]
    places = frame.get_column(SOURCE_ROW).to_numpy().astype(np.int64)
    untold = frame.get_column("amount").is_null()
    doubt = (frame.get_column("status") != "reported").fill_null(True) | untold
    peculiar = np.flatnonzero(doubt.to_numpy().astype(bool))
    amounts = frame.get_column("amount").cast(nw.Float64).fill_null(0).to_numpy().astype(np.float64)
    few = frame.filter(doubt) if len(peculiar) else frame.head(0)
    return Chosen(
        table,
        places,
        amounts,
        _years(frame),
        _groups(frame),
        _names(frame, rows),
        peculiar,
        [plain(status) for status in few.get_column("status").to_list()],
        (~few.get_column("amount").is_null()).to_list(),
        _sources(table, places),
        _online(frame, rows),
    )


def _years(frame: Frame) -> Coded | None:
    if "year" not in frame.columns:
        return None
    years = coded(frame.get_column("year").cast(nw.Int64).fill_null(_NO_YEAR).to_numpy().astype(np.int64))
    return Coded(years.codes, [None if year == _NO_YEAR else year for year in years.values])


def _groups(frame: Frame) -> Coded | None:
    if "group" not in frame.columns:
        return None
    return Coded(frame.get_column("group").to_numpy().astype(np.int64), list(GROUP_CODES))


def _names(frame: Frame, rows: Rows) -> tuple[Numbers, Numbers] | None:
    """Entries that name something, and the number of what they name; of several columns the first must be told."""
    if not rows.distinct:
        return None
    named = frame.select(**rows.distinct)
    columns = [coded(np.array(named.get_column(name).to_list(), dtype=object)) for name in rows.distinct]
    first = columns[0]
    entries = np.flatnonzero(first.codes != len(first.values) - 1)
    return entries, grouped([one.at(entries) for one in columns], len(entries))[0]


def _sources(table: pd.DataFrame, places: Numbers) -> dict[tuple[str, str | None], int]:
    whence = column(table, "upload", "sheet")
    counts: Any = np.bincount(whence.codes[places], minlength=len(whence.values))
    return {(upload or "", sheet): n for (upload, sheet), n in zip(whence.values, counts.tolist(), strict=True) if n}


def _online(frame: Frame, rows: Rows) -> int:
    if "mode" not in rows.columns or rows.mean:
        return 0
    return int(frame.select((nw.col("mode") == "online").fill_null(False).cast(nw.Int64).sum()).item() or 0)
