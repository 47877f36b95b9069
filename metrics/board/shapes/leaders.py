"""Ranked: one indicator by a dimension, the largest first."""

import pandas as pd

from metrics.board import messages
from metrics.board.card import Draft
from metrics.board.shapes.words import figures, options, when, word
from metrics.board.shapes.years import Where, series, span
from metrics.board.view import View
from metrics.indicators import Indicator
from metrics.languages import _, number


def ranked(view: View, indicator: str, dimension: str, top: int = 10, where: Where = None) -> Draft | None:
    """One indicator by a dimension, the largest first: the latest year of a stock, the whole period of a flow."""
    years = span(view, indicator, where)
    if years is None:
        return None
    answer = view.ask(indicator, (dimension,), years, where=where)
    known = answer.table.dropna(subset=["value"])
    if largest(answer.table, dimension) is None:
        return None
    return Draft(
        "ranked_bars",
        leads(view, answer.indicator, answer.table, dimension, years, where),
        answer.table,
        {"y": dimension, "x": "value"},
        (answer,),
        figures=figures(answer, known, dimension),
        options=options(view, top=top, others="sum" if answer.indicator.additive else "count"),
    )


def largest(table: pd.DataFrame, dimension: str) -> tuple[str, float] | None:
    """The category with the largest value, and that; rows that do not say their category are no category."""
    named = table.dropna(subset=[dimension, "value"]).sort_values("value", ascending=False, kind="stable")
    return None if named.empty else (str(named[dimension].iloc[0]), float(named["value"].iloc[0]))


def whole(view: View, indicator: str, years: tuple[int, int], where: Where = None) -> tuple[float, bool]:
    """The sum over all categories, and whether all of it is known."""
    if years[0] == years[1]:
        table = series(view, indicator, where)[0].table
        row = table[table["year"] == years[0]]
    else:
        row = view.ask(indicator, (), years, where=where).table
    value = row["value"].iloc[0]
    return (0.0 if value is pd.NA else float(value)), not row["unknown"].iloc[0]


def leads(
    view: View, indicator: Indicator, parts: pd.DataFrame, dimension: str, years: tuple[int, int], where: Where = None
) -> str:
    """The message of the largest of `parts`, beside the whole where parts add up to one."""
    said, first, name = when(view, indicator.key, years), largest(parts, dimension), indicator.title
    if first is None or not first[1]:
        return _("{name}: {value} {when}", name=name, value=number(0), when=said)
    category, part = word(dimension, first[0]), first[1]
    known = parts.dropna(subset=[dimension, "value"])
    firsts = [word(dimension, code) for code in known.loc[known["value"] == part, dimension]]
    if known["unknown"].any():
        return messages.most_known(name, category, indicator.format(part), said)
    if len(firsts) > 1:
        return messages.tied(name, firsts, part, said)
    if not indicator.additive:
        return messages.most(name, category, indicator.format(part), said)
    total, all_known = whole(view, indicator.key, years, where)
    if not all_known:
        return messages.most_known(name, category, indicator.format(part), said)
    return messages.leads(name, dimension, category, part, total, said)
