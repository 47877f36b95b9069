"""A subject's rows to mend or to enter by hand: one unit and one year at a time, kept the way of every other file.

What is typed becomes a workbook, is read, compared and shown like a dropped one, and is kept by the same button. A
change of one number so leaves the same trace as a new sheet: who, when, the cell, and a way back.
"""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from metrics import countries, languages, units
from metrics.board.source import open_ledger
from metrics.languages import _, day
from metrics.spreadsheets.filled import filled, shown
from metrics.spreadsheets.templates import columns_of
from metrics.subjects import SUBJECTS, Column, Subject
from metrics.ui import choices
from metrics.ui.data import drop
from metrics.ui.words import html, plain

_EDITED = "subject edited"
#: More rows than this are mended in a spreadsheet program.
MOST = 2_000
#: Columns that the person chose above the table: every row has the same.
_GIVEN = ("unit", "year")


def button(subject: Subject) -> None:
    """The way in, beside the subject's empty sheet."""
    st.button(
        _("Edit here"), key=f"edit-{subject.name}", type="tertiary", on_click=choices.hold, args=(_EDITED, subject.name)
    )


def opened() -> Subject | None:
    """The subject that is being edited."""
    return SUBJECTS.get(choices.held(_EDITED) or "")


def show(subject: Subject) -> None:
    """The table of one unit and year, to be changed and handed on."""
    st.html(f'<h2 class="part">{html(_("Edit: {subject}", subject=_(subject.title)))}</h2>')
    table = open_ledger().current()[subject.name]
    unit, year = _part(subject, table)
    rows = table[_mask(table, unit, year)]
    if len(rows) > MOST:
        st.info(plain(_("There are more than {n} rows here. Mend them in your spreadsheet and drop it.", n=MOST)))
    else:
        _form(subject, rows, unit, year)
    st.button(_("Back, without a change"), key="edit-back", on_click=choices.hold, args=(_EDITED, None))


def _part(subject: Subject, table: pd.DataFrame) -> tuple[str, int | None]:
    """Which unit and, where the subject has years, which year; those that have rows come first."""
    where, when = st.columns(2)
    here = [code for code in units.tree() if code in set(table["unit"].dropna())]
    codes = [*here, *(code for code in units.tree() if code not in here)]
    with where:
        unit = st.selectbox(_("Unit"), codes, format_func=units.name, key=f"edit-unit-{subject.name}")
    if not _by_year(subject):
        return unit, None
    told = table.loc[table["unit"].astype("object") == unit, "year"].dropna()
    now = date.today().year
    years = list(range(max([now + 10 if subject.name == "targets" else now, *told]), min([now - 15, *told]) - 1, -1))
    last = years.index(int(told.max())) if len(told) else years.index(now)
    with when:
        year = st.selectbox(_("Year"), years, last, key=f"edit-year-{subject.name}-{unit}")
    return unit, year


def _by_year(subject: Subject) -> bool:
    """True where each row must say its year; a register is edited as a whole."""
    return "year" in subject and subject["year"].required


def _mask(table: pd.DataFrame, unit: str, year: int | None) -> "pd.Series[bool]":
    mine = table["unit"].astype("object").fillna(units.root()) == unit
    return mine if year is None else mine & (table["year"] == year).fillna(False).astype(bool)


def _form(subject: Subject, rows: pd.DataFrame, unit: str, year: int | None) -> None:
    sheet = shown(subject.name, rows).reset_index(drop=True)
    open_columns = [column for column in columns_of(subject) if column.name not in _given(year)]
    typed = pd.DataFrame({column.name: _typed(column, sheet[column.name]) for column in open_columns})
    st.html(f'<p class="part">{html(_("Click a cell to change it. The last row, with a plus, is for a new one."))}</p>')
    edited = st.data_editor(
        typed,
        column_config={column.name: _config(column, typed[column.name]) for column in open_columns},
        num_rows="dynamic",
        placeholder="",
        hide_index=True,
        key=f"edit-{subject.name}-{unit}-{year}-{open_ledger().version()}",
    )
    if st.button(_("See what will change"), type="primary", key="edit-done"):
        _hand_on(subject, typed, edited, unit, year)


def _hand_on(subject: Subject, before: pd.DataFrame, after: pd.DataFrame, unit: str, year: int | None) -> None:
    """The edited rows go the way of a dropped file."""
    after = after.dropna(how="all").reset_index(drop=True)
    if not len(after):
        st.error(plain(_("A table without rows cannot be kept. To take everything back, withdraw its upload below.")))
        return
    if subject.flow and _stays(before) - _stays(after):
        st.error(
            plain(
                _(
                    "All entries of some month or year were taken out, and what is kept would not know of it. "
                    "Withdraw the upload that brought them, below, or drop the whole list anew."
                )
            )
        )
        return
    sheet = _written(subject, after)
    if sheet.equals(_written(subject, before)):
        st.info(plain(_("Nothing was changed.")))
        return
    sheet["unit"] = units.name(unit)
    if year is not None:
        sheet["year"] = year
    name = " – ".join(filter(None, [_(subject.title), units.name(unit), str(year or ""), day(date.today(), "short")]))
    choices.hold(_EDITED, None)
    drop.take(filled(subject.name, sheet, languages.current()), f"{name.replace('/', '-')}.xlsx")
    st.rerun()


def _written(subject: Subject, typed: pd.DataFrame) -> pd.DataFrame:
    """What was typed, as it is written in the workbook: a column for each of the sheet, None for what is empty."""
    sheet = pd.DataFrame({column.name: None for column in columns_of(subject)}, index=typed.index, dtype="object")
    for column in columns_of(subject):
        if column.name in typed:
            values = [_value(column, value) for value in typed[column.name].astype("object")]
            sheet[column.name] = pd.Series(values, index=typed.index, dtype="object")
    return sheet


def _given(year: int | None) -> tuple[str, ...]:
    return _GIVEN if year is not None else _GIVEN[:1]


def _typed(column: Column, cells: pd.Series) -> pd.Series:
    """One type a column, as the table on the page wants it; a column that holds a mark ("*") is text."""
    if column.kind in ("year", "count", "number") and not any(isinstance(cell, str) for cell in cells):
        return pd.to_numeric(cells).astype("Float64" if column.kind == "number" else "Int64")
    if column.kind == "date":
        return pd.to_datetime(cells)
    return cells.map(str, na_action="ignore").astype("string")


def _config(column: Column, cells: pd.Series) -> Any:
    title = _(column.title)
    if column.name == "country":
        names = sorted(map(countries.name, countries.alpha2()))
        return st.column_config.SelectboxColumn(title, options=_with(cells, names))
    if column.values:
        words = [_(word) for word in column.values.values()]
        return st.column_config.SelectboxColumn(title, options=_with(cells, words))
    if column.kind == "date":
        return st.column_config.DateColumn(title, min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
    if pd.api.types.is_numeric_dtype(cells):
        step = 1 if column.kind in ("year", "count") else None
        return st.column_config.NumberColumn(title, min_value=0 if column.kind == "count" else None, step=step)
    return st.column_config.TextColumn(title)


def _with(cells: pd.Series, words: list[str]) -> list[str]:
    """The words to choose from, and those that are there already."""
    return list(dict.fromkeys([*words, *cells.dropna()]))


def _stays(rows: pd.DataFrame) -> set[Any]:
    """Months and years of which a list speaks: from its first dated entry to its last, and each year that is named."""
    months = {month for month in pd.to_datetime(rows["start"]).dt.to_period("M").dropna()}
    years = set(rows["year"].dropna())
    undated = {None} if (rows["start"].isna() & rows["year"].isna()).any() else set()
    return set(pd.period_range(min(months), max(months), freq="M") if months else ()) | years | undated


def _value(column: Column, cell: Any) -> Any:
    """What is written in the workbook: a number that was typed as text is a number."""
    if cell is None or cell is pd.NA or cell is pd.NaT or cell != cell:
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    if isinstance(cell, str):
        text = cell.strip()
        whole = column.kind in ("count", "number", "year") and text.isdecimal() and text.isascii()
        return int(text) if whole else text or None
    return cell.item() if hasattr(cell, "item") else cell
