"""What the rows behind a chart do not tell, for the quiet mark under it: "Country: missing in 3 of 240 rows".

It speaks of the rows of the unit, years and countries that the chart shows, and of what the chart needs: dates, and
the columns that it is drawn or counted by. What a number itself lacks is told by the notes of its answer and not again
here; how complete everything is stands on the Data page (quality.py).
"""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from metrics.board.quality import of_subject
from metrics.board.view import View
from metrics.indicators.answer import Answer
from metrics.indicators.indicator import Across, Rows
from metrics.indicators.periods import calendar
from metrics.languages import listed
from metrics.subjects import SUBJECTS

#: Whose rows are entries or people of their own; the other subjects hold single numbers and remarks.
SUBJECTS_TOLD = ("students", "visitors", "outgoing", "programs", "projects", "agreements")

#: Dimensions that a thing of quality.THINGS is needed for; dates are always needed, numbers are told by the notes.
NEEDED_FOR = {
    "Country": {"country", "group"},
    "Institution": {"institution"},
    "Purpose": {"purpose"},
    "Award": {"award"},
    "Students": set(),
}


def gaps(view: View, answers: Iterable[Answer], years: tuple[int, int]) -> str:
    """The sentence in the language of the moment; empty where every row tells what is needed."""
    needed: dict[str, set[str]] = {}
    for answer in answers:
        for name in answer.indicator.subjects:
            if name in SUBJECTS_TOLD:
                needed.setdefault(name, set()).update(_dimensions(answer))
    return listed([said for name, asked in needed.items() if (said := _lacks(view, name, years, asked))])


def _dimensions(answer: Answer) -> set[str]:
    """What an answer is drawn, filtered or counted by."""
    question, compute = answer.question, answer.indicator.compute
    own = {compute.dimension} if isinstance(compute, Across) else set()
    own |= set(compute.distinct) if isinstance(compute, Rows) else set()
    return {*question.by, *question.where, *own}


def _lacks(view: View, subject: str, years: tuple[int, int], asked: set[str]) -> str:
    found = view.once((__name__, subject, years), lambda: of_subject(subject, _rows(view, subject, years)))
    if found is None:
        return ""
    lacks = {thing: n for thing, n in found.lacks.items() if thing not in NEEDED_FOR or NEEDED_FOR[thing] & asked}
    return replace(found, lacks=lacks).reasons


def _rows(view: View, subject: str, years: tuple[int, int]) -> pd.DataFrame:
    """Rows of these years, and those that do not say of which they are; of a register that stands, all."""
    rows = view.entries(subject)
    if "year" not in rows:
        return rows
    year = rows["year"].astype("Int64")
    if SUBJECTS[subject].flow:
        begin = rows["start"].dt
        academic = begin.year - (begin.month < calendar(view.choices.calendar).month)
        year = year.fillna(academic.astype("Int64"))
    return rows[year.between(*years).fillna(True).astype(bool)]
