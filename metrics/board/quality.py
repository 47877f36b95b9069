"""How complete the data are, by subject, unit and year, and what exactly is missing.

For every subject there is a list of things that each of its rows should tell: a student count its number and country,
an agreement its country, its day of signing and how long it holds. The score is the share of these things that are
told, 0 to 100; it says nothing of whether they are true. There are no weights: who reads 87 % finds the other 13 %
among the reasons.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import numpy as np
import pandas as pd

from metrics import countries, units
from metrics.languages import N_, _, listed, number
from metrics.subjects import SUBJECTS, Tables

Told: TypeAlias = Callable[[pd.DataFrame], "pd.Series[bool]"]


def _column(name: str) -> Told:
    return lambda rows: rows[name].notna()


def _country(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Told and a country: "not stated" and "others" are none."""
    return rows["country"].notna() & ~rows["country"].isin(list(countries.OTHERS))


def _number(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Suppressed and not applicable are told: somebody decided so."""
    return rows["status"] != "missing"


def _when(rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["start"].notna() | rows["year"].notna()


def _term(rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["valid_to"].notna() | rows["term"].notna()


#: What each row of a subject should tell, by the title under which people know it.
THINGS: Mapping[str, Mapping[str, Told]] = {
    "students": {N_("Students"): _number, N_("Country"): _country},
    "visitors": {
        N_("Country"): _country,
        N_("Date or year"): _when,
        N_("Institution"): _column("institution"),
        N_("Purpose"): _column("purpose"),
    },
    "outgoing": {
        N_("Country"): _country,
        N_("Date or year"): _when,
        N_("Institution"): _column("institution"),
        N_("Purpose"): _column("purpose"),
    },
    "programs": {
        N_("Institution"): _column("institution"),
        N_("Country"): _country,
        N_("Award"): _column("award"),
        N_("Start"): _column("start"),
    },
    "projects": {
        N_("Institution"): _column("institution"),
        N_("Country"): _country,
        N_("Start"): _column("start"),
        N_("End"): _column("end"),
    },
    "agreements": {N_("Country"): _country, N_("Signed"): _column("signed"), N_("Term"): _term},
    "totals": {N_("Value"): _number},
    "targets": {N_("Value"): _number, N_("Document"): _column("document")},
    "remarks": {N_("Remark"): _column("note")},
}


@dataclass(frozen=True, slots=True)
class Quality:
    """`score` is a per cent of `rows` × things; `lacks` are {thing: rows without it}, the commonest first, none at 0.

    `year` is None for rows that belong to no year.
    """

    subject: str
    unit: str
    year: int | None
    rows: int
    score: float
    lacks: Mapping[str, int]

    @property
    def reasons(self) -> str:
        """ "Signed: missing in 12 of 40 rows", in the language of the moment; empty where all is told."""
        slots = [{"thing": _(thing), "n": number(n), "rows": number(self.rows)} for thing, n in self.lacks.items()]
        return listed([_("{thing}: missing in {n} of {rows} rows", **each) for each in slots])


def quality(tables: Tables) -> tuple[Quality, ...]:
    """One line for each subject, unit and year that has rows, in this order."""
    return tuple(line for name in SUBJECTS if len(tables[name]) for line in _of_subject(name, tables[name]))


def of_subject(subject: str, rows: pd.DataFrame) -> Quality | None:
    """All these rows of one subject together, under the root unit and no year; None where there are none."""
    return _line(subject, units.root(), None, _told(subject, rows)) if len(rows) else None


def _told(subject: str, rows: pd.DataFrame) -> pd.DataFrame:
    """A column of truths for each thing."""
    return pd.DataFrame({thing: told(rows).fillna(False).astype(bool) for thing, told in THINGS[subject].items()})


def _of_subject(name: str, rows: pd.DataFrame) -> list[Quality]:
    told = _told(name, rows)
    unit = rows["unit"].astype("object").where(rows["unit"].notna(), units.root())
    year = rows["year"] if "year" in rows else pd.Series(pd.NA, index=rows.index, dtype="Int16")
    lines = []
    for key, part in told.groupby([unit, year], dropna=False, sort=True):
        code, when = cast(tuple[str, Any], key)
        lines.append(_line(name, code, None if when is pd.NA or when != when else int(when), part))
    return lines


def _line(subject: str, unit: str, year: int | None, told: pd.DataFrame) -> Quality:
    lacks = {str(thing): int(n) for thing, n in (~told).sum().sort_values(ascending=False, kind="stable").items() if n}
    return Quality(subject, unit, year, len(told), 100 * float(np.mean(told.to_numpy())), lacks)
