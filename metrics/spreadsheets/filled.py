"""Rows of a subject as people fill them in, and the workbook that holds them: the blank template, filled.

    shown(subject, rows)              the rows as a sheet: words for codes, a column for each total, marks for no number
    filled(subject, sheet, language)  that sheet as a workbook, to be read like every other file

What is read back from the workbook is what the rows said. So a change that is made on the page goes the way of every
file: through the reader, the preview and the ledger, with a cell behind each number.
"""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
from openpyxl import load_workbook
from openpyxl.cell.cell import TYPE_STRING

from metrics import countries, units
from metrics.languages import _, speaking
from metrics.spreadsheets.templates import columns_of, template
from metrics.subjects import SUBJECTS, Column

#: What is written where a number is suppressed or cannot be; a missing one is an empty cell.
MARKS = {"suppressed": "*", "not applicable": "n.ap."}


def shown(subject: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The tidy `rows` as a person would fill them in, in the language of the moment, in the order they came.

    One column of objects for each column of the template, None for what is empty. An estimated number stands as it is.
    """
    declared = SUBJECTS[subject]
    if declared.name == "totals":
        rows = _wide(rows)
    told = {
        column.name: [_said(column, value) for value in rows[column.name]] for column in columns_of(declared)
    }
    measure = declared.measure
    if measure in told and declared.name != "totals":
        marks = [MARKS.get(status) for status in rows["status"].astype("object")]
        told[measure] = [value if mark is None else mark for value, mark in zip(told[measure], marks, strict=True)]
    return pd.DataFrame(told, dtype="object")


def filled(subject: str, sheet: pd.DataFrame, language: str) -> bytes:
    """The workbook of a `shown` sheet, changed or not. Raises KeyError for a name that is no subject's."""
    book = load_workbook(io.BytesIO(template(subject, language)))
    page = book.worksheets[0]
    with speaking(language):
        names = [column.name for column in columns_of(SUBJECTS[subject])]
    for at, row in enumerate(sheet[names].itertuples(index=False), 2):
        for place, value in enumerate(row, 1):
            if value is None or value is pd.NA or value != value:
                continue
            cell = page.cell(at, place, value)
            if isinstance(value, str):  # text stays text, whatever it begins with
                cell.data_type = TYPE_STRING
                cell.quotePrefix = value[:1] in "=+-@"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _said(column: Column, value: Any) -> Any:
    """One cell: a word for a code, a plain number, a day."""
    if value is None or value is pd.NA or value != value:
        return None
    if column.name == "term":
        return _(column.values[value]) if value != "dated" else None  # a day in "valid to" says so
    say: Callable[[Any], Any] | None = {"country": countries.name, "unit": units.name}.get(column.name)
    if say:
        return say(value)
    if column.values:
        return _(column.values[value])
    if isinstance(value, date):
        return value.date() if hasattr(value, "date") else value
    if column.kind in ("year", "count"):
        return int(value)
    return float(value) if column.kind == "number" else str(value)


def _wide(rows: pd.DataFrame) -> pd.DataFrame:
    """Totals, one row a year and unit, one column a total."""
    keys = rows[["year", "unit"]].astype("object")
    wide = rows.assign(year=keys["year"], unit=keys["unit"].where(keys["unit"].notna(), ""))
    out = wide.pivot_table("value", ["year", "unit"], "total", "first", observed=True, sort=False).reset_index()
    out["unit"] = out["unit"].replace("", None)
    for column in columns_of(SUBJECTS["totals"]):
        if column.name not in out:
            out[column.name] = None
    return out
