"""What was understood in one workbook: a `Reading`, the only thing that leaves this room.

A reading holds tidy tables, what was set aside and why, problems by cell, and questions with a best guess. It says
nothing about where it will be kept. `as_json` is the contract of `python -m metrics read FILE --json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from metrics.errors import Problem
from metrics.languages import N_
from metrics.subjects import SUBJECTS, stack

Why = Literal[
    "title", "total", "subtotal", "group", "percentage", "note", "header", "derived", "other measure", "empty", "repeat"
]  # fmt: skip

#: Each reason for setting something aside, as a person reads it.
WHYS: Mapping[Why, str] = {
    "title": N_("title"),
    "total": N_("total"),
    "subtotal": N_("subtotal"),
    "group": N_("group of countries or units"),
    "percentage": N_("percentage"),
    "note": N_("note"),
    "header": N_("heading"),
    "derived": N_("worked out from other cells"),
    "other measure": N_("counts something else"),
    "empty": N_("empty"),
    "repeat": N_("says again what is counted elsewhere"),
}


@dataclass(frozen=True, slots=True)
class SetAside:
    """Cells that were read and deliberately not counted."""

    sheet: str | None
    cells: str
    why: Why
    text: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its code, and how a person reads it."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the sheet does not say. `guess` is the code of the best answer, or None where any guess would be idle.

    `key` names the question within its file ("year", "measure:Sheet1", "country:Wakanda"); `read(…, answers={key:
    code})` answers it.
    """

    key: str
    about: Literal["subject", "measure", "year", "country", "unit", "institution", "column", "value"]
    problem: Problem
    choices: tuple[Choice, ...] = ()
    guess: str | None = None

    @property
    def sheet(self) -> str | None:
        return self.problem.sheet


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one subject found on one sheet, tidy (`metrics.subjects.tidy`), each with its `sheet` and `cell`.

    `subject` is "other" for figures that are understood but are none of ours; such a table is never committed and its
    frame has at least `year`, `country`, `value`, `status`, `sheet`, `cell`.
    """

    subject: str
    sheet: str | None
    measure: str
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, understood. `refused` is set when nothing of it can be used; then `tables` is empty."""

    file: str
    sha256: str
    tables: tuple[Table, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    refused: Problem | None = None
    #: Which answers were given when this was read, by question key.
    answers: Mapping[str, str] = field(default_factory=dict)
    #: The first cells of each sheet, as text, to draw the sheet small beside the questions: {sheet: rows of texts}.
    glimpse: Mapping[str | None, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.key not in self.answers)

    @property
    def ready(self) -> bool:
        """True when it can be committed: something to keep, no question open, no error."""
        return (
            self.refused is None
            and not self.open_questions
            and not any(problem.severity == "error" for problem in self.problems)
            and any(table.subject != "other" and len(table.rows) for table in self.tables)
        )

    @property
    def kept(self) -> dict[str, pd.DataFrame]:
        """One tidy table a subject, with its rows from every sheet: what the ledger keeps. Other figures stay out."""
        found: dict[str, list[pd.DataFrame]] = {}
        for table in self.tables:
            if table.subject in SUBJECTS and len(table.rows):
                found.setdefault(table.subject, []).append(table.rows)
        return {subject: stack(SUBJECTS[subject], frames) for subject, frames in found.items()}

    def as_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`, in the agreed form."""
        raise NotImplementedError
