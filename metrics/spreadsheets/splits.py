"""Rows alike but for a column that nobody knows: "Status", "Plan/fact", "Version", "Unit: persons, %".

    Year | Country | Status   | Students     Added up, 2024 would have 23 students from India. Whether the three are
    2024 | India   | enrolled | 20           parts of one whole or three different things, only the person knows: all of
    2024 | India   | expelled |  1           them count, or the rows of one label.
    2024 | India   | finished |  2

Columns of which everybody knows that their entries are parts (age, form of study) are named in words.toml, and not
asked about; nor are long lists, which are places or names.
"""

import numpy as np

from metrics.errors import Problem, Word
from metrics.languages import words
from metrics.spreadsheets import periods, problems, values, wholes
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import Column, as_text
from metrics.spreadsheets.minutes import Minutes, some
from metrics.spreadsheets.reading import Choice, SetAside
from metrics.subjects import SUBJECTS

#: Meanings of columns whose entries are parts of one whole, or are looked at elsewhere.
KNOWN = (*wholes.TIMES, "parts", "region", "city", "country", "institution", "program", "project", "unit", "indicator")
#: Most labels that a person can be asked about.
FEW = 8
#: Share of the rows that must have a twin under another label.
MOSTLY = 0.5
#: The answer that adds all of them up.
ALL = "all"


def settle(draft: Draft, minutes: Minutes) -> None:
    """Asks which rows count, for each such column, and leaves the others out."""
    if draft.measure is None or draft.subject not in ("students", "visitors", "outgoing"):
        return
    if draft.subject != "students" and {"person", "institution"} & set(draft.found.of):
        return  # entries of a register are told apart by whom they name
    mine = {column.name for column in SUBJECTS[draft.subject].columns}
    known = list(draft.flat.known.values())
    unknown: list[Column] = []
    for column, name in wholes.labels(draft):
        (known if name in KNOWN or name in mine or periods.terms(column) else unknown).append(column)
    for column in unknown:
        if column.header and values.share_of_numbers(column) < 0.5 and _splits(draft, column, known, unknown):
            _ask(draft, column, minutes)


def _splits(draft: Draft, column: Column, known: list[Column], unknown: list[Column]) -> bool:
    """True where most rows have a twin under another label, and no known column says the same in other words."""
    codes = column.distinct()[0]
    at = np.flatnonzero(draft.data & (codes >= 0))
    if not 2 <= len(np.unique(codes[at])) <= FEW or any(wholes.alike(codes, one.distinct()[0]) for one in known):
        return False
    group = wholes.groups(at, column, [*known, *unknown])
    pairs = np.unique(np.stack([group, codes[at]]), axis=1)[0]
    return bool((np.bincount(pairs)[group] > 1).mean() >= MOSTLY)


def _ask(draft: Draft, column: Column, minutes: Minutes) -> None:
    told = np.array([as_text(cell) for cell in column.cells], dtype=object)
    names = [name for name in dict.fromkeys(told[draft.data]) if name]
    slots = {"header": column.header[:60], "examples": some(names, 4)}
    asked = Problem(problems.SPLIT_ASKED, draft.sheet, column.header_cell or column.address(0), slots)
    choices = [Choice(ALL, Word(problems.ALL_TOGETHER)), *(Choice(name, name[:80]) for name in names)]
    said = minutes.ask(f"split{draft.key}:{column.header}", "measure", asked, choices, _guess(names))
    draft.found.unread = [one for one in draft.found.unread if one is not column]
    if draft.found.of.setdefault("parts", column) is not column:
        draft.found.stand_by.setdefault("parts", []).append(column)
    if said in names:
        other = draft.data & (told != said)
        where = np.flatnonzero(other).tolist()
        minutes.aside.extend(SetAside(draft.sheet, column.address(i), "other measure") for i in where)
        draft.data, draft.wholes = draft.data & ~other, draft.wholes | other


def _guess(names: list[str]) -> str:
    """All of them, unless one is no number of people who were there: a plan, a forecast, a share, graduates."""
    others = ("value", "forecast", "percent", "graduates")
    real = [name for name in names if not any(words.means(name, kind) for kind in others)]
    return ALL if len(real) in (0, len(names)) else real[0]
