"""From raw cells to typed values, a column at a time: each distinct cell is looked at once.

`numbers` types what is counted, `Findings` remembers what was odd about which cells, so that a column speaks once
("12 numbers are stored as text, the first in E3") instead of once a cell.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.spreadsheets import numbers
from metrics.spreadsheets.book import Sheet
from metrics.spreadsheets.grid import UNCOMPUTED, Cells, Column, Mask

T = TypeVar("T")

#: More people of one kind in one cell than study abroad in the whole world (6.9 million in 2022, UNESCO UIS) is a slip.
MOST_PEOPLE = 10_000_000
#: A value this many times larger than every other of its column is a slip of the keyboard or of the file.
OUTLIER = 1000
#: Binary noise: 339.99999999999994 is 340.
NOISE = 1e-6


def each(column: Column, say: Callable[[object], T], blank: T) -> list[T]:
    """`say` of every cell, asked once for each distinct one."""
    codes, found = column.distinct()
    said = [say(value) for value in found] + [blank]
    return [said[code] for code in codes.tolist()]


@dataclass(slots=True)
class Findings:
    """Which records of one column showed what: {"thousands": [3, 8], …}, in order."""

    at: dict[str, list[int]] = field(default_factory=dict)

    def add(self, what: str, where: Iterable[int]) -> None:
        where = list(where)
        if where:
            self.at[what] = sorted([*self.at.get(what, []), *where])


@dataclass(slots=True)
class Numbers:
    """A typed column: NaN where `status` is not "reported"; `faults` and `forms` by kind, in records."""

    values: npt.NDArray[np.float64]
    status: Cells
    faults: Findings
    forms: Findings

    @property
    def reported(self) -> Mask:
        return ~np.isnan(self.values)

    @property
    def whole(self) -> bool:
        """True when every reported value is a whole number that is not negative."""
        known = self.values[self.reported]
        return bool(len(known)) and bool((known >= 0).all()) and bool((np.abs(known - np.round(known)) < NOISE).all())


def type_numbers(column: Column, sheet: Sheet, whole: bool = True) -> Numbers:
    """The numbers of a column, `whole` where they count something. A cell that is no number has a fault, no value."""
    cells = column.cells
    n = len(cells)
    kinds = np.array([_KINDS.get(type(cell), _OTHER) for cell in cells], dtype=np.int8)
    values = np.full(n, np.nan)
    status = np.full(n, "reported", dtype=object)
    faults, forms = Findings(), Findings()
    plain = kinds == _NUMBER
    values[plain] = cells[plain].astype(float)
    beyond = plain & ~np.isfinite(values)
    values[beyond] = np.nan
    faults.add("nan", np.flatnonzero(beyond))
    status[kinds == _BLANK] = "missing"
    forms.add("empty", np.flatnonzero(kinds == _BLANK))
    faults.add("boolean", np.flatnonzero(kinds == _BOOLEAN))
    faults.add("date", np.flatnonzero(kinds == _DATE))
    _texts(cells, np.flatnonzero(kinds == _TEXT), values, status, faults, forms, whole)
    _marked_places(column, sheet, values, faults)
    bad = np.isnan(values) & (status == "reported")
    status[bad] = "missing"
    return Numbers(values, status, faults, forms)


_BLANK, _NUMBER, _TEXT, _BOOLEAN, _DATE, _OTHER = range(6)
_KINDS = {
    type(None): _BLANK, int: _NUMBER, float: _NUMBER, str: _TEXT, bool: _BOOLEAN,
    datetime: _DATE, date: _DATE, time: _DATE, timedelta: _DATE,
}  # fmt: skip


def _texts(
    cells: Cells, at: npt.NDArray[np.intp], values: npt.NDArray[np.float64], status: Cells, faults: Findings,
    forms: Findings, whole: bool,
) -> None:  # fmt: skip
    if not len(at):
        return
    codes, texts = pd.factorize(cells[at])
    habit = numbers.habits(texts, whole)
    found = [
        numbers.Number(fault="uncomputed") if text == UNCOMPUTED else numbers.number(text, habit) for text in texts
    ]
    values[at] = np.array([np.nan if one.value is None else one.value for one in found])[codes]
    said = np.empty(len(found), dtype=object)
    said[:] = [one.status or "reported" for one in found]
    status[at] = said[codes]
    for kind in {one.fault for one in found if one.fault}:
        faults.add(kind, at[np.array([one.fault == kind for one in found])[codes]])
    for kind in {one.form or one.status for one in found if not one.fault and (one.form or one.status)}:
        forms.add(kind, at[np.array([not one.fault and (one.form or one.status) == kind for one in found])[codes]])


def _marked_places(column: Column, sheet: Sheet, values: npt.NDArray[np.float64], faults: Findings) -> None:
    """Cells that look different from what they hold: shown in per cent, struck out, with a raised footnote mark."""
    for kind, places in (("percent", sheet.percent), ("struck", sheet.struck), ("superscript", set(sheet.raised))):
        if places:
            where = zip(column.rows.tolist(), column.columns.tolist(), strict=True)
            at = [i for i, place in enumerate(where) if place in places]
            values[at] = np.nan
            faults.add(kind, at)


def check_people(typed: Numbers, limit: float = MOST_PEOPLE) -> None:
    """Moves what cannot be a number of people from the values to the faults; rounds binary noise."""
    values = typed.values
    whole = np.round(values)
    with np.errstate(invalid="ignore"):
        noisy = (values != whole) & (np.abs(values - whole) <= NOISE * np.maximum(1, np.abs(values)))
        values[noisy] = whole[noisy]
        wrong = {
            "negative": values < 0,
            "fraction": values != np.round(values),
            "implausible": values > limit,
        }
    wrong["fraction"] &= typed.reported & ~wrong["negative"]
    known = np.flatnonzero(typed.reported & ~wrong["implausible"])
    if len(known) >= 4:
        order = known[np.argsort(values[known])]
        if values[order[-1]] > OUTLIER * max(values[order[-2]], 1) and values[order[-2]] >= 10:
            wrong["implausible"][order[-1]] = True
    typed.forms.add("noise", np.flatnonzero(noisy))
    for kind, mask in wrong.items():
        at = np.flatnonzero(mask & typed.reported)
        typed.faults.add(kind, at)
        values[at] = np.nan
        typed.status[at] = "missing"


def share_of_numbers(column: Column) -> float:
    """How much of what is filled in a column can be a number; 0 for an empty column."""
    codes, found = column.distinct()
    if not found:
        return 0.0
    counts = np.bincount(codes[codes >= 0], minlength=len(found))
    habit = numbers.habits(value for value in found if isinstance(value, str))
    good = marks = 0
    for value, count in zip(found, counts.tolist(), strict=True):
        if isinstance(value, bool):
            continue
        if isinstance(value, int | float):
            good += count
        elif isinstance(value, str):
            read = numbers.number(value, habit)
            good += count * (read.value is not None or read.fault == "ambiguous")
            marks += count * bool(read.status)
    total = int(counts.sum())
    return good / (total - marks) if total > marks else 0.0
