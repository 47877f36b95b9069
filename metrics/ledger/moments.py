"""Which state of the ledger somebody saw, in a few characters; and whether what they saw has moved since.

A moment is told by the seals of its last event and its last word about a name, not by their numbers alone: a ledger
put back from a backup soon has the same numbers again.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Table, select

from metrics.errors import HamkorError
from metrics.ledger import entries, problems
from metrics.ledger.schema import EVENTS, NAMES
from metrics.ledger.upload import Scope

#: Every run of a page asks these; written once, they cost half.
_LAST = {
    table.name: select(table.c.number, table.c.seal).order_by(table.c.number.desc()).limit(1)
    for table in (EVENTS, NAMES)
}


class Mark(NamedTuple):
    """The last row of a table of the history. Number 0: none yet."""

    number: int
    seal: str


class Moment(NamedTuple):
    """Which ledger, its last event and its last word about a name."""

    ledger: str
    event: Mark
    name: Mark

    def __str__(self) -> str:
        marks = [self.event, self.name] if self.name.number else [self.event]
        return ".".join([self.ledger[:8], *(f"{mark.number}-{mark.seal[:8]}" for mark in marks)])


def at(connection: Connection, ledger: str, as_of: datetime | None = None) -> Moment:
    """The present moment, or how things stood at an earlier one."""
    return Moment(ledger, last(connection, EVENTS, as_of), last(connection, NAMES, as_of))


def last(connection: Connection, table: Table, as_of: datetime | None = None) -> Mark:
    """The last row of EVENTS or NAMES, or the last one up to a moment."""
    asked = _LAST[table.name]
    row = connection.execute(asked if as_of is None else asked.where(table.c.at <= as_of)).first()
    return Mark(*row) if row else Mark(0, "")


def refuse_moved(connection: Connection, ledger: str, base: str, scopes: Iterable[Scope]) -> None:
    """Raises HamkorError where rows that `scopes` speak for may have changed since version `base`."""
    told, mark, *_name = base.split(".")
    number, _dash, seal = mark.partition("-")
    seen = connection.execute(select(EVENTS.c.seal).where(EVENTS.c.number == int(number))).scalar() or ""
    if told != ledger[:8] or seen[:8] != seal:
        raise HamkorError(problems.BASE_GONE)
    since = connection.execute(select(EVENTS).where(EVENTS.c.number > int(number)).order_by(EVENTS.c.number)).all()
    if not since:
        return
    known = entries.after(connection, since[-1].number).uploads
    for event in since:
        upload = known.get(event.upload)
        if upload and any(_meet(mine, theirs) for mine in scopes for theirs in upload.scopes):
            raise HamkorError(problems.BASE_MOVED, who=event.who, file=upload.file)


def _meet(mine: Scope, theirs: Scope) -> bool:
    """Whether two uploads may speak for the same rows."""
    if mine.subject != theirs.subject or not set(mine.units) & set(theirs.units):
        return False
    if not mine.years or not theirs.years or set(mine.years) & set(theirs.years):
        return True
    return bool(mine.span and theirs.span and mine.span[0] <= theirs.span[1] and theirs.span[0] <= mine.span[1])
