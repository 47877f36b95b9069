"""What an upload will change, told before it does: rows that are new, changed, unchanged or gone, and the totals.

Two rows are about the same thing when their dimensions, the person and the first day agree; all else may have changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.ledger import scope
from metrics.ledger.upload import Mode
from metrics.subjects import PROVENANCE, SUBJECTS, Subject, Tables, stack

#: Columns that tell one row of a register from another, beside its dimensions.
_TELLING = ("person", "start", "signed", "document")
#: Higher than the number of any upload: what is proposed comes after all that is there.
_NEXT = 2**31
#: Where a row is: of today and to stay, of today and to go, to come.
_STAYS, _GOES, _COMES = range(3)
#: What becomes of a row, in the order of the fields of a difference.
_FATES = ("new", "changed", "unchanged", "gone")
_NEW, _CHANGED, _UNCHANGED, _GONE = range(4)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes for one subject, unit and year (None: rows that say no year).

    `before` and `after` are the sums of the subject's measure where it counts people, else the numbers of rows.
    """

    subject: str
    unit: str
    year: int | None
    new: int
    changed: int
    unchanged: int
    gone: int
    before: int
    after: int

    @property
    def takes_away(self) -> bool:
        """True where rows would go that nobody may mean to lose: any of a list without years, more than half of a
        year's. Whoever commits should then be asked."""
        there = self.changed + self.unchanged + self.gone
        return self.gone > (0 if self.year is None else there / 2)


def difference(now: Tables, proposed: Tables, modes: Mapping[str, Mode] | None = None) -> tuple[Difference, ...]:
    """What committing `proposed` would change in the current tables, by subject, unit and year in this order."""
    chosen = modes or {}
    return tuple(
        line
        for name, rows in proposed.items()
        if len(rows)
        for line in _of_subject(SUBJECTS[name], now[name], rows, chosen.get(name, "replace"))
    )


def compare(before: Tables, after: Tables) -> tuple[Difference, ...]:
    """What is not the same in two states of the current tables, say of two days; no line where nothing changed."""
    return tuple(
        line
        for name, subject in SUBJECTS.items()
        if len(before[name]) or len(after[name])
        for line in _lines(subject, before[name], after[name], np.ones(len(before[name]), dtype=bool))
        if line.new or line.changed or line.gone
    )


def committed(now: Tables, proposed: Tables, modes: Mapping[str, Mode] | None = None) -> dict[str, pd.DataFrame]:
    """The tables as they would be after committing `proposed`; its rows say no upload yet."""
    chosen, after = modes or {}, dict(now)
    for name, rows in proposed.items():
        if len(rows):
            gone = _giving_way(SUBJECTS[name], now[name], rows, chosen.get(name, "replace"))
            after[name] = stack(SUBJECTS[name], [now[name][~gone], rows])
    return after


def _of_subject(subject: Subject, now: pd.DataFrame, rows: pd.DataFrame, mode: Mode) -> list[Difference]:
    return _lines(subject, now, rows, _giving_way(subject, now, rows, mode))


def _giving_way(subject: Subject, now: pd.DataFrame, rows: pd.DataFrame, mode: Mode) -> np.ndarray:
    """Which rows of today those that come would replace, as a mask."""
    return scope.replaced(subject, now, scope.claims(subject, [(_NEXT, scope.scopes(subject, rows, mode))]))


def _lines(subject: Subject, now: pd.DataFrame, rows: pd.DataFrame, gives_way: np.ndarray) -> list[Difference]:
    both = stack(subject, [now, rows])
    side = np.repeat([_STAYS, _COMES], [len(now), len(rows)])
    side[: len(now)][gives_way] = _GOES
    fate, number, when = _fates(subject, both, side), counted(subject, both), scope.moments(subject, both)
    names, alike = np.unique(np.array(when.units, dtype=object), return_inverse=True)
    told = {
        "unit": alike[when.unit],
        "year": when.year,
        "moves": side != _STAYS,
        **{name: fate == code for code, name in enumerate(_FATES)},
        "before": np.where(side != _COMES, number, 0),
        "after": np.where(side != _GOES, number, 0),
    }
    sums = pd.DataFrame(told).groupby(["unit", "year"], sort=True, as_index=False).sum()
    return [
        Difference(subject.name, names[unit], None if year == scope.NONE else year, *numbers)
        for unit, year, moves, *numbers in sums.astype(int).itertuples(index=False)
        if moves
    ]


def _fates(subject: Subject, both: pd.DataFrame, side: np.ndarray) -> np.ndarray:
    """For each row its place in _FATES, or −1 for those that stay or whose successor tells it."""
    fate = np.full(len(both), -1)
    places = np.flatnonzero(side != _STAYS)
    if not len(places):
        return fate
    telling = [column.name for column in subject.columns if column.dimension or column.name in _TELLING]
    moving = both[[*telling, *_rest(subject, telling)]].take(places)
    comes = side[places] == _COMES
    thing = _alike(moving, telling)
    # The first of several equal rows is compared with the first, the second with the second.
    again = moving.groupby([thing, comes], sort=False).cumcount()
    pair = pd.factorize(thing * 2**31 + again.to_numpy())[0]
    exact = _alike(moving.assign(thing=thing), ["thing", *_rest(subject, telling)])
    was, becomes = (np.full(len(moving), -1) for _ in range(2))
    was[pair[~comes]], becomes[pair[comes]] = exact[~comes], exact[comes]
    old, new = was[pair[comes]], becomes[pair[~comes]]
    fate[places[comes]] = np.where(old == exact[comes], _UNCHANGED, np.where(old < 0, _NEW, _CHANGED))
    fate[places[~comes]] = np.where(new < 0, _GONE, -1)
    return fate


def _alike(rows: pd.DataFrame, names: list[str]) -> np.ndarray:
    """A number for each row, the same for rows that are equal in these columns."""
    return rows.groupby(names, dropna=False, observed=True, sort=False).ngroup().to_numpy(dtype=np.int64)


def _rest(subject: Subject, telling: list[str]) -> list[str]:
    return [column.name for column in subject.columns if column.name not in telling] + [PROVENANCE[0]]


def counted(subject: Subject, rows: pd.DataFrame) -> np.ndarray:
    """What each row counts for: so many people, or one entry."""
    people = subject.measure and subject[subject.measure].kind == "count"
    return rows[subject.measure].fillna(0).to_numpy(dtype="int64") if people else np.ones(len(rows), dtype="int64")
