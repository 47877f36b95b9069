"""Cells put right on the way in: what a wrong cell may have meant, proposed; and what a person decided, applied.

The file itself is never changed. An answer "value:Sheet!D5" says what the cell is to be read as; it is kept with the
upload, so that the history tells which numbers are not those of the file.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from metrics.errors import Problem, Word
from metrics.languages import N_
from metrics.spreadsheets import problems, years
from metrics.spreadsheets.book import Book, Place, Sheet, area
from metrics.spreadsheets.grid import Column, as_text
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Repair

_KEY = re.compile(r"value:(.*)!([A-Z]{1,3}[1-9]\d{0,6})", re.DOTALL)
#: More cells than this are not changed by one click: somebody should look at the sheet.
MOST = 50
#: What a cell is read as that says nothing.
NOTHING = ".."

TAKE = N_("Read {cell} as {value}")
TAKE_ALL = N_("Read them as {value} and so on ({count} cells)")
SWAP = N_("Read the days in {cell} and {other} the other way round")
LEAVE_OUT = N_("Leave {cell} out as not reported")
LEAVE_ALL_OUT = N_("Leave these cells out as not reported ({count})")


def key(sheet: str | None, cell: str) -> str:
    """The key of the answer that says what a cell is to be read as."""
    return f"value:{sheet or ''}!{cell}"


def places(answers: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """(sheet, cell) → what it is to be read as, of all answers that speak of a cell."""
    found = ((_KEY.fullmatch(name), said) for name, said in answers.items())
    return {(match[1], match[2]): said for match, said in found if match}


def apply(book: Book, minutes: Minutes) -> None:
    """Puts the answers into the cells of the book, each with a remark; one that fits no cell is no answer."""
    sheets = {sheet.name or "": sheet for sheet in book.sheets}
    for (name, cell), said in places(minutes.answers).items():
        row, column = area(cell)[:2]
        sheet = sheets.get(name)
        at = None if sheet is None else (row - sheet.top, column - sheet.left)
        if sheet is None or at is None or not (0 <= at[0] < len(sheet.rows) and 0 <= at[1] < len(sheet.rows[at[0]])):
            minutes.note(problems.WRONG_ANSWER, name or None, cell, answer=said, key=key(name, cell))
            continue
        before = sheet.errors.get((row, column)) or as_text(sheet.at(row, column))
        sheet.rows[at[0]][at[1]] = said if book.format == "csv" else _typed(said)
        _forget(sheet, (row, column))
        minutes.note(problems.CELL_MENDED, name or None, cell, text=before[:60], answer=said)


def _typed(said: str) -> object:
    """A number where the text is one: a workbook would hold it so."""
    return float(said) if re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", said) else said


def _forget(sheet: Sheet, place: Place) -> None:
    """What was odd about the old content of a cell is not about the new one."""
    sheet.errors = {where: said for where, said in sheet.errors.items() if where != place}
    sheet.raised = {where: said for where, said in sheet.raised.items() if where != place}
    sheet.uncomputed, sheet.percent = sheet.uncomputed - {place}, sheet.percent - {place}
    sheet.struck = sheet.struck - {place}


def propose(minutes: Minutes, problem: Problem, column: Column, at: Sequence[int], fault: str) -> None:
    """Adds to the minutes what one click may do about these cells of a column."""
    if not 0 < len(at) <= MOST:
        return
    cells = [column.address(i) for i in at]
    meant = [MEANT[fault](as_text(column.cells[i])) if fault in MEANT else None for i in at]
    values = [value for value in meant if value is not None]
    if len(values) == len(at):
        title = TAKE if len(at) == 1 else TAKE_ALL
    elif fault in EMPTIED:
        values, title = [NOTHING] * len(at), LEAVE_OUT if len(at) == 1 else LEAVE_ALL_OUT
    else:
        return
    answers = {key(problem.sheet, cell): value for cell, value in zip(cells, values, strict=True)}
    slots = {"cell": cells[0], "value": values[0], "count": len(at)}
    minutes.repairs.append(Repair(problem, answers, Word(title), slots))


def swap(minutes: Minutes, problem: Problem, begin: tuple[str, date], end: tuple[str, date]) -> None:
    """Proposes that two days changed places: each is a cell and what stands in it."""
    (first, start), (last, stop) = begin, end
    if first != last:
        answers = {key(problem.sheet, first): stop.isoformat(), key(problem.sheet, last): start.isoformat()}
        minutes.repairs.append(Repair(problem, answers, Word(SWAP), {"cell": first, "other": last}))


def _nearest(text: str) -> str | None:
    try:
        return str(round(float(text.replace(",", "."))))
    except (ValueError, OverflowError):
        return None


def _one_number(text: str) -> str | None:
    found = re.findall(r"\d+", text.replace(" ", "").replace("\u00a0", ""))
    return found[0] if len(found) == 1 and len(found[0]) <= 9 else None


def _short_year(text: str) -> str | None:
    return f"20{text}" if re.fullmatch(r"\d\d", text) and int(text) <= years.last() % 100 else None


def _other_era(text: str) -> str | None:
    found = _one_number(text.removesuffix(".0"))
    return str(int(found) - 543) if found else None


def _serial(text: str) -> str | None:
    try:
        return str(years.of_serial(float(text)).year)
    except (ValueError, OverflowError):
        return None


def _year_in(text: str) -> str | None:
    found = years.found_in(text)
    return str(found[0]) if len(found) == 1 else None


#: What each fault most likely meant, from the text of the cell; None where nobody can know.
MEANT: Mapping[str, Callable[[str], str | None]] = {
    "negative": lambda text: _nearest(text.lstrip("-−–")),
    "fraction": _nearest,
    "approximate": _one_number,
    "year short": _short_year,
    "year era": _other_era,
    "year serial": _serial,
    "year text": _year_in,
}
#: Faults after which a cell may at least be left out.
EMPTIED = frozenset({"nan", "boolean", "text", "range", "uncomputed", "superscript", "struck", "date", "implausible"})
