"""A list of numbers on a sheet: one row a mark, with the columns of the data, and the sum below them."""

import dataclasses

from metrics.charts import Chart
from metrics.charts.table import ASIDE, Column, columns
from metrics.charts.words import Record, Words, records
from metrics.exports.plots import form
from metrics.exports.tab import HEAD, Tab, at
from metrics.languages import _


def aside(found: list[Column]) -> list[Column]:
    """Statuses and counts of rows stand last."""
    return sorted(found, key=lambda column: column.name in ASIDE)


def silent(words: Words, row: Record, name: str) -> str:
    """Why there is no number, were there none."""
    return words.status(row | {name: None}, name)


def listed(tab: Tab, rows: list[Record], value: str) -> tuple[list[Column], int]:
    """All columns of the data, one row a mark; the columns as they stand, and the last row."""
    found = aside(columns(tab.chart))
    widths = [0 if column.numeric else max((len(str(one)) for one in column.values), default=0) for column in found]
    tab.heads([column.heading for column in found], widths)
    unit = tab.chart.encoding.get("unit", "")
    for place, row in enumerate(rows):
        for number, column in enumerate(found):
            counts = column.name not in ASIDE
            one = column.values[place]
            status = silent(tab.words, row, column.name) if column.numeric and counts else ""
            written = form(tab.chart, row.get(unit)) if counts and column.numeric else "#,##0"
            least = tab.words.least(row, column.name) if column.name == value else ""
            tab.value(HEAD + 1 + place, number, one, written, status, least)
    return found, HEAD + len(rows)


def ordered(tab: Tab, rows: list[Record]) -> list[Record]:
    """The chart's data in the order of `rows`, so that the table reads as the picture does."""
    order = [row["__place"] for row in rows]
    data = tab.chart.data.iloc[order].reset_index(drop=True)
    tab.chart = dataclasses.replace(tab.chart, data=data)
    return rows


def numbered(chart: Chart) -> list[Record]:
    return [row | {"__place": place} for place, row in enumerate(records(chart))]


def place_of(found: list[Column], name: str) -> int:
    return next(place for place, column in enumerate(found) if column.name == name)


def lacks(rows: list[Record], name: str) -> bool:
    """Whether the sum of a column is "at least": a part of it is not known, or not told."""
    return any(row[name] is None or (row.get("unknown") or 0) > 0 for row in rows)


def total(tab: Tab, rows: list[Record], value: int, last: int) -> int:
    """The sum under a column; "≥" where a part of it is not known."""
    name = aside(columns(tab.chart))[value].name
    tab.text(last + 1, 0, _("Total"), "total")
    written = ('"≥ "' if lacks(rows, name) else "") + form(tab.chart)
    tab.formula(last + 1, value, f"=SUM({at(HEAD + 1, value)}:{at(last, value)})",
                sum(row[name] for row in rows if row[name] is not None), written, total=True)  # fmt: skip
    return last + 1
