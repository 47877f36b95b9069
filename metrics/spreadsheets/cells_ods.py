"""The cells of an .ods: values by calamine, after one exact pass over `content.xml`.

A kilobyte of OpenDocument can repeat one value seventeen milliard times, so cells are counted before they are parsed.
The same pass notes what calamine does not tell: errors, formulas without a value, merges, hidden rows, percentages,
struck-out and raised text, indented names.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from metrics.errors import Problem, Refused
from metrics.spreadsheets import limits, package, problems
from metrics.spreadsheets.book import Book, Place, Range, Sheet, State, address
from metrics.spreadsheets.guard import ODS, Guarded
from metrics.spreadsheets.styles_xml import MOST_STEPS

_MANIFEST = b"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
#: What a spreadsheet program shows in place of a value.
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "Err:")
#: Points of each unit of length, and those of one press on *increase indent* in LibreOffice.
_POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_STEP = 10.0
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px)")


def read_ods(found: Guarded) -> Book:
    """Every sheet. Raises `Refused` where the content is damaged or too large."""
    seen = _Look(found.parts)
    book = Book("ods", [], list(found.problems))
    # The parser needs a type, a manifest and the content; nothing else of the package reaches it.
    clean = package.pack(
        {"mimetype": ODS, "META-INF/manifest.xml": _MANIFEST, "content.xml": found.parts["content.xml"]}
    )
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(clean))
        for at, meta in enumerate(workbook.sheets_metadata):
            parsed = workbook.get_sheet_by_index(at)
            rows = cast(list[list[object]], parsed.to_python(skip_empty_area=True))
            state: State = "visible" if meta.visible == SheetVisibleEnum.Visible else "hidden"
            sheet = Sheet(meta.name, rows, *(parsed.start or (0, 0)), state=state)
            if at < len(seen.sheets):
                seen.sheets[at].fill(sheet, book)
            book.sheets.append(sheet)
    except (CalamineError, ValueError, OverflowError) as cause:
        raise Refused(problems.DAMAGED) from cause
    return book


@dataclass(slots=True)
class _SheetLook:
    """What one table of the content says beside its values. Repeated cells are noted at their first place."""

    name: str
    errors: dict[Place, str] = field(default_factory=dict)
    uncomputed: set[Place] = field(default_factory=set)
    formulas: dict[Place, str] = field(default_factory=dict)
    percent: set[Place] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    raised: dict[Place, str] = field(default_factory=dict)
    indents: dict[Place, int] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    filtered: bool = False
    rows: int = 0
    columns: int = 0

    def fill(self, sheet: Sheet, book: Book) -> None:
        bottom = sheet.top + len(sheet.rows)
        right = sheet.left + max(map(len, sheet.rows), default=0)
        sheet.errors, sheet.uncomputed, sheet.formulas = self.errors, frozenset(self.uncomputed), self.formulas
        sheet.percent, sheet.merged, sheet.filtered = frozenset(self.percent), self.merged, self.filtered
        sheet.struck, sheet.raised = frozenset(self.struck), self.raised
        sheet.hidden_rows = _within(self.hidden_rows, sheet.top, bottom)
        sheet.hidden_columns = _within(self.hidden_columns, sheet.left, right)
        # An indented name is read as one with blanks before it, which is how text files say the same.
        for (row, column), steps in self.indents.items():
            if isinstance(cell := sheet.at(row, column), str) and cell:
                sheet.rows[row - sheet.top][column - sheet.left] = "  " * steps + cell
        for row, column in (*self.errors, *self.uncomputed):
            if sheet.at(row, column) is not None:
                sheet.rows[row - sheet.top][column - sheet.left] = ""
        if self.formulas:
            first = min(self.formulas)
            slots = {"count": len(self.formulas)}
            book.problems.append(Problem(problems.FORMULAS, sheet.name, address(*first), slots))


class _Look:
    """Walks `content.xml` once. Row and column are those of the cell that is open."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.sheets: list[_SheetLook] = []
        self._row = self._column = self._depth = self._column_style_at = 0
        self._next_row = self._next_column = 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        #: Names of styles that strike out or raise; the style that is being read; spans that are open, by their style.
        self._striking: set[str] = set()
        self._raising: set[str] = set()
        self._indenting: dict[str, int] = {}
        self._style = ""
        self._spans: list[str] = []
        self._column_styles: list[tuple[int, str]] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(parts["content.xml"], True)
        except expat.ExpatError as cause:
            raise Refused(problems.DAMAGED_PART, part="content.xml") from cause

    def _start(self, tag: str, given: Any) -> None:
        self._depth += 1
        if self._depth > limits.DEPTH:
            raise Refused(problems.TOO_DEEP, part="content.xml")
        name = tag.rpartition(":")[2]
        if tag == "style:style":
            self._style = given.get("style:name", "")
        elif tag == "style:text-properties":
            self._note_style(given)
        elif tag == "style:paragraph-properties" and (steps := _steps(given.get("fo:margin-left", ""))):
            self._indenting[self._style] = steps
        elif name == "table" and tag.startswith("table:"):
            self._begin_table(given)
        elif not self.sheets:
            return
        elif name == "table-column":
            self._columns(given)
        elif name == "table-row":
            self._row, self._next_row = self._next_row, self._next_row + _times(given, "table:number-rows-repeated")
            self._next_column = 0
            if given.get("table:visibility") in ("collapse", "filter"):
                self.sheets[-1].hidden_rows.append((self._row, self._next_row))
                self.sheets[-1].filtered |= given["table:visibility"] == "filter"
        elif name in ("table-cell", "covered-table-cell"):
            self._column = self._next_column
            self._next_column += _times(given, "table:number-columns-repeated")
            self._cell, self._text, self._spans = given, [], []
        elif tag == "text:span":
            self._spans.append(given.get("text:style-name", ""))
        elif name == "s" and _times(given, "text:c") > limits.TEXT:
            raise Refused(
                problems.TEXT_TOO_LONG,
                self.sheets[-1].name,
                address(self._row, self._column),
                limit=limits.written(limits.TEXT),
            )

    def _characters(self, text: str) -> None:
        if self._cell is None:
            return
        self._text.append(text)
        place = (self._row, self._column)
        if text.strip() and self._striking.intersection(self._spans):
            self.sheets[-1].struck.add(place)
        if text.strip() and self._raising.intersection(self._spans):
            self.sheets[-1].raised[place] = self.sheets[-1].raised.get(place, "") + text

    def _note_style(self, given: dict[str, str]) -> None:
        lines = (given.get(f"style:text-line-through-{what}", "none") for what in ("style", "type"))
        if any(line != "none" for line in lines):
            self._striking.add(self._style)
        if given.get("style:text-position", "").startswith("super"):
            self._raising.add(self._style)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if tag == "text:span" and self._spans:
            self._spans.pop()
        if self._cell is not None and tag.endswith("table-cell"):
            self._see(self._cell, "".join(self._text).strip())
            self._cell = None

    def _begin_table(self, given: dict[str, str]) -> None:
        if len(self.sheets) >= limits.SHEETS:
            raise Refused(problems.TOO_MANY_SHEETS, n=len(self.sheets) + 1, limit=limits.SHEETS)
        self.sheets.append(_SheetLook(given.get("table:name", "")))
        self._next_row = self._next_column = self._column_style_at = 0
        self._column_styles = []

    def _columns(self, given: dict[str, str]) -> None:
        first = self._column_style_at
        self._column_style_at += _times(given, "table:number-columns-repeated")
        self._column_styles.append((self._column_style_at, given.get("table:default-cell-style-name", "")))
        if given.get("table:visibility") in ("collapse", "filter"):
            self.sheets[-1].hidden_columns.append((first, self._column_style_at))

    def _style_of(self, given: dict[str, str]) -> str:
        """The cell's own style, else its column's."""
        own = given.get("table:style-name")
        return own or next((style for end, style in self._column_styles if self._column < end), "")

    def _see(self, given: dict[str, str], text: str) -> None:
        """Notes one cell; refuses when the rectangle of the values seen so far grows too large."""
        sheet, place = self.sheets[-1], (self._row, self._column)
        across, down = _times(given, "table:number-columns-spanned"), _times(given, "table:number-rows-spanned")
        if across * down > 1:
            self._merge(sheet, (self._row, self._column, self._row + down - 1, self._column + across - 1))
        kind, formula = given.get("office:value-type"), given.get("table:formula")
        if not (kind or text or formula):
            return
        sheet.rows, sheet.columns = max(sheet.rows, self._next_row), max(sheet.columns, self._next_column)
        _refuse_large(sheet)
        if given.get("calcext:value-type") == "error" or (formula and text.startswith(ERRORS)):
            sheet.errors[place] = text or "#ERROR!"
        elif formula and not text and "office:value" not in given:
            sheet.uncomputed.add(place)
        elif formula:
            sheet.formulas[place] = formula
        if self._striking and self._style_of(given) in self._striking:
            sheet.struck.add(place)
        if kind == "percentage":
            sheet.percent.update(self._places())
        if kind == "string" and self._indenting and (steps := self._indenting.get(self._style_of(given), 0)):
            sheet.indents.update(dict.fromkeys(self._places(), steps))

    def _places(self) -> Iterator[Place]:
        """Where the open cell stands: more than once where it is repeated."""
        for row in range(self._row, self._next_row):
            for column in range(self._column, self._next_column):
                yield row, column

    def _merge(self, sheet: _SheetLook, area: Range) -> None:
        sheet.merged.append(area)
        covered = (area[2] - area[0] + 1) * (area[3] - area[1] + 1)
        if len(sheet.merged) > limits.MERGES or covered > limits.CELLS:
            raise Refused(problems.TOO_MANY_MERGES, sheet.name, limit=limits.written(limits.MERGES))


def _refuse_large(sheet: _SheetLook) -> None:
    if sheet.rows > limits.ROWS + limits.HEADERS:
        raise Refused(problems.TOO_MANY_ROWS, sheet.name, limit=limits.written(limits.ROWS))
    if sheet.columns > limits.COLUMNS:
        raise Refused(problems.TOO_MANY_COLUMNS, sheet.name, limit=limits.written(limits.COLUMNS))
    if sheet.rows * sheet.columns > limits.CELLS:
        raise Refused(problems.TOO_MANY_CELLS, sheet.name, limit=limits.written(limits.CELLS))


def _times(given: dict[str, str], name: str) -> int:
    """How often something is repeated; 1 where it is not said."""
    said = given.get(name, "1")
    if not said.isdecimal() or len(said) > 12:
        raise Refused(problems.DAMAGED_PART, part="content.xml")
    return int(said)


def _steps(margin: str) -> int:
    """ "0.353cm" → 1: how far a name is indented. 0 where it is not, or no length is said."""
    length = _LENGTH.fullmatch(margin)
    steps = float(length[1]) * _POINTS[length[2]] / _STEP if length else 0.0
    return min(max(round(steps), 1), MOST_STEPS) if steps >= 0.5 else 0


def _within(ranges: list[tuple[int, int]], first: int, end: int) -> frozenset[int]:
    return frozenset(at for start, stop in ranges for at in range(max(start, first), min(stop, end)))
