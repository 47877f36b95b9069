"""Rows that stand for other rows: names of groups above their members, with or without the members' sum.

    Faculty of Medicine |    |          1   Medicine | 12          Medicine     | 12
    India               |  7 |          1.1 India    |  7             India     |  7
    Egypt               |  5 |          1.2 Egypt    |  5             Egypt     |  5

What a group is (a unit, a level, a year, a sex, a country) is carried down to its rows, as a column of its own. Numbers
beside its name are a subtotal: set aside, and checked against the rows. Regions and unknown names are set aside only.
"""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from metrics import units
from metrics.languages import words
from metrics.languages.words import fold
from metrics.spreadsheets import places, years
from metrics.spreadsheets.grid import Cells, Column, Grid, Mask, Places, Sum, as_text
from metrics.spreadsheets.layouts import heading as headings
from metrics.spreadsheets.layouts import labels

if TYPE_CHECKING:
    from metrics.spreadsheets.layouts.lines import Lines

_CODE = re.compile(r"^\d{1,3}(?:\.\d{1,3})*\.?$")
_INLINE = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)])\s+(\S.*)$", re.DOTALL)
#: Share of the rows that must bear a code for codes to tell a hierarchy, and of groups that must prove to be sums.
MOSTLY, PROOF = 0.6, 0.5
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
    usual = _usual(grid, keep, names) if bare or keep.sum() <= MOST_ROWS else {}
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
        told += _parents(grid, found, rows, names, usual)
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


@lru_cache(maxsize=8192, typed=True)
def kind_of(cell: object) -> str:
    """What a name of a group is: "year", "level", "sex", "basis", "unit", "country", "region", or "" if unknown."""
    text = as_text(cell)
    if years.year(cell).value:
        return "year"
    label = labels.label(text)
    if label.year and not label.parts and not label.rest:
        return "year"
    if len(label.parts) == 1 and not label.rest and (name := next(iter(label.parts))) in labels.LISTS:
        return name
    place = places.country(text)
    if place.known or place.choices:
        return "country"
    if place.region:
        return "region"
    if fold(text) in _units() or any(match.meaning == "unit" for match in words.match(text)):
        return "unit"
    return ""


def _units() -> set[str]:
    return {fold(said) for unit in units.tree().values() for said in (unit.code, *unit.names.values(), *unit.aliases)}


def _usual(grid: Grid, keep: Mask, names: list[int]) -> dict[int, str]:
    """{column: what most of its names are}."""
    out = {}
    for j in names:
        said = [cell for cell in grid.cells[keep, j] if isinstance(cell, str)][:60]
        kinds = Counter(map(kind_of, said))
        kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
        if kind and count >= MOSTLY * len(said):
            out[j] = kind
    return out


def _parents(
    grid: Grid, found: "Lines", rows: list[int], names: list[int], usual: dict[int, str]
) -> list[tuple[int, int, str]]:
    """Rows whose numbers are the sum of the rows below them, by codes, by indentation, or by what they are called."""
    values = _values(grid, rows, names)
    for tree, way in _trees(grid, found, rows, names, usual):
        if not tree or not values:
            continue
        verdicts = [_adds_up(values, parent, members) for parent, members in tree.items()]
        open_ones, proven = verdicts.count(None), verdicts.count(True)
        if not way.certain and (not proven or proven < PROOF * (len(tree) - open_ones) or not _covers(tree, len(rows))):
            continue
        for parent, members in tree.items():
            found.sums.append(_sum(grid, rows, values, parent, members))
        if way.kinds or proven >= PROOF * (len(tree) - open_ones):
            found.drop(grid, "subtotal", [rows[n] for n in tree])
            return [(rows[n], way.column, kind_of(grid.cells[rows[n], way.column])) for n in tree]
        found.drop(grid, "repeat", sorted({rows[n] for members in tree.values() for n in members}))
        return []
    return []


def _covers(tree: dict[int, list[int]], rows: int) -> bool:
    """True when groups are what the table is made of: half of its rows are members, and some group has several."""
    members = {n for own in tree.values() for n in own}
    return len(members) + len(tree) >= 0.5 * rows and any(len(own) > 1 for own in tree.values())


@dataclass(frozen=True, slots=True)
class _Way:
    """By which column groups are told, whether that says for certain that one row is part of another, and whether by
    what the names are: a year among countries is a group of them whatever its number."""

    column: int
    certain: bool
    kinds: bool = False


def _trees(
    grid: Grid, found: "Lines", rows: list[int], names: list[int], usual: dict[int, str]
) -> list[tuple[dict[int, list[int]], _Way]]:
    """Each way to see groups: {position of the group's row: positions of its direct members}."""
    out = []
    texts = [j for j in names if j in usual] or names
    label = next((j for j in texts if any(isinstance(grid.cells[i, j], str) for i in rows)), None)
    if label is None:
        return []
    for j, codes in _codes(grid, rows, label, found.codes).items():
        if any("." in code for code in codes) and len(set(codes)) > 0.95 * len(codes):
            out.append((_by_codes(codes), _Way(j if j in names else label, True)))
    for j in names:
        depth = [_indent(grid.cells[i, j]) for i in rows]
        if len(set(depth)) > 1:
            out.append((_by_depth(depth), _Way(j, False)))
    kinds = [kind_of(grid.cells[i, label]) for i in rows]
    odd = [kind != usual.get(label) and kind not in ("region", "country") for kind in kinds]
    if usual.get(label) and any(odd):
        known = all(kind for kind, one in zip(kinds, odd, strict=True) if one)
        out.append((_by_depth([0 if one else 1 for one in odd]), _Way(label, known, known)))
    return out


def _codes(grid: Grid, rows: list[int], label: int, inline: dict[int, Cells]) -> dict[int, list[str]]:
    """{column: code of each row}: codes in a column left of the names, or those that stood before the names."""
    out = {j: [as_text(cells[i]) for i in rows] for j, cells in inline.items()}
    for j in range(label):
        told = [as_text(grid.cells[i, j]).rstrip(".") for i in rows]
        if sum(bool(_CODE.match(code)) for code in told) >= MOSTLY * len(rows):
            out[j] = told
    return out


def strip_codes(grid: Grid, keep: Mask, names: list[int]) -> dict[int, Cells]:
    """Takes "1.2." off names such as "1.2. Latvia" where most of a column's names bear such; {column: the codes}."""
    out: dict[int, Cells] = {}
    at = np.flatnonzero(keep)
    for j in names:
        texts = [cell for cell in grid.cells[at[:60], j] if isinstance(cell, str)]
        matches = [found for text in texts if (found := _INLINE.match(text))]
        if len(texts) < 2 or len(matches) < MOSTLY * len(texts) or not _count([m[1].rstrip(".)") for m in matches]):
            continue
        codes = np.full(grid.height, None, dtype=object)
        for i in at.tolist():
            if isinstance(grid.cells[i, j], str) and (found := _INLINE.match(grid.cells[i, j])):
                codes[i], grid.cells[i, j] = found[1].rstrip(".)"), found[2]
        out[j] = codes
    return out


def _count(codes: list[str]) -> bool:
    """True where each code follows the one before: 1, 1.1, 1.2, 2, 2.1. Days and other figures do not count so."""
    good = 0
    for before, code in itertools.pairwise(codes):
        one, two = [int(n) for n in before.split(".")], [int(n) for n in code.split(".")]
        depth = len(two)
        child = two == [*one, 1]
        after = depth <= len(one) and two == [*one[: depth - 1], one[depth - 1] + 1]
        good += child or after
    return len(codes) > 1 and good >= 0.9 * (len(codes) - 1)


def _indent(cell: object) -> int:
    return len(cell) - len(cell.lstrip(" \u00a0\t")) if isinstance(cell, str) else 0


def _by_codes(codes: list[str]) -> dict[int, list[int]]:
    where = {code: n for n, code in enumerate(codes)}
    tree: dict[int, list[int]] = {}
    for n, code in enumerate(codes):
        parent = where.get(code.rpartition(".")[0])
        if parent is not None and "." in code:
            tree.setdefault(parent, []).append(n)
    return tree


def _by_depth(depth: list[int]) -> dict[int, list[int]]:
    tree: dict[int, list[int]] = {}
    above: list[int] = []
    for n, own in enumerate(depth):
        while above and depth[above[-1]] >= own:
            above.pop()
        if above:
            tree.setdefault(above[-1], []).append(n)
        above.append(n)
    return tree


def _values(grid: Grid, rows: list[int], names: list[int]) -> dict[int, list[float | None]]:
    """{column of numbers: number of each row}."""
    out = {}
    for j in range(grid.width):
        told = [headings.number(grid.cells[i, j]) for i in rows]
        codes = all(_CODE.match(as_text(grid.cells[i, j])) and "." in as_text(grid.cells[i, j]) for i in rows[1:3])
        known = [value for value in told if value is not None]
        like_years = sum(years.year(value).value is not None for value in known) > 0.9 * len(known)
        if j not in names and len(known) >= 0.5 * len(rows) and not codes and not like_years:
            out[j] = told
    return out


def _adds_up(values: dict[int, list[float | None]], parent: int, members: list[int]) -> bool | None:
    """Whether most of a row's numbers are the sums of its members' ones; None where missing numbers leave it open."""
    told, is_open = [], False
    for own in values.values():
        stated, parts = own[parent], [own[n] for n in members]
        if not stated:
            continue
        added = sum(part for part in parts if part is not None)
        if None in parts and added < stated:
            is_open = True
        else:
            told.append(abs(stated - added) < 0.5)
    if not told:
        return None if is_open else False
    return sum(told) > 0.5 * len(told)


def _sum(grid: Grid, rows: list[int], values: dict[int, list[float | None]], parent: int, members: list[int]) -> Sum:
    at = list(values)
    return Sum(_across(grid, rows[parent], at), tuple(_across(grid, rows[n], at) for n in members), certain=True)


def _across(grid: Grid, row: int, at: list[int]) -> Column:
    where = np.array([grid.place(row, j) for j in at], dtype=np.int64).reshape(-1, 2)
    return Column("", grid.cells[row, at], where[:, 0], where[:, 1])


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
