"""What became of a drawn sheet: right, right once asked, told, partly known, or silently wrong.

right    every fact with its value, year, country, unit, level and sex; nothing else counted; no question, no error
asked    the same, once the questions had their true answers
unsaid   the same, and nothing was asked but what the sheet itself does not say: who is counted in "Country | 2021"
told     something lacks or is wrong, and an error, or a warning at that cell, names it; or refused
partly   nothing is wrong, but something that the sheet says is missing (a level, a year), and nothing says so
silent   a wrong number, a wrong year, a cell counted that must not be, or left out, without a word
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from metrics.spreadsheets.here import read_here
from metrics.spreadsheets.reading import Reading
from tests.spreadsheets.families.drawing import Drawn
from tests.spreadsheets.families.truths import Fact

Outcome = Literal["right", "asked", "unsaid", "told", "partly", "silent"]
#: Nobody answers more questions about one sheet.
MOST_ANSWERS = 60
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True)
class Fault:
    """One difference. `lacking` when nothing false is claimed."""

    sheet: str | None
    cell: str
    what: str
    lacking: bool = False


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    why: str = ""


def judge(drawn: Drawn) -> Verdict:
    """Reads the file, answers what is asked truly, and compares."""
    reading = read_here(drawn.data, drawn.name, {})
    asked: dict[str, str] = {}
    faults = _faults(drawn, reading)
    while (answers := _answers(drawn, reading)) and len(asked) < MOST_ANSWERS:
        asked |= answers
        reading = read_here(drawn.data, drawn.name, asked)
        faults = _faults(drawn, reading)
    if not faults and reading.ready:
        only_subject = not drawn.says and all(key.startswith("subject") for key in asked)
        return Verdict("unsaid" if only_subject else "asked", ", ".join(sorted(asked))) if asked else Verdict("right")
    if reading.open_questions:
        return Verdict("told", "asks: " + "; ".join(question.key for question in reading.open_questions[:4]))
    return _named(reading, faults)


def _named(reading: Reading, faults: list[Fault]) -> Verdict:
    """Told, partly or silent, by what the reader itself says of the faults."""
    told = [problem for problem in reading.problems if problem.severity != "info"]
    errors = [problem for problem in told if problem.severity == "error"]
    why = "; ".join(f"{fault.cell} {fault.what}" for fault in faults[:3]) or "no fault"
    if reading.refused:
        return Verdict("told", f"refused: {reading.refused.message}"[:200])
    if errors:
        return Verdict("told", f"{errors[0].kind.key} {errors[0].message}"[:200] + f" | {why}")
    unnamed = [fault for fault in faults if not any(_covers(problem.sheet, problem.cell, fault) for problem in told)]
    if not unnamed:
        return (
            Verdict("told", why + f" | {[problem.kind.key for problem in told]}")
            if faults
            else Verdict("told", "not ready")
        )
    why = f"{len(unnamed)} of {len(faults)}: " + "; ".join(f"{fault.cell} {fault.what}" for fault in unnamed[:4])
    return Verdict("partly" if all(fault.lacking for fault in unnamed) else "silent", why)


def _covers(sheet: str | None, area: str | None, fault: Fault) -> bool:
    """True when the area holds the fault's cell, or, of what only lacks, another cell of the same entry."""
    if sheet != fault.sheet or not area:
        return False
    ends = [((len(c), c), int(r)) for c, r in _CELL.findall(area)]
    (column, row) = next(((len(c), c), int(r)) for c, r in _CELL.findall(fault.cell))
    return (
        bool(ends)
        and (fault.lacking or min(e[0] for e in ends) <= column <= max(e[0] for e in ends))
        and min(e[1] for e in ends) <= row <= max(e[1] for e in ends)
    )


def _answers(drawn: Drawn, reading: Reading) -> dict[str, str]:
    """True answers to what is asked, as far as the truth knows."""
    out = {}
    for question in reading.open_questions:
        if question.about == "country":
            text = question.key.split(":", 1)[1]
            if text in drawn.countries:
                out[question.key] = drawn.countries[text]
        elif (known := question.key.split(":")[0]) in drawn.answers:
            out[question.key] = drawn.answers[known]
        elif question.about in drawn.answers:
            out[question.key] = drawn.answers[question.about]
    return out


def _faults(drawn: Drawn, reading: Reading) -> list[Fault]:
    """Against the right reading that fits best."""
    rows = list(_rows(reading))
    return min((_against(drawn, way, rows) for way in drawn.ways), key=len)


def _rows(reading: Reading) -> Iterable[tuple[str, str | None, str, dict[str, Any]]]:
    """(subject, sheet, cell, row) of all that would be kept."""
    for table in reading.tables:
        if table.subject in ("other", "totals"):
            continue
        for row in table.rows.to_dict("records"):
            yield table.subject, table.sheet, str(row["cell"]), row


def _against(
    drawn: Drawn, way: dict[tuple[str | None, str], Fact], rows: list[tuple[str, str | None, str, dict[str, Any]]]
) -> list[Fault]:
    out: list[Fault] = []
    seen: set[tuple[str | None, str]] = set()
    for subject, sheet, cell, row in rows:
        fact = way.get((sheet, cell))
        if fact is None:
            if _value(subject, row) is not None:
                out.append(Fault(sheet, cell, "is counted and must not be"))
            continue
        if (sheet, cell) in seen:
            out.append(Fault(sheet, cell, "is counted twice"))
        seen.add((sheet, cell))
        if subject != drawn.subject:
            out.append(Fault(sheet, cell, f"is {subject} instead of {drawn.subject}"))
            continue
        out += _differs(sheet, cell, fact, subject, row)
    for (sheet, cell), fact in way.items():
        if (sheet, cell) not in seen and fact.value is not None and fact.value != 0:
            out.append(Fault(sheet, cell, f"is not counted ({fact.value:g})"))
    return out


def _value(subject: str, row: dict[str, Any]) -> float | None:
    value = row.get({"students": "students", "visitors": "people", "outgoing": "people"}.get(subject, ""), 1)
    return None if pd.isna(value) else float(value)


def _differs(sheet: str | None, cell: str, fact: Fact, subject: str, row: dict[str, Any]) -> Iterable[Fault]:
    value = _value(subject, row)
    if value != fact.value:
        yield Fault(sheet, cell, f"is {value} instead of {fact.value}", lacking=value is None)
    if value is None and row["status"] != fact.status:
        yield Fault(sheet, cell, f"is {row['status']} instead of {fact.status}", lacking=True)
    for name in ("year", "country", "unit", "level", "sex"):
        want, got = getattr(fact, name), row.get(name)
        if want is not None and (pd.isna(got) or got != want):
            yield Fault(sheet, cell, f"{name} is {got} instead of {want}", lacking=bool(pd.isna(got)))
    for name, want in fact.more.items():
        yield from _more(sheet, cell, row, name, want)


def _more(sheet: str | None, cell: str, row: dict[str, Any], name: str, want: Any) -> Iterable[Fault]:
    """Dates, terms, and the year of a stay: by its own column or by its beginning."""
    if name == "when":
        got = row.get("start") if not pd.isna(row.get("start")) else None
        year = got.year if got is not None else None if pd.isna(row.get("year")) else int(row["year"])
        if year != want:
            yield Fault(sheet, cell, f"happened in {year} instead of {want}", lacking=year is None)
        return
    got = row.get(name)
    got = None if pd.isna(got) else got.date() if isinstance(want, date) or name in ("valid_to", "signed") else got
    if got != want:
        yield Fault(sheet, cell, f"{name} is {got} instead of {want}", lacking=got is None)
