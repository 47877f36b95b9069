"""Columns whose header does not say what they hold, in a table that is otherwise readable: asked, never guessed.

    When | Name  | Amount           “When” over 2021, 2022: years?   “Amount” over 340, 85: what is counted?
    2021 | India | 340

Only what the table lacks is asked about, and only where the cells allow an answer; a header that says enough is never
doubted. The likeliest answer stands until the person confirms it, so that the picture shows what would come of it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from metrics import languages
from metrics.errors import Problem, Word
from metrics.languages import N_, _, words
from metrics.languages.words import fold
from metrics.spreadsheets import columns, problems, values, years
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Column, Flat, as_text
from metrics.spreadsheets.minutes import Minutes, some
from metrics.spreadsheets.reading import Choice
from metrics.subjects import AGREEMENTS, PROJECTS, STUDENTS, VISITORS

#: What a column may be said to hold, as a person reads it, and as a header would say it.
TITLES: Mapping[str, str] = {
    "year": STUDENTS["year"].title,
    "country": STUDENTS["country"].title,
    "level": STUDENTS["level"].title,
    "sex": STUDENTS["sex"].title,
    "unit": STUDENTS["unit"].title,
    "institution": AGREEMENTS["institution"].title,
    "person": VISITORS["person"].title,
    "number": N_("Number"),
}
#: The answer that leaves a column out.
ASIDE = "aside"
#: Share of the distinct cells that must be of one kind.
MOSTLY = 0.95
#: Share of the names that must have a word for an institution: many of them have none of their own.
NAMED = 0.6
#: Years that people keep such tables of; a number of persons may lie between them too, so they are asked about.
FIRST = 1950
#: Forms of a year that say more than the year.
DAYS = ("date", "month")
_DIGITS = re.compile(r"\d+")


def holds(column: Column) -> str:
    """What a column holds by its cells alone: a key of `TITLES`, or "" where they do not tell."""
    said = column.distinct()[1][: columns.SAMPLE]
    if not said:
        return ""
    if _share(_is_year(cell) for cell in said) >= MOSTLY:
        return "year"
    if values.share_of_numbers(column) >= MOSTLY:
        return "number"
    texts = [cell for cell in said if isinstance(cell, str)]
    if texts and _share(words.means(text, "institution") for text in texts) >= NAMED:
        return "institution"
    meaning = columns.by_cells(column)
    return meaning if meaning in TITLES else ""


def _share(told: Iterable[bool]) -> float:
    found = list(told)
    return sum(found) / len(found)


def _is_year(cell: object) -> bool:
    found = years.year(cell)
    return found.value is not None and found.form not in DAYS and FIRST <= found.value <= years.last()


def settle(flat: Flat, found: Meanings, key: str, minutes: Minutes) -> None:
    """Asks what the columns are that may be the year, the number or the partner that the table lacks."""
    if flat.value is not None or "country" not in found.of:
        return
    series = _series(key)
    if not _timed(found):
        spare = _numbers(found) if len(found.numbers) > 1 else []
        for column in [*found.unread, *spare, *_claimed(found, "dates")]:
            if holds(column) == "year":
                _ask(flat, found, column, "year", ("year", "number", ASIDE), series, minutes)
                break
    if not found.numbers and not found.of.keys() & {"project", "funder", "currency", "program"}:
        for column in _claimed(found, "budget"):
            if not _says_budget(column.header) and values.type_numbers(column, flat.grid.sheet).whole:
                _ask(flat, found, column, "number", ("number", ASIDE), series, minutes)
    if not found.numbers and "institution" not in found.of:
        for column in [*found.unread, *_claimed(found, "person")]:
            if holds(column) == "institution":
                _ask(flat, found, column, "institution", ("institution", "person", ASIDE), series, minutes)
                break


def _timed(found: Meanings) -> bool:
    """True where some column says when: by a year, or by days that are more than years."""
    of = found.of
    return bool({"year", "month", "start", "end"} & set(of)) or ("dates" in of and holds(of["dates"]) != "year")


def _numbers(found: Meanings) -> list[Column]:
    """Columns of numbers of which the header does not say that they count."""
    return [column for column, kind in found.numbers if kind == "number"]


def _claimed(found: Meanings, meaning: str) -> list[Column]:
    return [found.of[meaning]] if meaning in found.of else []


@cache
def _budget() -> frozenset[str]:
    """The program's own word for a budget in every language: a header with it needs no question."""
    out = set()
    for language in languages.LANGUAGES:
        with languages.speaking(language):
            out.add(fold(_(PROJECTS["budget"].title)))
    return frozenset(out)


def _says_budget(header: str) -> bool:
    return any(said in fold(header) for said in _budget())


def _series(key: str) -> str:
    """The table's place in a key: sheets that are named by their years are one series, and are asked about once."""
    sheet, mark, first = key.lstrip(":").partition("#")
    named = " ".join(_DIGITS.sub("", sheet).split()).strip("/-–— ") if years.of_a_sheet(sheet) else sheet
    return f"{named}{mark}{first}"


def _ask(
    flat: Flat, found: Meanings, column: Column, guess: str, codes: tuple[str, ...], series: str, minutes: Minutes
) -> None:
    if not column.header:  # a nameless column is an error with its own repair: until then, what it would be
        _take(found, column, guess)
        return
    examples = some([as_text(cell) for cell in column.distinct()[1]], 3)
    slots = {"header": column.header[:60], "examples": examples}
    problem = Problem(problems.COLUMN_ASKED, flat.grid.sheet.name, column.header_cell, slots)
    choices = [Choice(code, Word(TITLES.get(code, problems.COLUMN_ASIDE))) for code in codes]
    key = f"column:{column.header}" + (f" ({series})" if series else "")
    said = minutes.ask(key, "column", problem, choices, guess)
    _take(found, column, said or guess)


def _take(found: Meanings, column: Column, said: str) -> None:
    """Makes the column what it was said to be, and nothing else."""
    found.unread = [other for other in found.unread if other is not column]
    found.numbers = [(other, kind) for other, kind in found.numbers if other is not column]
    found.of = {name: other for name, other in found.of.items() if other is not column}
    if said == ASIDE:
        found.left_out.append((column, columns.LEFT))
    elif said == "number":
        found.numbers.append((column, "count"))
    else:
        found.of[said], found.cover[said] = column, 1.0
