"""What a table counts and when: its subject, its measure and its year, decided by evidence or by the person."""

from dataclasses import replace

import numpy as np

from metrics.errors import Kind, Problem, Word
from metrics.languages import N_, words
from metrics.spreadsheets import (
    evidence,
    measures,
    naming,
    periods,
    problems,
    scale,
    several,
    splits,
    tables,
    wholes,
    years,
)
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import Column, Flat, Mask
from metrics.spreadsheets.measures import Candidate
from metrics.spreadsheets.minutes import Minutes, some
from metrics.spreadsheets.reading import Choice
from metrics.spreadsheets.values import type_numbers
from metrics.subjects import PROGRAMS, SUBJECTS

#: Meanings that make each row an entry of some register, numbers or not.
ENTRIES = ("institution", "project", "program", "person")
#: Subjects that are lists of entries and nothing else: numbers by year are none.
LISTS = ("agreements", "projects", "programs", "remarks")
OTHER = Choice("other", Word(N_("Something else: not counted")))


def drafts(flat: Flat, found: Meanings, key: str, minutes: Minutes, missing: list[Problem]) -> list[Draft]:
    """One draft a table; several where a table of totals gives a column each. None where nothing of ours is counted:
    then `missing` says what lacks, which matters only if the whole file gives no table."""
    sheet = flat.grid.sheet
    options = _options(flat, found)
    if not options and not any(name in found.of for name in ENTRIES) and not evidence.remarks(found):
        missing.append(_lacks(flat, problems.NO_MEASURE))
        return []
    if crossed := _crossed_countries(flat, found):
        missing.append(crossed)
        return []
    data = _countable(flat, found, minutes)
    draft = Draft(flat, found, key, "", data)
    draft.subject = _subject(draft, options, minutes)
    if draft.subject == "other" and not options:
        missing.append(_lacks(flat, problems.NO_MEASURE))
        return []
    lack = _required(draft, options)
    if lack:
        missing.append(lack)
        return []
    if draft.subject == "totals" and "total" not in found.of:
        out = [
            replace(draft, measure=column, typed=type_numbers(column, sheet))
            for column, _ in tables.total_columns(found)
        ]
        for one in out:
            one.year = _year(one, minutes)
        return out
    _measure(draft, options, minutes)
    several.settle(draft, minutes)
    wholes.leave_out(draft)
    splits.settle(draft, minutes)
    scale.settle(draft, minutes)
    draft.year = _year(draft, minutes)
    return [draft]


def _options(flat: Flat, found: Meanings) -> list[Candidate]:
    if flat.value is not None:
        return [Candidate(flat.value, "number", type_numbers(flat.value, flat.grid.sheet))]
    return measures.candidates(found, flat.grid.sheet)


def _lacks(flat: Flat, kind: Kind, **slots: str) -> Problem:
    return Problem(kind, flat.grid.sheet.name, flat.grid.address(flat.header, 0), slots)


def _crossed_countries(flat: Flat, found: Meanings) -> Problem | None:
    """From which country to which: numbers between countries, one in the row and one above the column or beside it."""
    one = found.of.get("country")
    if one is None or "country" in flat.carried or any(name in found.of for name in ENTRIES):
        return None
    across = one is flat.known.get("country")
    for other in found.stand_by.get("country", []):
        to = [words.means(column.header, "destination", "places") for column in (one, other)]
        if len(other.distinct()[1]) > 1 and (across or to[0] != to[1]):
            slots = {"other": other.area()}
            return Problem(problems.COUNTRIES_BOTH, flat.grid.sheet.name, one.area(), slots)
    return None


def _countable(flat: Flat, found: Meanings, minutes: Minutes) -> Mask:
    """Records that are neither totals nor regions among countries."""
    data = ~flat.totals
    flag = found.of.get("flag")
    if flag is not None and _flags_totals(flag):
        data &= np.array([str(cell).strip().casefold() not in ("true", "1", "yes", "1.0") for cell in flag.cells])
    if "country" in found.of:
        named = naming.regions(found)
        if named is not None and (named & data).any():
            column = found.of["country"]
            at = np.flatnonzero(named & data)
            minutes.note_cells(problems.REGION_ROWS, flat.grid.sheet.name, column, [int(i) for i in at])
            data = data & ~named
    return np.asarray(data, dtype=bool)


def _flags_totals(column: Column) -> bool:
    return words.means(column.header, "total", "lines") or words.total(column.header) is not None


def _subject(draft: Draft, options: list[Candidate], minutes: Minutes) -> str:
    verdict = evidence.judge(draft.flat, draft.found, minutes.file)
    if verdict.subject == "students" and any(evidence.sent_from(option.column.header) for option in options):
        verdict = evidence.Verdict("outgoing", True)
    if (
        not verdict.sure
        and options
        and not any(option.typed.whole for option in options)
        and verdict.subject == "students"
    ):
        verdict = evidence.Verdict("other", False)
    possible = [subject for subject in SUBJECTS.values() if draft.flat.value is None or subject.name not in LISTS]
    if draft.flat.value is not None and verdict.subject in LISTS:
        verdict = evidence.Verdict("other", False)
    key = f"subject{draft.key}"
    if verdict.sure and key not in minutes.answers:
        return verdict.subject
    where = draft.flat.grid.address(draft.flat.header, 0)
    problem = Problem(problems.SUBJECT_ASKED, draft.sheet, where)
    choices = [*(Choice(subject.name, Word(subject.title)) for subject in possible), OTHER]
    return minutes.ask(key, "subject", problem, choices, verdict.subject) or verdict.subject


def _required(draft: Draft, options: list[Candidate]) -> Problem | None:
    """What the subject cannot do without and the table does not have."""
    if draft.subject == "other":
        return None
    subject, of = SUBJECTS[draft.subject], draft.found.of
    if subject.name in LISTS and draft.flat.value is not None:
        return _lacks(draft.flat, problems.NO_LIST, subject=Word(subject.title))
    if subject.name == "totals" and "total" not in of:
        return None if tables.total_columns(draft.found) else _lacks(draft.flat, problems.NO_MEASURE)
    for name in subject.required:
        if name not in of and name != subject.measure and name != "year":
            return _lacks(draft.flat, problems.MISSING_COLUMN, column=Word(subject[name].title))
    if subject.register:
        named = any(name in of for name in tables.NAMED_BY[subject.name])
        return None if named or options else _lacks(draft.flat, problems.NO_MEASURE)
    return None if options else _lacks(draft.flat, problems.NO_MEASURE)


def _measure(draft: Draft, options: list[Candidate], minutes: Minutes) -> None:
    """Chooses the column of numbers; asks where several rival."""
    subject = SUBJECTS.get(draft.subject)
    if subject is not None and subject.register:
        counted = draft.flat.value or tables.people_of(subject, draft.found)
        # Rows that name nobody and nothing are no entries to be counted one by one: their numbers are what counts.
        nameless = not any(name in draft.found.of for name in ENTRIES) and bool(options)
        if (counted is None and not nameless) or subject is PROGRAMS or not subject.measure:
            draft.measure = counted
            draft.typed = type_numbers(counted, draft.flat.grid.sheet) if counted is not None else None
            return
    choice = measures.choose(options, draft.data)
    best = choice.best
    key = f"measure{draft.key}"
    headers = {option.column.header: option for option in options if option.column.header}
    if choice.asked or (key in minutes.answers and len(headers) > 1):
        rivals = ([choice.best] if choice.best else []) + choice.rivals
        shown = [option.column.header for option in rivals]
        shown += [header for header in headers if header not in shown]
        cell = best.column.header_cell if best else None
        problem = Problem(problems.MEASURE_ASKED, draft.sheet, cell)
        said = minutes.ask(key, "measure", problem, [Choice(h, h) for h in shown], best.column.header if best else None)
        best = headers.get(said or "", best)
    if best is not None:
        draft.measure, draft.typed = best.column, best.typed
        others = [option.column.header or option.column.area() for option in options if option is not best]
        if others and not choice.asked:
            slots = {"header": best.column.header, "others": some(others)}
            minutes.note(problems.UNREAD_NUMBERS, draft.sheet, best.column.header_cell, **slots)


def _year(draft: Draft, minutes: Minutes) -> int | None:
    """The year of a table without a column of years: by its title or sheet, else asked; None where none is needed."""
    of = draft.found.of
    subject = SUBJECTS.get(draft.subject)
    if subject is not None and "year" in subject and "start" not in subject:
        periods.tell_the_year(draft)
    if "year" in of or "month" in of or (subject is not None and "year" not in subject):
        return None
    needed = subject is None or subject["year"].required or not {"start", "end", "dates"} & set(of)
    if draft.subject == "programs" or not needed:
        return None
    named = years.of_a_sheet(draft.sheet or "")
    if len(named) == 1:
        minutes.note(problems.YEAR_FROM_SHEET, draft.sheet, None, year=named[0], text=draft.sheet)
        return named[0]
    for title in draft.flat.titles:
        if len(told := years.found_in(title)) == 1:
            minutes.note(problems.YEAR_FROM_TITLE, draft.sheet, None, year=told[0], text=title[:80])
            return told[0]
    if subject is None:
        return None
    guesses = years.found_in(minutes.file)
    guess = str(guesses[0]) if len(guesses) == 1 else None
    where = draft.flat.grid.address(draft.flat.header, 0)
    problem = Problem(problems.YEAR_ASKED, draft.sheet, where)
    choices = [Choice(guess, guess)] if guess else []
    said = minutes.ask("year", "year", problem, choices, guess, valid=_is_year)
    return int(said) if said and "year" in minutes.answers and _is_year(said) else None


def _is_year(answer: str) -> bool:
    return answer.isdigit() and years.FIRST <= int(answer) <= years.last() + 80
