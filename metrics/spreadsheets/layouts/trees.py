"""Trees told by codes, by indentation, or by what the names are: rows whose numbers are the sum of the rows below them.

    1   Medicine | 12          Medicine  | 12          2021  | 12
    1.1 India    |  7            India   |  7          India |  7
    1.2 Egypt    |  5            Egypt   |  5          Egypt |  5

Codes say for certain which row is part of which; indentation and names only propose, and the numbers must prove it:
half of the sums at least have to be right. What proves to be a sum is set aside, and checked against its rows.
"""

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from metrics.spreadsheets import years
from metrics.spreadsheets.grid import Cells, Column, Grid, Mask, Sum, as_text
from metrics.spreadsheets.layouts import heading as headings
from metrics.spreadsheets.layouts.kinds import kind_of

if TYPE_CHECKING:
    from metrics.spreadsheets.layouts.lines import Lines

_CODE = re.compile(r"^\d{1,3}(?:\.\d{1,3})*\.?$")
_INLINE = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)])\s+(\S.*)$", re.DOTALL)
#: Share of the rows that must bear a code for codes to tell a hierarchy, and of groups that must prove to be sums.
MOSTLY, PROOF = 0.6, 0.5


def parents(
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
