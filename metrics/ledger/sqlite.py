"""What only SQLite needs: durable settings, one writer at a time, a marker beside the file, and its errors in words.

A deleted file would silently begin anew as an empty ledger. So a marker lies beside it once it was used, and a missing
or emptied file with a marker is refused. Facts behind the settings: https://www.sqlite.org/wal.html (readers go on
while one writes), https://www.sqlite.org/pragma.html#pragma_synchronous (FULL: acknowledged means on disk).
"""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from metrics.errors import HamkorError
from metrics.ledger import problems
from metrics.ledger.turns import PATIENCE, SHAPES, WRITES

#: One transaction sees one moment without being asked to.
READING: dict[str, Any] = {}

_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def file_of(url: URL) -> Path | None:
    """The file that holds the ledger; None for a ledger in memory."""
    if not url.database or url.database == ":memory:":
        return None
    return Path(url.database.removeprefix("file:"))


def engine(url: URL) -> Engine:
    """An engine with our settings. A ledger in memory has one connection that threads take turns with."""
    more: dict[str, Any] = {"connect_args": {"timeout": PATIENCE, "check_same_thread": False}}
    if file_of(url) is None:
        more |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
    made = create_engine(url, **more)
    event.listen(made, "connect", _settle)
    event.listen(made, "begin", _begin)
    return made


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own idea of when to begin a transaction is switched off: SQLAlchemy says BEGIN, see _begin.
    connection.isolation_level = None
    # A flipped bit may break the UTF-8 of a name. That row is found by its seal; the others must still be readable.
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    _read_while_writing(connection)
    connection.execute("PRAGMA synchronous=FULL").close()


def _read_while_writing(connection: sqlite3.Connection) -> None:
    """Turns the file to WAL, once in its life. For this alone SQLite does not wait while another program holds the
    writer's turn, as one of several that start together does: it fails at once."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as refused:
            if _kind(refused.sqlite_errorcode) not in _BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    # Only outside a transaction can this be said: https://www.sqlite.org/lang_altertable.html#otheralter
    connection.exec_driver_sql(f"PRAGMA foreign_keys={'OFF' if options.get(SHAPES) else 'ON'}")
    # IMMEDIATE takes the writer's turn at once: nothing can come between what is looked up and what is written.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")


def prepare(file: Path) -> None:
    """Makes the folder. Raises HamkorError where the ledger was here before and is gone or emptied."""
    if marker(file).exists() and (not file.exists() or file.stat().st_size == 0):
        raise HamkorError(problems.VANISHED, place=file.name, marker=marker(file).name)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise HamkorError(problems.NOT_OPENED, place=str(file), reason=cause.strerror or cause) from cause


def marker(file: Path) -> Path:
    """The file that says: here lies a ledger."""
    return file.with_name(file.name + ".marker")


def mark(file: Path) -> None:
    """Leaves the marker beside a ledger that now exists, on disk like the ledger itself."""
    if marker(file).exists():
        return
    try:
        with marker(file).open("w", encoding="utf-8") as out:
            out.write(f"The uploads are kept in {file.name}. Without that file the program does not start empty.\n")
            out.flush()
            os.fsync(out.fileno())
    except OSError as cause:
        raise HamkorError(problems.READ_ONLY, place=file.name, reason=cause.strerror or cause) from cause


def identity(file: Path) -> tuple[int, int] | None:
    """Which file on which disk lies under the name now; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def fold(file: Path) -> None:
    """Makes a ledger that nobody has open one file, with nothing beside it that would have to be copied too."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()


def faults(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the structure of its file."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def explained(cause: DBAPIError, place: str) -> HamkorError | None:
    """The error in a sentence with its cure; None for an error that is no business of the file."""
    code = getattr(cause.orig, "sqlite_errorcode", None)
    if code is None:
        return None
    plain, reason = _kind(code), str(cause.orig)
    if plain in _READ_ONLY:
        return HamkorError(problems.READ_ONLY, place=place, reason=reason)
    if plain in _DAMAGED:
        return HamkorError(problems.DAMAGED_STORE, place=place, reason=reason)
    if plain in _BUSY:
        return HamkorError(problems.BUSY, place=place)
    if plain == sqlite3.SQLITE_FULL:
        return HamkorError(problems.FULL, place=place)
    return HamkorError(problems.NOT_OPENED, place=place, reason=reason)


def _kind(code: int) -> int:
    """An error's kind is the low byte of its code; the rest is detail: https://www.sqlite.org/rescode.html#extrc"""
    return code & 0xFF
