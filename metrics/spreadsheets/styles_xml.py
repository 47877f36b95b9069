"""What styles and shared texts of an .xlsx say about a cell that its value does not: a percentage, a struck-out text.

A person who sees 34 %, ~~999~~340 or 340¹ in Excel must not get 0.34, 999340 or 3401 from us without a sign.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field

from metrics.errors import Refused
from metrics.spreadsheets import limits, problems

#: Built-in number formats 0% and 0.00% (ECMA-376, 18.8.30).
_PERCENT_FORMATS = {"9", "10"}
#: Built-in number formats with a day in them.
_DATE_FORMATS = {"14", "15", "16", "17", "22"}
MOST_STEPS = 15
_RUN = re.compile(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.DOTALL)
_RUN_TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)</", re.DOTALL)
_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Styles:
    """Indexes of the cell styles (the `s` of a cell) that show a percentage or a date, strike text out or indent it."""

    percent: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()
    #: Styles that push the text to the right, by how many steps.
    indents: Mapping[int, frozenset[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Marks:
    """Of one shared text: whether a part is struck out, and what is raised."""

    struck: bool = False
    raised: str = ""


def styles(root: ET.Element | None) -> Styles:
    """From the part `styles.xml`; no part, no marks."""
    if root is None:
        return Styles()
    groups = {str(group.tag).rpartition("}")[2]: group for group in root}
    for name in ("cellXfs", "cellStyleXfs", "fonts", "fills", "borders", "numFmts", "cellStyles", "dxfs"):
        if len(groups.get(name, ())) > limits.STYLES:
            raise Refused(problems.TOO_MANY_STYLES, limit=limits.written(limits.STYLES))
    percent, dates = set(_PERCENT_FORMATS), set(_DATE_FORMATS)
    for node in groups.get("numFmts", ()):
        # Text in quotes, escaped signs, colours and conditions of a format are words, not what it does to the number.
        code = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", node.get("formatCode", "")).lower()
        if "%" in code:
            percent.add(node.get("numFmtId", ""))
        elif re.search("[dy]", code.replace("general", "")):
            dates.add(node.get("numFmtId", ""))
    struck = {str(index) for index, font in enumerate(groups.get("fonts", ())) if _strikes(font)}
    cells = list(groups.get("cellXfs", ()))
    return Styles(
        frozenset(index for index, xf in enumerate(cells) if xf.get("numFmtId") in percent),
        frozenset(index for index, xf in enumerate(cells) if xf.get("fontId") in struck),
        frozenset(index for index, xf in enumerate(cells) if xf.get("numFmtId") in dates),
        _indents(cells),
    )


def _indents(cells: list[ET.Element]) -> dict[int, frozenset[int]]:
    """{steps: styles}. Excel allows up to 250 steps; nobody reads more than a few as a hierarchy."""
    found: dict[int, set[int]] = {}
    for index, xf in enumerate(cells):
        for node in xf:
            steps = node.get("indent", "")
            if str(node.tag).rpartition("}")[2] == "alignment" and steps.isdecimal() and 0 < int(steps) <= MOST_STEPS:
                found.setdefault(int(steps), set()).add(index)
    return {steps: frozenset(indexes) for steps, indexes in found.items()}


def raised_and_struck(texts: bytes) -> dict[int, Marks]:
    """Marks of the shared texts that have any, by index. `texts` is the part `sharedStrings.xml`."""
    if b"superscript" not in texts and b"strike" not in texts:
        return {}
    out = {}
    for index, item in enumerate(_ITEM.finditer(texts)):
        if b"superscript" in item[0] or b"strike" in item[0]:
            marks = marks_of(item[0])
            if marks.struck or marks.raised:
                out[index] = marks
    return out


def marks_of(item: bytes) -> Marks:
    """Marks of one rich text: the content of `<si>` or of an inline `<is>`."""
    marks = Marks()
    for run in _RUN.findall(item):
        text = b"".join(_RUN_TEXT.findall(run)).decode("utf-8", "replace")
        if re.search(rb"<(?:\w+:)?strike\s*(?:/>|val=[\"'](?:1|true))", run):
            marks.struck = True
        if re.search(rb"vertAlign\s+val=[\"']superscript", run):
            marks.raised += text
    return marks


def _strikes(font: ET.Element) -> bool:
    return any(str(node.tag).rpartition("}")[2] == "strike" and node.get("val", "1") in ("1", "true") for node in font)
