"""Which institutions are the same partner under another name: said by somebody, in order, and nothing ever erased.

A name leads to one partner, and what it leads to may be another name of a third: `called` follows them to the end.
Calling a name itself takes back what was said of it. That two names are two partners is kept in the same way, under
both names at once: `pair` writes them as one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from metrics.errors import HamkorError, Problem
from metrics.ledger import problems
from metrics.ledger.moments import last
from metrics.ledger.schema import NAMES, sealed

#: Stands between two names that are different partners; no name holds it.
_BETWEEN = "\x1f"
_DIFFERENT = "≠"


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody said of a name, and when: that it means another, or (`means` is empty) that two names are two."""

    names: tuple[str, ...]
    means: str
    who: str
    when: datetime


def standing(connection: Connection, number: int) -> tuple[dict[str, Word], tuple[Problem, ...]]:
    """The words that stand after line `number`, by the name or `pair`; and the lines that are damaged."""
    found: dict[str, Word] = {}
    damage: list[Problem] = []
    for row in connection.execute(select(NAMES).where(NAMES.c.number <= number).order_by(NAMES.c.number)):
        if row.seal != sealed(NAMES, row._mapping):
            damage.append(Problem(problems.DAMAGED_NAME, slots={"number": row.number}))
            continue
        found.pop(row.said, None)
        if row.said != row.means:
            names = tuple(row.said.split(_BETWEEN))
            found[row.said] = Word(names, row.means if len(names) == 1 else "", row.who, row.at)
    return found, tuple(damage)


def said(words: Mapping[str, Word]) -> dict[str, str]:
    """What each name stands for, as it was said."""
    return {name: word.means for name, word in words.items() if word.means}


def pair(one: str, other: str) -> str:
    """Two names as one, whichever comes first."""
    return _BETWEEN.join(sorted((one, other)))


def called(names: Mapping[str, str]) -> dict[str, str]:
    """The partner that each name leads to in the end."""
    return {name: _way(names, name)[-1] for name in names}


def write(connection: Connection, name: str, means: str, who: str, now: datetime) -> None:
    """Adds a line. Raises HamkorError where a name is empty, or `means` is itself called `name` already."""
    if not name or not means:
        raise HamkorError(problems.NO_NAME)
    name, means = name.replace(_BETWEEN, " "), means.replace(_BETWEEN, " ")
    known = said(standing(connection, last(connection, NAMES).number)[0])
    if means != name and name in _way(known, means):
        raise HamkorError(problems.NAMED_IN_A_CIRCLE, said=name, means=means)
    _add(connection, name, means, who, now)


def write_apart(connection: Connection, one: str, other: str, differ: bool, who: str, now: datetime) -> None:
    """Adds that two names are different partners, or takes it back. Raises HamkorError where they are no two names."""
    if not one or not other or one == other:
        raise HamkorError(problems.NO_NAME)
    both = pair(one.replace(_BETWEEN, " "), other.replace(_BETWEEN, " "))
    _add(connection, both, _DIFFERENT if differ else both, who, now)


def _add(connection: Connection, name: str, means: str, who: str, now: datetime) -> None:
    before = connection.execute(select(NAMES.c.number, NAMES.c.at).order_by(NAMES.c.number.desc()).limit(1)).first()
    row = {
        "number": before.number + 1 if before else 1,
        "said": name,
        "means": means,
        "who": who,
        "at": max(now, before.at + datetime.resolution) if before else now,
    }
    connection.execute(insert(NAMES).values(**row, seal=sealed(NAMES, row)))


def _way(names: Mapping[str, str], name: str) -> list[str]:
    """The name, what it stands for, what that stands for … to the partner at the end."""
    way = [name]
    # A damaged line that was left out may have been what kept two names from leading to each other.
    while names.get(way[-1], name) not in way:
        way.append(names[way[-1]])
    return way
