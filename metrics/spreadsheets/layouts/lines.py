"""Which rows below a header are data, and which are totals, notes, group names, or the header again.

Totals stay records, marked, because they check the sums; everything else that is no data is set aside with its reason.
"""

import itertools
import re
from functools import cache

import numpy as np

from metrics.languages import words
from metrics.languages.words import fold
from metrics.spreadsheets.grid import Grid, Mask, distinct
from metrics.spreadsheets.reading import SetAside


@cache
def _hint() -> re.Pattern[str]:
    """Any word of totals: a cheap look before the careful one, which a long list of names cannot afford."""
    stems = {fold(text) for meaning, text in words.listed("lines") if "total" in meaning}
    return re.compile("|".join(map(re.escape, sorted(stems, key=len, reverse=True))), re.I)


def sort(grid: Grid, header: int, labels: list[int], named: bool = False) -> tuple[Mask, Mask, list[SetAside]]:
    """(data or total rows, total rows, what was set aside) of the whole grid; `labels` are the columns with names.

    `named` where nothing but those tells rows apart: a row without any name is then set aside.
    """
    body = np.arange(grid.height) > header
    counts = grid.filled.sum(axis=1)
    typical = float(np.median(counts[body & (counts > 0)])) if (body & (counts > 0)).any() else 0.0
    keep = body & (counts > 0)
    aside: list[SetAside] = []
    first = int(np.argmax(grid.filled[header]))
    alike = np.asarray(grid.cells[:, first] == grid.cells[header, first], dtype=bool)
    for i in np.flatnonzero(keep & alike & (counts == counts[header])).tolist():
        if grid.line(i) == grid.line(header):
            keep[i] = False
            aside.append(grid.aside("header", i, 0, i, grid.width - 1))
    totals = _totals(grid, keep, labels, typical)
    for i in _told_again(grid, totals, labels) if named else []:
        keep[i] = False
        aside.append(grid.aside("repeat", i, 0, i, grid.width - 1))
    for i in _notes(grid, keep & ~totals, header, typical):
        keep[i] = False
        aside.append(grid.aside("note", i, 0, i, grid.width - 1))
    for i in _nameless(grid, keep & ~totals, labels) if named else []:
        keep[i] = False
        aside.append(grid.aside("derived", i, 0, i, grid.width - 1))
    for i in _groups(grid, keep & ~totals, typical):
        keep[i] = False
        aside.append(grid.aside("group", i, 0, i, grid.width - 1))
    return keep, totals & keep, aside


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


def _groups(grid: Grid, keep: Mask, typical: float) -> list[int]:
    """Rows with a single text in the midst of a table of three columns or more: names of groups, not records."""
    if typical < 3:
        return []
    return [
        int(i)
        for i in np.flatnonzero(keep & (grid.filled.sum(axis=1) == 1))
        if isinstance(grid.cells[i, int(np.argmax(grid.filled[i]))], str)
    ]


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
