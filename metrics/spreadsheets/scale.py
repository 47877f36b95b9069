"""Numbers that a sheet gives in thousands: "(in thousands)", "тыс. человек", "ming kishi".

Read as they stand they would be a thousand times too small. So the person is asked, and the guess is what the sheet
says; what was rounded to thousands stays rounded.
"""

import re
from functools import cache

import numpy as np

from metrics.errors import Problem, Word
from metrics.languages import words
from metrics.languages.words import fold
from metrics.spreadsheets import problems
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Choice

THOUSAND = 1000
#: Subjects whose numbers are people.
PEOPLE = ("students", "visitors", "outgoing", "totals")
#: Between such signs stands what a title says beside its subject: "Students, in thousands".
_PIECES = re.compile(r"[(),;:\[\]\n]|\s[-–—]\s|\.\s*$")

#: "Arrivals ('000)".
_SHORT = re.compile(r"(?<!\d)['‘’ʻ`]000s?\b")


def settle(draft: Draft, minutes: Minutes) -> None:
    """Asks whether the numbers are thousands where the sheet says so, and makes them persons."""
    if draft.measure is None or draft.typed is None or draft.subject not in PEOPLE:
        return
    said = [draft.measure.header, draft.flat.measure, *draft.flat.titles]
    said += [column.header for column in draft.flat.columns]
    told = next((text for text in said if in_thousands(text)), None)
    if told is None:
        return
    cell = draft.measure.header_cell or draft.measure.address(0)
    asked = Problem(problems.THOUSANDS_ASKED, draft.sheet, cell, {"text": told[:80]})
    choices = [Choice("thousands", Word(problems.ARE_THOUSANDS)), Choice("ones", Word(problems.ARE_PERSONS))]
    if minutes.ask(f"scale{draft.key}", "measure", asked, choices, "thousands") == "thousands":
        draft.typed.values[:] = np.round(draft.typed.values * THOUSAND)


def in_thousands(text: str) -> bool:
    """True where a piece of a text ends in words for thousands: ", тыс. чел."; a name that begins so ("Thousand
    Talents") says none."""
    if _SHORT.search(text):
        return True
    for piece in _PIECES.split(text):
        folded = f" {fold(piece)}"
        if any(folded.endswith(f" {said}") for said in _thousands()):
            return True
    return False


@cache
def _thousands() -> tuple[str, ...]:
    return tuple(fold(said) for meaning, said in words.listed("scale") if meaning == "thousands")
