"""The ledger's entries as they stood after some event: which uploads there are and which of them count."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from metrics.errors import Problem
from metrics.ledger import problems
from metrics.ledger.schema import EVENTS, UPLOADS, sealed
from metrics.ledger.upload import Scope, Upload

_ENTRY = [column for column in UPLOADS.columns if column.name != "original"]


@dataclass(frozen=True, slots=True)
class Entries:
    """Every upload by its number, as it stood after event `last`, and what was found damaged among them."""

    last: int
    uploads: dict[int, Upload]
    damage: tuple[Problem, ...]

    @property
    def active(self) -> list[Upload]:
        """Uploads that count, in the order in which they were committed."""
        return [upload for upload in self.uploads.values() if upload.active]


def after(connection: Connection, last: int) -> Entries:
    """All entries after event number `last`. A damaged row is named and left out; the others stand."""
    rows = {row.number: row for row in connection.execute(select(*_ENTRY).order_by(UPLOADS.c.number))}
    uploads: dict[int, Upload] = {}
    damage: list[Problem] = []
    for event in connection.execute(select(EVENTS).where(EVENTS.c.number <= last).order_by(EVENTS.c.number)):
        row = rows.get(event.upload)
        if event.seal != sealed(EVENTS, event._mapping):
            damage.append(Problem(problems.DAMAGED_EVENT, slots={"number": event.number}))
        elif row is None or row.seal != sealed(UPLOADS, row._mapping):
            damage.append(Problem(problems.DAMAGED_ENTRY, slots={"number": event.upload}))
        elif event.what == "commit":
            uploads[row.number] = _upload(row, event)
        elif event.upload in uploads:
            when, who = (event.at, event.who) if event.what == "withdraw" else (None, None)
            uploads[event.upload] = replace(uploads[event.upload], withdrawn=when, withdrawn_by=who)
    return Entries(last, dict(sorted(uploads.items())), tuple(damage))


def same(connection: Connection, sha256: str, fingerprint: str) -> int | None:
    """Number of the upload with the same bytes, read the same way."""
    asked = select(UPLOADS.c.number).where(UPLOADS.c.sha256 == sha256, UPLOADS.c.fingerprint == fingerprint)
    return connection.execute(asked).scalar()


def write_upload(connection: Connection, number: int, original: bytes, entry: Mapping[str, Any]) -> None:
    """Adds the row of an upload. `answers` and `scopes` come as they are and are kept as JSON."""
    row = dict(entry) | {
        "number": number,
        "size": len(original),
        "answers": json.dumps(entry["answers"], ensure_ascii=False, sort_keys=True),
        "scopes": json.dumps(plain(entry["scopes"]), ensure_ascii=False),
    }
    connection.execute(insert(UPLOADS).values(**row, seal=sealed(UPLOADS, row), original=original))


def write_event(connection: Connection, upload: int, what: str, who: str, now: datetime) -> None:
    """Adds an event. Its time is later than that of the one before, even if somebody set the clock back."""
    before = connection.execute(select(EVENTS.c.number, EVENTS.c.at).order_by(EVENTS.c.number.desc()).limit(1)).first()
    event = {
        "number": before.number + 1 if before else 1,
        "upload": upload,
        "what": what,
        "who": who,
        "at": max(now, before.at + datetime.resolution) if before else now,
    }
    connection.execute(insert(EVENTS).values(**event, seal=sealed(EVENTS, event)))


def plain(scopes: Iterable[Scope]) -> list[dict[str, Any]]:
    """Scopes as JSON has them."""
    return [
        {
            "subject": scope.subject,
            "units": scope.units,
            "years": scope.years,
            "mode": scope.mode,
            "rows": scope.rows,
            "span": [day.isoformat() for day in scope.span] if scope.span else None,
        }
        for scope in scopes
    ]


def _upload(row: Row[Any], committed: Row[Any]) -> Upload:
    return Upload(
        number=row.number,
        file=row.file,
        sha256=row.sha256,
        size=row.size,
        who=committed.who,
        when=committed.at,
        note=row.note,
        layout=row.layout,
        scopes=tuple(_scope(found) for found in json.loads(row.scopes)),
        answers=json.loads(row.answers),
    )


def _scope(found: dict[str, Any]) -> Scope:
    span = found["span"] and tuple(date.fromisoformat(day) for day in found["span"])
    return Scope(**found | {"units": tuple(found["units"]), "years": tuple(found["years"]), "span": span})
