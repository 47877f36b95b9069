"""The sheet itself, drawn small: what was counted, what was set aside and what needs a look, each in its colour."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd
import streamlit as st

from metrics.languages import N_, _
from metrics.spreadsheets.reading import Reading
from metrics.ui.words import html

#: What a colour means, in the order of the legend. A later one wins where two fall on one cell.
MARKS = {"aside": N_("set aside"), "head": N_("headings"), "counted": N_("counted"), "look": N_("needs a look")}

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
#: Longer texts are cut; the whole one stands in the cell's title.
_LETTERS = 24


def show(reading: Reading) -> None:
    """One sheet of the file, with a switch where there are several."""
    sheets = list(reading.glimpse)
    if not sheets:
        return
    sheet = sheets[0]
    if len(sheets) > 1:
        first = _first(reading, sheets)
        sheet = st.selectbox(_("Sheet"), sheets, first, lambda name: name or "", key=f"sheet-{reading.sha256[:8]}")
    st.html(picture(reading, sheet))


def picture(reading: Reading, sheet: str | None) -> str:
    """The first cells of a sheet as an HTML table; every text in it is escaped."""
    rows = reading.glimpse[sheet]
    width = max((len(row) for row in rows), default=0)
    marks = marked(reading, sheet, len(rows), width)
    head = "".join(f'<th scope="col">{letters(column)}</th>' for column in range(width))
    body = "".join(
        f'<tr><th scope="row">{place + 1}</th>'
        + "".join(
            _cell(row[column] if column < len(row) else "", marks.get((place, column))) for column in range(width)
        )
        + "</tr>"
        for place, row in enumerate(rows)
    )
    found = set(marks.values())
    legend = "".join(f'<li class="{mark}">{html(_(said))}</li>' for mark, said in MARKS.items() if mark in found)
    label = html(_("The first cells of the sheet"))
    return (
        f'<ul class="legend">{legend}</ul><div class="sheet" tabindex="0" role="region" aria-label="{label}">'
        f'<table><caption class="seen-not">{label}</caption><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def marked(reading: Reading, sheet: str | None, height: int, width: int) -> dict[tuple[int, int], str]:
    """The mark of each cell that has one, by row and column from 0, within the part that is shown."""
    marks: dict[tuple[int, int], str] = {}
    for aside in reading.set_aside:
        if aside.sheet == sheet:
            mark = "head" if aside.why == "header" else "aside"
            marks.update(dict.fromkeys(_within(aside.cells, height, width), mark))
    counted = {cell for table in reading.tables for cell in _cells_of(table.rows, sheet)}
    for row in range(height):
        for column in range(width):
            if f"{letters(column)}{row + 1}" in counted:
                marks[row, column] = "counted"
    told = [*reading.problems, *(question.problem for question in reading.open_questions)]
    for problem in told:
        if problem.sheet == sheet and problem.cell and problem.severity != "info":
            marks.update(dict.fromkeys(_within(problem.cell, height, width), "look"))
    return marks


def letters(column: int) -> str:
    """0 → A, 27 → AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _cells_of(rows: pd.DataFrame, sheet: str | None) -> Iterable[str]:
    here = rows["sheet"].isna() if sheet is None else (rows["sheet"] == sheet).fillna(False)
    return rows.loc[here, "cell"].dropna()


def _within(cells: str, height: int, width: int) -> Iterator[tuple[int, int]]:
    """Places of "A60:K60" or "D17" within the part that is shown."""
    for first, top, last, bottom in _CELL.findall(cells):
        left, right = _column(first), _column(last or first)
        for row in range(int(top) - 1, min(int(bottom or top), height)):
            for column in range(left, min(right + 1, width)):
                yield row, column


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(text: str, mark: str | None) -> str:
    shown = text if len(text) <= _LETTERS else text[: _LETTERS - 1] + "…"
    title = f' title="{html(text)}"' if shown != text else ""
    kind = f' class="{mark}"' if mark else ""
    return f"<td{title}{kind}>{html(shown)}</td>"


def _first(reading: Reading, sheets: list[str | None]) -> int:
    """The sheet to open with: where something is asked, else where something was counted."""
    asked = [question.sheet for question in reading.open_questions]
    counted = [table.sheet for table in reading.tables if len(table.rows)]
    return next((sheets.index(sheet) for sheet in [*asked, *counted] if sheet in sheets), 0)
