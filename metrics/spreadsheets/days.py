"""When: the days on which a stay, a project or an agreement begins and ends, and how long an agreement holds."""

from collections.abc import Callable
from datetime import date

from metrics.languages import words
from metrics.spreadsheets import dates, problems, repairs
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import Column
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.values import each
from metrics.subjects import SUBJECTS


def days(draft: Draft, minutes: Minutes, column: Column, read: Callable[[object, bool], object]) -> list[object]:
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


def stay(draft: Draft, minutes: Minutes, frame: dict[str, object]) -> None:
    """Beginning and end from one column of spans, where no columns of their own say them; ends before begins."""
    column = draft.found.of.get("dates")
    if column is not None and "start" not in frame:
        both = days(draft, minutes, column, lambda cell, _first: dates.span(cell) if dates.span(cell)[0] else None)
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


def term(draft: Draft, frame: dict[str, object]) -> None:
    """How long an agreement holds: until its date, open-ended or renewed, from the cell of its end, else its own."""
    column = draft.found.of.get("valid_to")
    if column is None:
        return
    own = frame.get("term")
    apart = own if isinstance(own, list) else [None] * draft.size
    said = each(column, lambda cell: words.value("term", cell) if isinstance(cell, str) else None, None)
    ends = frame.get("valid_to")
    until = ends if isinstance(ends, list) else [None] * draft.size
    frame["valid_to"] = until = [day or _runs_out(draft, i) for i, day in enumerate(until)]
    both = zip(said, until, apart, strict=True)
    frame["term"] = [told or ("dated" if day else other) for told, day, other in both]


def _runs_out(draft: Draft, i: int) -> date | None:
    """The end of "5 years", counted from the day on which the agreement begins or was signed."""
    lasts = dates.length(draft.found.of["valid_to"].cells[i])
    for name in ("valid_from", "signed") if lasts else ():
        column = draft.found.of.get(name)
        begin = dates.day(column.cells[i], dates.month_first(column.cells)) if column is not None else None
        if begin and lasts:
            return dates.years_after(begin, lasts)
    return None
