"""From the cells of a book to a reading: layout → columns → subject → values → checks.

Every cell that holds something ends in a table, among what was set aside, in a problem or in a question.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from metrics.errors import Problem
from metrics.languages.words import fold, match
from metrics.spreadsheets import (
    checks,
    columns,
    decide,
    grid,
    periods,
    problems,
    repairs,
    repairs_of_headers,
    repeats,
    sums,
    tables,
    unsaid,
)
from metrics.spreadsheets.book import Book, Sheet
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.glimpse import Glimpse, glimpse
from metrics.spreadsheets.grid import Column, Flat, Grid, Mask, as_text
from metrics.spreadsheets.layouts import LAYOUTS, headers, years_across
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Reading, SetAside, Table, Why
from metrics.subjects import SUBJECTS, TARGETS, tidy

#: Years in a heading change from file to file of the same making.
_DIGITS = re.compile(r"\d+")


def understand(book: Book, name: str, sha256: str, answers: Mapping[str, str] | None = None) -> Reading:
    """What the book says, as far as it can be known with these answers. Never raises for what stands in the cells."""
    answers = dict(answers or {})
    minutes = Minutes(name, answers)
    minutes.problems.extend(book.problems)
    repairs.apply(book, minutes)
    if not any(any(_filled(cell) for row in sheet.rows for cell in row) for sheet in book.sheets):
        refused = Problem(problems.EMPTY_BOOK)
        return Reading(name, sha256, problems=tuple(minutes.problems), refused=refused, answers=answers)
    found: list[Draft] = []
    missing: list[Problem] = []
    prints: list[str] = []
    for sheet in book.sheets:
        found += _sheet(sheet, minutes, missing, prints)
    for draft in found:
        tables.fill(draft, minutes, book.format == "csv")
        checks.totals(draft, minutes)
        sums.check(draft, minutes)
        periods.settle(draft, minutes)
        checks.repeated_rows(draft, minutes)
        draft.rows = draft.rows[draft.data]
    repeated = repeats.find(found, minutes)
    kept = [draft for i, draft in enumerate(found) if i not in repeated]
    for i in sorted(repeated):
        minutes.aside.append(_whole(found[i].flat.grid, "repeat"))
    _lacking(minutes, missing, bool(kept))
    said = tuple(table for table in map(_table, kept) if len(table.rows))
    told = said or minutes.questions or any(problem.severity == "error" for problem in minutes.problems)
    return Reading(
        name,
        sha256,
        tables=said,
        refused=None if told else Problem(problems.NOTHING_FOUND),
        set_aside=tuple(minutes.aside),
        problems=tuple(minutes.problems),
        questions=tuple(minutes.questions),
        repairs=tuple(minutes.repairs),
        answers=answers,
        glimpse=_glimpses(book, minutes),
        fingerprint=hashlib.sha256("\n".join(sorted(set(prints))).encode()).hexdigest()[:32],
    )


def _glimpses(book: Book, minutes: Minutes) -> dict[str | None, Glimpse]:
    """Each sheet in small, with what is asked about it before what is only wrong."""
    asked = [question.problem for question in minutes.questions]
    grave = [problem for problem in minutes.problems if problem.severity == "error"]
    rest = [problem for problem in minutes.problems if problem.severity == "warning"]
    return {sheet.name: glimpse(sheet, [*asked, *grave, *rest]) for sheet in book.sheets}


def _filled(cell: object) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _lacking(minutes: Minutes, missing: list[Problem], some: bool) -> None:
    """What tables lacked is an error where nothing else was read, else the reason why a sheet was set aside."""
    for problem in missing:
        if some:
            minutes.note(problems.NO_TABLE, problem.sheet, problem.cell)
        else:
            minutes.problems.append(problem)


def _sheet(sheet: Sheet, minutes: Minutes, missing: list[Problem], prints: list[str]) -> list[Draft]:
    whole = grid.of(sheet)
    if not whole.filled.any():
        return []
    if sheet.state != "visible":
        minutes.note(problems.SHEET_HIDDEN_ASIDE, sheet.name, None)
        minutes.aside.append(_whole(whole, "repeat"))
        return []
    out: list[Draft] = []
    for n, block in enumerate(part for part in grid.blocks(whole) if part.filled.any()):
        key = "" if sheet.name is None else f":{sheet.name}"
        if n:
            first = block.area(0, 0, block.height - 1, block.width - 1)
            key += f"#{first}"
            minutes.note(problems.SECOND_TABLE, sheet.name, first)
        out += _block(block, key, minutes, missing, prints)
    return out


def _block(block: Grid, key: str, minutes: Minutes, missing: list[Problem], prints: list[str]) -> list[Draft]:
    sheet = block.sheet.name
    if int(block.filled.sum(axis=1).max()) < 2:
        minutes.note(problems.NO_TABLE, sheet, block.area(0, 0, block.height - 1, block.width - 1))
        minutes.aside.append(_whole(block, "note"))
        return []
    flat = next((found for found in (recognise(block) for recognise in LAYOUTS) if found), None)
    if flat is None and (again := years_across.doubled(block)):
        row, one, other = again
        slots = {"header": block.text(row, other), "other": block.address(row, one)}
        problem = minutes.note(problems.HEADER_TWICE, sheet, block.address(row, other), **slots)
        repairs_of_headers.year(minutes, problem, block, *again)
        minutes.aside.append(_whole(block, "note"))  # until one of the two is renamed or left out
        return []
    if flat is None:
        kind = problems.NO_HEADER if headers.find(block) is None else problems.HEADER_ROWS
        problem = minutes.note(kind, sheet, block.area(0, 0, block.height - 1, block.width - 1))
        repairs_of_headers.heading(minutes, problem, block)
        return []
    minutes.aside.extend(flat.aside)
    words = [column.header for column in flat.columns] + [sheet or "", *flat.titles]
    prints.append("|".join([flat.layout, *(fold(_DIGITS.sub("", word)) for word in words)]))
    _about_layout(flat, minutes)
    if not flat.size:
        minutes.note(problems.NO_ROWS, sheet, flat.grid.address(flat.header, 0))
        return []
    found = columns.meanings(flat)
    _about_headers(flat, found, minutes)
    unsaid.settle(flat, found, key, minutes)
    drafts = decide.drafts(flat, found, key, minutes, missing)
    _unused(flat, found, drafts, minutes)
    if not drafts:
        minutes.aside.append(_body(flat, "note"))
    return drafts


def _about_layout(flat: Flat, minutes: Minutes) -> None:
    sheet, area = flat.grid.sheet.name, flat.grid
    place = area.address(flat.header, 0)
    if flat.layout == "transposed":
        minutes.note(problems.TURNED, sheet, place)
    elif area.place(flat.header, 0)[0] > 0:
        minutes.note(problems.HEADER_BELOW, sheet, area.area(flat.header, 0, flat.header, area.width - 1))
    if area.spread:
        said = ", ".join(area.area(*merged) for merged in area.spread[:3])
        minutes.note(problems.MERGED_DOWN, sheet, said)
    if area.outlined:
        minutes.note(problems.FILLED_DOWN, sheet, area.address(*area.outlined[0]), count=len(area.outlined))
    bare = [one for one in flat.aside if one.why == "derived"]
    if bare:
        minutes.note(problems.NAMELESS_ROWS, sheet, bare[0].cells, count=len(bare))
    if flat.unread:
        cells = ", ".join(column.area() for column in flat.unread[:3])
        text = ", ".join(column.header for column in flat.unread[:3] if column.header)
        kind = problems.COLUMNS_UNREAD if text else problems.COLUMNS_NAMELESS
        problem = minutes.note(kind, sheet, cells, text=text, count=len(flat.unread))
        repairs_of_headers.open_year(minutes, problem, flat)
    taken = {area for areas in flat.carried.values() for area in areas}
    groups = [one for one in flat.aside if one.why == "group" and one.cells not in taken]
    if groups:
        minutes.note(problems.GROUP_ROWS, sheet, groups[0].cells, count=len(groups))


def _about_headers(flat: Flat, found: Meanings, minutes: Minutes) -> None:
    sheet = flat.grid.sheet.name
    for header, first, second in found.twice:
        slots = {"header": header, "other": first.header_cell}
        problem = minutes.note(problems.HEADER_TWICE, sheet, second.header_cell, **slots)
        repairs_of_headers.part(minutes, problem, first, second, found)
    if flat.value is None:
        for column in found.nameless:
            problem = minutes.note(problems.NAMELESS_COLUMN, sheet, column.header_cell)
            repairs_of_headers.name(minutes, problem, column, found)


#: Why columns that are never counted are set aside; the rest are other measures.
_WHY: Mapping[str, Why] = {
    "percent": "percentage",
    "change": "percentage",
    "code": "note",
    "index column": "note",
    columns.LEFT: "note",
}


def _unused(flat: Flat, found: Meanings, drafts: list[Draft], minutes: Minutes) -> None:
    """Sets aside columns and rows that the tables do not use."""
    if not drafts:
        return
    used = {id(draft.measure) for draft in drafts} | {id(flat.value)}
    names = set(_columns(drafts[0]))
    unused: list[tuple[Column, Why]] = [(column, _WHY.get(kind, "other measure")) for column, kind in found.left_out]
    unused += [(column, "other measure") for column, _kind in found.numbers if id(column) not in used]
    unused += [(column, "note") for column in found.unread]
    unused += [(column, "derived") for columns in found.stand_by.values() for column in columns]
    used |= {id(column) for column in flat.known.values()}
    unused += [(column, "note") for name, column in found.of.items() if name not in names and id(column) not in used]
    for column, why in unused:
        if any(cell is not None for cell in column.cells):
            minutes.aside.append(SetAside(flat.grid.sheet.name, column.area(), why, column.header[:200]))
    for column in found.unread if not SUBJECTS.get(drafts[0].subject, TARGETS).register else []:
        if len(column.distinct()[1]) > 1:
            minutes.note(problems.COLUMN_LEFT_OUT, flat.grid.sheet.name, column.header_cell, text=column.header[:60])
    for column, kind in found.numbers if drafts[0].subject in ("visitors", "outgoing") else []:
        # Numbers in a list of persons may be of persons: none is left out in silence.
        if id(column) not in used and (kind == "students" or not match(column.header)):
            minutes.note(problems.COLUMN_LEFT_OUT, flat.grid.sheet.name, column.area(), text=column.header[:60])
    minutes.aside += _not_counted(flat, drafts[0].data)


def _not_counted(flat: Flat, data: Mask) -> Iterator[SetAside]:
    """Lines of which no record counts; and single cells, where others of their line do."""
    column = flat.value or flat.columns[0]
    places, numbers = (column.columns, flat.grid.columns) if flat.grid.turned else (column.rows, flat.grid.rows)
    lines, line = np.unique(places, return_inverse=True)
    counts, sums = (np.bincount(line, mask, len(lines)) > 0 for mask in (data, flat.totals))
    for one in np.flatnonzero(~counts).tolist():
        at = int(np.flatnonzero(numbers == lines[one])[0])
        yield flat.grid.aside("total" if sums[one] else "group", at, 0, at, flat.grid.width - 1)
    for i in np.flatnonzero(~data & counts[line]).tolist():
        if text := as_text(column.cells[i]):
            why: Why = "total" if flat.totals[i] else "group"
            yield SetAside(flat.grid.sheet.name, column.address(i), why, text[:200])


def _columns(draft: Draft) -> dict[str, str]:
    """{column of the subject: the cells that gave it}."""
    of = draft.found.of
    if draft.subject == "other":
        names = {name: column for name, column in of.items() if name in ("year", "country")}
    else:
        subject = SUBJECTS[draft.subject]
        names = {name: column for name, column in of.items() if name in subject}
        extra = {"year": "month", "start": "dates", "unit": "institution"}
        for name, other in extra.items():
            if name in subject and name not in names and other in of:
                names[other] = of[other]
    areas = {name: column.area() for name, column in names.items()}
    if draft.measure is not None:
        areas["value" if draft.subject == "other" else SUBJECTS[draft.subject].measure] = draft.measure.area()
    return areas


def _table(draft: Draft) -> Table:
    rows = draft.rows
    measure = (draft.measure.header or draft.flat.measure) if draft.measure is not None else ""
    if draft.subject == "other":
        rows = rows.assign(year=pd.to_numeric(rows["year"]).astype("Int16")).reset_index(drop=True)
        return Table("other", draft.sheet, measure, rows, _columns(draft))
    subject = SUBJECTS[draft.subject]
    if draft.subject == "totals" and "total" not in rows:
        code = next(code for column, code in tables.total_columns(draft.found) if column is draft.measure)
        rows = rows.assign(total=code)
    return Table(draft.subject, draft.sheet, measure, tidy(subject, rows.reset_index(drop=True)), _columns(draft))


def _whole(area: Grid, why: Why) -> SetAside:
    return area.aside(why, 0, 0, area.height - 1, area.width - 1)


def _body(flat: Flat, why: Why) -> SetAside:
    return flat.grid.aside(why, flat.header + 1, 0, flat.grid.height - 1, flat.grid.width - 1)
