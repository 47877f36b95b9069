"""Rows that name a group of the rows below them, with or without the sum of those.

    Faculty of Medicine |    |          Medicine   | 12
    India               |  7 |          India      |  7
    Egypt               |  5 |          Egypt      |  5

What a group is (`kinds`) is carried down to its rows, as a column of its own. Numbers beside its name are a subtotal,
found by `trees`: set aside, and checked against the rows. Regions and unknown names are set aside only.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from metrics.spreadsheets import years
from metrics.spreadsheets.grid import Cells, Column, Grid, Mask, Places, as_text
from metrics.spreadsheets.layouts import heading as headings
from metrics.spreadsheets.layouts import kinds, labels, trees
from metrics.spreadsheets.layouts.kinds import kind_of

if TYPE_CHECKING:
    from metrics.spreadsheets.layouts.lines import Lines

#: Share of rows with more than a name that makes a row with nothing else the name of a group.
LEAST_FULL = 0.25
#: Tables longer than this are data of a machine, which keeps no subtotals among its rows but marked ones.
MOST_ROWS = 5000


@dataclass(slots=True)
class Carried:
    """One kind of group: for each row of the grid the name of its group, and the row and column where that stands."""

    kind: str
    cells: Cells
    rows: Places
    columns: Places
    areas: list[str] = field(default_factory=list)

    def column(self, grid: Grid, rows: Places, times: int = 1) -> Column:
        """The names over the given rows, each so many times; rows outside any group have none, at their own place."""
        at = [int(self.rows[i]) if self.rows[i] >= 0 else int(i) for i in rows.tolist()]
        across = [int(self.columns[i]) if self.rows[i] >= 0 else 0 for i in rows.tolist()]
        where = np.array([grid.place(i, j) for i, j in zip(at, across, strict=True)], dtype=np.int64).reshape(-1, 2)
        return Column(
            self.kind, np.repeat(self.cells[rows], times), np.repeat(where[:, 0], times), np.repeat(where[:, 1], times)
        )


def carry(grid: Grid, found: "Lines", heading: range, names: list[int], totals: Mask, typical: float) -> None:
    """Takes the rows of groups out of the records, checks their numbers, and notes whose names are carried down."""
    keep = found.keep & ~totals
    names = [j for j in names if _texts(grid.cells[keep, j])]
    told: list[tuple[int, int, str]] = []
    bare = _bare(grid, keep)
    usual = kinds.usual(grid, keep, names) if bare or keep.sum() <= MOST_ROWS else {}
    for i in bare:
        j = int(np.argmax(grid.filled[i]))
        kind = kind_of(grid.cells[i, j])
        if kind and kind == usual.get(j):
            continue
        if typical >= 3 or kind not in ("", "country", "region"):
            told.append((i, j, kind))
    found.drop(grid, "group", [i for i, _j, _kind in told])
    rows = np.flatnonzero(keep & found.keep).tolist()
    if any(j not in names for j in range(grid.width)) and 2 < len(rows) <= MOST_ROWS:
        told += trees.parents(grid, found, rows, names, usual)
    _note(grid, found, sorted(told), names, usual)


def _texts(cells: Cells) -> bool:
    """True where most of what stands in a column are texts that are no numbers."""
    sample = [cell for cell in cells[:500] if cell is not None]
    texts = sum(isinstance(cell, str) and headings.number(cell) is None for cell in sample)
    return bool(sample) and texts > 0.5 * len(sample)


def _bare(grid: Grid, keep: Mask) -> list[int]:
    """Rows that hold a single name and nothing else, in a table of more than one column."""
    if not keep.any() or (grid.filled[keep].sum(axis=1) > 1).mean() < LEAST_FULL:
        return []
    single = np.flatnonzero(keep & (grid.filled.sum(axis=1) == 1)).tolist()
    return [i for i in single if _is_name(grid.cells[i, int(np.argmax(grid.filled[i]))])]


def _is_name(cell: object) -> bool:
    return isinstance(cell, str) or years.year(cell).value is not None


def _note(
    grid: Grid, found: "Lines", told: list[tuple[int, int, str]], names: list[int], usual: dict[int, str]
) -> None:
    """Carries each kind of group down to the next of its kind, or of a kind that stands above it."""
    told = [(i, j, kind or _unknown_kind(grid, found, [n for n, _j, k in told if not k], names)) for i, j, kind in told]
    order = [kind for kind in dict.fromkeys(kind for _i, _j, kind in told) if kind and kind != "region"]
    carried: dict[str, Carried] = {}
    for kind in order:
        blank = np.full(grid.height, None, dtype=object)
        carried[kind] = Carried(kind, blank, np.full(grid.height, -1), np.full(grid.height, -1))
    for n, (i, j, kind) in enumerate(told):
        if kind not in carried:
            continue
        ends = [k for k, _j, other in told[n + 1 :] if other in order and order.index(other) <= order.index(kind)]
        stop = min(ends, default=grid.height)
        one = carried[kind]
        said = labels.label(grid.text(i, j))
        one.cells[i:stop] = said.said if kind == "year" and said.said is not None else grid.text(i, j)
        one.rows[i:stop], one.columns[i:stop] = i, j
        one.areas.append(grid.area(i, 0, i, grid.width - 1))
    found.carried = list(carried.values())


def _unknown_kind(grid: Grid, found: "Lines", groups: list[int], names: list[int]) -> str:
    """Names that nobody knows are units where the rows of one group come again under another; else unknown."""
    if len(groups) < 2 or not names:
        return ""
    seen: dict[object, int] = {}
    for i in np.flatnonzero(found.keep).tolist():
        group = max((g for g in groups if g < i), default=-1)
        key = tuple(as_text(grid.cells[i, j]) for j in names)
        if group >= 0 and seen.setdefault(key, group) != group:
            return "unit"
    return ""
