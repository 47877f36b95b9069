"""The tags of a sheet's XML as searches over its bytes, and the places that its cells name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from metrics.errors import Refused
from metrics.spreadsheets import limits, problems
from metrics.spreadsheets.book import Place, Range, letters

#: What a cell or a row says about its place, in any spelling that XML allows.
REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")
_ANY = re.compile(rb"""\br\s*=\s*["']""")


@dataclass(slots=True)
class Cell:
    """One `<c>` of the XML, with where it stands in it."""

    place: Place
    content: bytes
    start: int
    end: int


class Tags:
    """Searches for the tags of a sheet, whose names have a prefix in files of some exporters (`<x:row>`)."""

    def __init__(self, prefix: bytes) -> None:
        p = prefix
        self.row = re.compile(rb"<%srow\b[^>]*>" % p)
        # As nearly every program writes it; others are looked at tag by tag.
        self.row_number = re.compile(rb'<%srow(?: r="(\d+)")?' % p)
        self.unnamed = re.compile(rb'<%sc(?! r=")[\s/>]' % p)
        self.row_close, self.v_close, self.is_close = b"</%srow>" % p, b"</%sv>" % p, b"</%sis>" % p
        self.cell_open, self.cell_close = b"<%sc" % p, b"</%sc>" % p
        self.any_cell = re.compile(
            rb"<%srow\b([^>]*)>|<%sc(?=[\s/>])([^>]*?)(?:/>|>(.*?)</%sc>)" % (p, p, p), re.DOTALL
        )
        self.value = re.compile(rb"<%sv\b[^>]*>([^<]*)</" % p)
        self.formula_open = b"<%sf" % p
        self.formula = re.compile(
            rb"<%sf\b(?:[^>]*/>|[^>]*>([^<]*)</%sf>)\s*(?:<%sv\b[^>/]*(?:/>|>([^<]*)</))?" % (p, p, p)
        )
        self.holds = (b"<%sv>" % p, b"<%sv " % p, b"<%sis>" % p)
        self.data = re.compile(rb"<%ssheetData\b[^>]*?(/?)>" % p)
        self.data_close = b"</%ssheetData>" % p
        self.merge = re.compile(rb"<%smergeCell\b[^>]*\bref\s*=\s*[\"']([^\"']*)" % p)
        self.column = re.compile(rb"<%scol\b[^>]*>" % p)
        self.condition = b"<%scfRule" % p
        self.filter_column = b"<%sfilterColumn" % p
        self.prefix = p

    @staticmethod
    @cache
    def of(prefix: bytes) -> "Tags":
        return Tags(prefix)

    def split(self, xml: bytes, part: str) -> tuple[bytes, bytes, bytes]:
        """What stands before the rows, the rows, and what stands after them."""
        opening = self.data.search(xml)
        if opening is None:
            raise Refused(problems.DAMAGED_PART, part=part)
        if opening[1]:
            return xml[: opening.end()], b"", xml[opening.end() :]
        close = xml.rfind(self.data_close)
        if close < opening.end():
            raise Refused(problems.DAMAGED_PART, part=part)
        return xml[: opening.end()], xml[opening.end() : close], xml[close:]

    def outside(self, column: int) -> re.Pattern[bytes]:
        """Finds a cell whose reference is not plainly left of `column` (0-based, from 1 to 702), or that has none."""
        last = letters(column - 1)
        within = f"[A-{last}]" if len(last) == 1 else f"[A-Z]|{last[0]}[A-{last[1]}]"
        if len(last) == 2 and last[0] > "A":
            within += f"|[A-{chr(ord(last[0]) - 1)}][A-Z]"
        return re.compile(rb'<%sc(?! r="(?:%s)\d)[\s/>]' % (self.prefix, within.encode()))

    def styled(self, indexes: frozenset[int]) -> re.Pattern[bytes] | None:
        """Finds cells with one of the styles."""
        if not indexes:
            return None
        any_of = b"|".join(str(index).encode() for index in sorted(indexes))
        return re.compile(rb"<%sc\s[^>]*?\bs\s*=\s*[\"'](?:%s)[\"']" % (self.prefix, any_of))

    def walk(self, body: bytes, part: str) -> Iterator[Cell]:
        """Every cell exactly; about a second for 500,000 of them."""
        row, column = -1, -1
        for found in self.any_cell.finditer(body):
            if found[1] is not None:
                number = ROW_NUMBER.search(found[1])
                row, column = int(number[1]) - 1 if number else row + 1, -1
                continue
            reference = REFERENCE.search(found[2])
            if reference:
                row, column = place(reference, part)
            elif _ANY.search(found[2]):
                raise Refused(problems.DAMAGED_PART, part=part)
            else:
                column += 1
            yield Cell((row, column), found[3] or b"", found.start(), found.end())


def place(reference: re.Match[bytes], part: str) -> Place:
    """The place that a reference names. Refuses one that no grid has."""
    row, column = int(reference[2]) - 1, _column(reference[1])
    if not (0 <= row < limits.GRID_ROWS and column < limits.GRID_COLUMNS):
        raise Refused(problems.DAMAGED_PART, part=part)
    return row, column


@cache
def _column(name: bytes) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + letter - 64
    return number - 1


def area(reference: bytes, part: str) -> Range:
    """The range that a reference such as "A1:B2" names. Refuses what is none."""
    ends = re.fullmatch(rb"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?", reference)
    if ends is None:
        raise Refused(problems.DAMAGED_PART, part=part)
    first = int(ends[2]) - 1, _column(ends[1])
    last = (int(ends[4]) - 1, _column(ends[3])) if ends[3] else first
    return min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1])
