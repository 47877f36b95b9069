"""Rows that count different things, told apart by a column of indicators: heads and full-time equivalents, graduates.

Their numbers stand in one column and are never added. Which of them counts, the person says.
"""

import numpy as np

from metrics.errors import Problem
from metrics.languages import words
from metrics.spreadsheets import problems
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import as_text
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Choice, SetAside

#: Subjects whose rows count people.
PEOPLE = ("students", "visitors", "outgoing")


def settle(draft: Draft, minutes: Minutes) -> None:
    """Keeps the rows of one indicator, where the sheet has several."""
    column = draft.found.of.get("indicator")
    if column is None or draft.measure is None or draft.subject not in PEOPLE:
        return
    told = np.array([as_text(cell) for cell in column.cells], dtype=object)
    names = list(dict.fromkeys(told[draft.data]))
    if len(names) < 2:
        return
    guess = max(names, key=lambda name: (words.means(name, "foreign", "subjects"), words.means(name, "students")))
    slots = {"header": column.header, "count": len(names)}
    asked = Problem(problems.INDICATORS_ASKED, draft.sheet, column.header_cell or column.address(0), slots)
    said = minutes.ask(f"indicator{draft.key}", "measure", asked, [Choice(name, name[:80]) for name in names], guess)
    other = draft.data & (told != said)
    minutes.aside.extend(SetAside(draft.sheet, column.address(int(i)), "other measure") for i in np.flatnonzero(other))
    draft.data = draft.data & ~other
    draft.wholes = draft.wholes | other
