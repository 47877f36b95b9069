"""What the numbers say, in plain sentences for the head of a report: how many, what changed, what share, who is first.

Each sentence is the message of a card or is made here from one answer, so it stands on the same numbers as the charts,
and knows the questions whose rows are behind its number. None tells a cause. What only a few people stand behind is not
said, unless the report lets small counts out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from metrics.board import shapes
from metrics.board.card import Empty
from metrics.board.cards import draw
from metrics.board.view import View
from metrics.exports.discreet import LEAST, OF_PEOPLE, discreet
from metrics.indicators import CATALOGUE
from metrics.indicators.answer import Question
from metrics.languages import _, listed, number

#: Cards whose message is a sentence of the report, in the order in which one tells it.
TOLD = (
    "headlines",
    "students_by_year",
    "students_share",
    "origins",
    "students_concentration",
    "visits_by_year",
    "staff_abroad",
    "projects_by_year",
    "agreements_by_year",
    "need_care",
    "agreements_timeline",
)
#: After this card comes the sentence about the three largest countries.
_AFTER = "origins"


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` with its full stop, and the questions whose rows its numbers were counted from: of the year it tells."""

    text: str
    asked: tuple[Question, ...]


def sentences(view: View, small_cells: bool = False) -> tuple[Sentence, ...]:
    """All that can be said of the view, in the language of the moment; a message said twice stands once."""
    told: list[Sentence] = []
    for key in TOLD:
        chart = draw(key, view)
        if isinstance(chart, Empty):
            continue
        safe = discreet(chart, small_cells=small_cells)
        if safe.title == chart.title:
            told.append(Sentence(_ended(chart.title), _of_its_year(view, chart.asked)))
        if key == _AFTER:
            told += _three(view, small_cells)
    told += _aims(view, small_cells)
    return tuple({sentence.text: sentence for sentence in told}.values())


def tied(lines: Iterable[str], ours: Iterable[Sentence]) -> tuple[Sentence | None, ...]:
    """For each line the sentence of ours that it is, also in other words, as long as its figures are the same ones."""
    left = list(ours)
    found: list[Sentence | None] = []
    for line in lines:
        alike = [one for one in left if one.text == line] or [
            one for one in left if _figures(line) and _figures(one.text) == _figures(line)
        ]
        found.append(alike[0] if alike else None)
        left = [one for one in left if one not in alike[:1]]
    return tuple(found)


def _figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:[\u00a0\u202f.,]\d+)*", text))


def _of_its_year(view: View, asked: tuple[Question, ...]) -> tuple[Question, ...]:
    """Questions over years, asked of the one year that a message tells: the last that is over and told of."""
    found: list[Question] = []
    for question in asked:
        last = shapes.series(view, question.indicator)[1].last if "year" in question.by else None
        years = (last[0], last[0]) if last else question.years
        inside = years and question.years and question.years[0] <= years[0] <= question.years[1]
        narrowed = replace(question, years=years) if inside else question
        found += [narrowed] if narrowed not in found else []
    return tuple(found)


def _ended(title: str) -> str:
    return title if title.endswith((".", "!", "?")) else title + "."


def _three(view: View, small_cells: bool) -> list[Sentence]:
    """The three largest countries and their share; nothing where it is not known who they are."""
    years = shapes.span(view, "foreign_students")
    if years is None:
        return []
    answer = view.ask("foreign_students", ("country",), years)
    rows = answer.table.dropna(subset=["country", "value"]).sort_values("value", ascending=False, kind="stable")
    share = dict(shapes.series(view, "top_3_share")[1].points).get(years[1])
    first, rest = rows.head(3), rows["value"].iloc[3:]
    least = float(first["value"].min()) if len(first) else 0
    tied = len(rest) > 0 and float(rest.iloc[0]) == least
    if len(first) < 3 or share is None or tied or answer.table["unknown"].any():
        return []
    if least < LEAST and not small_cells:
        return []
    said = _(
        "{countries} together send {share} of all foreign students ({year}).",
        countries=listed([shapes.word("country", code) for code in first["country"]]),
        share=CATALOGUE["top_3_share"].format(share),
        year=shapes.span_word(view, years),
    )
    share_of = replace(view.ask("top_3_share", ("year",)).question, years=(years[1], years[1]))
    return [Sentence(said, (replace(answer.question, where=_only(answer.question, first["country"])), share_of))]


def _only(question: Question, codes: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    return {**question.where, "country": tuple(map(str, codes))}


def _aims(view: View, small_cells: bool) -> list[Sentence]:
    """How far each target of the year last told of is reached."""
    told: list[Sentence] = []
    for key in view.aims:
        answer, series = shapes.series(view, key)
        if series.last is None or series.last[0] in series.partial:
            continue
        year, value = series.last
        target = view.targets(key).get(year)
        if target is None or (answer.indicator.unit in OF_PEOPLE and 0 < value < LEAST and not small_cells):
            continue
        one = answer.indicator
        slots = {"name": one.title, "value": one.format(value), "target": one.format(target)}
        slots |= {"year": shapes.year_word(view, year)}
        if value >= target:
            said = _("{name}: {value} in {year}, the target of {target} is met.", **slots)
        elif one.unit == "per cent":
            gap = number(target - value, 1)
            said = _(
                "{name}: {value} in {year}, {gap} percentage points below the target of {target}.", gap=gap, **slots
            )
        else:
            gap = one.format(target - value)
            said = _("{name}: {value} in {year}, {gap} below the target of {target}.", gap=gap, **slots)
        told.append(Sentence(said, _of_its_year(view, (answer.question,))))
    return told
