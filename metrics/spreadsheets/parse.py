"""From bytes to a `Book`: the guard, then the cells of the format that the content is, then a look at the whole."""

from collections.abc import Iterable

from metrics.errors import Problem
from metrics.spreadsheets import problems
from metrics.spreadsheets.book import Book, Sheet, address, letters, span
from metrics.spreadsheets.cells_csv import read_csv
from metrics.spreadsheets.cells_ods import read_ods
from metrics.spreadsheets.cells_xls import read_xls
from metrics.spreadsheets.cells_xlsx import read_xlsx
from metrics.spreadsheets.guard import guard
from metrics.spreadsheets.texts import look_at_texts

#: So many hidden blocks of one sheet are named.
_NAMED = 5


def parse(data: bytes, name: str) -> Book:
    """All sheets with what stands beside their values. Raises `Refused` when nothing of the file can be used."""
    found = guard(data, name)
    if found.content == "text":
        book = read_csv(found, data)
    elif found.content == "xls":
        book = read_xls(found, data)
    elif found.content == "ods":
        book = read_ods(found)
    else:
        book = read_xlsx(found)
    look_at_texts(book)
    for sheet in book.sheets:
        book.problems.extend(_hidden(sheet))
    return book


def _hidden(sheet: Sheet) -> Iterable[Problem]:
    """What a person does not see in the sheet but we read. Hidden sheets are told where it is decided about them."""
    if not sheet.rows:
        return
    bottom, right = sheet.top + len(sheet.rows) - 1, sheet.left + max(map(len, sheet.rows)) - 1
    if sheet.hidden_rows:
        blocks = _blocks(sheet.hidden_rows)
        named = ", ".join(f"{first + 1}:{last + 1}" for first, last in blocks[:_NAMED])
        area = span((blocks[0][0], sheet.left, blocks[0][1], right))
        kind = problems.FILTERED_ROWS if sheet.filtered else problems.HIDDEN_ROWS
        yield Problem(kind, sheet.name, area, {"cell": named + (", …" if len(blocks) > _NAMED else "")})
    if sheet.hidden_columns:
        blocks = _blocks(sheet.hidden_columns)
        named = ", ".join(f"{letters(first)}:{letters(last)}" for first, last in blocks[:_NAMED])
        area = f"{address(sheet.top, blocks[0][0])}:{address(bottom, blocks[0][1])}"
        yield Problem(
            problems.HIDDEN_COLUMNS, sheet.name, area, {"cell": named + (", …" if len(blocks) > _NAMED else "")}
        )


def _blocks(places: Iterable[int]) -> list[tuple[int, int]]:
    """{3, 4, 7} → [(3, 4), (7, 7)]."""
    out: list[tuple[int, int]] = []
    for place in sorted(places):
        if out and out[-1][1] == place - 1:
            out[-1] = (out[-1][0], place)
        else:
            out.append((place, place))
    return out
