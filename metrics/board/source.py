"""Where the cards' tables come from: the ledger, or the example workbooks while nobody has uploaded anything.

The examples go the whole way of a real file, through the reader and into a ledger of their own that lives in memory,
so a first visit sees what its own files will look like. The first upload replaces them.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock

from metrics.board.cards import CARDS, draw
from metrics.board.choices import Choices
from metrics.board.view import View
from metrics.institutions import agreed
from metrics.ledger import Ledger, Upload
from metrics.settings import ROOT, settings
from metrics.spreadsheets import read_ours
from metrics.subjects import Tables

EXAMPLES = ROOT / "data" / "examples"

#: How many moments of ledgers are kept ready at once.
_KEPT = 8


@dataclass(frozen=True, eq=False, slots=True)
class Board:
    """One moment: `tables` with their `version`, the file behind each upload's number, and whether they are examples.

    In `tables` each partner has the one name that people agreed on (`names`: other name → partner); `written` are the
    same rows, as the sheets name them. `uploads` are told by their number as text, and `ledger` holds their files.
    Shared by everybody who looks: never change the tables.
    """

    version: str
    tables: Tables
    files: Mapping[str, str]
    example: bool = False
    written: Tables = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    ledger: Ledger | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    def view(self, choices: Choices, today: date | None = None) -> View:
        """What the cards of one page see under these choices."""
        return View(self.tables, choices, today or date.today(), self.files, self.example)


_boards: OrderedDict[tuple[str, str], Board] = OrderedDict()
_lock = Lock()


def end(of: date) -> datetime:
    """The last moment of a day on the clock of this machine."""
    return datetime.combine(of, time.max).astimezone()


def open_board(as_of: date | None = None) -> Board:
    """The tables of today, or as they stood at the end of a day. Raises HamkorError where the ledger cannot be used."""
    ledger = open_ledger()
    then = end(as_of) if as_of else None
    key = (settings.ledger_url, ledger.version(then))
    with _lock:
        if key in _boards:
            _boards.move_to_end(key)
            return _boards[key]
    board = _current(ledger, then, key[1]) if ledger.history() else examples()
    with _lock:
        _boards[key] = board
        while len(_boards) > _KEPT:
            _boards.popitem(last=False)
    return board


def open_ledger() -> Ledger:
    """The ledger that settings name, opened once and shared."""
    return _ledger(settings.ledger_url)


@cache
def _ledger(url: str) -> Ledger:
    return Ledger(url)


def _current(ledger: Ledger, as_of: datetime | None, version: str, example: bool = False) -> Board:
    uploads = {str(upload.number): upload for upload in ledger.history()}
    files = {number: upload.file for number, upload in uploads.items()}
    written, names = ledger.current(as_of), ledger.names(as_of)
    return Board(version, agreed(written, names), files, example, written, uploads, ledger, names)


def examples(folder: Path = EXAMPLES) -> Board:
    """The example workbooks of `folder`, read once. Raises RuntimeError naming a workbook that raises questions."""
    with _reading:
        return _examples(folder)


_reading = Lock()


@cache
def _examples(folder: Path) -> Board:
    ledger = Ledger("sqlite://")
    for file in sorted(folder.glob("*.xlsx")):
        data = file.read_bytes()
        reading = read_ours(data, file.name)
        if not reading.ready:
            raise RuntimeError(f"the example {file.name} cannot be read; write it anew with data/examples/make.py")
        ledger.commit(data, file.name, reading.kept, who="Hamkor")
    return _current(ledger, None, f"examples-{ledger.version()}", example=True)


def warm() -> None:
    """Everything that a first visit would wait for: tables and the cards of the overview."""
    view = open_board().view(Choices())
    for card in CARDS.values():
        if card.page == "overview":
            draw(card.key, view)
