"""What was understood in one workbook: a `Reading`, the only thing that leaves this room.

A reading holds tidy tables, what was set aside and why, problems by cell, and questions with a best guess. It says
nothing about where it will be kept. `as_json` is the contract of `python -m metrics read FILE --json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from metrics import units
from metrics.countries import OTHERS
from metrics.errors import Problem, Word
from metrics.languages import N_, _
from metrics.languages.words import fold
from metrics.spreadsheets.glimpse import Glimpse
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
    """One possible answer: its code, and how a person reads it.

    A `Word` is ours and said in the reader's language, with its slots; any other title is what the sheet itself says.
    """

    code: str
    title: str
    slots: Mapping[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The title in the language of the moment."""
        return _(self.title, **self.slots) if isinstance(self.title, Word) else str(self.title)


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
class Repair:
    """What one click may do about a problem: `answers` to read the file with. The file itself is never changed."""

    problem: Problem
    answers: Mapping[str, str]
    title: str
    slots: Mapping[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """What it does, in the language of the moment; declared words in its slots are in it too."""
        return _(self.title, **{name: _(one) if isinstance(one, Word) else one for name, one in self.slots.items()})


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
    #: Which cells gave each column of the rows: {"country": "B2:B9"}.
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, understood. `refused` is set when nothing of it can be used; then `tables` is empty."""

    file: str
    sha256: str
    tables: tuple[Table, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    #: What may be done about some of the problems with one click.
    repairs: tuple[Repair, ...] = ()
    refused: Problem | None = None
    #: Which answers were given when this was read, by question key.
    answers: Mapping[str, str] = field(default_factory=dict)
    #: Some cells of each sheet, as text, to draw the sheet small beside the questions.
    glimpse: Mapping[str | None, Glimpse] = field(default_factory=dict)
    #: Hash of the layout (header words, not the data): files of one making share it, so answers can be remembered.
    fingerprint: str = ""

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

    @property
    def new_units(self) -> tuple[str, ...]:
        """Units of the rows to be kept that the list of units lacks."""
        named = {str(code) for rows in self.kept.values() for code in rows["unit"].dropna().unique()}
        return tuple(sorted(named - set(units.tree())))

    def add_units(self) -> None:
        """Before the rows are kept: the list of units gets those that it lacks, below the unit that the file is for."""
        answer = self.answers.get("unit", "")
        units.add(self.new_units, units.called().get(fold(answer), units.root()))

    def as_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`, in the agreed form."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "tables": [
                {
                    "subject": table.subject,
                    "sheet": table.sheet,
                    "measure": table.measure,
                    "columns": dict(table.columns),
                    "rows": _rows(table),
                }
                for table in self.tables
            ],
            "set_aside": [
                {"sheet": one.sheet, "cells": one.cells, "why": one.why, "text": one.text} for one in self.set_aside
            ],
            "problems": [
                {"sheet": one.sheet, "cell": one.cell, "severity": one.severity, "message": one.message}
                for one in self.problems
            ],
            "questions": [
                {
                    "key": one.key,
                    "about": one.about,
                    "sheet": one.sheet,
                    "message": one.problem.message,
                    "choices": [{"code": choice.code, "title": choice.said} for choice in one.choices],
                    "guess": one.guess,
                }
                for one in self.questions
            ],
            "repairs": [
                {
                    "sheet": one.problem.sheet,
                    "cell": one.problem.cell,
                    "message": one.said,
                    "answers": dict(one.answers),
                }
                for one in self.repairs
            ],
            "refused": None if self.refused is None else {"message": self.refused.message},
            "fingerprint": self.fingerprint,
        }


def _rows(table: Table) -> list[dict[str, Any]]:
    """Rows with `value` and the columns that are understood. Places that are no country have none."""
    frame = table.rows
    subject = SUBJECTS.get(table.subject)
    counted = subject.measure if subject and subject.name not in ("projects", "programs") else ""
    value = frame[counted] if counted else frame["value"] if subject is None else pd.Series(1, index=frame.index)
    out = {"cell": _plain(frame["cell"]), "value": _plain(value), "status": _plain(frame["status"])}
    for name in frame.columns:
        if name not in ("cell", "status", "sheet", "upload", "value", "valid_to", "term"):
            out[name] = _plain(frame[name])
    if "valid_to" in frame:
        terms = _plain(frame["term"])
        ends = [day or (term if term in ("open-ended", "auto-renewed") else None)
                for day, term in zip(_plain(frame["valid_to"]), terms, strict=True)]  # fmt: skip
        out["valid_to"] = ends
    if "country" in out:
        out["country"] = [None if code in OTHERS else code for code in out["country"]]
    for name in ("year", "country"):
        out.setdefault(name, [None] * len(frame))
    return [dict(zip(out, row, strict=True)) for row in zip(*out.values(), strict=True)]


def _plain(series: pd.Series) -> list[Any]:
    """None for missing, ISO dates, whole numbers without a point."""
    if pd.api.types.is_datetime64_any_dtype(series):
        return [None if pd.isna(day) else day.date().isoformat() for day in series]
    values = series.astype(object).where(series.notna(), None).tolist()
    return [int(v) if isinstance(v, float) and v.is_integer() else v for v in values]
