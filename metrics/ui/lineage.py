"""The rows behind a number, told with who and when, and the part of the sheet where they stand, as a small picture.

The picture is drawn from the file as it was kept, read anew by the same guarded process as at its upload: whoever
doubts a number sees the cell itself.
"""

from itertools import pairwise

import pandas as pd
import streamlit as st

from metrics.board.lineage import Number, Part
from metrics.errors import HamkorError
from metrics.languages import _, ngettext, number
from metrics.spreadsheets.book import address, letters
from metrics.spreadsheets.glimpse import Glimpse
from metrics.spreadsheets.nearby import nearby
from metrics.ui import cache
from metrics.ui.words import html, plain

#: Cells that one picture marks; more would be no small part of a sheet.
_CELLS = 24


def pictures(card: str, found: pd.DataFrame) -> None:
    """A choice of the sheets that the rows come from, and a picture of the chosen one."""
    places = found[["upload", "sheet"]].astype(object).where(found[["upload", "sheet"]].notna(), None).drop_duplicates()
    sheets = [(str(upload), sheet) for upload, sheet in places.itertuples(index=False) if upload is not None]
    if not sheets:
        return
    if not st.toggle(_("Show the cells in the sheet"), key=f"seen-{card}"):
        return
    names, place = [_named(upload, sheet) for upload, sheet in sheets], 0
    if len(sheets) > 1:
        place = st.selectbox(_("Sheet"), range(len(sheets)), key=f"sheet-{card}", format_func=names.__getitem__)
    upload, sheet = sheets[place]
    of_sheet = found["sheet"].isna() if sheet is None else found["sheet"].eq(sheet)
    here = (found["upload"].astype("string").eq(upload) & of_sheet).fillna(False)
    cells = list(dict.fromkeys(found.loc[here, "cell"].dropna().astype(str)))
    _picture(upload, sheet, cells, names[place])


def _named(upload: str, sheet: str | None) -> str:
    """ "students 2024.xlsx · Sheet1" """
    return " · ".join(part for part in (cache.board().files.get(upload, upload), sheet) if part)


def _picture(upload: str, sheet: str | None, cells: list[str], name: str) -> None:
    board = cache.board()
    assert board.ledger is not None
    try:
        with st.spinner(_("Looking into the file…")):
            file, data = board.ledger.original(int(upload))
            reading = nearby(data, file, sheet, cells[:_CELLS])
    except HamkorError as error:
        st.error(plain(str(error)))
        return
    if reading.refused:
        st.error(plain(reading.refused.message))
    elif sheet in reading.glimpse:
        st.html(drawn(reading.glimpse[sheet], set(cells), name))
        if len(cells) > _CELLS:
            more = ngettext("{n} more cell is not shown.", "{n} more cells are not shown.", len(cells) - _CELLS)
            st.html(f'<p class="aside">{html(more)}</p>')
    else:
        st.html(f'<p class="aside">{html(_("This sheet is not in the file."))}</p>')


def drawn(view: Glimpse, cells: set[str], caption: str) -> str:
    """Part of a sheet as an HTML table: letters and numbers as in Excel, the cells marked, gaps told.

    Every text in it is escaped. Marked cells say so to whoever cannot see the colour.
    """
    gaps = {right for left, right in pairwise(view.columns) if right > left + 1}
    head = "".join(f'{_gap(column in gaps, "th")}<th scope="col">{letters(column)}</th>' for column in view.columns)
    width = len(view.columns) + len(gaps) + 1
    lines, before = [], None
    for row, texts in zip(view.rows, view.texts, strict=True):
        if before is not None and row > before + 1:
            lines.append(f'<tr class="gap"><td colspan="{width}">⋮</td></tr>')
        body = "".join(
            _gap(column in gaps, "td") + _cell(text, address(row, column) in cells)
            for column, text in zip(view.columns, texts, strict=True)
        )
        lines.append(f'<tr><th scope="row">{row + 1}</th>{body}</tr>')
        before = row
    label = html(_("Part of the sheet: {name}", name=caption))
    return (
        f'<div class="twin seen" tabindex="0" role="region" aria-label="{label}"><table><caption>{label}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _gap(there: bool, tag: str) -> str:
    return f"<{tag}>…</{tag}>" if there else ""


def _cell(text: str, marked: bool) -> str:
    return f"<td><mark>{html(text) or '&nbsp;'}</mark></td>" if marked else f"<td>{html(text)}</td>"


def adding_up(part: Part) -> str:
    """ "These rows add up to 151."; or how the number is got from them where it is no sum."""
    if part.total is not None:
        return _("These rows add up to {total}.", total=number(part.total, 2))
    if part.once is not None:
        return _("What stands in several of these rows is counted once: {value}.", value=number(part.once, 2))
    return _("This number is not the sum of these rows: its definition says how it is worked out from them.")


def of_what(found: list[Part], asked: Number | None, of: float | None) -> str:
    """What a share is a part of: "That is 30 of 120."; and of a number without rows, why. Else nothing."""
    if not found:
        if asked is not None and asked.value == 0:
            return _("No row of any file counts here: that makes 0.")
        return _("No row of any file tells this number.")
    told = [part.total if part.once is None else part.once for part in found]
    if len(told) == 1 and of is not None:
        told.append(of)
    if len(told) != 2 or None in told:
        return ""
    return _("That is {part} of {whole}.", part=number(told[0], 2), whole=number(told[1], 2))
