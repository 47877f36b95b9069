"""Which institutions are the same partner under another name: said by somebody, in order, and nothing ever erased.

A name leads to one partner, and what it leads to may be another name of a third: `called` follows them to the end.
Calling a name itself takes back what was said of it.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select

from metrics.errors import HamkorError, Problem
from metrics.ledger import problems
from metrics.ledger.schema import NAMES, sealed


def said(connection: Connection, last: int) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """What each name stands for after line number `last`, as it was said; and the lines that are damaged."""
    found: dict[str, str] = {}
    damage: list[Problem] = []
    for row in connection.execute(select(NAMES).where(NAMES.c.number <= last).order_by(NAMES.c.number)):
        if row.seal != sealed(NAMES, row._mapping):
            damage.append(Problem(problems.DAMAGED_NAME, slots={"number": row.number}))
        elif row.said == row.means:
            found.pop(row.said, None)
        else:
            found[row.said] = row.means
    return found, tuple(damage)


def called(names: Mapping[str, str]) -> dict[str, str]:
    """The partner that each name leads to in the end."""
    return {name: _end(names, name) for name in names}


def write(connection: Connection, name: str, means: str, who: str, now: datetime) -> None:
    """Adds a line. Raises HamkorError where a name is empty, or `means` is itself called `name` already."""
    if not name or not means:
        raise HamkorError(problems.NO_NAME)
    before = connection.execute(select(NAMES.c.number, NAMES.c.at).order_by(NAMES.c.number.desc()).limit(1)).first()
    known, _damage = said(connection, before.number if before else 0)
    if means != name and _end(known, means) == name:
        raise HamkorError(problems.NAMED_IN_A_CIRCLE, said=name, means=means)
    row = {
        "number": before.number + 1 if before else 1,
        "said": name,
        "means": means,
        "who": who,
        "at": max(now, before.at + datetime.resolution) if before else now,
    }
    connection.execute(insert(NAMES).values(**row, seal=sealed(NAMES, row)))


def _end(names: Mapping[str, str], name: str) -> str:
    # A damaged line that was left out may have been what kept two names from leading to each other.
    passed = {name}
    while names.get(name, name) not in passed:
        name = names[name]
        passed.add(name)
    return name
