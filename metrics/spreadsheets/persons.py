"""Who: a row that names a person counts one, and a cell that names several says so."""

import re

from metrics.languages import words
from metrics.spreadsheets import places, problems
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.values import each

#: What stands between the names of several persons.
_LISTED = re.compile(r"[\n;,]|\s(?:and|и|va|ва)\s")


def one_each(draft: Draft, minutes: Minutes) -> None:
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
