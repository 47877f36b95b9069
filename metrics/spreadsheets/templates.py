"""A blank workbook for each subject, in any of the languages, which reads back without a question.

One sheet to type into, with our own titles as its header, and one that says what belongs into each column. Cells of a
closed list offer its words; nothing else is forced, since the reader understands years, dates and countries as people
write them. There are no example rows: somebody would upload them.
"""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from metrics import units
from metrics.languages import N_, _, listed, speaking
from metrics.subjects import SUBJECTS, TOTALS, Column, Subject

#: Rows that offer a list to choose from; more may be filled without one.
ROWS = 2_000
#: Excel cuts longer names of sheets.
_TITLE = 31
#: Excel takes no longer list inside a rule.
_LIST = 255

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


def template(subject: str, language: str) -> bytes:
    """The .xlsx for one subject. Raises KeyError for a name that is no subject's."""
    declared = SUBJECTS[subject]
    with speaking(language):
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = _(declared.title)[:_TITLE]
        columns = columns_of(declared)
        _fill_header(sheet, columns)
        _offer_words(sheet, columns)
        notes = book.create_sheet(_("Definitions")[:_TITLE])
        _fill_notes(notes, declared, columns)
        out = io.BytesIO()
        book.save(out)
    return out.getvalue()


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


def _offer_words(sheet: Worksheet, columns: list[Column]) -> None:
    """A drop-down for each closed list. Other words are allowed: the reader knows more of them than fit into a list."""
    for at, column in enumerate(columns, 1):
        words = _words(column)
        if words and len(",".join(words)) <= _LIST and not any("," in word for word in words):
            choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False)
            letter = get_column_letter(at)
            choice.add(f"{letter}2:{letter}{ROWS}")
            sheet.add_data_validation(choice)


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
