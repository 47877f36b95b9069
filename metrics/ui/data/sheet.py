"""The sheet itself, drawn small beside the questions: what each cell was taken for, and where something is asked.

A role is told by colour and by the look of the letters alike. Where a question is open, its neighbourhood is shown
below the head of the sheet.
"""

from collections.abc import Collection
from pathlib import Path

import streamlit as st

from metrics import languages
from metrics.languages import _
from metrics.spreadsheets import annotated
from metrics.spreadsheets.book import Place, areas, letters
from metrics.spreadsheets.glimpse import Glimpse
from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.roles import LOOK, ROLES, looks, painted
from metrics.ui.words import html

#: Longer texts are cut; the whole one stands in the cell's title.
_LETTERS = 24
#: Rows from the top that are shown, those of them that stay above a question further below, and how far one sees there.
_ROWS, _HEAD, _AROUND = 24, 8, 4
#: Columns from the left that are in sight at once, and those of them that stay beside a question further right: what a
#: row is called often takes two.
_COLUMNS, _LEFT = 5, 2


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


def coloured(data: bytes, reading: Reading) -> None:
    """The workbook itself to take away, with its cells coloured and commented."""
    if not annotated.fits(data):
        return
    language = languages.current()

    def made() -> bytes:
        with languages.speaking(language):
            return annotated.annotated(data, reading.file, reading)

    st.download_button(
        _("Your sheet, coloured"),
        made,
        file_name=f"{Path(reading.file).stem}-{language}.xlsx",
        key="coloured",
        on_click="ignore",
        help=_("Your own file as .xlsx: each cell coloured by what it was taken for, with a comment where to look."),
    )


def picture(reading: Reading, sheet: str | None) -> str:
    """Some cells of a sheet as an HTML table; every text in it is escaped."""
    seen = reading.glimpse[sheet]
    asked = next((one for one in reading.open_questions if one.sheet == sheet and one.problem.cell), None)
    focus = next(areas(asked.problem.cell or ""))[:2] if asked else None
    rows = _rows(seen, focus)
    columns = _columns(seen, focus)
    roles = painted(reading, sheet, rows, columns)
    marks = _looks(reading, sheet, set(rows), set(columns))
    head = "".join(
        f'<th scope="col"{_gap(columns, place)}>{letters(column)}</th>' for place, column in enumerate(columns)
    )
    body, before = "", None
    for row in rows:
        if before is not None and row > before + 1:
            body += f'<tr class="gap"><th>⋮</th><td colspan="{len(columns)}"></td></tr>'
        before = row
        texts = dict(zip(seen.columns, seen.texts[seen.rows.index(row)], strict=True))
        body += f'<tr><th scope="row">{row + 1}</th>' + "".join(
            _cell(texts[column], roles.get((row, column)), marks.get((row, column)), (row, column) == focus)
            for column in columns
        )
        body += "</tr>"
    label = html(_("A part of the sheet, and what it was taken for"))
    legend = _legend(set(roles.values()), bool(marks))
    return (
        f'{legend}<div class="sheet" tabindex="0" role="region" aria-label="{label}">'
        f'<table><caption class="seen-not">{label}</caption><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _rows(seen: Glimpse, focus: Place | None) -> list[int]:
    """The first rows; where the question is further below, fewer of them and those around it."""
    if focus is None or focus[0] not in seen.rows or focus[0] in seen.rows[:_ROWS]:
        return list(seen.rows[:_ROWS])
    return [*seen.rows[:_HEAD], *(row for row in seen.rows[_HEAD:] if abs(row - focus[0]) <= _AROUND)]


def _columns(seen: Glimpse, focus: Place | None) -> list[int]:
    """All columns; where the question is further right, the first and those from the one before it on."""
    if focus is None or focus[1] not in seen.columns[_COLUMNS:]:
        return list(seen.columns)
    return [*seen.columns[:_LEFT], *(column for column in seen.columns[_LEFT:] if column >= focus[1] - 1)]


def _gap(columns: list[int], place: int) -> str:
    """Marks a column before which others are left out."""
    return ' class="gap"' if place and columns[place] > columns[place - 1] + 1 else ""


def _looks(reading: Reading, sheet: str | None, rows: Collection[int], columns: Collection[int]) -> dict[Place, str]:
    """What is said of each cell shown that wants a look; of several things the first."""
    marks: dict[Place, str] = {}
    for (top, left, bottom, right), problem in looks(reading, sheet):
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if row in rows and column in columns:
                    marks.setdefault((row, column), problem.message)
    return marks


def _legend(roles: Collection[str], look: bool) -> str:
    told = [f'<li><span class="{role}">{html(_(said))}</span></li>' for role, said in ROLES.items() if role in roles]
    if look:
        told.append(f'<li><span class="look">{html(_(LOOK))}</span></li>')
    return f'<ul class="legend">{"".join(told)}</ul>'


def _cell(text: str, role: str | None, said: str | None, asked: bool) -> str:
    shown = text if len(text) <= _LETTERS else text[: _LETTERS - 1] + "…"
    title = " · ".join(part for part in (text if shown != text else "", said or "") if part)
    kinds = " ".join(kind for kind in (role, "look" if said else "", "asked" if asked else "") if kind)
    kind = f' class="{kinds}"' if kinds else ""
    hint = f' title="{html(title)}"' if title else ""
    return f"<td{hint}{kind}>{html(shown)}</td>"


def _first(reading: Reading, sheets: list[str | None]) -> int:
    """The sheet to open with: where something is asked, else where something was counted."""
    asked = [question.sheet for question in reading.open_questions]
    counted = [table.sheet for table in reading.tables if len(table.rows)]
    return next((sheets.index(sheet) for sheet in [*asked, *counted] if sheet in sheets), 0)
