"""Which numbers of an answer are told: a part never tells more than the whole that it is a part of.

Whoever may ask for any years and any countries may subtract one answer from another. So each is judged within its
whole, without filters and over all years: a number that is summed from a part of it is told where that part hides
nothing, or all that its line hides. Either can be worked out from what the whole tells anyway, so that no range of
years and no choice of countries, however they are put together, tells what the whole does not.

Two wholes told by different dimensions are judged each for itself, and so are those of two calendars or two days:
the description of the addresses says so.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from metrics.api import tables
from metrics.exports.discreet import LEAST, OF_PEOPLE
from metrics.indicators import Answer, Question, ask

#: The codes of a line, as texts, in the order of the question's `by`.
Line = tuple[str, ...]


def hidden(answer: Answer, kept: Mapping[str, pd.DataFrame]) -> "pd.Series[bool]":
    """Which rows' values are not told: of few people, or by which a few could be found. `kept` are the tables."""
    asked, told = answer.question, answer.table
    if answer.indicator.unit not in OF_PEOPLE:
        return pd.Series(False, index=told.index)
    flow = answer.indicator.flow
    # Only a flow is ever summed over years; of a stock each year is counted anew.
    whole = replace(
        asked,
        where={name: codes for name, codes in asked.where.items() if name == "unit"},
        years=None if flow else asked.years,
    )
    over = ("year",) if flow else ()
    finer = tuple(dict.fromkeys([*asked.by, *(name for name in asked.where if name != "unit"), *over]))
    lines = ask(whole, kept).table
    away = set(_lines(lines[tables.few(lines, asked.by, flow)], asked))
    if finer != asked.by:
        away |= _torn(ask(replace(whole, by=finer), kept).table, finer, asked, flow)
    small = told["value"].between(0, LEAST, inclusive="neither").fillna(False).astype(bool)
    return small | pd.Series([line in away for line in _lines(told, asked)], index=told.index, dtype=bool)


def _torn(cells: pd.DataFrame, finer: tuple[str, ...], asked: Question, flow: bool) -> set[Line]:
    """Lines of the whole of which the part that was asked holds some hidden cells, and not all."""
    lost = cells[tables.few(cells, finer, flow)]
    inside = tables.chosen(lost, {name: codes for name, codes in asked.where.items() if name != "unit"})
    if asked.years and "year" in inside:
        inside = inside[inside["year"].between(*asked.years)]
    some, every = Counter(_lines(inside, asked)), Counter(_lines(lost, asked))
    return {line for line, count in some.items() if count < every[line]}


def _lines(table: pd.DataFrame, asked: Question) -> list[Line]:
    """The line that each row stands in."""
    codes = [table[name].astype("object").map(str) for name in asked.by]
    return list(zip(*codes, strict=True)) if codes else [()] * len(table)
