"""The table twin: the very numbers of a chart, as rows that can be read, copied and walked by a screen reader.

`columns` gives the plain values, for exports; `twin` the same as texts in the reader's language, for the screen.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from metrics.charts.chart import Chart
from metrics.charts.words import Record, Words, records
from metrics.languages import N_, _, day
from metrics.subjects import REMARKS, STATUSES

#: Columns that explain a value; on the screen the value says it itself.
ASIDE = {"status": N_("Status"), "n": N_("Rows behind it"), "unknown": N_("Rows without a number")}

#: The column of what people noted of each row's year, where they noted anything.
REMARK = "remark"

#: Roles of columns that steer the drawing and are no data.
_STEERING = ("link", "better", "years", "row", "unused")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in `data`, what it is called, and its values: numbers, texts, dates or None."""

    name: str
    heading: str
    values: list[Any]

    @property
    def numeric(self) -> bool:
        told = [value for value in self.values if value is not None]
        return bool(told) and all(isinstance(value, (int, float)) for value in told)


def columns(chart: Chart) -> list[Column]:
    """Every column of the data: codes as words, numbers as numbers, statuses in words; histories one column a year."""
    words, rows = Words(chart), records(chart)
    steering = {chart.encoding.get(role) for role in _STEERING}
    if "name" in chart.encoding:  # the name of an indicator says its code
        steering.add("indicator")
    found: list[Column] = []
    for name in (str(name) for name in chart.data.columns):
        if name in steering:
            continue
        if name == chart.encoding.get("history"):
            found += _histories(words, chart, rows, name)
            continue
        heading = _(ASIDE[name]) if name in ASIDE and name not in chart.headings else words.heading(name)
        found.append(Column(name, heading, [_plain(words, name, row[name]) for row in rows]))
    if chart.remarks:
        found.append(Column(REMARK, _(REMARKS["note"].title), [words.remark(row) for row in rows]))
    return found


def twin(chart: Chart) -> pd.DataFrame:
    """Texts in the reader's language, one row a mark; a value that is no number says why. Headings may repeat."""
    words, rows = Words(chart), records(chart)
    unit = chart.encoding.get("unit", "")
    shown = [column for column in columns(chart) if column.name not in ASIDE]
    texts = [
        [_text(words, column, value, row, row.get(unit)) for value, row in zip(column.values, rows, strict=True)]
        for column in shown
    ]
    # By position first: two columns may be called the same.
    table = pd.DataFrame(dict(enumerate(texts)), dtype="string")
    table.columns = pd.Index([column.heading for column in shown])
    return table


def _plain(words: Words, name: str, value: Any) -> Any:
    """Numbers and dates as they are, but years and codes as words."""
    if name == "status":
        return _(STATUSES[value]) if value in STATUSES else value
    if value is None or isinstance(value, date) or (isinstance(value, (int, float)) and name != "year"):
        return value
    return words.said(name, value)


def _histories(words: Words, chart: Chart, rows: list[Record], name: str) -> list[Column]:
    """A column of tuples as one column for each year."""
    years = next((row[chart.encoding["years"]] for row in rows if row.get(chart.encoding.get("years", ""))), ())
    return [
        Column(name, words.said("year", year), [_number((row[name] or ())[place : place + 1]) for row in rows])
        for place, year in enumerate(years)
    ]


def _number(one: Any) -> float | None:
    return None if not one or one[0] is None or one[0] is pd.NA or one[0] != one[0] else float(one[0])


def _text(words: Words, column: Column, value: Any, row: Record, unit: str | None) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, (int, float)):
        told = words.told(row, column.name, unit) if row.get(column.name) == value else words.shown(value, unit)
        return told
    if value is None and column.numeric:
        return words.told(row | {column.name: None}, column.name, unit)
    return words.said(column.name, value) if value is None else str(value)
