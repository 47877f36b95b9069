"""Years across: a row a country (or level, or faculty), a column a year.

    Country    | 2019/20 | 2020/21 | 2021/22
    Uzbekistan |     120 |     131 |     140

Columns beside the years that are no years (a rank, a change in per cent) are set aside, and so are months and quarters
beside a column "2015 Total". Where nameless columns stand between the years, as under a header of several rows, this is
another layout.
"""

from collections.abc import Iterator

import numpy as np

from metrics.languages import words
from metrics.spreadsheets import years
from metrics.spreadsheets.grid import Column, Flat, Grid, as_text
from metrics.spreadsheets.layouts import headers, lines, tidy
from metrics.spreadsheets.reading import Why

#: A year's name with a word for its total is short; a title that names a year is not.
MOST_LETTERS = 20


def recognise(grid: Grid) -> Flat | None:
    """Records of label × year, or None where no row holds years side by side."""
    top = next((row for row in _headers(grid) if _whole(grid, row)), None)
    if top is None:
        return None
    at = _years(grid, top)
    labels = [j for j in range(grid.width) if j not in at and _is_label(grid, top, j)]
    if not any(j < min(at) for j in labels):
        return None
    keep, totals, aside = lines.sort(grid, top, labels, named=True)
    rows = np.flatnonzero(keep)
    others = [j for j in range(grid.width) if j not in at and j not in labels and grid.filled[top:, j].any()]
    above = [grid.aside("title", i, 0, i, grid.width - 1) for i in range(top) if grid.filled[i].any()]
    aside = [*above, grid.aside("header", top, 0, top, grid.width - 1), *aside]
    for j in others:
        if grid.filled[top + 1 :, j].any():
            why: Why = "percentage" if _is_percentage(grid, top, j) else "other measure"
            aside.append(grid.aside(why, top + 1, j, grid.height - 1, j, grid.text(top, j)))
    flat = _melt(grid, top, list(at), labels, rows, totals[rows])
    flat.aside = aside
    flat.titles = [grid.line(i) for i in range(top) if grid.filled[i].any()]
    return flat


def _headers(grid: Grid) -> Iterator[int]:
    """Rows that hold years over cells that are none."""
    for i in range(min(headers.DEPTH, grid.height - 1)):
        found = _years(grid, i)
        if len(found) < 2:
            continue
        below = [grid.cells[k, j] for k in range(i + 1, min(i + 12, grid.height)) for j in found]
        below = [cell for cell in below if cell is not None]
        like_years = sum(years.year(_without_total(cell)).value is not None for cell in below)
        if below and like_years < 0.5 * len(below):
            yield i


def _whole(grid: Grid, row: int) -> bool:
    """True when no column between the years lacks a name in this row: below a year that stands over several columns,
    this row is not the whole header."""
    at = _years(grid, row)
    body = np.asarray(grid.filled[row + 1 :].any(axis=0), dtype=bool)
    return all(grid.filled[row, j] or not body[j] for j in range(min(at), max(at) + 1))


def _years(grid: Grid, row: int) -> dict[int, int]:
    """{column: year} of a row, when its years are all different and in order; else nothing."""
    found: dict[int, int] = {}
    era = next((e for j in np.flatnonzero(grid.filled[row]).tolist() if (e := years.era_of(grid.text(row, j)))), "")
    for j in np.flatnonzero(grid.filled[row]).tolist():
        cell = grid.cells[row, j]
        year = years.year(_without_total(cell), era)
        if year.value and year.form not in ("month", "date"):
            found[int(j)] = year.value
    said = list(found.values())
    ordered = said == sorted(set(said)) or said == sorted(set(said), reverse=True)
    return found if ordered else {}


def _without_total(cell: object) -> object:
    """ "2015 Total", beside months and quarters, is the year 2015."""
    if not isinstance(cell, str) or not (found := years.found_in(cell)) or words.total(cell) is None:
        return cell
    return float(found[0]) if len(found) == 1 and len(cell) <= MOST_LETTERS else cell


def _is_label(grid: Grid, top: int, j: int) -> bool:
    values = [cell for cell in grid.cells[top + 1 :, j] if cell is not None]
    texts = [cell for cell in values if isinstance(cell, str) and any(c.isalpha() for c in cell)]
    return bool(values) and len(texts) > 0.5 * len(values)


def _is_percentage(grid: Grid, top: int, j: int) -> bool:
    text = f"{grid.text(top - 1, j) if top else ''} {grid.text(top, j)}"
    return any(words.means(text, meaning) for meaning in ("percent", "change"))


def _melt(grid: Grid, top: int, at: list[int], labels: list[int], rows: np.ndarray, totals: np.ndarray) -> Flat:
    """One record for each row and year column, row by row."""
    n, m = len(rows), len(at)
    columns = []
    for j in labels:
        base = tidy.column(grid, top, j, rows)
        cells, at_rows, at_columns = np.repeat(base.cells, m), np.repeat(base.rows, m), np.repeat(base.columns, m)
        columns.append(Column(base.header, cells, at_rows, at_columns, base.header_cell))
    heads = [tidy.column(grid, top, j, np.array([top])) for j in at]
    cells = np.empty(m, dtype=object)
    cells[:] = [_said(head.cells[0]) for head in heads]
    head_rows = np.array([int(head.rows[0]) for head in heads])
    head_columns = np.array([int(head.columns[0]) for head in heads])
    year = Column("year", np.tile(cells, n), np.tile(head_rows, n), np.tile(head_columns, n))
    each = [tidy.column(grid, top, j, rows) for j in at]
    value = Column(
        "",
        np.stack([c.cells for c in each], axis=1).ravel(),
        np.stack([c.rows for c in each], axis=1).ravel(),
        np.stack([c.columns for c in each], axis=1).ravel(),
    )
    flat = Flat("years across", grid, columns, np.repeat(totals, m), [], [], header=top, value=value)
    flat.known["year"] = year
    flat.measure = _over(grid, top, at)
    return flat


def _said(cell: object) -> object:
    """A year as it is typed later: numbers as text, dates as they are."""
    cell = _without_total(cell)
    return as_text(cell) if isinstance(cell, float) else cell


def _over(grid: Grid, top: int, at: list[int]) -> str:
    """What stands right above the years, or in the row of titles above: the measure, if anything names it."""
    for i in range(top - 1, -1, -1):
        texts = [grid.text(i, j) for j in at if isinstance(grid.cells[i, j], str)]
        texts = [text for text in texts if not years.found_in(text)]
        if texts:
            return texts[0]
    return ""
