"""Pages as bytes of a format: xlsx, ods, and text in many encodings."""

import csv
import io
import random
from datetime import datetime
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.styles import Alignment

from tests.spreadsheets.families.page import Cell, Page
from tests.spreadsheets.workbooks import pack

_UNICODE = ("utf-8", "utf-8-sig", "utf-16")
ENCODINGS = {
    "en": (*_UNICODE, "cp1252", "utf-16-le"),
    "ru": (*_UNICODE, "cp1251", "utf-16-le", "koi8-r", "cp866"),
    "uz": (*_UNICODE, "cp1252"),
    "uz_Cyrl": _UNICODE,
    "tr": (*_UNICODE, "cp1254"),
    "zh": (*_UNICODE, "big5", "gb18030"),
    "cs": (*_UNICODE, "cp1250"),
}


def written(rng: random.Random, pages: list[Page], language: str) -> tuple[bytes, str, str]:
    """(bytes, extension, what was chosen). Several pages or merges go into workbooks only."""
    kind = rng.choices(("xlsx", "ods", "csv", "tsv"), (6, 1.5, 2, 0.5) if len(pages) == 1 else (6, 1, 0, 0))[0]
    if kind == "xlsx":
        return xlsx(pages), ".xlsx", "xlsx"
    if kind == "ods":
        return ods(pages), ".ods", "ods"
    delimiter = "\t" if kind == "tsv" else rng.choice(",;\t|")
    for encoding in rng.sample(ENCODINGS[language], len(ENCODINGS[language])):
        try:
            return text(pages[0], delimiter, encoding), f".{kind}", f"{kind} {encoding} {delimiter!r}"
        except UnicodeEncodeError:
            continue
    return text(pages[0], delimiter, "utf-8"), f".{kind}", f"{kind} utf-8 {delimiter!r}"


def xlsx(pages: list[Page]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for page in pages:
        sheet = book.create_sheet(page.name)
        for (row, column), value in page.cells.items():
            sheet.cell(row + 1, column + 1, value)
        for (row, column), steps in page.indents.items():
            sheet.cell(row + 1, column + 1).alignment = Alignment(indent=steps)
        for top, left, bottom, right in page.merged:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(page: Page, delimiter: str, encoding: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([[_as_text(cell) for cell in row] for row in page.rows()])
    return out.getvalue().encode(encoding)


def _as_text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%d.%m.%Y")
    return "" if cell is None else str(cell)


def ods(pages: list[Page]) -> bytes:
    names = ("office", "table", "text")
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    tables = "".join(f'<table:table table:name="{escape(page.name)}">{_ods_rows(page)}</table:table>' for page in pages)
    content = (
        f'<office:document-content{spaces} office:version="1.2"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _ods_rows(page: Page) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merged}
    covered = {
        (i, j)
        for top, left, bottom, right in page.merged
        for i in range(top, bottom + 1)
        for j in range(left, right + 1)
    } - set(spans)
    rows = []
    for i in range(page.height):
        cells = []
        for j in range(page.width):
            span = (
                f' table:number-rows-spanned="{spans[i, j][0]}" table:number-columns-spanned="{spans[i, j][1]}"'
                if (i, j) in spans
                else ""
            )
            cells.append(
                "<table:covered-table-cell/>" if (i, j) in covered else _ods_cell(page.cells.get((i, j)), span)
            )
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return "".join(rows)


def _ods_cell(value: Cell, span: str) -> str:
    if value is None:
        return f"<table:table-cell{span}/>"
    if isinstance(value, datetime):
        kind, shown = f'"date" office:date-value="{value.date().isoformat()}"', f"{value:%d.%m.%Y}"
    elif isinstance(value, str):
        kind, shown = '"string"', escape(value)
    else:
        kind, shown = f'"float" office:value="{value}"', str(value)
    return f"<table:table-cell{span} office:value-type={kind}><text:p>{shown}</text:p></table:table-cell>"
