"""The whole ledger in one SQLite file, whichever database it lies in; and put back from there, all or nothing.

Rows go over as they are, with their hashes and seals: damage is neither healed nor hidden by a backup. Both ways work
while others read and commit, because each is one transaction.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, make_url, select

from metrics.errors import HamkorError
from metrics.ledger import problems, sqlite
from metrics.ledger.schema import LEDGER, METADATA, UPLOADS, VERSION
from metrics.ledger.store import Store

#: What is copied, each table before those that refer to it. Which ledger this is and its shape are its own business.
_TABLES = [table for table in METADATA.sorted_tables if table not in (LEDGER, VERSION)]

#: How a file of SQLite begins: https://www.sqlite.org/fileformat.html
_BEGINS = b"SQLite format 3\0"


def write(store: Store, file: Path, overwrite: bool = False) -> None:
    """Writes a backup. It stands under its name when it is whole and on disk, not before.

    Raises HamkorError where a file of this name is there and `overwrite` is not said, or it cannot be written.
    """
    if file.is_dir():
        raise HamkorError(problems.FILE_NOT_WRITTEN, file=str(file), reason=os.strerror(errno.EISDIR))
    if file.exists() and store.file and os.path.samefile(file, store.file):
        raise HamkorError(problems.ITSELF, file=str(file))
    if file.exists() and not overwrite:
        raise HamkorError(problems.FILE_THERE, file=str(file))
    with _made_beside(file) as made, store.reading() as source, made.writing() as copy:
        _copy(store, source, copy)


def put_back(url: str, file: Path, overwrite: bool = False) -> None:
    """Makes the ledger at `url` what it was when the backup was written; programs that run take it up.

    Raises HamkorError where it holds uploads, or is damaged, and `overwrite` is not said. A ledger that is damaged
    beyond opening is moved aside, not deleted.
    """
    with _opened(file) as backup:
        try:
            store = Store(url)
        except HamkorError as error:
            if error.problem.kind not in (problems.VANISHED, problems.DAMAGED_STORE):
                raise
            if error.problem.kind is problems.DAMAGED_STORE and not overwrite:
                raise
            _put_in_place(url, backup)
            return
        with backup.reading() as source, store.writing() as target:
            if not overwrite and target.execute(select(UPLOADS.c.number).limit(1)).first():
                raise HamkorError(problems.NOT_EMPTY, place=store.place)
            for table in reversed(_TABLES):
                target.execute(delete(table))
            _copy(backup, source, target)
        store.engine.dispose()


def _put_in_place(url: str, backup: Store) -> None:
    """A file that takes the place of one that is gone or cannot be opened."""
    place = sqlite.file_of(make_url(url))
    assert place is not None  # a database in memory is never gone
    with _made_beside(place) as made, backup.reading() as source, made.writing() as target:
        _copy(backup, source, target)
        for part in ("", "-wal", "-shm"):
            damaged = place.with_name(place.name + part)
            if damaged.exists():
                damaged.rename(_free(damaged.with_name(damaged.name + ".damaged")))


def _copy(store: Store, source: Connection, target: Connection) -> None:
    for table in _TABLES:
        for row in _rows(store, source, table):
            target.execute(insert(table).values(row._mapping))


def _rows(store: Store, connection: Connection, table: Table) -> Iterator[Row[Any]]:
    with store.in_words():  # trouble in reading is trouble of the one that is read
        # A few at a time: each may hold a file of many megabytes.
        yield from connection.execute(select(table).execution_options(yield_per=4))


@contextmanager
def _made_beside(file: Path) -> Iterator[Store]:
    """An empty ledger in the same folder, which becomes `file` at the end if nothing went wrong."""
    try:
        folder = Path(tempfile.mkdtemp(dir=file.parent, prefix=file.name + "."))
    except OSError as cause:
        raise HamkorError(problems.FILE_NOT_WRITTEN, file=str(file), reason=cause.strerror or cause) from cause
    try:
        made = Store(f"sqlite:///{folder / file.name}")
        yield made
        made.engine.dispose()
        sqlite.fold(folder / file.name)
        os.replace(folder / file.name, file)
        _on_disk(file.parent)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _opened(file: Path) -> Iterator[Store]:
    """The backup as a ledger of today. It may be of an earlier shape: a copy climbs the steps, the file stays."""
    with tempfile.TemporaryDirectory(prefix="hamkor-backup-") as folder:
        try:
            copy = shutil.copyfile(file, Path(folder) / file.name)
        except OSError as cause:
            raise HamkorError(problems.FILE_NOT_OPENED, file=str(file), reason=cause.strerror or cause) from cause
        with copy.open("rb") as opened:
            if opened.read(len(_BEGINS)) != _BEGINS:
                raise HamkorError(problems.NOT_OURS, place=file.name)
        backup = Store(f"sqlite:///{copy}")
        yield backup
        backup.engine.dispose()


def _free(file: Path) -> Path:
    """`file`, or the first of "file.2", "file.3" … that is not there."""
    names = (file if number == 1 else file.with_name(f"{file.name}.{number}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _on_disk(folder: Path) -> None:
    """Waits until the folder knows the file's new name for good."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
