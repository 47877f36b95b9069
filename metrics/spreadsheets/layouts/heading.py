"""The heading of a table: one row or several, and what stands above each column.

              | 2022         | 2023            the path of the fourth column: 2022 › Women
    Country   | Men  | Women | Men   | Women

A cell of an upper row speaks for the columns right of it up to the next filled one, whether they are merged or the
group is filled only in its first cell. A row of texts is a lower row of the heading only where the row above leaves
columns open; so a first record is never taken for one.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from metrics.languages import words
from metrics.spreadsheets import numbers, places, years
from metrics.spreadsheets.grid import Grid, as_text
from metrics.spreadsheets.layouts import headers, labels
from metrics.spreadsheets.layouts.labels import Label

#: Most rows of a heading above and below the row by which it was found.
MOST_ROWS = 3
#: So many rows of numbers one below the other are records: a heading stands above them or nowhere.
MOST_RECORDS = 3
#: A table on its side is short: it has a row for each column that a tidy one would have.
MOST_TURNED = 40
#: Meanings of headings that name rows rather than numbers.
NAMES = (
    "year", "month", "quarter", "country", "region", "unit", "program", "level", "basis", "sex", "institution",
    "person", "code", "note", "flag", "role", "purpose", "activity", "mode", "city", "kind", "indicator", "project",
)  # fmt: skip
_PLAIN = numbers.Thousands(comma=True, dot=True)


@dataclass(slots=True)
class Heading:
    """Rows `first` to `leaf` of a grid. `sources[r - first, j]` is the column whose cell speaks for column j, or −1."""

    grid: Grid
    first: int
    leaf: int
    sources: npt.NDArray[np.int64]

    def path(self, j: int) -> list[tuple[int, int]]:
        """(row, column) of the cells above column `j`, from the top down, each text once."""
        out: list[tuple[int, int]] = []
        said: list[str] = []
        for r in range(self.first, self.leaf + 1):
            s = int(self.sources[r - self.first, j])
            if s >= 0 and self.grid.text(r, s) not in said[-1:]:
                out.append((r, s))
                said.append(self.grid.text(r, s))
        return out

    def texts(self, j: int) -> list[str]:
        return [self.grid.text(r, s) for r, s in self.path(j)]

    def name(self, j: int) -> str:
        """The lowest text above a column, where it names something by itself; else all of them."""
        texts = self.texts(j)
        if len(texts) > 1 and not headers.known(texts[-1]):
            return " ".join(texts)
        return texts[-1] if texts else ""

    @property
    def rows(self) -> range:
        return range(self.first, self.leaf + 1)


def across(grid: Grid) -> Heading | None:
    """The heading of a table whose columns differ by year, month, sex, level or country; None where none does."""
    if _on_its_side(grid):
        return None
    records = 0
    for row in range(min(headers.DEPTH, grid.height - 1)):
        said = read_row(grid, row)
        records = records + 1 if len(said) > 1 and _holds_numbers(grid, row, said) else 0
        if records >= MOST_RECORDS:
            return None
        speaking = [j for j, label in said.items() if label.speaks]
        if not speaking or _holds_numbers(grid, row, said) or not _plausible(said, speaking):
            continue
        if _is_record(grid, row, speaking):
            continue
        found = around(grid, row, min(speaking))
        if _numbers_below(grid, found, speaking):
            return found
    return None


def _is_record(grid: Grid, row: int, speaking: list[int]) -> bool:
    """True for a record whose numbers look like years: "India | 2015" below "Country | Students" or "Peru | 7"."""
    left = [j for j in np.flatnonzero(grid.filled[row]).tolist() if j < min(speaking)]
    if not left:
        return False
    if len(speaking) == 1 and not any(headers.known(grid.text(row, j)) for j in left):
        return True
    above = row - 1
    if above < 0 or not all(grid.filled[above, j] for j in [left[0], *speaking]):
        return False
    said = read_row(grid, above)
    named = len({grid.text(above, j) for j in speaking}) == len(speaking)
    # The name of a column may be merged over both rows of a heading; that of a country comes again in every record.
    same = grid.text(above, left[0]) == grid.text(row, left[0]) and headers.known(grid.text(row, left[0]))
    return not same and (_holds_numbers(grid, above, said) or (named and not any(said[j].speaks for j in speaking)))


def _on_its_side(grid: Grid) -> bool:
    """True where the first column names columns, and at least two of them hold no numbers: a turned table."""
    if grid.height > MOST_TURNED:
        return False
    counts = grid.filled.sum(axis=1)
    first = {grid.text(i, 0): i for i in range(grid.height) if grid.filled[i, 0] and counts[i] > 1}
    named = list(first.values())
    known = [i for i in named if headers.known(grid.text(i, 0))]
    meanings = {words.match(grid.text(i, 0))[0].meaning for i in known}
    if len(meanings) < max(3, 0.6 * len(named)):
        return False
    plain = [i for i in known if not any(_is_count(cell) for cell in grid.cells[i, 1:]) and grid.filled[i, 1:].any()]
    return len(plain) >= 2


def _is_count(cell: object) -> bool:
    return is_number(cell) and labels.label(cell).year is None


def around(grid: Grid, row: int, left: int = 0) -> Heading:
    """The heading of which `row` is a part; the columns of its values begin at `left`."""
    leaf = row
    while leaf - row < MOST_ROWS - 1 and leaf + 2 < grid.height and _goes_on(grid, leaf):
        leaf += 1
    first = row
    while leaf - first < MOST_ROWS and first > 0 and _begins_above(grid, first, leaf, left):
        first -= 1
    return Heading(grid, first, leaf, _sources(grid, first, leaf))


def read_row(grid: Grid, row: int) -> dict[int, Label]:
    """What each filled cell of a row says; countries only where most of the texts that say nothing else are such."""
    at = np.flatnonzero(grid.filled[row]).tolist()
    era = next((era for j in at if (era := years.era_of(grid.text(row, j)))), "")
    said = {j: labels.label(grid.cells[row, j], era) for j in at}
    open_at = [j for j in at if _open(grid.cells[row, j], said[j])]
    named = [j for j in open_at if places.looks_like(grid.text(row, j))]
    if len(named) >= 2 and len(named) >= 0.6 * len(open_at):
        for j in at:
            inside = j > min(named) and not (said[j].speaks or said[j].total)
            code = inside and places.looks_like(grid.text(row, j))  # "GEO" among countries is Georgia
            if j in open_at or code or (inside and _open(grid.cells[row, j], said[j], least=2)):
                said[j] = Label(grid.text(row, j), country=grid.text(row, j))
    return said


def _open(cell: object, label: Label, least: int = 3) -> bool:
    """True for a text that says nothing yet, and may name a country: by `least` letters, or by two signs in Chinese."""
    short = isinstance(cell, str) and (least if not words.UNSPACED.search(cell) else 2) <= len(cell.strip()) < 60
    return short and not (label.speaks or label.total or headers.known(as_text(cell)))


def _holds_numbers(grid: Grid, row: int, said: dict[int, Label]) -> bool:
    """True when the row holds a number that is no year, or a mark in place of one: then it is a record."""
    return any(is_number(grid.cells[row, j]) and not label.year for j, label in said.items())


def number(cell: object) -> float | None:
    """The number in a cell, where it has one."""
    if isinstance(cell, str):
        return numbers.number(cell, _PLAIN).value
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def is_number(cell: object) -> bool:
    """True for a number, a text that is one, and a mark that stands for one."""
    if isinstance(cell, str):
        found = numbers.number(cell, _PLAIN)
        return found.value is not None or bool(found.status)
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _plausible(said: dict[int, Label], speaking: list[int]) -> bool:
    """Two columns that differ, or one with a year; years in order, or the same run of years again and again."""
    if len(speaking) == 1:
        return said[speaking[0]].year is not None and len(said) >= 2
    runs: dict[str, list[int]] = {}
    for label in (said[j] for j in speaking):
        if label.year:
            runs.setdefault(label.rest, []).append(label.year)
    return all(map(_in_order, runs.values()))


def _in_order(told: list[int]) -> bool:
    run = list(dict.fromkeys(told))
    times = len(told) // len(run)
    if told not in (run * times, [year for year in run for _ in range(times)]):
        return False
    return run == sorted(run) or run == sorted(run, reverse=True)


def _numbers_below(grid: Grid, heading: Heading, speaking: list[int]) -> bool:
    body = range(heading.leaf + 1, min(heading.leaf + 13, grid.height))
    below = [grid.cells[i, j] for i in body for j in speaking]
    below = [cell for cell in below if cell is not None]
    good = sum(map(is_number, below))
    like_years = sum(years.year(cell).value is not None for cell in below)
    return bool(below) and good >= 0.5 * len(below) and like_years < 0.5 * len(below)


def _goes_on(grid: Grid, row: int) -> bool:
    """True when the next row belongs to the heading: it fills columns that this one leaves open, with texts or years,
    and has nothing of its own below a cell that stands alone. A name that comes again in the next column, as where
    merged cells were written out, leaves that column open."""
    below = grid.filled[row + 1]
    again = [j > 0 and grid.filled[row, j] and grid.text(row, j) == grid.text(row, j - 1) for j in range(grid.width)]
    here = grid.filled[row] & ~np.array(again, dtype=bool)
    at = np.flatnonzero(below).tolist()
    if not here.any() or not at:
        return False
    start = int(np.argmax(here))
    fills = [j for j in at if not here[j] and j > start]
    if not fills or any(is_number(grid.cells[row + 1, j]) and not _is_year(grid, row + 1, j) for j in at):
        return False
    if len({as_text(grid.cells[row + 1, j]) for j in fills}) < min(2, len(fills)) and len(at) < 2:
        return False
    for j in at:
        alone = here[j] and (j + 1 >= grid.width or here[j + 1] or not below[j + 1])
        if alone and grid.text(row, j) != grid.text(row + 1, j) and not labels.label(grid.cells[row, j]).speaks:
            return False
    return True


def _is_year(grid: Grid, row: int, j: int) -> bool:
    return labels.label(grid.cells[row, j]).year is not None


def _begins_above(grid: Grid, first: int, leaf: int, left: int) -> bool:
    """True when the row above is part of the heading: two cells or more, or one that says something of some columns
    only; not a line of titles."""
    row = first - 1
    at = np.flatnonzero(grid.filled[row]).tolist()
    said = {j: labels.label(grid.cells[row, j]) for j in at}
    inside = [j for j in at if j >= left]
    if not inside or _holds_numbers(grid, row, said) or any(":" in grid.text(row, j) for j in at):
        return False
    open_below = any(not grid.filled[first : leaf + 1, j].any() for j in at)
    if len(at) == 1:
        matches = words.match(grid.text(row, at[0]))[:1]
        told = said[at[0]].speaks or any(match.meaning in words.MODIFIERS for match in matches)
        return told and _partly(grid, row, at[0], first, leaf)
    if open_below or any(grid.text(row, j) == grid.text(first, j) for j in at):
        return True
    below = [grid.text(leaf, j) for j in np.flatnonzero(grid.filled[leaf]).tolist()]
    if len(set(below)) < len(below):
        return True
    speaks = [j for j in inside if said[j].speaks or said[j].total or headers.known(grid.text(row, j))]
    return len(speaks) >= 2 and len(inside) >= 2


def _partly(grid: Grid, row: int, j: int, first: int, leaf: int) -> bool:
    """True when a single cell above stands over some columns of values and not over all."""
    return any(grid.filled[first : leaf + 1, k].any() for k in range(j)) and j > 0


def _sources(grid: Grid, first: int, leaf: int) -> npt.NDArray[np.int64]:
    out = np.full((leaf - first + 1, grid.width), -1, dtype=np.int64)
    for r in range(first, leaf + 1):
        merged = {k: b for a, b, c, d in grid.merged if a <= r <= c for k in range(b, d + 1)}
        ends = {d for a, b, c, d in grid.merged if a <= r <= c and d > b}
        for j in range(grid.width):
            if grid.filled[r, j]:
                out[r - first, j] = j
            elif j in merged and grid.filled[r, merged[j]]:
                out[r - first, j] = merged[j]
            elif r < leaf and j and j - 1 not in ends and _spreads(grid, first, leaf, r, j, out):
                out[r - first, j] = out[r - first, j - 1]
        if r < leaf:
            _even(grid, out[r - first], merged)
    return out


def _spreads(grid: Grid, first: int, leaf: int, r: int, j: int, out: npt.NDArray[np.int64]) -> bool:
    """True when the cell that speaks for the column before speaks for this one too."""
    source = int(out[r - first, j - 1])
    if source < 0 or not grid.filled[r + 1 : leaf + 1, j].any():
        return False
    if any(out[above, j] != out[above, j - 1] for above in range(r - first)):
        return False
    lower = [
        k for k in range(r + 1, leaf + 1) if grid.filled[k, source] and grid.text(k, source) != grid.text(r, source)
    ]
    return bool(lower) or not _names_rows(grid.cells[r, source])


def _names_rows(cell: object) -> bool:
    """True for the name of a column of labels, such as "Country", that stands alone."""
    label = labels.label(cell)
    if label.speaks or label.total:
        return False
    found = words.match(as_text(cell))
    return not found or found[0].meaning in NAMES


def _even(grid: Grid, sources: npt.NDArray[np.int64], merged: dict[int, int]) -> None:
    """Where all groups but the last are equally wide, and none is merged, what the last has more is none of it."""
    starts = [int(s) for s in dict.fromkeys(sources.tolist()) if s >= 0]
    widths = [int((sources == s).sum()) for s in starts]
    wide = [(s, w) for s, w in zip(starts, widths, strict=True) if w > 1]
    if len(wide) < 2 or wide[-1][0] in merged:
        return
    usual = {w for _s, w in wide[:-1]}
    if len(usual) == 1 and wide[-1][1] > (w := usual.pop()):
        at = np.flatnonzero(sources == wide[-1][0])
        sources[at[w:]] = -1
