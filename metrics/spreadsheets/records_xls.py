"""An .xls is a small file system (compound file) that holds one stream of records; a few of them are looked at here.

Calamine gives the values. What it drops (error cells, formulas never computed) or never tells (hidden rows, filters,
percentages, struck-out cells) stands in records of a few bytes each. Layouts: [MS-CFB] and [MS-XLS], Microsoft's open
specifications.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from metrics.errors import Refused
from metrics.spreadsheets import limits, problems
from metrics.spreadsheets.book import Place

#: Codes of error cells ([MS-XLS] 2.5.10, BErr).
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
#: Built-in number formats 0% and 0.00%.
_PERCENT_FORMATS = {9, 10}

_FORMULA, _EOF, _COLINFO, _SHEET, _MULRK, _FILTER = 0x0006, 0x000A, 0x007D, 0x0085, 0x00BD, 0x009B
_FONT, _TEXT, _OLD_TEXT = 0x0031, 0x00FD, 0x0204
_XF, _NUMBER, _BOOLERR, _ROW, _RK, _FORMAT, _BOF = 0x00E0, 0x0203, 0x0205, 0x0208, 0x027E, 0x041E, 0x0809
_NONE = 0xFFFFFFF0  # sector numbers from here on are marks: end of chain, free, …


@dataclass(slots=True)
class Look:
    """What the records of one sheet say beside its values."""

    errors: dict[Place, str] = field(default_factory=dict)
    uncomputed: set[Place] = field(default_factory=set)
    formulas: dict[Place, str] = field(default_factory=dict)
    percent: set[Place] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False


def look(data: bytes) -> list[Look]:
    """One look a sheet, in the workbook's order. Raises `Refused` where the file system or a record is damaged."""
    try:
        stream = _workbook(data)
        offsets, percent, struck = _globals(stream)
        return [_sheet(stream, offset, percent, struck) for offset in offsets]
    except (struct.error, IndexError) as cause:
        raise Refused(problems.DAMAGED) from cause


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records from `at` to the end of the substream; those of a chart inside a sheet are passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
        if depth == 0:
            return


def _globals(stream: bytes) -> tuple[list[int], set[int], set[int]]:
    """Where each sheet's records begin, and which cell formats show a percentage or strike out."""
    offsets, formats, percent = [], [], set(_PERCENT_FORMATS)
    fonts: list[bool] = []
    of_font: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _SHEET:
            offsets.append(struct.unpack_from("<I", body)[0])
        elif kind == _XF:
            of_font.append(struct.unpack_from("<H", body)[0])
            formats.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _FONT:
            fonts.append(bool(body[2] & 0x08))
        elif kind == _FORMAT:
            wide = body[4] & 1
            text = body[5:].decode("utf-16-le" if wide else "latin-1", "replace")
            if "%" in re.sub(r'"[^"]*"|\\.', "", text):
                percent.add(struct.unpack_from("<H", body)[0])
    # There is no font number 4 ([MS-XLS] 2.5.129): those behind it count one too many.
    striking = {number + (number >= 4) for number, struck in enumerate(fonts) if struck}
    shown = {index for index, number in enumerate(formats) if number in percent}
    return offsets, shown, {index for index, number in enumerate(of_font) if number in striking}


def _sheet(stream: bytes, offset: int, percent: set[int], struck: set[int]) -> Look:
    seen = Look()
    for kind, body in _records(stream, offset):
        if struck and kind in (_NUMBER, _RK, _FORMULA, _TEXT, _OLD_TEXT):
            row, column, style = struct.unpack_from("<HHH", body)
            if style in struck:
                seen.struck.add((row, column))
        if kind in (_NUMBER, _RK, _FORMULA, _BOOLERR):
            row, column, style = struct.unpack_from("<HHH", body)
            if style in percent:
                seen.percent.add((row, column))
            if kind == _BOOLERR and body[7]:
                seen.errors[row, column] = ERRORS.get(body[6], "#ERROR!")
            elif kind == _FORMULA:
                _formula(seen, (row, column), body[6:14])
        elif kind == _MULRK:
            row, first = struct.unpack_from("<HH", body)
            for column, at in enumerate(range(4, len(body) - 2, 6), first):
                style = struct.unpack_from("<H", body, at)[0]
                if style in percent:
                    seen.percent.add((row, column))
                if style in struck:
                    seen.struck.add((row, column))
        elif kind == _ROW and body[12] & 0x20:
            seen.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLINFO and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            seen.hidden_columns.update(range(first, min(last, limits.COLUMNS) + 1))
        elif kind == _FILTER:
            seen.filtered = True
    return seen


def _formula(seen: Look, place: Place, result: bytes) -> None:
    """The value a formula had when it was saved: a number, or 0xFFFF and what else it was. The text is not kept."""
    if result[6:8] == b"\xff\xff" and result[0] == 2:
        seen.errors[place] = ERRORS.get(result[2], "#ERROR!")
    elif result[6:8] == b"\xff\xff" and result[0] == 3:
        seen.uncomputed.add(place)
    else:
        seen.formulas[place] = ""


def _workbook(data: bytes) -> bytes:
    """The stream "Workbook" of the compound file."""
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    small_size = 1 << min(struct.unpack_from("<H", data, 32)[0], 16)
    directory_at, cutoff, small_at = struct.unpack_from("<I4xII", data, 48)
    next_table_sector, tables = struct.unpack_from("<II", data, 68)
    per_sector = size // 4
    table_sectors = [number for number in struct.unpack_from("<109I", data, 76) if number < _NONE]
    for _ in range(min(tables, len(data) // size)):
        numbers = struct.unpack_from(f"<{per_sector}I", data, size * (next_table_sector + 1))
        table_sectors += [number for number in numbers[:-1] if number < _NONE]
        next_table_sector = numbers[-1]
    table: list[int] = []
    for number in table_sectors:
        table += struct.unpack_from(f"<{per_sector}I", data, size * (number + 1))
    entries = _chain(data, table, directory_at, size, size)
    root = entries[:128]
    for at in range(0, len(entries), 128):
        entry = entries[at : at + 128]
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        if name in ("Workbook", "Book"):
            first, length = struct.unpack_from("<II", entry, 116)
            if length >= cutoff:
                return _chain(data, table, first, size, size)[:length]
            small = _chain(data, table, struct.unpack_from("<I", root, 116)[0], size, size)
            packed = _chain(data, table, small_at, size, size)
            small_table = list(struct.unpack(f"<{len(packed) // 4}I", packed))
            return _chain(small, small_table, first, small_size, 0)[:length]
    raise Refused(problems.NOT_A_SPREADSHEET)


def _chain(data: bytes, table: list[int], first: int, size: int, header: int) -> bytes:
    """The sectors of a chain, one after another. A chain longer than its table runs in a circle."""
    out: list[bytes] = []
    while first < _NONE:
        if len(out) > len(table):
            raise Refused(problems.DAMAGED)
        out.append(data[header + size * first : header + size * (first + 1)])
        first = table[first]
    return b"".join(out)
