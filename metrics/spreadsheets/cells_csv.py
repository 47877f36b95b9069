"""The records of a .csv or .tsv: which encoding, which delimiter, and whether every line says as much as the others.

Text files say none of this themselves, so each is decided by what fits the whole file, and named to the person where
it was a guess. Fields stay text; typing them is `values`' work. A record is a row, so a line break inside quotes
starts no new one.
"""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from charset_normalizer import from_bytes

from metrics.errors import Problem, Refused
from metrics.languages import words
from metrics.spreadsheets import limits, places, problems
from metrics.spreadsheets.book import Book, Sheet, address
from metrics.spreadsheets.guard import Guarded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Tried in this order; the first of equally good ones wins.
_DELIMITERS = ",;\t|"
#: Encodings without a mark of their own that spreadsheet programs of our users and their partners write, the likelier
#: of two equally good ones first: Windows Cyrillic, Western, Turkish, Central European, Baltic; DOS and Unix Cyrillic;
#: Chinese, Japanese, Korean.
_LEGACY = (
    "cp1251", "cp1252", "cp1254", "cp1250", "cp1257", "cp866", "koi8-r", "gb18030", "big5", "shift_jis", "cp949"
)  # fmt: skip
#: So much of a file is looked at to find its encoding, and so many of its fields.
_SAMPLE, _FIELDS = 200_000, 400
#: Bytes that text never holds: control characters other than tab, line ends, form feed, Ctrl-Z.
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_DELIMITER_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
#: So many ragged lines are named one by one.
_NAMED = 20


def read_csv(found: Guarded, data: bytes) -> Book:
    """One sheet without a name. Raises `Refused` when it is no text, is too large, or a quote is never closed."""
    book = Book("csv", [], list(found.problems))
    text = _decode(book, data, found.extension)
    if not text.strip():
        raise Refused(problems.EMPTY_FILE)
    first = 0
    named = _DELIMITER_LINE.match(text)
    if named:
        book.delimiter, text, first = named[1], text[named.end() :], 1
    else:
        book.delimiter = _delimiter(text, found.extension)
    rows, lines = _records(text, book.delimiter, first)
    _look_at_widths(book, rows, lines, first)
    book.sheets.append(Sheet(None, rows, top=first))
    return book


def _decode(book: Book, data: bytes, extension: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(book, data, encoding, extension)
    wide = _utf16_without_bom(data)
    if wide:
        book.problems.append(Problem(problems.ENCODING_GUESSED, slots={"encoding": wide.upper()}))
        return _decoded(book, data, wide, extension)
    if b"\0" in data:
        if data.count(b"\0") > max(10, len(data) // 100) or _BINARY.search(data):
            raise Refused(problems.NOT_TEXT, extension=extension)
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise Refused(problems.NUL_BYTES, cell=f"A{line}", line=line)
    if len(_BINARY.findall(data[:100_000])) > len(data[:100_000]) // 100:
        raise Refused(problems.NOT_TEXT, extension=extension)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _legacy_encoding(data, extension)
        book.problems.append(Problem(problems.ENCODING_GUESSED, slots={"encoding": encoding}))
        return _decoded(book, data, encoding, extension)
    book.encoding = "utf-8"
    return text


def _decoded(book: Book, data: bytes, encoding: str, extension: str) -> str:
    book.encoding = encoding
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as cause:
        raise Refused(problems.NOT_TEXT, extension=extension) from cause
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise Refused(problems.NUL_BYTES, cell=f"A{line}", line=line)
    return text


def _utf16_without_bom(data: bytes) -> str | None:
    """Half of the bytes of UTF-16 text in delimiters, digits and Latin letters are zero, nearly all on one side: of
    Chinese signs a few end in a zero byte."""
    start = data[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > max(2, len(start) // 20) and min(even, odd) <= max(even, odd) // 5:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return encoding if _text(data, encoding) is not None else None
    return None


def _legacy_encoding(data: bytes, extension: str) -> str:
    """The encoding in which most fields are names of countries or words of tables; where none is, the one whose text
    looks most like some language. Short files of names are what detection by letters alone gets wrong most."""
    readable = {encoding: text for encoding in _LEGACY if (text := _text(data[:_SAMPLE], encoding)) is not None}
    sense = {encoding: _sense(text) for encoding, text in readable.items()}
    best = max(sense, key=lambda encoding: sense[encoding], default=None)
    if best is not None and sense[best]:
        return best
    likely = from_bytes(data[:_SAMPLE], cp_isolation=list(_LEGACY)).best()
    if likely is None:
        raise Refused(problems.NOT_TEXT, extension=extension)
    return _mostly_cyrillic(data) or str(likely.encoding)


def _mostly_cyrillic(data: bytes) -> str | None:
    """cp1251 when nearly every letter beyond ASCII stands in a run of such letters, as in words of a Cyrillic text.

    Western text has one accent among Latin letters; short Cyrillic files are what charset detection gets wrong most.
    """
    runs = re.findall(rb"[\xa8\xb8\xc0-\xff]+", data[:200_000])
    letters = sum(map(len, runs))
    in_words = sum(len(run) for run in runs if len(run) >= 3)
    return "cp1251" if letters and in_words > 0.8 * letters else None


def _text(data: bytes, encoding: str) -> str | None:
    """The bytes as text, None where they are none in this encoding; the last letter may be cut in two."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return None


def _sense(text: str) -> float:
    """Which share of the fields that are not plain ASCII we know."""
    fields = dict.fromkeys(field.strip() for field in re.split(r"[;,\t|\r\n\"]+", text) if not field.isascii())
    seen = list(fields)[:_FIELDS]
    return sum(map(_known, seen)) / max(1, len(seen))


def _known(field: str) -> bool:
    if sum(map(str.isalpha, field)) < 0.7 * len(field.replace(" ", "")):
        return False
    if places.looks_like(field) or words.value("level", field) is not None:
        return True
    return any(found.cover >= 0.5 for section in ("headers", "lines") for found in words.match(field, section))


def _delimiter(text: str, extension: str) -> str:
    """The delimiter that cuts most records into the same number of fields, and into more than one."""
    if extension == ".tsv" and "\t" in text:
        return "\t"
    sample = text[:50_000]
    csv.field_size_limit(len(sample) + 1)

    def regularity(delimiter: str) -> float:
        widths: Counter[int] = Counter()
        try:
            for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=True):
                widths[len(record)] += bool(record)
        except csv.Error as cause:
            # The sample may end inside quotes. Any other error says that fields do not end at this delimiter.
            if "unexpected end" not in str(cause):
                return 0.0
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        return count / widths.total() * min(width, 20) if width > 1 else 0.0

    return max(_DELIMITERS, key=regularity)


def _records(text: str, delimiter: str, first: int) -> tuple[list[list[object]], list[int]]:
    """All records, and the line of the file on which each ends."""
    csv.field_size_limit(limits.TEXT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[object]] = []
    lines: list[int] = []
    try:
        for record in reader:
            if len(record) > limits.COLUMNS and any(record[limits.COLUMNS :]):
                raise Refused(problems.TOO_MANY_COLUMNS, limit=limits.written(limits.COLUMNS))
            rows.append(list(record))
            lines.append(first + reader.line_num)
            if len(rows) > limits.ROWS + limits.HEADERS:
                raise Refused(problems.TOO_MANY_ROWS, limit=limits.written(limits.ROWS))
    except csv.Error as cause:
        line = (lines[-1] if lines else first) + 1
        cell = address(first + len(rows), 0)
        if "field larger" in str(cause) and not _quote_opens(text, line - first):
            raise Refused(problems.TEXT_TOO_LONG, cell=cell, limit=limits.written(limits.TEXT)) from cause
        raise Refused(problems.OPEN_QUOTE, cell=cell, line=line) from cause
    return rows, lines


def _quote_opens(text: str, line: int) -> bool:
    """True when an odd number of quotation marks stands in a line, so that a field runs on into the next."""
    lines = io.StringIO(text, newline="")
    return next(islice(lines, line - 1, None), "").count('"') % 2 == 1


def _look_at_widths(book: Book, rows: list[list[object]], lines: list[int], first: int) -> None:
    """Names lines with more or fewer fields than the table: their values stand under the wrong header.

    Titles above and notes below the table may be shorter; empty fields at the end of a line count as absent.
    """
    widths = [len(row) for row in rows]
    width = Counter(used for used, row in zip(widths, rows, strict=True) if any(row)).most_common(1)
    if not width or width[0][0] == 1:
        return
    table = width[0][0]
    regular = [index for index, used in enumerate(widths) if used == table]
    top, bottom = regular[0], regular[-1]
    if top and 1 < widths[top - 1] < table and all(rows[top - 1]) and any(rows[i][-1] for i in regular):
        slots = {"n": table, "width": widths[top - 1]}
        book.problems.append(Problem(problems.HEADER_SHORTER, None, address(first + top - 1, 0), slots))
    ragged = []
    for index, row in enumerate(rows):
        longer = any(row[table:])
        shorter = widths[index] < table and any(row) and top < index < bottom
        if longer or shorter:
            ragged.append(index)
    for index in ragged[:_NAMED]:
        used = max((at + 1 for at, value in enumerate(rows[index]) if value), default=0)
        slots = {"line": lines[index], "n": max(used, widths[index]), "width": table}
        book.problems.append(Problem(problems.RAGGED, None, address(first + index, 0), slots))
    if len(ragged) > _NAMED:
        slots = {"count": len(ragged) - _NAMED, "line": lines[ragged[-1]]}
        book.problems.append(Problem(problems.RAGGED_MANY, None, address(first + ragged[-1], 0), slots))
