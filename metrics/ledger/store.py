"""The database under the ledger: opened once, read by many, written by one at a time, its failures said in words.

Any database that SQLAlchemy knows will do. What one of them needs for itself stands in a file of its name.
"""

import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, insert, inspect, make_url, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from metrics.errors import HamkorError
from metrics.ledger import problems, sqlite, steps
from metrics.ledger.schema import LEDGER, METADATA, SHAPE, VERSION


class Store:
    """A database that holds a ledger. Raises HamkorError where it cannot be opened or is somebody else's."""

    engine: Engine
    #: Whose ledger this is; another database under the same address has another.
    id: str

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url)
            self._sqlite = self._url.get_backend_name() == "sqlite"
        except ArgumentError as cause:
            raise HamkorError(problems.NOT_OPENED, place=url, reason=cause) from cause
        self.file: Path | None = sqlite.file_of(self._url) if self._sqlite else None
        self.place = self.file.name if self.file else self._url.render_as_string(hide_password=True)
        self._open()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the ledger."""
        self._stay()
        with self._in_words(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer can come between; leaving the block well means it is on disk."""
        self._stay()
        with self._in_words(), self._turn() as connection:
            # Where the database lets several write at once, this row is the baton.
            connection.execute(select(LEDGER.c.id).with_for_update()).all()
            yield connection

    def faults(self) -> list[str]:
        """What the database itself finds wrong with its files, where it can tell."""
        with self.reading() as connection:
            return sqlite.faults(connection) if self._sqlite else []

    def _open(self) -> None:
        if self.file:
            sqlite.prepare(self.file)
        with self._in_words():
            self.engine = sqlite.engine(self._url) if self._sqlite else create_engine(self._url)
            with self._turn(shaping=True) as connection:
                self.id = self._ours(connection)
        if self.file:
            sqlite.mark(self.file)
            self._identity = sqlite.identity(self.file)

    def _ours(self, connection: Connection) -> str:
        """The ledger's id, after making its tables in an empty database, or giving older ones today's shape."""
        present = set(inspect(connection).get_table_names())
        if not present:
            METADATA.create_all(connection)
            connection.execute(insert(VERSION).values(version_num=SHAPE))
            connection.execute(insert(LEDGER).values(id=str(uuid.uuid4())))
        elif LEDGER.name not in present:
            raise HamkorError(problems.NOT_OURS, place=self.place)
        else:
            # The first shape came before there were steps, and so says no number.
            shape = connection.execute(select(VERSION.c.version_num)).scalar_one() if VERSION.name in present else "1"
            if int(shape) > int(SHAPE):
                raise HamkorError(problems.NEWER, place=self.place)
            if shape != SHAPE:
                steps.climb(connection, None if VERSION.name in present else shape)
        found = str(connection.execute(select(LEDGER.c.id)).scalar_one())
        # Changes nothing, but fails now where nothing can be written, rather than at somebody's first upload.
        connection.execute(update(LEDGER).values(id=found))
        return found

    def _turn(self, shaping: bool = False) -> AbstractContextManager[Connection]:
        return self.engine.execution_options(**{sqlite.WRITES: True, sqlite.SHAPES: shaping}).begin()

    def _stay(self) -> None:
        """A file deleted or put in place under a running program would be written to in vain: look again."""
        if self.file and sqlite.identity(self.file) != self._identity:
            self.engine.dispose()
            self._open()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as cause:
            said = sqlite.explained(cause, self.place) if self._sqlite else None
            raise said or HamkorError(problems.NOT_OPENED, place=self.place, reason=cause.orig) from cause
        except (NoSuchModuleError, ImportError) as cause:
            raise HamkorError(problems.NOT_OPENED, place=self.place, reason=cause) from cause
