"""Counting rows: from the rows that count to one cell a group, with what is known and what is not.

A cell adds up what the rows tell; rows that tell nothing are counted beside it by the reason why (suppressed, not
reported, not applicable), so that a sum which lacks a part can say so.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.indicators import notes
from metrics.indicators.asking import Asking
from metrics.indicators.choosing import Scope
from metrics.indicators.chosen import chosen
from metrics.indicators.coded import Key, Numbers, grouped
from metrics.indicators.indicator import Rows


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
    groups, keys = grouped([found.by(name) for name in by], len(found.places))
    sums = np.bincount(groups, found.amounts, minlength=len(keys))
    lengths = np.bincount(groups, minlength=len(keys))
    cells = [Cell(amount, n, n) for amount, n in zip(sums.tolist(), lengths.tolist(), strict=True)]
    # The few rows with something to say about themselves are looked at once more.
    doubtful = zip(groups[found.peculiar].tolist(), found.statuses, found.told, strict=True)
    for (group, status, told), n in Counter(doubtful).items():
        _mark(cells[group], status, n if told else 0, n)
    if found.names is not None:
        _add_distinct(cells, groups, *found.names)
    _finish(asking, rows, cells)
    if "mode" not in by and "mode" not in asking.question.where:
        asking.count(notes.ONLINE, found.online)
    return Counted(dict(zip(keys, cells, strict=True)), found.sources)


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


def _add_distinct(cells: Sequence[Cell], groups: Numbers, entries: Numbers, names: Numbers) -> None:
    """Each distinct thing is one more in its group, however many entries name it."""
    most = int(names.max(initial=0)) + 1
    met = pd.unique(groups[entries] * most + names) // most
    for cell, more in zip(cells, np.bincount(met, minlength=len(cells)).tolist(), strict=True):
        cell.value += more


def _finish(asking: Asking, rows: Rows, cells: Sequence[Cell]) -> None:
    """Means from sums; and the note on what is known only in part."""
    asking.count(notes.IN_PART if rows.mean else notes.AT_LEAST, sum(cell.unknown for cell in cells))
    if rows.mean:
        for cell in cells:
            cell.value = cell.value / cell.known if cell.known else 0
            cell.estimated += cell.unknown if cell.known else 0
