"""A reading in a few lines of text: tables, what was set aside, problems, questions."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from metrics.errors import Problem
from metrics.languages import N_, _, listed, ngettext, number, year
from metrics.subjects import SUBJECTS

if TYPE_CHECKING:
    from metrics.spreadsheets.reading import Question, Reading, Table

SEVERITIES = {"error": N_("Error"), "warning": N_("Warning"), "info": N_("Note")}


def lines(reading: "Reading") -> Iterator[str]:
    """The lines that a person reads. Nothing for a refused file: its sentence goes to stderr."""
    if reading.refused:
        return
    yield reading.file
    for table in reading.tables:
        yield "  " + _table(table)
    if reading.set_aside:
        from metrics.spreadsheets.reading import WHYS

        whys = Counter(aside.why for aside in reading.set_aside)
        yield "  " + _("Set aside: {list}", list=listed([f"{_(WHYS[why])} ×{count}" for why, count in whys.items()]))
    for line in problems(reading, *SEVERITIES):
        yield "  " + line
    for question in reading.open_questions:
        yield from _question(question)


def problems(reading: "Reading", *severities: str) -> Iterator[str]:
    """Problems of these severities, those that are alike in one line, the gravest first, each with its repairs."""
    from metrics.spreadsheets.telling import gathered

    wanted = [problem for problem in reading.problems if problem.severity in severities]
    for alike in gathered(sorted(wanted, key=lambda problem: list(SEVERITIES).index(problem.severity))):
        yield _problem(alike)
        for repair in (repair for repair in reading.repairs if repair.problem in alike):
            told = " ".join(f"--answer '{key}={code}'" for key, code in repair.answers.items())
            yield f"  → {told}  {repair.said}"


def _table(table: "Table") -> str:
    rows = table.rows
    title = _(SUBJECTS[table.subject].title) if table.subject in SUBJECTS else _("Other figures")
    parts = [ngettext("{n} row", "{n} rows", len(rows))]
    years = rows["year"].dropna() if "year" in rows else rows.iloc[:0, 0]
    if len(years):
        first, last = int(years.min()), int(years.max())
        parts.append(year(first) if first == last else f"{year(first)}–{year(last)}")
    if "country" in rows and (countries := rows["country"].nunique()):
        parts.append(ngettext("{n} country", "{n} countries", countries))
    measure = SUBJECTS[table.subject].measure if table.subject in SUBJECTS else ""
    if measure and SUBJECTS[table.subject][measure].kind == "count":
        parts.append(_("total {total}", total=number(rows[measure].sum())))
    where = f" ({table.sheet})" if table.sheet else ""
    return f"{title}{where}: {', '.join(parts)}"


def _problem(alike: list[Problem]) -> str:
    from metrics.spreadsheets.telling import sentence, where

    place = where(alike[0])
    return f"{_(SEVERITIES[alike[0].severity])}{f' ({place})' if place else ''}: {sentence(alike)}"


def _question(question: "Question") -> Iterator[str]:
    yield "  " + _("Question: {sentence}", sentence=question.problem.message)
    if not question.choices:
        yield f"    → --answer '{question.key}={question.guess or '…'}'"
    for choice in question.choices:
        mark = "→" if choice.code == question.guess else " "
        yield f"    {mark} --answer '{question.key}={choice.code}'  {choice.said}"
