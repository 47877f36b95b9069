"""A blank workbook for each subject, in any of the languages, which reads back without a question.

One sheet to type into, with our own titles as its header, and one that says what belongs into each column. Cells of a
closed list, of countries, of units and of known partners offer what may be chosen; nothing is forced, since the reader
understands years, dates and countries as people write them. There are no example rows: somebody would upload them.

Where it is asked for, what changes little from year to year is filled in from the ledger: the countries that students
came from, the partners, the programs. Numbers and days of events never are, so a row that nobody touched counts nobody.
"""

import io
from collections.abc import Sequence

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from metrics import countries, units
from metrics.languages import N_, _, listed, speaking
from metrics.spreadsheets.places import by_alpha2
from metrics.subjects import SUBJECTS, TOTALS, Column, Subject, Tables

#: Rows that offer a list to choose from; more may be filled without one.
ROWS = 2_000
#: Excel cuts longer names of sheets.
_TITLE = 31
#: What is filled in of a subject, by column; of all others nothing is known before the year is over.
_KNOWN = {
    "students": ("unit", "country"),
    "agreements": (
        "institution", "country", "city", "kind", "institution_type", "unit", "signed", "valid_from", "valid_to",
        "term", "rank_band", "latitude", "longitude",
    ),
    "programs": ("program", "unit", "institution", "country", "level", "award", "split", "start", "end"),
    "projects": (
        "project", "unit", "institution", "country", "funder", "role", "start", "end", "budget", "currency",
    ),
    "totals": ("unit",),
}  # fmt: skip
#: Tables of one year each: what is filled in is of the last one, and the year is left to be typed.
_YEARLY = ("students", "programs", "totals")

_WHAT = {
    "year": N_("A calendar year (2023) or an academic year (2023/2024)."),
    "date": N_("A date. Leave it empty when it is not known."),
    "count": N_("A whole number. 0 means none; leave it empty when it is not known."),
    "number": N_("A number. 0 means none; leave it empty when it is not known."),
    "category": N_("A short text, spelt the same in every row."),
    "text": N_("Any text."),
}
_ONE_OF = N_("One of these: {words}.")
_COUNTRY = N_("The name of the country, in any language.")
_REQUIRED = N_("Must be filled in every row.")


def template(subject: str, language: str, known: Tables | None = None) -> bytes:
    """The .xlsx for one subject; with `known`, what the current tables say of last year and will hardly change.

    Raises KeyError for a name that is no subject's.
    """
    declared = SUBJECTS[subject]
    with speaking(language):
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = _(declared.title)[:_TITLE]
        columns = columns_of(declared)
        _fill_header(sheet, columns)
        if known is not None:
            _fill_rows(sheet, declared, columns, known[subject])
        notes = book.create_sheet(_("Definitions")[:_TITLE])
        _fill_notes(notes, declared, columns)
        _offer_words(sheet, notes, columns, partners(known) if known is not None else [])
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


def partners(known: Tables) -> list[str]:
    """Names of the institutions of all tables, in order."""
    tables = (rows for rows in known.values() if "institution" in rows)
    return sorted({str(name) for rows in tables for name in rows["institution"].dropna()}, key=str.casefold)


def has_known(subject: str, known: Tables) -> bool:
    """True where something can be filled in for a subject."""
    return subject in _KNOWN and bool(len(known[subject]))


def _fill_rows(sheet: Worksheet, subject: Subject, columns: list[Column], rows: pd.DataFrame) -> None:
    """A row for each thing known, without what will be another one this year."""
    if not has_known(subject.name, {subject.name: rows}):
        return
    if subject.name in _YEARLY and rows["year"].notna().any():
        rows = rows[rows["year"] == rows["year"].max()]
    names = list(_KNOWN[subject.name])
    found = rows[names].drop_duplicates().sort_values(names, key=lambda one: one.astype("string"))
    for at, row in enumerate(found.astype(object).to_dict("records")[:ROWS], 2):
        if row.get("term") in ("open-ended", "auto-renewed"):
            row["valid_to"] = row["term"]
        for place, column in enumerate(columns, 1):
            value = row.get(column.name)
            if value is not None and not pd.isna(value):
                _put(sheet, at, place, subject, column, value)


def _put(sheet: Worksheet, row: int, place: int, subject: Subject, column: Column, value: object) -> None:
    """A value as people write it; a text stays a text, whatever it begins with."""
    if isinstance(value, pd.Timestamp):
        sheet.cell(row, place, value.date()).number_format = "yyyy-mm-dd"
    elif isinstance(value, str):
        said = _said(subject, column, value)
        cell = sheet.cell(row, place, said)
        cell.data_type = "s"
        cell.quotePrefix = said[:1] in ("=", "+", "-", "@")
    else:
        sheet.cell(row, place, value)


def _said(subject: Subject, column: Column, value: str) -> str:
    """A code as people write it, in the language of the moment."""
    if column.name == "country":
        return countries.name(value)
    if column.name == "unit":
        return units.name(value)
    words = subject["term"].values if column.name == "valid_to" else column.values
    return _(words[value]) if value in words else value


def columns_of(subject: Subject) -> list[Column]:
    """The subject's columns as people fill them: each total has a column of its own, which is how sheets give them."""
    if subject.name != "totals":
        return list(subject.columns)
    kept = [column for column in subject.columns if column.name not in ("total", "value")]
    return kept + [Column(code, "number", title) for code, title in TOTALS.items()]


def _fill_header(sheet: Worksheet, columns: list[Column]) -> None:
    for at, column in enumerate(columns, 1):
        cell = sheet.cell(1, at, _(column.title))
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EEF4")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        width = sheet.column_dimensions[get_column_letter(at)]
        width.width = max(12, min(32, len(_(column.title)) + 4))
        if column.kind == "date":
            width.number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "A2"


def _offer_words(sheet: Worksheet, notes: Worksheet, columns: list[Column], known: Sequence[str]) -> None:
    """A drop-down for each list, which stands below the definitions. Other words are allowed: the reader knows more."""
    below = notes.max_row + 2
    for at, column in enumerate(columns, 1):
        words = _countries() if column.name == "country" else _words(column)
        if column.name == "institution":
            words = list(known)
        if not words:
            continue
        notes.cell(below, 1, _("{column}, to choose from:", column=_(column.title))).font = Font(bold=True)
        for row, word in enumerate(words, below + 1):
            notes.cell(row, 1, word).data_type = "s"
        area = f"{quote_sheetname(notes.title)}!$A${below + 1}:$A${below + len(words)}"
        choice = DataValidation("list", formula1=area, allow_blank=True, showErrorMessage=False)
        letter = get_column_letter(at)
        choice.add(f"{letter}2:{letter}{ROWS}")
        sheet.add_data_validation(choice)
        below += len(words) + 2


def _countries() -> list[str]:
    """Names of today's countries in the language of the moment."""
    return sorted({countries.name(code) for code in by_alpha2().values()}, key=str.casefold)


def _fill_notes(notes: Worksheet, subject: Subject, columns: list[Column]) -> None:
    """A paragraph a column, all in one column of the sheet: nothing there can be taken for a table."""
    said = [f"{_(subject.title)}: {_(subject.hint)}", ""]
    for column in columns:
        said.append(" ".join([f"{_(column.title)}:", *_what(column)]))
    for row, text in enumerate(said, 1):
        notes.cell(row, 1, text or None).alignment = Alignment(wrap_text=True, vertical="top")
    notes.column_dimensions["A"].width = 100


def _words(column: Column) -> list[str]:
    if column.name == "unit":
        return [_(unit.name) for unit in units.tree().values()]
    return [_(word) for word in column.values.values()]


def _what(column: Column) -> list[str]:
    words = _words(column)
    what = _(_COUNTRY) if column.name == "country" else _(_WHAT[column.kind])
    if words:
        what = _(_ONE_OF, words=listed(words))
    return [_(_REQUIRED), what] if column.required else [what]
