"""How the ledger lies in a database: uploads, what was read in them, the events that made them count or not, and names.

Nothing is ever updated or deleted. An upload counts on a day if the last of its events up to that day was a commit or
a restore; so the current tables of any past moment stay what they were, whatever happens later.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

#: The present shape: the last of the steps in `metrics/ledger/steps`.
SHAPE = "2"


class Utc(TypeDecorator[datetime]):
    """A moment, kept in UTC and given back aware of it, also by databases that know no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


METADATA = MetaData()

#: One row: which shape this ledger has. Alembic's own table, and its own names.
VERSION = Table("alembic_version", METADATA, Column("version_num", String(32), primary_key=True))

#: One row: whose ledger this is.
LEDGER = Table("ledger", METADATA, Column("id", String(36), primary_key=True))

UPLOADS = Table(
    "uploads",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("file", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("layout", Text, nullable=False, server_default=""),  # hash of the header words; "" where nobody said it
    Column("answers", Text, nullable=False),  # JSON
    Column("scopes", Text, nullable=False),  # JSON
    # What was read, hashed: the same bytes may come again when they are read differently, never when they are not.
    Column("fingerprint", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
    Column("original", LargeBinary, nullable=False),
    UniqueConstraint("sha256", "fingerprint"),
)

CONTENTS = Table(
    "contents",
    METADATA,
    Column("upload", ForeignKey("uploads.number"), primary_key=True),
    Column("subject", String(40), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),  # Arrow IPC, metrics/ledger/frames.py
)

EVENTS = Table(
    "events",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("upload", ForeignKey("uploads.number"), nullable=False),
    Column("what", String(8), nullable=False),  # commit | withdraw | restore
    Column("who", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("seal", String(64), nullable=False),
)

#: Who called which institution what; the last word about a name counts.
NAMES = Table(
    "names",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("said", Text, nullable=False),
    Column("means", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("seal", String(64), nullable=False),
)


def seal(*values: Any) -> str:
    """A hash over values: a flipped bit in any of them is found when they are read."""
    written = json.dumps(values, ensure_ascii=True, default=lambda moment: moment.isoformat())
    return hashlib.sha256(written.encode()).hexdigest()


def sealed(table: Table, row: Mapping[Any, Any]) -> str:
    """The seal of a row of `table`: over all that it says but its files, which have hashes of their own.

    A column that came by a later step counts once it says something, so that seals of rows from before still fit.
    """
    told = (column for column in table.columns if column.name != "seal" and not isinstance(column.type, LargeBinary))
    return seal(*(row[column.name] for column in told if column.server_default is None or row[column.name]))


def digest(data: bytes) -> str:
    """sha256 of bytes, as hexadecimal text."""
    return hashlib.sha256(data).hexdigest()
