"""What a table of a subject is made of: columns of a kind, a status on each value, and where each row came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from metrics.languages import N_

Kind = Literal["year", "category", "text", "date", "count", "number"]

#: What an empty or marked cell said. Only *reported* and *estimated* rows carry a value.
STATUSES = {
    "reported": N_("reported"),
    "estimated": N_("estimated"),
    "missing": N_("not reported"),
    "suppressed": N_("suppressed"),
    "not applicable": N_("not applicable"),
}

#: Columns that every table has beside its own: the status of the value, and where the row came from.
PROVENANCE = ("status", "upload", "sheet", "cell")

#: pandas type of each kind of column. Categories keep a million rows small; a missing value is always <NA>.
DTYPES: Mapping[Kind, str] = {
    "year": "Int16",
    "category": "category",
    "text": "string",
    "date": "datetime64[s]",
    "count": "Int64",
    "number": "Float64",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `values` are the codes of a closed list with their names; empty means open."""

    name: str
    kind: Kind
    title: str
    required: bool = False
    dimension: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of thing counted.

    `measure` is the column that is added up; it is 1 for each row of a register that counts its entries, and empty
    where nothing is added up. `flow` is True for what happens over a year and False for what stands on a day: the two
    are never added.
    """

    name: str
    title: str
    measure: str
    columns: tuple[Column, ...]
    flow: bool
    register: bool
    hint: str

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    @property
    def dimensions(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.dimension)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)
