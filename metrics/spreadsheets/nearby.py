"""What stands around some cells of a file that was kept: its first rows, where headings are, and the cells' neighbours.

Read by the same guarded, limited process as everything else (`worker`), which is asked in place of answers.
"""

import json
from collections.abc import Iterable, Mapping

from metrics.spreadsheets.book import Book, Place, Sheet, areas
from metrics.spreadsheets.glimpse import cut
from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.worker import ask, ask_once

#: The key under which the process is asked for cells rather than told answers: no question has such a one.
ASKED = "\0nearby"
#: Rows and columns from the beginning of the sheet, and how far one sees around each of so many cells.
_ROWS, _COLUMNS, _AROUND, _CELLS = 6, 3, 1, 24
#: A sheet of no more columns is seen in its whole width.
_NARROW = 10
#: So far above a cell its heading is sought, over so many empty cells at once.
_FAR, _GAP = 5_000, 3


def nearby(data: bytes, name: str, sheet: str | None, cells: Iterable[str], *, once: bool = False) -> Reading:
    """A reading that holds nothing but a `glimpse` of one sheet around `cells` ("D17"); `refused` says why not.

    `once` as for `read_once`: for a command that ends after this. A sheet that is not there gives no glimpse.
    """
    asked = {ASKED: json.dumps([sheet, list(dict.fromkeys(cells))[:_CELLS]])}
    return (ask_once if once else ask)(data, name, asked)


def seen(book: Book, name: str, sha256: str, answers: Mapping[str, str]) -> Reading:
    """The answer to `nearby`, in the process that reads."""
    wanted, cells = json.loads(answers[ASKED])
    found = next((sheet for sheet in book.sheets if sheet.name == wanted), None)
    if found is None:
        return Reading(name, sha256)
    bottom, right = found.top + len(found.rows), found.left + max(map(len, found.rows), default=0)
    rows = set(range(found.top, min(bottom, found.top + _ROWS)))
    columns = set(range(found.left, right if right - found.left <= _NARROW else found.left + _COLUMNS))
    for top, left, _bottom, _right in areas(" ".join(cells)):
        rows |= set(range(max(found.top, top - _AROUND), min(bottom, top + _AROUND + 1)))
        columns |= set(range(max(found.left, left - _AROUND), min(right, left + _AROUND + 1)))
        rows |= _heading(found, (top, left))
    return Reading(name, sha256, glimpse={wanted: cut(found, rows, columns)})


def _heading(sheet: Sheet, cell: Place) -> set[int]:
    """The two rows on top of the column of cells that this one belongs to: a year in a heading is a number like any."""
    row, column = cell
    top = row
    for above in range(row - 1, max(sheet.top, row - _FAR) - 1, -1):
        if sheet.at(above, column) not in (None, ""):
            top = above
        elif top - above > _GAP:
            break
    return {top, min(top + 1, row)}
