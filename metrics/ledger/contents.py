"""What was read from uploads, as the database keeps it: one hashed table a subject, and all of them joined.

A table whose hash does not fit is left out and named. The rows that its upload once replaced stay replaced: years that
are missing with a sign are better than outdated figures without one.
"""

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.exc import DBAPIError

from metrics.errors import HamkorError, Problem
from metrics.ledger import frames, problems, scope
from metrics.ledger.entries import Entries
from metrics.ledger.schema import CONTENTS, digest
from metrics.ledger.upload import Upload
from metrics.subjects import SUBJECTS, Subject, Tables


def write(connection: Connection, number: int, packed: Mapping[str, bytes]) -> None:
    """Adds what was read from upload `number`, by subject."""
    for subject, data in packed.items():
        row = {"upload": number, "subject": subject, "sha256": digest(data), "data": data}
        connection.execute(insert(CONTENTS).values(row))


def of_upload(connection: Connection, upload: Upload) -> dict[str, pd.DataFrame]:
    """What was read from one upload, by subject. Raises HamkorError where some of it is damaged."""
    found = {}
    for name in dict.fromkeys(held.subject for held in upload.scopes):
        table = _stored(connection, SUBJECTS[name], [upload.number])[upload.number]
        if table is None:
            raise HamkorError(problems.DAMAGED_ROWS, **_slots(upload, name))
        found[name] = frames.join(SUBJECTS[name], [(upload.number, table)])
    return found


def current(connection: Connection, known: Entries) -> tuple[Tables, tuple[Problem, ...]]:
    """The rows of all active uploads that no later one replaced, by subject; and what of it is damaged."""
    tables: dict[str, pd.DataFrame] = {}
    damage = list(known.damage)
    for name, subject in SUBJECTS.items():
        uploads = [upload for upload in known.active if any(held.subject == name for held in upload.scopes)]
        stored = _stored(connection, subject, [upload.number for upload in uploads])
        damage += [
            Problem(problems.DAMAGED_ROWS, slots=_slots(up, name)) for up in uploads if stored[up.number] is None
        ]
        sound = [(number, table) for number, table in stored.items() if table is not None]
        rows = frames.join(subject, sound)
        last = scope.claims(subject, ((upload.number, upload.scopes) for upload in uploads))
        tables[name] = frames.without(rows, scope.replaced(subject, rows, last))
    return tables, tuple(damage)


def _stored(connection: Connection, subject: Subject, numbers: Collection[int]) -> dict[int, pa.Table | None]:
    """The tables of these uploads in their order, None where one is damaged or gone."""
    found: dict[int, pa.Table | None] = dict.fromkeys(numbers)
    if not numbers:
        return found
    asked = select(CONTENTS).where(CONTENTS.c.subject == subject.name)
    try:
        chosen = asked if len(numbers) > 1 else asked.where(CONTENTS.c.upload.in_(numbers))
        # The savepoint: after an error PostgreSQL would answer nothing more in this transaction.
        with connection.begin_nested():
            for row in connection.execute(chosen.execution_options(yield_per=20)):
                if row.upload in found:
                    found[row.upload] = _sound(subject, row)
    except DBAPIError:
        # The database stumbled over a damaged page somewhere among them: one by one, the others still come.
        for number in numbers:
            found[number] = _alone(connection, subject, number)
    return found


def _alone(connection: Connection, subject: Subject, number: int) -> pa.Table | None:
    asked = select(CONTENTS).where(CONTENTS.c.subject == subject.name, CONTENTS.c.upload == number)
    try:
        with connection.begin_nested():
            row = connection.execute(asked).first()
    except DBAPIError:
        return None
    return _sound(subject, row) if row else None


def _sound(subject: Subject, row: Row[tuple[int, str, str, bytes]]) -> pa.Table | None:
    return frames.unpack(subject, row.data) if digest(row.data) == row.sha256 else None


def _slots(upload: Upload, subject: str) -> dict[str, Any]:
    return {"number": upload.number, "file": upload.file, "subject": subject}
