"""Somebody's own workbook, given back with its cells coloured by what they were taken for and with what to look at.

Formats, formulas and widths of an .xlsx stay; other formats become an .xlsx of their values. Colours are never the
only sign: the first cell of each part, and each cell that wants a look, carries a comment, and a last sheet explains.
The work is done in a limited process, as reading is: openpyxl unpacks what somebody sent.
"""

import io
from collections.abc import Mapping
from functools import partial
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from metrics import languages
from metrics.errors import HamkorError, Kind, Problem
from metrics.languages import N_, _
from metrics.spreadsheets import limits, problems, telling, worker
from metrics.spreadsheets.book import Book, Sheet, areas
from metrics.spreadsheets.reading import WHYS, Reading
from metrics.spreadsheets.roles import LOOK, ROLES, looks, painted, roles
from metrics.subjects import SUBJECTS

#: Larger files are not coloured: openpyxl needs 40 s for 100,000 × 8 cells, and nobody looks through so many.
MOST_BYTES, MOST_CELLS = 4 * limits.MEGABYTE, 150_000
#: Comments on one sheet, and letters of one; Excel shows no more in a box of usual size.
COMMENTS, LETTERS = 300, 500
_AUTHOR = "Hamkor"

_FILLS = {
    "head": PatternFill("solid", fgColor="DCE6F2"),
    "year": PatternFill("solid", fgColor="FBECCB"),
    "country": PatternFill("solid", fgColor="EFE2F3"),
    "label": PatternFill("solid", fgColor="EEF4E6"),
    "counted": PatternFill("solid", fgColor="C9E8E3"),
    # Hatched, so that it is told apart in black and white too.
    "aside": PatternFill("lightUp", fgColor="9AA5B1"),
}
_RED = Side("thick", color="B3261E")
_FRAME = Border(left=_RED, right=_RED, top=_RED, bottom=_RED)

TOO_LARGE = Kind(
    "annotated-too-large",
    "error",
    N_("The workbook is too large to be coloured: up to {limit} cells are. What wants a look stands on the page."),
)
LEGEND = N_("What the colours mean")
READ_AS = N_("Read as: {role}.")
SET_ASIDE = N_("Not counted: {why}.")


def fits(data: bytes) -> bool:
    """True where a file is small enough to be coloured, as far as its bytes tell."""
    return len(data) <= MOST_BYTES


def annotated(data: bytes, name: str, reading: Reading) -> bytes:
    """The .xlsx in the language of the moment. Raises HamkorError where the file is refused or too large for it."""
    if not fits(data):
        raise HamkorError(TOO_LARGE, limit=limits.written(MOST_CELLS))
    process = worker.Worker(f"from metrics.spreadsheets.annotated import serve; serve({languages.current()!r})")
    try:
        found: Any = process.ask(data, name, reading.answers)[0]
    except worker.Died as death:
        kind = problems.TOO_SLOW if death.slow else problems.CRASHED
        raise HamkorError(kind, limit=limits.SECONDS) from death
    finally:
        process.end()
    if isinstance(found, Problem):
        raise HamkorError(found.kind, found.sheet, found.cell, **found.slots)
    return bytes(found)


def serve(language: str) -> None:
    """What the limited process runs."""
    worker.serve(partial(annotate_here, language=language))  # type: ignore[arg-type]


def annotate_here(data: bytes, name: str, answers: Mapping[str, str], *, language: str) -> bytes | Problem:
    """The workbook, or why there is none; in this very process."""
    # Parsers are loaded only where they may die, not by whoever asks for the workbook.
    from metrics.spreadsheets.parse import parse
    from metrics.spreadsheets.understand import understand

    try:
        book = parse(data, name)
        if sum(len(row) for sheet in book.sheets for row in sheet.rows) > MOST_CELLS:
            return Problem(TOO_LARGE, slots={"limit": limits.written(MOST_CELLS)})
        reading = understand(book, name, "", answers)
    except HamkorError as refusal:
        return refusal.problem
    with languages.speaking(language):
        workbook = _opened(data, book)
        for sheet in book.sheets:
            title = _title(sheet)
            if title in workbook.sheetnames and isinstance(workbook[title], Worksheet):
                _paint(workbook[title], reading, sheet)
        _explain(workbook, reading)
        out = io.BytesIO()
        workbook.save(out)
    return out.getvalue()


def _opened(data: bytes, book: Book) -> Workbook:
    """The workbook itself where openpyxl can keep its formats, else a new one of its values. No links to elsewhere."""
    if book.format == "xlsx":
        return load_workbook(io.BytesIO(data), keep_links=False, rich_text=True)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in book.sheets:
        made = workbook.create_sheet(_title(sheet))
        for row, cells in enumerate(sheet.rows, sheet.top + 1):
            for column, value in enumerate(cells, sheet.left + 1):
                if value is not None and value != "":
                    _put(made.cell(row, column), value)
    return workbook


def _title(sheet: Sheet) -> str:
    return sheet.name if sheet.name is not None else _("Sheet")


def _put(cell: Cell, value: Any) -> None:
    """A value as it is; a text stays a text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[: limits.TEXT]
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
    else:
        cell.value = value


def _paint(made: Worksheet, reading: Reading, sheet: Sheet) -> None:
    rows = range(sheet.top, sheet.top + len(sheet.rows))
    columns = range(sheet.left, sheet.left + max(map(len, sheet.rows), default=0))
    for (row, column), role in painted(reading, sheet.name, rows, columns).items():
        made.cell(row + 1, column + 1).fill = _FILLS[role]
    said: dict[tuple[int, int], list[str]] = {}
    for (top, left, _bottom, _right), role in roles(reading, sheet.name):
        if role not in ("head", "aside"):
            said.setdefault((top, left), []).append(_(READ_AS, role=_(ROLES[role])))
    for aside in reading.set_aside:
        if aside.sheet == sheet.name and aside.why != "header":
            for top, left, _bottom, _right in areas(aside.cells):
                said.setdefault((top, left), []).append(_(SET_ASIDE, why=_(WHYS[aside.why])))
    for table in reading.tables:
        if table.sheet == sheet.name and table.subject in SUBJECTS and len(table.rows):
            first = next(areas(str(table.rows["cell"].iloc[0])))[:2]
            said.setdefault(first, []).append(_(READ_AS, role=_(SUBJECTS[table.subject].title)))
    for (top, left, bottom, right), problem in looks(reading, sheet.name):
        said.setdefault((top, left), []).insert(0, problem.message)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                made.cell(row + 1, column + 1).border = _FRAME
    for (row, column), told in list(said.items())[:COMMENTS]:
        _comment(made, row + 1, column + 1, told)


def _comment(made: Worksheet, row: int, column: int, told: list[str]) -> None:
    """Our words behind those that stand there already; in merged cells at their first one."""
    cell = made.cell(row, column)
    if not isinstance(cell, Cell):
        area = next(area for area in made.merged_cells.ranges if cell.coordinate in area)
        cell = made.cell(area.min_row, area.min_col)
    before = [cell.comment.text] if cell.comment else []
    text = "\n".join(dict.fromkeys([*before, *told]))
    comment = Comment(ILLEGAL_CHARACTERS_RE.sub("", text)[:LETTERS], _AUTHOR)
    comment.width, comment.height = 320, min(60 + 20 * (len(text) // 40), 300)
    cell.comment = comment


def _explain(workbook: Workbook, reading: Reading) -> None:
    """A last sheet: the colours, then everything that is asked or wrong; in one column, which no reader takes for a
    table if the workbook comes back."""
    sheet = workbook.create_sheet(_(LEGEND)[:31])
    sheet.column_dimensions["A"].width = 100
    row = 1
    for role, said in ROLES.items():
        sheet.cell(row, 1, _(said)).fill = _FILLS[role]
        row += 1
    sheet.cell(row, 1, _(LOOK)).border = _FRAME
    asked = [question.problem for question in reading.open_questions]
    graver = [one for kind in ("error", "warning") for one in reading.problems if one.severity == kind]
    row += 2
    for alike in telling.gathered([*asked, *graver]):
        place = telling.where(alike[0])
        cell = sheet.cell(row, 1)
        _put(cell, f"{place}: {telling.sentence(alike)}" if place else telling.sentence(alike))
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(bold=alike[0].severity == "error")
        row += 1
