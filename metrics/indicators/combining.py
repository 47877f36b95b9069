"""Indicators made of other indicators: one over another, and what the spread of one over its parts tells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import pandas as pd

from metrics import languages, units
from metrics.errors import Problem
from metrics.indicators import notes, periods
from metrics.indicators.answer import Answer, Question, Source, table
from metrics.indicators.arithmetic import Parts, Spread, named
from metrics.indicators.catalogue import CATALOGUE
from metrics.indicators.indicator import Across, Indicator, Pair
from metrics.subjects import SUBJECTS

Key = tuple[Any, ...]
KNOWN = ("reported", "estimated")


class AskPart(Protocol):
    """Asks for a part; `strict` takes the rows of the unit itself alone, never the sum of its parts."""

    def __call__(self, part: Question, strict: bool = False) -> Answer: ...


def pair(indicator: Indicator, compute: Pair, question: Question, ask: AskPart) -> Answer:
    """Two indicators made into one, year by year.

    Without `year` in `by`, a flow combines the sums over all years asked; otherwise the last year that has both counts.
    Missing, with a note, where two reported numbers are the sums of different units: the students of one department are
    no share of all students of its university. Registers are not held to this: who has no entry there had none.
    """
    by_year = indicator.flow or "year" in question.by
    asked = question if by_year else replace(question, by=("year", *question.by))
    above, below = sides(compute, asked)
    top, bottom = ask(above), ask(below, compute.whole)
    reported = not any(SUBJECTS[name].register for name in (*top.indicator.subjects, *bottom.indicator.subjects))
    alike = not reported or compute.whole or "unit" in asked.by or _summed(top) == _summed(bottom)
    cells = _cells(bottom.table, bottom.question.by) if alike else {}
    places = [asked.by.index(name) for name in bottom.question.by]
    rows = [
        (key, _over(compute.combine, cell, cells.get(tuple(key[place] for place in places), _MISSING)))
        for key, cell in _cells(top.table, asked.by).items()
    ]
    said = _merged(top.notes, bottom.notes)
    if not alike:
        said = (*said, Problem(notes.UNLIKE_UNITS))
    if CATALOGUE[compute.top].flow != CATALOGUE[compute.bottom].flow:
        said = (*said, Problem(notes.MIXED))
    told = _table(asked.by, rows)
    if not by_year:
        told, year = _last_year(told)
        if year is not None:
            said = (
                *said,
                Problem(notes.AS_OF_YEAR, slots={"year": languages.year(year, question.calendar), "number": year}),
            )
    return Answer(indicator, question, told, said, _sources(top, bottom))


def sides(compute: Pair, question: Question) -> tuple[Question, Question]:
    """What is asked of the top and of the bottom, the latter of the whole university where the pair says so."""
    below = _part(question, compute.bottom)
    if compute.whole:
        by = tuple(name for name in below.by if name != "unit")
        below = replace(below, by=by, where={**below.where, "unit": (units.root(),)})
    return _part(question, compute.top), below


def _part(question: Question, key: str) -> Question:
    """The question put to a part: by the dimensions and filters that it has."""
    has = CATALOGUE[key].dimensions
    by = tuple(name for name in question.by if name in has)
    return replace(question, indicator=key, by=by, where={n: v for n, v in question.where.items() if n in has})


def _summed(answer: Answer) -> list[Any]:
    """The units whose rows stand in for the unit asked for; none where it told its own numbers."""
    return [note.slots["units"] for note in answer.notes if note.kind is notes.SUM_OF_PARTS]


_MISSING: Mapping[str, Any] = {"value": None, "status": "missing", "n": 0, "unknown": 0}


def _cells(table: pd.DataFrame, by: Sequence[str]) -> dict[Key, Mapping[str, Any]]:
    """Each row's numbers by its key, every kind of missing as None."""
    names = list(table.columns)
    rows = zip(*(table[name].to_list() for name in names), strict=True)
    cells = [dict(zip(names, map(periods.plain, row), strict=True)) for row in rows]
    return {tuple(cell[name] for name in by): cell for cell in cells}


def _over(
    combine: Callable[[float, float], float | None], top: Mapping[str, Any], bottom: Mapping[str, Any]
) -> Mapping[str, Any]:
    unknown = top["unknown"] + bottom["unknown"]
    cell = {"value": None, "status": "missing", "n": top["n"], "unknown": unknown}
    for part in (top, bottom):
        if part["status"] not in KNOWN:
            return {**cell, "status": part["status"]}
    value = combine(top["value"], bottom["value"])
    if value is None:
        return {**cell, "status": "not applicable"}
    estimated = unknown or "estimated" in (top["status"], bottom["status"])
    return {**cell, "value": value, "status": "estimated" if estimated else "reported"}


def across(indicator: Indicator, compute: Across, question: Question, ask: AskPart) -> Answer:
    """What the values of the inner indicator, split by one more dimension, tell of each group.

    Not applicable where the group counts nobody. An estimate where a part of the group is not known.
    """
    whole = ask(replace(question, indicator=compute.indicator))
    year = _stated_year(whole)
    inner = replace(question, indicator=compute.indicator, by=(*question.by, compute.dimension))
    parts = ask(replace(inner, years=(year, year)) if year is not None else inner)
    groups: dict[Key, dict[str | None, float]] = {}
    for key, cell in _cells(parts.table, parts.question.by).items():
        if cell["status"] in KNOWN:
            groups.setdefault(key[:-1], {})[key[-1]] = cell["value"]
    rows = [
        (key, _spread(compute.say, groups.get(key, {}), cell)) for key, cell in _cells(whole.table, question.by).items()
    ]
    said = _merged(whole.notes, parts.notes)
    if any(sum(named(group).values()) < sum(group.values()) for group in groups.values()):
        said = (*said, Problem(notes.OTHERS))
    return Answer(indicator, question, _table(question.by, rows, "low", "high"), said, whole.sources)


def _stated_year(answer: Answer) -> int | None:
    """The year in which a stock without `year` was told, that its parts be told of the same."""
    return next((note.slots["number"] for note in answer.notes if note.kind is notes.AS_OF_YEAR), None)


def _spread(say: Callable[[Parts], Spread], parts: Parts, whole: Mapping[str, Any]) -> Mapping[str, Any]:
    cell = {**{name: whole[name] for name in ("status", "n", "unknown")}, "value": None, "low": None, "high": None}
    if whole["status"] not in KNOWN:
        return cell
    found = say(parts)
    if found.value is None:
        return {**cell, "status": "not applicable"}
    low = found.value if found.low is None else found.low
    high = found.value if found.high is None else found.high
    sure = low == high and not whole["unknown"] and whole["status"] == "reported"
    return {**cell, "value": found.value, "low": low, "high": high, "status": "reported" if sure else "estimated"}


def _table(by: Sequence[str], rows: Sequence[tuple[Key, Mapping[str, Any]]], *bounds: str) -> pd.DataFrame:
    names = ("value", "status", "n", "unknown", *bounds)
    return table(by, [key for key, _cell in rows], {name: [cell[name] for _key, cell in rows] for name in names})


def _last_year(told: pd.DataFrame) -> tuple[pd.DataFrame, int | None]:
    """The rows of the last year that has a value, without their year."""
    known = told.loc[told["value"].notna(), "year"]
    year = known.max() if len(known) else told["year"].max()
    year = None if pd.isna(year) else int(year)
    here = told[told["year"] == year] if year is not None else told
    return here.drop(columns="year").reset_index(drop=True), year


def _merged(*told: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Notes of several answers, each sentence once."""
    return tuple({(note.kind, str(sorted(note.slots.items()))): note for some in told for note in some}.values())


def _sources(*answers: Answer) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for answer in answers for source in answer.sources))
