"""The cells of an .xlsx: values by calamine, and from the XML what calamine does not tell.

Calamine drops error cells, gives no sign of formulas that were never computed, of hidden rows or of percentages, and
aborts its process on one cell in the last corner. So each sheet's XML is looked at first (`sheet_xml`), strays are cut
away, and calamine reads a package that we wrote ourselves, with only the parts that it needs.
"""

import io
import posixpath
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook

from metrics.errors import Problem, Refused
from metrics.spreadsheets import limits, package, problems
from metrics.spreadsheets.book import Book, Sheet, State
from metrics.spreadsheets.guard import Guarded
from metrics.spreadsheets.sheet_xml import Look, look
from metrics.spreadsheets.styles_xml import Styles, raised_and_struck, styles

_STATES: dict[str, State] = {"hidden": "hidden", "veryhidden": "very hidden"}


@dataclass(slots=True)
class _Entry:
    """A sheet as the workbook names it: its title, state and the part that holds it."""

    name: str
    state: State
    part: str
    cells: bool


def read_xlsx(found: Guarded) -> Book:
    """Every sheet with cells, in the workbook's order. Raises `Refused` where a part is damaged or too large."""
    parts = _Package(found.parts)
    root = parts.tree(parts.workbook)
    entries = _entries(parts, root)
    look_of_cells = parts.target("styles")
    # Some exporters name styles that they never write; nothing but the look is lost.
    style = styles(parts.tree(look_of_cells) if parts.has(look_of_cells) else None)
    texts = parts.target("sharedStrings")
    if texts and not parts.has(texts):
        raise Refused(problems.DAMAGED_PART, part=texts)
    marked = raised_and_struck(parts.read(texts)) if texts else {}
    stale = any(_local(node) == "calcPr" and node.get("fullCalcOnLoad") in ("1", "true") for node in root)
    book = Book("xlsx", [], list(found.problems))
    looks: list[tuple[_Entry, Look]] = []
    for entry in entries:
        if not entry.cells:
            book.problems.append(Problem(problems.NOT_CELLS, entry.name))
            continue
        if b't="s"' in parts.read(entry.part) and not texts:
            raise Refused(problems.DAMAGED_PART, part="xl/sharedStrings.xml")
        seen = look(parts.read(entry.part), entry.name, entry.part, style, marked, stale)
        parts.replace(entry.part, seen.xml)
        book.problems.extend(seen.problems)
        looks.append((entry, seen))
    book.sheets = _parse(parts, looks, style)
    return book


def _parse(parts: "_Package", looks: list[tuple[_Entry, Look]], style: Styles) -> list[Sheet]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(parts.clean([entry.part for entry, _ in looks])))
        out = []
        for entry, seen in looks:
            parsed = workbook.get_sheet_by_name(entry.name)
            rows = cast(list[list[object]], parsed.to_python(skip_empty_area=True))
            sheet = Sheet(entry.name, rows, state=entry.state)
            sheet.top, sheet.left = parsed.start or (0, 0)
            seen.fill(sheet)
            out.append(sheet)
    except (CalamineError, ValueError, OverflowError) as cause:
        raise Refused(problems.DAMAGED) from cause
    return out


def _entries(parts: "_Package", root: ET.Element) -> list[_Entry]:
    names = sum(1 for node in root.iter() if _local(node) == "definedName")
    if names > limits.NAMES:
        raise Refused(problems.TOO_MANY_NAMES, limit=limits.written(limits.NAMES))
    sheets = [node for node in root.iter() if _local(node) == "sheet"]
    if len(sheets) > limits.SHEETS:
        raise Refused(problems.TOO_MANY_SHEETS, n=len(sheets), limit=limits.SHEETS)
    out = []
    for node in sheets:
        key = next((value for name, value in node.attrib.items() if name.rpartition("}")[2] == "id"), "")
        kind, part = parts.relations.get(key, ("", ""))
        if not parts.has(part):
            raise Refused(problems.DAMAGED_PART, part=part or node.get("name", ""))
        state = _STATES.get(node.get("state", "").lower(), "visible")
        cells = kind == "worksheet" and b"chartsheet" not in parts.read(part)[:500]
        out.append(_Entry(node.get("name", ""), state, part, cells))
    if not out:
        raise Refused(problems.DAMAGED_PART, part=parts.workbook)
    return out


class _Package:
    """The parts of a workbook by name (case does not matter), and what its relations point to."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = {name.casefold(): (name, part) for name, part in parts.items()}
        self.workbook = "xl/workbook.xml"
        self.relations: dict[str, tuple[str, str]] = {}
        for node in self.tree("xl/_rels/workbook.xml.rels"):
            if node.get("TargetMode") == "External":
                continue
            target = node.get("Target", "")
            part = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            if part.startswith(".."):
                raise Refused(problems.DAMAGED_PART, part=target)
            self.relations[node.get("Id", "")] = (node.get("Type", "").rpartition("/")[2], part)

    def has(self, name: str) -> bool:
        return name.casefold() in self._parts

    def read(self, name: str) -> bytes:
        if not self.has(name):
            raise Refused(problems.DAMAGED_PART, part=name)
        return self._parts[name.casefold()][1]

    def replace(self, name: str, part: bytes) -> None:
        self._parts[name.casefold()] = (name, part)

    def target(self, kind: str) -> str:
        """The part that the workbook relates to as `kind`, or an empty text."""
        return next((part for found, part in self.relations.values() if found == kind), "")

    def tree(self, name: str) -> ET.Element:
        part = self.read(name)
        if len(part) > limits.SMALL_PART:
            raise Refused(problems.UNPACKS_TOO_LARGE, what=name, limit=limits.SMALL_PART // limits.MEGABYTE)
        try:
            return _tree(part)
        except ET.ParseError as cause:
            raise Refused(problems.DAMAGED_PART, part=name) from cause
        except RecursionError as cause:
            raise Refused(problems.TOO_DEEP, part=name) from cause

    def clean(self, sheets: list[str]) -> bytes:
        """A package with the given sheets and what they need, under the names that the relations use."""
        wanted = ["[Content_Types].xml", "_rels/.rels", self.workbook, "xl/_rels/workbook.xml.rels", *sheets]
        wanted += [part for part in (self.target("sharedStrings"), self.target("styles")) if self.has(part)]
        return package.pack({name: self.read(name) for name in wanted})


def _tree(part: bytes) -> ET.Element:
    """Parsed, unless its elements are nested deeper than a real part's."""
    root: ET.Element | None = None
    depth = 0
    for event, node in ET.iterparse(io.BytesIO(part), ("start", "end")):
        root = node if root is None else root
        depth += 1 if event == "start" else -1
        if depth > limits.DEPTH:
            raise RecursionError
    if root is None:
        raise ET.ParseError("no element")
    return root


def _local(node: ET.Element) -> str:
    return str(node.tag).rpartition("}")[2]
