"""Over years: one indicator with its targets, and which year or years a number is told of."""

from collections.abc import Iterable, Mapping

import pandas as pd

from metrics import countries
from metrics.board import messages
from metrics.board.card import Draft
from metrics.board.messages import Series
from metrics.board.shapes.words import options, year_word
from metrics.board.view import View
from metrics.indicators import CATALOGUE
from metrics.indicators.answer import Answer
from metrics.indicators.arithmetic import number_of
from metrics.indicators.indicator import Across

#: Filters of one card beside the choices: dimension → value.
Where = Mapping[str, str] | None

#: Columns fit as many years as this; beyond them a line reads better.
COLUMNS = 12


def series(view: View, indicator: str, where: Where = None) -> tuple[Answer, Series]:
    """One indicator by year, as an answer and as the series of its message."""
    answer = view.ask(indicator, ("year",), where=where)
    points = [
        (int(year), None if value is pd.NA else float(value))
        for year, value in zip(answer.table["year"], answer.table["value"], strict=True)
    ]
    partial = frozenset(int(year) for year in answer.table.loc[answer.table["unknown"] > 0, "year"])
    at_least = partial | unnamed(view, indicator, where)
    today = view.today if view.stands(indicator) else None
    breaks = frozenset(remark.year for remark in answer.remarks if remark.breaks)
    told = Series(answer.indicator, tuple(points), view.choices.calendar, view.running, at_least, today, breaks)
    return answer, told


def unnamed(view: View, indicator: str, where: Where = None) -> frozenset[int]:
    """Years in which a number of countries is a lower bound: some people have no country of their own there."""
    counted = CATALOGUE[indicator].compute
    if not isinstance(counted, Across) or CATALOGUE[indicator].unit != "countries" or counted.say is not number_of:
        return frozenset()
    parts = view.ask(counted.indicator, ("year", counted.dimension), where=where).table
    elsewhere = parts[counted.dimension].isna() | parts[counted.dimension].isin(countries.OTHERS)
    return frozenset(int(year) for year in parts.loc[elsewhere & (parts["value"].fillna(0) > 0), "year"])


def trimmed(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """`table` without the running year where nobody has told of it: not yet reported is no gap."""
    now = table["year"] == view.running
    return table[~now] if now.any() and table.loc[now, "value"].isna().all() else table


def begun(table: pd.DataFrame) -> pd.DataFrame:
    """`table` from the first year that anything is known of: what was not yet counted has no parts to stack."""
    known = table.loc[table["value"].notna(), "year"]
    return table[table["year"] >= known.min()] if len(known) else table


def last_year(view: View, indicator: str, where: Where = None) -> int | None:
    """The latest year that is told of: a year that is over, but today for what a register says stands today.

    None where nothing is known.
    """
    answer, told = series(view, indicator, where)
    if view.stands(answer.indicator.key) and dict(told.points).get(view.running) is not None:
        return view.running
    return told.last[0] if told.last else None


def span(view: View, indicator: str, where: Where = None) -> tuple[int, int] | None:
    """Over which years one number is told: all the years chosen for a flow, the latest year for a stock."""
    last = last_year(view, indicator, where)
    if last is None:
        return None
    return view.years if CATALOGUE[indicator].flow else (last, last)


def over_years(view: View, indicator: str, form: str = "", where: Where = None) -> Draft | None:
    """One indicator by year, with its targets outlined where there are any."""
    answer, told = series(view, indicator, where)
    if told.last is None:
        return None
    data = begun(trimmed(view, answer.table)) if view.stands(indicator) else trimmed(view, answer.table)
    if view.stands(indicator) and data["year"].nunique() < 2:
        return None  # a register without dates tells of today alone; that is a number and no course of years
    encoding = {"x": "year", "y": "value"}
    targets = {} if where else view.targets(indicator)
    if view.running in targets:
        data = answer.table  # its target is to be seen, even where nobody has told of the year yet
    if targets and set(targets) & set(data["year"]):
        data = data.assign(target=data["year"].map(targets).astype("Float64"))
        encoding["target"] = "target"
    said = [(year, value) for year, value in told.points if value is not None][-3:]
    return Draft(
        form or ("columns" if len(data) <= COLUMNS else "lines"),
        messages.trend(told),
        data,
        encoding,
        (answer,),
        figures=tuple(f"{year_word(view, year)}: {answer.indicator.format(value)}" for year, value in said),
        options=options(view),
    )


def together(view: View, indicators: Iterable[str], where: Where = None) -> tuple[pd.DataFrame, tuple[Answer, ...]]:
    """Several indicators of one unit by year, one under the other, told apart by the column `indicator`."""
    answers = tuple(view.ask(indicator, ("year",), where=where) for indicator in indicators)
    frames = [answer.table.assign(indicator=answer.indicator.key) for answer in answers]
    return trimmed(view, pd.concat(frames, ignore_index=True)), answers
