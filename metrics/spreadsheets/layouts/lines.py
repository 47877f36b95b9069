"""Which rows below a heading are data, and which are totals, notes, names of groups, or the heading again.

Totals stay records, marked, because they check the sums; everything else that is no data is set aside with its reason.
"""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from metrics.languages import words
from metrics.languages.words import fold
from metrics.spreadsheets.grid import Cells, Grid, Mask, Sum, distinct
from metrics.spreadsheets.layouts import groups, trees
from metrics.spreadsheets.layouts.groups import Carried
from metrics.spreadsheets.reading import SetAside, Why


@cache
def _hint() -> re.Pattern[str]:
    """Any word of totals: a cheap look before the careful one, which a long list of names cannot afford."""
    stems = {fold(text) for meaning, text in words.listed("lines") if "total" in meaning}
    return re.compile("|".join(map(re.escape, sorted(stems, key=len, reverse=True))), re.I)


@dataclass(slots=True)
class Lines:
    """Rows of the whole grid: `keep` are records and totals, `totals` the latter; `sums` are the groups to check.

    `carried` are the names of groups that stand in rows of their own, over the rows below them.
    """

    keep: Mask
    totals: Mask
    aside: list[SetAside] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    #: Codes that stood before names ("1.2. Latvia"), by column.
    codes: dict[int, Cells] = field(default_factory=dict)

    def drop(self, grid: Grid, why: Why, rows: Iterable[int]) -> None:
        for i in rows:
            self.keep[i] = False
            self.aside.append(grid.aside(why, i, 0, i, grid.width - 1))


def sort(grid: Grid, heading: range, labels: list[int], named: bool = False) -> Lines:
    """Sorts the rows below the rows of a heading; `labels` are the columns with names.

    `named` where nothing but those tells rows apart: a row without any name is then set aside.
    """
    body = np.arange(grid.height) >= heading.stop
    counts = grid.filled.sum(axis=1)
    typical = float(np.median(counts[body & (counts > 0)])) if (body & (counts > 0)).any() else 0.0
    found = Lines(body & (counts > 0), np.zeros(grid.height, dtype=bool))
    found.drop(grid, "header", _headings_again(grid, found.keep, heading))
    found.codes = trees.strip_codes(grid, found.keep, labels)
    totals = _totals(grid, found.keep, labels, typical)
    if named:
        found.drop(grid, "repeat", _told_again(grid, totals, labels))
    found.drop(grid, "derived", _derived(grid, found.keep & ~totals, labels))
    found.drop(grid, "note", _notes(grid, found.keep & ~totals, heading[-1], typical))
    if named:
        found.drop(grid, "derived", _nameless(grid, found.keep & ~totals, labels))
    groups.carry(grid, found, heading, labels, totals, typical)
    found.totals = totals & found.keep
    return found


def _derived(grid: Grid, keep: Mask, labels: list[int]) -> list[int]:
    """Rows whose first name says that they are averages, shares, or parts of the row above ("of which women")."""
    out = []
    for j in labels[:2]:
        codes, said = distinct(grid.cells[:, j])
        if len(said) < 2000:
            told = np.array([isinstance(cell, str) and words.line(cell) is not None for cell in said] + [False])[codes]
            out += np.flatnonzero(keep & told).tolist()
    return sorted(set(out))


def _headings_again(grid: Grid, keep: Mask, heading: range) -> list[int]:
    """Rows that say what a row of the heading says, as each printed page does, and a row that only numbers columns."""
    lines = {grid.line(r): int(grid.filled[r].sum()) for r in heading}
    first = int(np.argmax(grid.filled[heading[-1]]))
    possible = np.zeros(grid.height, dtype=bool)
    for r in heading:
        at = int(np.argmax(grid.filled[r]))
        possible |= np.asarray(grid.cells[:, at] == grid.cells[r, at], dtype=bool)
    possible |= np.asarray(grid.cells[:, first] == grid.cells[heading[-1], first], dtype=bool)
    again = [i for i in np.flatnonzero(keep & possible).tolist() if lines.get(grid.line(i), 0) >= 2]
    below = next(iter(np.flatnonzero(keep).tolist()), None)
    return [*again, below] if below is not None and _numbers_columns(grid, below, heading) else again


def _numbers_columns(grid: Grid, row: int, heading: range) -> bool:
    """True for "1 | 2 | 3 | 4" (or "А | Б | 1 | 2") below a heading: the columns' own numbers."""
    told = [grid.text(row, j) for j in np.flatnonzero(grid.filled[row]).tolist()]
    while told and len(told[0]) == 1 and told[0].isalpha():
        told = told[1:]
    named = int(grid.filled[heading.start : heading.stop].any(axis=0).sum())
    whole = int(grid.filled[row].sum()) >= named and len(told) >= 3
    return whole and told == [str(n) for n in range(1, len(told) + 1)]


def _totals(grid: Grid, keep: Mask, labels: list[int], typical: float) -> Mask:
    """Rows whose label says *total*. A weak word ("all", "world") or one among others counts only in the first column,
    or where the row names less than rows usually do."""
    found = np.zeros(grid.height, dtype=bool)
    rows = np.flatnonzero(keep)
    counts = grid.filled[rows].sum(axis=1)
    for order, j in enumerate(labels):
        codes, said = distinct(grid.cells[rows, j])
        verdicts = [_verdict(cell) if isinstance(cell, str) else None for cell in said]
        if not any(verdicts):
            continue
        alone = np.array([verdict == "alone" for verdict in verdicts] + [False])[codes]
        weak = np.array([verdict == "weak" for verdict in verdicts] + [False])[codes]
        if (alone | weak).all():
            continue  # "Total" in every row is the total of nothing that stands here
        found[rows[alone | (weak & ((order == 0) | (counts <= 0.6 * typical)))]] = True
    return found


def _verdict(text: str) -> str | None:
    """`alone` for nothing but a strong word of totals, `weak` for one among other words or a weak one, else None."""
    if len(text) > 80 or not _hint().search(fold(text)):
        return None
    kind = words.total(text)
    if kind and words.total_alone(text):
        return "weak" if words.means(text, "total alone", "lines", cover=1) else "alone"
    return "weak" if kind else None


def _notes(grid: Grid, keep: Mask, header: int, typical: float) -> list[int]:
    """Single texts behind the last row of data: after a blank row, long, or beginning like a note."""
    found: list[int] = []
    rows = np.flatnonzero(keep)
    for i in rows[::-1]:
        single = grid.filled[i].sum() == 1 and typical >= 2
        cell = grid.cells[i, int(np.argmax(grid.filled[i]))]
        if not single or not isinstance(cell, str):
            break
        after_blank = not grid.filled[i - 1].any() or bool(found)
        if words.is_note(cell) or len(cell) > 60 or (after_blank and typical > 2) or not grid.filled[i - 1].any():
            found.append(int(i))
        else:
            break
    last = found[-1] if found else grid.height
    single_rows = np.flatnonzero(keep & (grid.filled.sum(axis=1) == 1))
    # A note may stand among rows that are no data either: look on upwards past those already taken for totals.
    return found + [int(i) for i in single_rows if i < last and words.is_note(grid.line(int(i)))]


def _told_again(grid: Grid, totals: Mask, labels: list[int]) -> list[int]:
    """Rows between two totals of the very same numbers, behind a blank row: one whole broken down in another way."""
    numbers = [j for j in range(grid.width) if j not in labels]
    found: list[int] = []
    rows = np.flatnonzero(totals).tolist()
    for one, other in itertools.combinations(rows, 2):
        said = [(grid.text(one, j), grid.text(other, j)) for j in numbers if grid.filled[one, j]]
        blank = int(np.argmax(~grid.filled[one : other + 1].any(axis=1)))
        if len(said) >= 2 and blank == 1 and all(a == b for a, b in said):
            found += [i for i in range(one + 1, other + 1) if grid.filled[i].any()]
    return sorted(set(found))


def _nameless(grid: Grid, keep: Mask, labels: list[int]) -> list[int]:
    """Rows of numbers without any label where all others have one: somebody's helper row, of nobody knows what."""
    texts = [j for j in labels if isinstance(_first(grid, keep, j), str)]
    if not texts:
        return []
    bare = keep & ~grid.filled[:, texts].any(axis=1)
    return [int(i) for i in np.flatnonzero(bare)] if bare.sum() <= max(1, 0.2 * keep.sum()) else []


def _first(grid: Grid, keep: Mask, j: int) -> object:
    return next((grid.cells[i, j] for i in np.flatnonzero(keep) if grid.cells[i, j] is not None), None)
