"""From understood columns to the tidy rows of a subject, each with its sheet and cell.

A row keeps what its subject has columns for. The value's own cell is the row's cell; a register's row is known by the
cell that names the institution, the program, the project or the person.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from metrics.spreadsheets import complaints, dates, days, naming, persons, unit_names
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import Column, Mask, as_text
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.values import Numbers, check_people, each, type_numbers
from metrics.subjects import PROGRAMS, PROJECTS, REMARKS, SUBJECTS, TARGETS, TOTALS, TOTALS_SUBJECT, Subject
from metrics.subjects import Column as Declared

#: Which column names an entry of a register, the first that the sheet has.
NAMED_BY = {
    "agreements": ("institution",),
    "projects": ("project", "institution"),
    "programs": ("program", "institution"),
    "visitors": ("person", "institution", "country", "start", "year"),
    "outgoing": ("person", "institution", "country", "start", "year"),
    "remarks": ("note",),
}
#: Meanings whose numbers are people, by subject; a register without such a column counts one for each row.
PEOPLE = ("people", "students", "count")
#: Numbers that seldom or never reach a thousand, but may have decimals.
SMALL = ("hours", "latitude", "longitude")


def fill(draft: Draft, minutes: Minutes, csv: bool) -> None:
    """Makes `draft.rows`, one row for each record, totals included; `draft.data` says which of them count."""
    frame: dict[str, object] = {}
    if draft.subject == "other":
        _other(draft, minutes, frame, csv)
    else:
        _ours(draft, minutes, frame, csv)
    draft.rows = pd.DataFrame(frame, index=range(draft.size))


def _ours(draft: Draft, minutes: Minutes, frame: dict[str, object], csv: bool) -> None:
    subject = SUBJECTS[draft.subject]
    names = {column.name: column for column in subject.columns}
    _year(draft, minutes, subject, frame)
    _unit(draft, minutes, frame)
    if "country" in names and "country" in draft.found.of:
        blank = subject is REMARKS  # most remarks are about all countries
        frame["country"] = naming.country_codes(minutes, draft.sheet, draft.found, draft.data, True, blank)
    for name, declared in names.items():
        if name in draft.found.of and name not in frame:
            said = _plain(draft, minutes, subject, declared)
            if said is not None:
                frame[name] = said
    if {"start", "end"} <= set(names):
        days.stay(draft, minutes, frame)
    if subject.name == "agreements":
        days.term(draft, frame)
    _value(draft, minutes, subject, frame, csv)
    frame["sheet"] = draft.sheet


def _year(draft: Draft, minutes: Minutes, subject: Subject, frame: dict[str, object]) -> None:
    if "year" not in subject:
        return
    column = draft.found.of.get("year") or draft.found.of.get("month")
    dated = bool({"start", "end", "dates"} & set(draft.found.of)) and not subject["year"].required
    if column is not None:
        latest = 2100 if subject is TARGETS else None
        told = complaints.type_years(minutes, draft.sheet, _only(column, draft.data), latest, may_be_empty=dated)
        frame["year"] = _spread(told, draft.data)
    else:
        frame["year"] = draft.year


def _only(column: Column, data: Mask) -> Column:
    """The column over the records that count, so that a total's label is no complaint."""
    return Column(column.header, column.cells[data], column.rows[data], column.columns[data], column.header_cell)


def _spread(told: Sequence[object], data: Mask) -> list[object]:
    out: list[object] = [None] * len(data)
    for i, said in zip(np.flatnonzero(data), told, strict=True):
        out[int(i)] = said
    return out


def _unit(draft: Draft, minutes: Minutes, frame: dict[str, object]) -> None:
    of = draft.found.of
    named = "unit" if "unit" in of else "institution"
    if named in of and (named == "unit" or draft.subject in ("students", "totals", "targets")):
        # Only where rows name somebody from elsewhere may the department be theirs: sums by faculty are by ours.
        others = bool({"institution", "person"} & set(of)) and draft.subject not in ("students", "totals", "targets")
        doubtful = named == "institution" or others
        codes = unit_names.codes(minutes, draft.sheet, draft.key, draft.found, named, draft.data, doubtful)
        frame["unit"] = [code if counts else None for code, counts in zip(codes, draft.data, strict=True)]
    else:
        frame["unit"] = unit_names.whole_unit(minutes)


def _plain(draft: Draft, minutes: Minutes, subject: Subject, declared: Declared) -> list[object] | None:
    """Texts, codes of closed lists, dates and further numbers of one column; None for what is made elsewhere."""
    column = draft.found.of[declared.name]
    if declared.name in ("country", "unit", "year", "people", subject.measure) and declared.name != "budget":
        return None
    if declared.values:
        return list(
            _spread(
                naming.listed_codes(minutes, draft.sheet, _only(column, draft.data), subject, declared.name), draft.data
            )
        )
    if declared.kind == "date":
        return days.days(draft, minutes, column, lambda cell, first: dates.day(cell, first))
    if declared.kind in ("count", "number"):
        whole, small = declared.kind == "count", declared.name in SMALL
        typed = _counting_only(type_numbers(column, draft.flat.grid.sheet, not small), draft.data)
        guess = "decimals" if small else "thousands"
        complaints.about_numbers(minutes, draft.sheet, column, typed, True, whole, guess)
        return [None if np.isnan(value) else float(value) for value in typed.values]
    return [text or None for text in each(column, as_text, "")]


def _counting_only(typed: Numbers, data: Mask) -> Numbers:
    """A secondary number may be empty; only what stands there and is none is told."""
    for kinds in (typed.faults, typed.forms):
        kinds.at = {kind: kept for kind, at in kinds.at.items() if (kept := [i for i in at if data[i]])}
    for quiet in ("empty", "missing", "text"):
        typed.forms.at.pop(quiet, None)
    return typed


def _value(draft: Draft, minutes: Minutes, subject: Subject, frame: dict[str, object], csv: bool) -> None:
    """The number that a row counts, its status and its cell."""
    if draft.measure is not None and draft.typed is not None:
        limit = 1e9 if subject in (TOTALS_SUBJECT, TARGETS) else 10_000_000
        people = subject is not TARGETS and subject is not TOTALS_SUBJECT
        if people:
            check_people(draft.typed, limit)
        typed = _records(draft.typed, draft.data)
        complaints.about_numbers(minutes, draft.sheet, draft.measure, typed, csv, people)
        frame[subject.measure] = [None if np.isnan(value) else float(value) for value in draft.typed.values]
        frame["status"] = draft.typed.status
        named = draft.measure if not subject.register or subject.name in ("visitors", "outgoing") else None
    else:
        named = None
        frame["status"] = "reported"
        if subject.name in ("visitors", "outgoing"):
            frame["people"] = 1
            persons.one_each(draft, minutes)
    if named is None:
        named = next(draft.found.of[name] for name in NAMED_BY[subject.name] if name in draft.found.of)
    frame["cell"] = named.addresses()


def _records(typed: Numbers, data: Mask) -> Numbers:
    """Complaints about records that count, only."""
    for kinds in (typed.faults, typed.forms):
        kinds.at = {kind: kept for kind, at in kinds.at.items() if (kept := [i for i in at if data[i]])}
    return typed


def _other(draft: Draft, minutes: Minutes, frame: dict[str, object], csv: bool) -> None:
    """Figures that are none of ours: understood as far as year and country go, never asked about, never kept."""
    found = draft.found
    column = found.of.get("year") or found.of.get("month")
    frame["year"] = draft.year
    if column is not None:
        quiet = Minutes(minutes.file, {})
        frame["year"] = complaints.type_years(quiet, draft.sheet, column)
    frame["country"] = None
    if "country" in found.of:
        frame["country"] = naming.country_codes(minutes, draft.sheet, found, draft.data, ask=False)
    assert draft.measure is not None and draft.typed is not None
    frame["value"] = [None if np.isnan(value) else float(value) for value in draft.typed.values]
    frame["status"] = draft.typed.status
    frame["sheet"] = draft.sheet
    frame["cell"] = draft.measure.addresses()


def total_columns(found: Meanings) -> list[tuple[Column, str]]:
    """Columns of a wide table of totals, with the code of what each is the total of."""
    out: list[tuple[Column, str]] = []
    for column, kind in found.numbers:
        code = "students" if kind in ("all students", "students") else kind
        if code in TOTALS and code not in [other for _column, other in out]:
            out.append((column, code))
    return out


def people_of(subject: Subject, found: Meanings) -> Column | None:
    """The column of people in a register, if it has one."""
    if subject in (PROJECTS,) or not subject.measure:
        return None
    kinds: tuple[str, ...] = ("students", "people", "count") if subject is PROGRAMS else PEOPLE
    if "person" in found.of and subject.name in ("visitors", "outgoing"):
        kinds = ("people", "count")  # students beside a guest's name are those who listened to him
    for kind in kinds:
        for column, said in found.numbers:
            if said == kind:
                return column
    return None
