"""The database under the ledger: opened once, read by many, written by one at a time, its failures said in words.

SQLite and PostgreSQL. What each needs for itself stands in a file of its name; everything else is the same for both.
"""

import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection, Engine, insert, inspect, make_url, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError, TimeoutError

from metrics.errors import HamkorError
from metrics.ledger import postgres, problems, sqlite, steps
from metrics.ledger.schema import LEDGER, METADATA, SHAPE, VERSION
from metrics.ledger.turns import SHAPES, WRITES

_KINDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres}


class Store:
    """A database that holds a ledger. Raises HamkorError where it cannot be opened or is somebody else's."""

    engine: Engine
    #: Whose ledger this is; another database under the same address has another.
    id: str

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url)
        except ArgumentError as cause:
            # It may hold a password in a place where nobody looks for one.
            place = "HAMKOR_LEDGER" if "@" in url else url
            raise HamkorError(problems.NOT_OPENED, place=place, reason=cause) from None
        backend = self._url.get_backend_name()
        self.file: Path | None = sqlite.file_of(self._url) if backend == "sqlite" else None
        self.place = self.file.name if self.file else self._url.render_as_string(hide_password=True)
        if backend not in _KINDS:
            raise HamkorError(problems.NO_SUCH_DATABASE, place=self.place)
        self._kind = _KINDS[backend]
        self._open()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the ledger."""
        self._stay()
        with self.in_words(), self.engine.connect().execution_options(**self._kind.READING) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer can come between; leaving the block well means it is on disk."""
        self._stay()
        with self.in_words(), self._turn() as connection:
            yield connection

    def faults(self) -> list[str]:
        """What the database itself finds wrong with its files, where it can tell."""
        with self.reading() as connection:
            return list(self._kind.faults(connection))

    def _open(self) -> None:
        if self.file:
            sqlite.prepare(self.file)
        with self.in_words():
            self.engine = self._kind.engine(self._url)
            self.id = self._opened()
        if self.file:
            sqlite.mark(self.file)
            self._identity = sqlite.identity(self.file)

    def _opened(self) -> str:
        """The ledger's id. On a full disk what is kept still serves; whoever brings more is told then."""
        try:
            with self.in_words(), self._turn(shaping=True) as connection:
                return self._ours(connection)
        except HamkorError as error:
            if error.problem.kind is not problems.FULL:
                raise
            with self.engine.connect() as connection:
                present = set(inspect(connection).get_table_names())
                if VERSION.name not in present or connection.execute(select(VERSION.c.version_num)).scalar() != SHAPE:
                    raise
                return str(connection.execute(select(LEDGER.c.id)).scalar_one())

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
        return self.engine.execution_options(**{WRITES: True, SHAPES: shaping}).begin()

    def _stay(self) -> None:
        """A file deleted or put in place under a running program would be written to in vain: look again."""
        if self.file and sqlite.identity(self.file) != self._identity:
            self.engine.dispose()
            self._open()

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """What the database raises inside the block is raised as a sentence."""
        try:
            yield
        except DBAPIError as cause:
            said = self._kind.explained(cause, self.place)
            raise said or HamkorError(problems.NOT_OPENED, place=self.place, reason=cause.orig) from cause
        except TimeoutError as cause:  # every connection is in use
            raise HamkorError(problems.BUSY, place=self.place) from cause
