"""How the ledger lies in a database: uploads, what was read in them, and the events that made them count or not.

Nothing is ever updated or deleted. An upload counts on a day if the last of its events up to that day was a commit or
a restore; so the current tables of any past moment stay what they were, whatever happens later.
"""

import hashlib
import json
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

#: Number of the present shape. It stands in the database, so that a later program knows which steps are missing.
SCHEMA = 1


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

#: One row: whose ledger this is, and the shape it has. Locked by whoever writes, so that writers come one by one.
LEDGER = Table(
    "ledger",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("schema", Integer, nullable=False),
)

UPLOADS = Table(
    "uploads",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("file", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("note", Text, nullable=False),
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


def seal(*values: Any) -> str:
    """A hash over a row's other values: a flipped bit in any of them is found when the row is read."""
    written = json.dumps(values, ensure_ascii=True, default=lambda moment: moment.isoformat())
    return hashlib.sha256(written.encode()).hexdigest()


def digest(data: bytes) -> str:
    """sha256 of bytes, as hexadecimal text."""
    return hashlib.sha256(data).hexdigest()
