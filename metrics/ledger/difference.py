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
    side = np.repeat(["stays", "comes"], [len(now), len(rows)]).astype(object)
    side[: len(now)][gives_way] = "goes"
    when = scope.moments(subject, both)
    told = pd.DataFrame(
        {
            "unit": np.array(when.units, dtype=object)[when.unit],
            "year": when.year,
            "fate": _fates(subject, both, side),
            "side": side,
            "counted": counted(subject, both),
        }
    )
    touched = told[told["side"] != "stays"][["unit", "year"]].drop_duplicates()
    told = told.merge(touched, on=["unit", "year"])
    return [
        Difference(
            subject.name,
            part["unit"].iloc[0],
            None if part["year"].iloc[0] == scope.NONE else int(part["year"].iloc[0]),
            **{fate: int((part["fate"] == fate).sum()) for fate in ("new", "changed", "unchanged", "gone")},
            before=int(part.loc[part["side"] != "comes", "counted"].sum()),
            after=int(part.loc[part["side"] != "goes", "counted"].sum()),
        )
        for _key, part in told.groupby(["unit", "year"], sort=True)
    ]


def _fates(subject: Subject, both: pd.DataFrame, side: np.ndarray) -> np.ndarray:
    """For each row: new, changed, unchanged, gone, or nothing for those that stay or whose successor tells it."""
    fate = np.full(len(both), "", dtype=object)
    moving = both[side != "stays"].drop(columns=["upload", "sheet", "cell"])
    if moving.empty:
        return fate
    comes = side[side != "stays"] == "comes"
    telling = [column.name for column in subject.columns if column.dimension or column.name in _TELLING]
    thing = moving.groupby(telling, dropna=False, observed=True, sort=False).ngroup()
    # The first of several equal rows is compared with the first, the second with the second.
    pair = thing.astype("int64") * 2**31 + moving.groupby([thing, comes], sort=False).cumcount()
    exact = moving.groupby([*telling, *_rest(subject, telling)], dropna=False, observed=True, sort=False).ngroup()
    old, new = (pd.Series(exact[mask].to_numpy(), index=pair[mask]) for mask in (~comes, comes))
    known = new.index.isin(old.index)
    same = np.zeros(len(new), dtype=bool)
    same[known] = new[known].to_numpy() == old[new.index[known]].to_numpy()
    places = np.flatnonzero(side != "stays")
    fate[places[comes]] = np.where(same, "unchanged", np.where(known, "changed", "new"))
    fate[places[~comes]] = np.where(old.index.isin(new.index), "", "gone")
    return fate


def _rest(subject: Subject, telling: list[str]) -> list[str]:
    return [column.name for column in subject.columns if column.name not in telling] + [PROVENANCE[0]]


def counted(subject: Subject, rows: pd.DataFrame) -> np.ndarray:
    """What each row counts for: so many people, or one entry."""
    people = subject.measure and subject[subject.measure].kind == "count"
    return rows[subject.measure].fillna(0).to_numpy(dtype="int64") if people else np.ones(len(rows), dtype="int64")
