"""Sentences about what went wrong, declared once, so that they can be translated, counted and tested.

A `Kind` is the declaration: a key, how grave it is, and a template that says what, where and what to do. A `Problem`
is one occurrence: a kind, the cell it stands in and the words for its slots. `HamkorError` carries a problem up to
whoever talks to the person. Nothing here knows which room a sentence belongs to: the reader's own kinds stand in
`metrics/spreadsheets/problems/`, the ledger's in `metrics/ledger/problems.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from metrics.languages import _, day, number, year

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A declared sentence. An *error* stops the rows it names, a *warning* must be seen, an *info* may be."""

    key: str
    severity: Severity
    template: str


class Word(str):
    """A slot that is itself a declared text, the title of a column, say; any other text is somebody's own words."""


class Year(int):
    """A slot that is an academic year, by the calendar year in which it begins."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One occurrence of a kind, at a sheet and a cell ("D17" or "D17:D20") where there is one."""

    kind: Kind
    sheet: str | None = None
    cell: str | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return self.kind.severity

    @property
    def message(self) -> str:
        """The sentence in the language of the moment; fractions, days and declared words in its slots are in it too."""
        slots = {name: _written(value) for name, value in self.slots.items()}
        return _(self.kind.template, **{"cell": self.cell or "", "sheet": self.sheet or "", **slots})


def _written(value: Any) -> Any:
    """A problem may be found in one language and read in another, so only here is a number turned into words."""
    if isinstance(value, float):
        return number(value, 2)
    if isinstance(value, Word):
        return _(value)
    if isinstance(value, Year):
        return year(value, "academic")
    return day(value) if isinstance(value, date) else value


class HamkorError(Exception):
    """Something a person can act on. `str` of it is the sentence, in the language of whoever asks."""

    def __init__(self, kind: Kind, /, sheet: str | None = None, cell: str | None = None, **slots: Any) -> None:
        self.problem = Problem(kind, sheet, cell, slots)
        super().__init__(kind.key)

    def __str__(self) -> str:
        return self.problem.message


class Refused(HamkorError):
    """A file that cannot be read at all; nothing was kept."""
