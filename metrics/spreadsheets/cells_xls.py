"""The cells of an .xls: values, states and merges by calamine, what stands beside them by a look at the records."""

import io
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from metrics.errors import Problem, Refused
from metrics.spreadsheets import limits, problems
from metrics.spreadsheets.book import Book, Sheet, State, address
from metrics.spreadsheets.guard import Guarded
from metrics.spreadsheets.records_xls import Look, look


def read_xls(found: Guarded, data: bytes) -> Book:
    """Every sheet with cells. Raises `Refused` where the file is protected, damaged or too large."""
    book = Book("xls", [], list(found.problems))
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if len(workbook.sheet_names) > limits.SHEETS:
            raise Refused(problems.TOO_MANY_SHEETS, n=len(workbook.sheet_names), limit=limits.SHEETS)
        looks = look(data)
        for at, meta in enumerate(workbook.sheets_metadata):
            if meta.typ != SheetTypeEnum.WorkSheet:
                book.problems.append(Problem(problems.NOT_CELLS, meta.name))
                continue
            parsed = workbook.get_sheet_by_index(at)
            if parsed.height > limits.ROWS + limits.HEADERS:
                raise Refused(problems.TOO_MANY_ROWS, meta.name, limit=limits.written(limits.ROWS))
            if parsed.width > limits.COLUMNS:
                raise Refused(problems.TOO_MANY_COLUMNS, meta.name, limit=limits.written(limits.COLUMNS))
            rows = cast(list[list[object]], parsed.to_python(skip_empty_area=True))
            sheet = Sheet(meta.name, rows, *(parsed.start or (0, 0)), state=_state(meta.visible))
            sheet.merged = [(*first, *last) for first, last in parsed.merged_cell_ranges or ()]
            if at < len(looks):
                _fill(sheet, looks[at], book)
            book.sheets.append(sheet)
    except PasswordError as cause:
        raise Refused(problems.PASSWORD) from cause
    except (CalamineError, ValueError, OverflowError) as cause:
        raise Refused(problems.DAMAGED) from cause
    return book


def _fill(sheet: Sheet, seen: Look, book: Book) -> None:
    bottom = sheet.top + len(sheet.rows)
    right = sheet.left + max(map(len, sheet.rows), default=0)
    sheet.errors, sheet.uncomputed, sheet.formulas = seen.errors, frozenset(seen.uncomputed), seen.formulas
    sheet.percent, sheet.struck, sheet.filtered = frozenset(seen.percent), frozenset(seen.struck), seen.filtered
    sheet.hidden_rows = frozenset(row for row in seen.hidden_rows if sheet.top <= row < bottom)
    sheet.hidden_columns = frozenset(column for column in seen.hidden_columns if sheet.left <= column < right)
    if seen.formulas:
        slots = {"count": len(seen.formulas)}
        book.problems.append(Problem(problems.FORMULAS, sheet.name, address(*min(seen.formulas)), slots))


def _state(visible: SheetVisibleEnum) -> State:
    if visible == SheetVisibleEnum.Visible:
        return "visible"
    return "hidden" if visible == SheetVisibleEnum.Hidden else "very hidden"
