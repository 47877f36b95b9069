"""Tables whose columns differ by something that a tidy table keeps in a column: the engine of three layouts.

    Country | 2022 |     | 2023 |            Country | year | sex | value
            | Men  | Women | Men | Women  →  India   | 2022 | male | 12

Each column's heading is read (`labels`), columns that repeat others are set aside (`parts`), and the rest become
records: row by row, one for each column. Where columns count different things, each of those keeps its own column.
"""

from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from metrics.languages import words
from metrics.spreadsheets import columns as meanings
from metrics.spreadsheets import years
from metrics.spreadsheets.grid import Column, Flat, Grid, Sum
from metrics.spreadsheets.layouts import heading as headings
from metrics.spreadsheets.layouts import labels, lines, outline, parts
from metrics.spreadsheets.layouts.heading import Heading
from metrics.spreadsheets.layouts.labels import Label
from metrics.spreadsheets.layouts.lines import Lines
from metrics.spreadsheets.layouts.parts import Choice, Head
from metrics.spreadsheets.reading import SetAside, Why

#: Cells looked at to tell a column of names from one of numbers.
SAMPLE = 300
#: Rows in which two ways to split must add up to the same, at least, to be of the same people.
PROOFS = 3

Rows = npt.NDArray[np.intp]


@dataclass(slots=True)
class Crossed:
    """The columns of a table under its heading: those with numbers, those with names, and those that never count."""

    heading: Heading
    heads: list[Head] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    left_out: list[tuple[int, Why]] = field(default_factory=list)
    #: Columns of numbers of which the heading says nothing that is known.
    unknown: list[int] = field(default_factory=list)

    def says(self, what: str) -> bool:
        """True when some column's heading names a "year", a "country" or "parts"."""
        return any(bool(getattr(head.label, what)) for head in self.heads)


def look(grid: Grid) -> Crossed | None:
    """The columns of a table whose heading crosses something; None where there is no such heading."""
    heading = headings.across(grid)
    if heading is None:
        return None
    said = {r: headings.read_row(grid, r) for r in heading.rows}
    crossed = Crossed(heading)
    for j in range(grid.width):
        if grid.filled[heading.first :, j].any():
            _place(grid, crossed, said, j)
    _inherit(crossed)
    first = min((head.j for head in crossed.heads), default=0)
    alone = len(crossed.heads) == 1 and (
        crossed.unknown or crossed.left_out or crossed.heads[0].measure not in ("", "students", "people")
    )
    return crossed if any(j < first for j in crossed.names) and not alone else None


def _place(grid: Grid, crossed: Crossed, said: dict[int, dict[int, Label]], j: int) -> None:
    """Puts column `j` where it belongs."""
    heading = crossed.heading
    path = heading.path(j)
    label = labels.join(tuple(said[r][s] for r, s in path))
    body = [cell for cell in grid.cells[heading.leaf + 1 :, j] if cell is not None][:SAMPLE]
    texts = sum(isinstance(cell, str) and not headings.is_number(cell) and any(map(str.isalpha, cell)) for cell in body)
    if texts > 0.5 * len(body):
        crossed.names.append(j)
        return
    found = words.match(label.rest) if label.rest else ()
    meaning = found[0].meaning if found else ""
    if not label.speaks and meaning in headings.NAMES:
        crossed.names.append(j)
    elif label.year and labels.is_plan(" ".join(heading.texts(j))):
        crossed.left_out.append((j, "other measure"))
    elif meaning in meanings.LEFT_OUT:
        crossed.left_out.append((j, "percentage" if meaning in ("percent", "change") else "other measure"))
    elif not (label.speaks or label.total or meaning in meanings.COUNTED):
        crossed.unknown.append(j)
    elif body or label.speaks:
        at = {
            name: next(((r, s) for r, s in reversed(path) if getattr(said[r][s], name)), None)
            for name in ("year", "country")
        }
        crossed.heads.append(Head(j, label, _measure(label.rest), at["year"], at["country"]))


def _measure(rest: str) -> str:
    """What is counted, so that two ways to say it are one: nothing for "number" or "persons", else the words."""
    found = words.match(rest) if rest else ()
    if not found or found[0].cover < 0.99:
        return rest
    if found[0].meaning == "people" and words.match(rest, "subjects"):
        return rest
    return "" if found[0].meaning in ("count", "people") else found[0].meaning


def _inherit(crossed: Crossed) -> None:
    """Columns that do not say what they count count what the others do, or what the column before them does."""
    told = list(dict.fromkeys(head.measure for head in crossed.heads if head.measure))
    if not told:
        return
    last = told[0]
    heads = list(crossed.heads)
    for n, head in enumerate(heads):
        last = head.measure or last
        if not head.measure:
            heads[n] = Head(head.j, head.label, last, head.year_at, head.country_at)
    # What then says the very same as a column that names what it counts, counts something else.
    if len({(head.measure, head.key, head.values) for head in heads}) == len(heads) or not _apart(crossed):
        crossed.heads = heads


def _apart(crossed: Crossed) -> bool:
    """True where those that say what they count, and the others, each differ among themselves."""
    said = [(bool(head.measure), head.measure, head.key, head.values) for head in crossed.heads]
    return len(set(said)) == len(said)


def flatten(grid: Grid, crossed: Crossed, layout: str) -> Flat | None:
    """The records of the table, or None where two columns say the very same."""
    chosen: dict[str, Choice] = {}
    for measure in dict.fromkeys(head.measure for head in crossed.heads):
        found = parts.choose([head for head in crossed.heads if head.measure == measure], partial(_same, grid, crossed))
        if found is None:
            return None
        chosen[measure] = found
    chosen = {measure: choice for measure, choice in chosen.items() if choice.taken}
    if not chosen:
        return None
    kept = _same_keys(chosen)
    heading = crossed.heading
    outline.fill(grid, heading.leaf + 1, {j: heading.name(j) for j in crossed.names})
    sorted_rows = lines.sort(grid, heading.rows, crossed.names, named=True)
    rows = np.flatnonzero(sorted_rows.keep)
    flat = _melt(
        grid, crossed, {measure: chosen[measure].taken for measure in kept}, rows, sorted_rows.totals[rows], layout
    )
    above = [i for i in range(heading.first) if grid.filled[i].any()]
    flat.titles = [grid.line(i) for i in above]
    flat.aside = [grid.aside("title", i, 0, i, grid.width - 1) for i in above]
    flat.aside += [grid.aside("header", i, 0, i, grid.width - 1) for i in heading.rows]
    flat.aside += sorted_rows.aside + _columns_aside(grid, crossed, chosen, kept)
    flat.unread = [
        column(grid, j, rows, heading.name(j), heading.leaf)
        for j in sorted([*crossed.unknown, *_unheard(chosen, kept)])
        if grid.filled[rows, j].any()
    ]
    flat.split = frozenset(name for head in crossed.heads for name in head.label.parts)
    flat.sums = sorted_rows.sums
    carry(flat, sorted_rows, rows, len(chosen[kept[0]].taken))
    for measure in kept:
        flat.sums += [_sum(grid, total, among, rows) for total, among in chosen[measure].sums]
    return flat


def _same(grid: Grid, crossed: Crossed, one: list[Head], other: list[Head]) -> bool:
    """True when two ways to split add up to the same number in every row, and in enough of them to be no chance."""
    proofs = 0
    for i in range(crossed.heading.leaf + 1, grid.height):
        told = [[headings.number(grid.cells[i, head.j]) for head in split] for split in (one, other)]
        if None in told[0] or None in told[1]:
            continue
        sums = [sum(value for value in split if value) for split in told]
        if sums[0] != sums[1]:
            return False
        proofs += sums[0] > 0
    return proofs >= PROOFS


def carry(flat: Flat, found: Lines, rows: Rows, times: int = 1) -> None:
    """Gives each record the names of the groups above it, unless a column of its own says the same."""
    own = {match.meaning for column in flat.columns for match in words.match(column.header)[:1]}
    for one in found.carried:
        if one.kind not in flat.known and (one.kind not in own or one.kind == "country"):
            flat.known[one.kind] = one.column(flat.grid, rows, times)
            flat.carried[one.kind] = one.areas


def _same_keys(chosen: dict[str, Choice]) -> list[str]:
    """The measures that are known for the same years and parts as the one that counts people, or as the first."""
    keys = {measure: [(head.key, head.values) for head in choice.taken] for measure, choice in chosen.items()}
    people = [m for m in chosen if any(found.meaning in ("students", "people") for found in words.match(m)[:1])]
    lead = (people or list(chosen))[0]
    return [measure for measure in chosen if sorted(map(repr, keys[measure])) == sorted(map(repr, keys[lead]))]


def _unheard(chosen: dict[str, Choice], kept: list[str]) -> list[int]:
    """Columns set aside because of words beside their year that mean nothing known: nobody meant to leave them out."""
    unknown = [m for m in chosen if m and m not in kept and not words.match(m) and not words.match(m, "subjects")]
    return [head.j for measure in unknown for head in chosen[measure].taken]


def _columns_aside(grid: Grid, crossed: Crossed, chosen: dict[str, Choice], kept: list[str]) -> list[SetAside]:
    told: list[tuple[int, Why]] = [*crossed.left_out, *((j, "other measure") for j in crossed.unknown)]
    for measure, choice in chosen.items():
        told += [(head.j, "repeat") for head in choice.repeats] + [(head.j, "total") for head in choice.totals]
        if measure not in kept:
            told += [(head.j, "other measure") for head in choice.taken]
    top = crossed.heading.leaf + 1
    return [
        grid.aside(why, top, j, grid.height - 1, j, " ".join(crossed.heading.texts(j)))
        for j, why in sorted(told) if top < grid.height and grid.filled[top:, j].any()
    ]  # fmt: skip


def _sum(grid: Grid, total: Head, among: list[Head], rows: Rows) -> Sum:
    own = {name for head in among for name in head.label.parts if name not in total.label.parts}
    told = {name: len({head.label.parts.get(name) for head in among}) for name in own}
    whole = {**labels.WHOLE_YEAR, "sex": 2}
    certain = any(told[name] == whole.get(name) for name in told)
    # A total over all countries is one; a total beside years may be of other years too, until the numbers show it.
    certain = certain or (total.label.total and not total.label.country and any(head.label.country for head in among))
    return Sum(column(grid, total.j, rows), tuple(column(grid, head.j, rows) for head in among), certain)


def column(grid: Grid, j: int, rows: Rows, header: str = "", header_row: int = 0) -> Column:
    """Column `j` of the grid over the given rows."""
    own, across = (grid.columns, grid.rows) if grid.turned else (grid.rows, grid.columns)
    at, along = own[rows], np.full(len(rows), across[j])
    if grid.turned:
        at, along = along, at
    return Column(header, grid.cells[rows, j], at, along, grid.address(header_row, j))


def _melt(
    grid: Grid, crossed: Crossed, taken: dict[str, list[Head]], rows: Rows, totals: npt.NDArray[np.bool_], layout: str
) -> Flat:
    """One record for each row and column that counts, row by row."""
    lead = next(iter(taken.values()))
    n, m, heading = len(rows), len(lead), crossed.heading
    names = []
    for j in crossed.names:
        whole = column(grid, j, rows, heading.name(j), heading.path(j)[-1][0] if heading.path(j) else heading.leaf)
        for base in _joined_keys(whole):
            cells, at_rows, at_columns = np.repeat(base.cells, m), np.repeat(base.rows, m), np.repeat(base.columns, m)
            names.append(Column(base.header, cells, at_rows, at_columns, base.header_cell))
    counted = []
    for measure, heads in taken.items():
        order = {(head.key, head.values): head for head in heads}
        same = [order[head.key, head.values] for head in lead]
        counted.append(_interleaved(grid, heading, same, rows, measure))
    flat = Flat(layout, grid, names, np.repeat(totals, m), [], [], header=heading.leaf)
    if len(counted) == 1:
        flat.value, flat.measure = counted[0], counted[0].header
    else:
        flat.columns += counted
    flat.known = _known(grid, heading, lead, n)
    return flat


def _joined_keys(whole: Column) -> list[Column]:
    """The columns in one that holds several: "unit,sex,partner" above "NR,T,CN", as statistical offices write keys."""
    heads = whole.header.split("\\")[0].split(",")
    parts = [str(cell).split(",") for cell in whole.cells]
    if len(heads) < 3 or any(len(part) != len(heads) for part in parts):
        return [whole]
    out = []
    for n, head in enumerate(heads):
        cells = np.array([part[n].strip() for part in parts], dtype=object)
        out.append(Column(head.strip(), cells, whole.rows, whole.columns, whole.header_cell))
    return out


def _interleaved(grid: Grid, heading: Heading, heads: list[Head], rows: Rows, measure: str) -> Column:
    each = [column(grid, head.j, rows) for head in heads]
    cells, at_rows, at_columns = (
        np.stack([getattr(one, name) for one in each], axis=1).ravel() for name in ("cells", "rows", "columns")
    )
    return Column(
        _title(grid, heading, heads, measure), cells, at_rows, at_columns, grid.address(heading.leaf, heads[0].j)
    )


def _title(grid: Grid, heading: Heading, heads: list[Head], measure: str) -> str:
    """The words of the heading that say what is counted, as they stand there."""
    for head in heads:
        for text in heading.texts(head.j):
            if measure and _measure(labels.label(text).rest) == measure:
                return text
    return measure


def _known(grid: Grid, heading: Heading, heads: list[Head], n: int) -> dict[str, Column]:
    """Columns of what the headings say of each record: year, country, sex, level, and the period within the year."""
    told: dict[str, list[tuple[object, tuple[int, int] | None]]] = {}
    names = dict.fromkeys(name for head in heads for name in head.label.parts)
    if any(head.label.year for head in heads):
        told["year"] = [(head.label.said, head.year_at) for head in heads]
    if any(head.label.country for head in heads):
        told["country"] = [(head.label.country, head.country_at) for head in heads]
    for name in labels.LISTS:
        if name in names:
            told[name] = [(head.label.parts.get(name), None) for head in heads]
    if any(name in labels.PERIODS for name in names):
        told["period"] = [(_period(head), None) for head in heads]
    era = next((text for r in heading.rows for j in np.flatnonzero(grid.filled[r]).tolist()
                if years.era_of(text := grid.text(r, j))), "year")  # fmt: skip
    return {
        name: _spread(grid, heading, name if name != "year" else era, heads, pairs, n) for name, pairs in told.items()
    }


def _period(head: Head) -> str | None:
    """ "month 3", the finest that the heading names."""
    named = [f"{name} {head.label.parts[name]}" for name in labels.PERIODS if name in head.label.parts]
    return named[-1] if named else None


def _spread(
    grid: Grid,
    heading: Heading,
    header: str,
    heads: list[Head],
    pairs: list[tuple[object, tuple[int, int] | None]],
    n: int,
) -> Column:
    cells = np.empty(len(pairs), dtype=object)
    cells[:] = [cell for cell, _at in pairs]
    at = [where or heading.path(head.j)[-1] for head, (_cell, where) in zip(heads, pairs, strict=True)]
    places = np.array([grid.place(*where) for where in at])
    return Column(header, np.tile(cells, n), np.tile(places[:, 0], n), np.tile(places[:, 1], n))
