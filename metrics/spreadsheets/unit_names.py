"""Units: from what a sheet writes to the codes of our list of units; and whose units they are at all.

A partner list may name the *partner's* departments. Taken for ours they would fill the list of units, so such a column
is asked about where its names are mostly strange to the list; and no row goes missing without a word.
"""

from collections import Counter

from metrics import units
from metrics.errors import Problem, Word
from metrics.languages.words import fold
from metrics.spreadsheets import problems
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Column, Mask, as_text
from metrics.spreadsheets.minutes import Minutes, some
from metrics.spreadsheets.reading import Choice, SetAside
from metrics.spreadsheets.values import each

#: Share of rows with a name unknown to the list of units above which it is asked whose names they are, and above which
#: they are others', most likely: a "Faculty of Medicine" by chance makes the rest of a partner list no units of ours.
STRANGE, OTHERS = 0.5, 0.8


class UnitName(str):
    """A unit's code that is said as its name, in the language of whoever reads the sentence."""

    def __str__(self) -> str:
        return units.name(str.__str__(self))

    def __format__(self, _spec: str) -> str:
        return str(self)


def codes(
    minutes: Minutes, sheet: str | None, key: str, found: Meanings, meaning: str, data: Mask, doubtful: bool
) -> list[str]:
    """Code of each record's unit by the column of this meaning; a blank is the unit that the file speaks for.

    Texts that the list of units lacks stay as they are, and are told of: keeping the file adds them to the list. Where
    it is `doubtful` whose units they are, it is asked; where the person says that the column is not about our units it
    is set aside, it leaves `found`, and every record is of the file's unit.
    """
    column = found.of[meaning]
    known, whole = units.called(), whole_unit(minutes)
    texts = each(column, as_text, "")
    strange = Counter(text for text, counts in zip(texts, data, strict=True) if counts and text and _no(known, text))
    filled = sum(bool(text) and bool(counts) for text, counts in zip(texts, data, strict=True))
    asked = doubtful and strange.total() > STRANGE * filled
    if asked and not _ours(minutes, sheet, key, column, strange, filled):
        minutes.aside.append(SetAside(sheet, column.area(), "note", column.header[:200]))
        del found.of[meaning]
        return [whole] * len(texts)
    if strange:
        first = column.address(texts.index(next(iter(strange))))
        slots = {"text": some(strange), "count": strange.total(), "unit": UnitName(whole)}
        minutes.note(problems.UNIT_UNKNOWN, sheet, first, **slots)
    return [known.get(fold(text), text) if text else whole for text in texts]


def _no(known: dict[str, str], text: str) -> bool:
    return fold(text) not in known


def _ours(minutes: Minutes, sheet: str | None, key: str, column: Column, strange: Counter[str], filled: int) -> bool:
    """Asks whose units they are. Where many are in our list, the others are ours too, most likely."""
    whole = UnitName(whole_unit(minutes))
    slots = {
        "header": column.header,
        "text": some(sorted(strange, key=len), 2),
        "count": strange.total(),
        "filled": filled,
    }
    where = column.header_cell or column.address(0)
    problem = Problem(problems.UNITS_WHOSE, sheet, where, slots)
    choices = [
        Choice("theirs", Word(problems.THEIR_UNITS), {"unit": whole}),
        Choice("ours", Word(problems.OUR_UNITS), {"unit": whole}),
    ]
    guess = "theirs" if strange.total() > OTHERS * filled else "ours"
    return minutes.ask(f"units{key}", "unit", problem, choices, guess) == "ours"


def whole_unit(minutes: Minutes) -> str:
    """The unit of a file that names none: the answer "unit" where it is given, else the one at the top."""
    answer = minutes.answers.get("unit")
    if answer is None:
        return units.root()
    known = units.called()
    if fold(answer) in known:
        return known[fold(answer)]
    minutes.note(problems.WRONG_ANSWER, None, None, answer=answer, key="unit")
    return units.root()
