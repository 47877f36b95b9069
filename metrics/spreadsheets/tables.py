"""From understood columns to the tidy rows of a subject, each with its sheet and cell.

A row keeps what its subject has columns for. The value's own cell is the row's cell; a register's row is known by the
cell that names the institution, the program, the project or the person.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from metrics.languages import words
from metrics.spreadsheets import complaints, dates, naming, places, problems, repairs, unit_names
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Column, Flat, Mask, as_text
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
#: What stands between the names of several persons.
_LISTED = re.compile(r"[\n;,]|\s(?:and|и|va|ва)\s")
#: Numbers that seldom or never reach a thousand, but may have decimals.
SMALL = ("hours", "latitude", "longitude")


@dataclass(slots=True)
class Draft:
    """One table on its way: its records, what its columns are, which records count, and what the rows will be."""

    flat: Flat
    found: Meanings
    key: str
    subject: str
    data: Mask
    measure: Column | None = None
    typed: Numbers | None = None
    year: int | None = None
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    #: Records left out because others of the same label column add up to them (`wholes`): checked on their own.
    wholes: Mask = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def __post_init__(self) -> None:
        if len(self.wholes) != len(self.data):
            self.wholes = np.zeros(len(self.data), dtype=bool)

    @property
    def sheet(self) -> str | None:
        return self.flat.grid.sheet.name

    @property
    def size(self) -> int:
        return self.flat.size


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
        _stay(draft, minutes, frame)
    if subject.name == "agreements":
        _term(draft, frame)
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
        return _days(draft, minutes, column, lambda cell, first: dates.day(cell, first))
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


def _days(draft: Draft, minutes: Minutes, column: Column, read: Callable[[object, bool], object]) -> list[object]:
    """Days of a column; a text that is neither a day nor a word for a term is left out with a warning."""
    first = dates.month_first(column.cells)
    said = each(column, lambda cell: read(cell, first), None)
    bad = [
        i
        for i, (cell, day) in enumerate(zip(column.cells, said, strict=True))
        if cell is not None
        and day is None
        and draft.data[i]
        and not _is_term(cell)
        and not _is_year(draft, cell)
        and not (column is draft.found.of.get("valid_to") and _runs_out(draft, i))
    ]
    if bad:
        minutes.note_cells(problems.DATE_FAULT, draft.sheet, column, bad)
    return list(said)


def _is_year(draft: Draft, cell: object) -> bool:
    """True for a month or a year where that is enough to say when a stay was: its year is kept."""
    return draft.subject in ("visitors", "outgoing") and bool(dates.years(cell))


def _is_term(cell: object) -> bool:
    return isinstance(cell, str) and (words.value("term", cell) is not None or words.mark(cell) is not None)


def _stay(draft: Draft, minutes: Minutes, frame: dict[str, object]) -> None:
    """Beginning and end from one column of spans, where no columns of their own say them; ends before begins."""
    column = draft.found.of.get("dates")
    if column is not None and "start" not in frame:
        both = _days(draft, minutes, column, lambda cell, _first: dates.span(cell) if dates.span(cell)[0] else None)
        frame["start"] = [pair[0] if isinstance(pair, tuple) else None for pair in both]
        frame["end"] = [pair[1] if isinstance(pair, tuple) else None for pair in both]
    timed = column or draft.found.of.get("start")
    if timed is not None and isinstance(frame.get("start"), list) and "year" in SUBJECTS[draft.subject]:
        _years_of_stay(frame, timed)
    starts, ends = frame.get("start"), frame.get("end")
    if isinstance(starts, list) and isinstance(ends, list):
        late = draft.found.of.get("end") or column
        begin = draft.found.of.get("start") or column
        for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if start and end and end < start and draft.data[i] and late is not None and begin is not None:
                problem = minutes.note(problems.DATE_ORDER, draft.sheet, late.address(i), other=begin.address(i))
                repairs.swap(minutes, problem, (begin.address(i), start), (late.address(i), end))


def _years_of_stay(frame: dict[str, object], column: Column) -> None:
    """ "November 2022" is no day, but it is a year: without it the stay would belong to no time at all."""
    starts, told = frame["start"], frame.get("year")
    if not isinstance(starts, list) or isinstance(told, list):
        return
    nothing: tuple[int, ...] = ()
    said = each(column, dates.years, nothing)
    frame["year"] = [found[0] if start is None and found else told for start, found in zip(starts, said, strict=True)]


def _term(draft: Draft, frame: dict[str, object]) -> None:
    """How long an agreement holds: until its date, open-ended or renewed, from the cell of its end, else its own."""
    column = draft.found.of.get("valid_to")
    if column is None:
        return
    own = frame.get("term")
    apart = own if isinstance(own, list) else [None] * draft.size
    said = each(column, lambda cell: words.value("term", cell) if isinstance(cell, str) else None, None)
    ends = frame.get("valid_to")
    days = ends if isinstance(ends, list) else [None] * draft.size
    frame["valid_to"] = days = [day or _runs_out(draft, i) for i, day in enumerate(days)]
    both = zip(said, days, apart, strict=True)
    frame["term"] = [term or ("dated" if day else other) for term, day, other in both]


def _runs_out(draft: Draft, i: int) -> date | None:
    """The end of "5 years", counted from the day on which the agreement begins or was signed."""
    lasts = dates.length(draft.found.of["valid_to"].cells[i])
    for name in ("valid_from", "signed") if lasts else ():
        column = draft.found.of.get(name)
        begin = dates.day(column.cells[i], dates.month_first(column.cells)) if column is not None else None
        if begin and lasts:
            return dates.years_after(begin, lasts)
    return None


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
            _one_each(draft, minutes)
    if named is None:
        named = next(draft.found.of[name] for name in NAMED_BY[subject.name] if name in draft.found.of)
    frame["cell"] = named.addresses()


def _one_each(draft: Draft, minutes: Minutes) -> None:
    """A row is counted as one person; where its cell names several, that is said."""
    column = draft.found.of.get("person")
    if column is not None:
        several = each(column, names_several, False)
        at = [i for i, more in enumerate(several) if more and draft.data[i]]
        if at:
            minutes.note_cells(problems.PERSONS_SEVERAL, draft.sheet, column, at)


def names_several(cell: object) -> bool:
    """True for "Petrov A.A., Sidorov V.V."; a name with a title or a place behind it is one person's."""
    parts = _LISTED.split(cell) if isinstance(cell, str) else []
    return sum(map(_is_name, parts)) > 1


def _is_name(part: str) -> bool:
    told = part.split()
    if not 2 <= len(told) <= 4 or any(map(str.isdigit, part)) or not all(word[0].isupper() for word in told):
        return False
    known = {found.meaning for found in words.match(part)} | {found.meaning for found in words.match(part, "subjects")}
    return (
        not known - {"person", "people", "visitors"}
        and not places.looks_like(part)
        and words.value("role", part) is None
    )


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
