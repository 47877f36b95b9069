"""Composed: one indicator by year and by a dimension, stacked, side by side, or as a table."""


from metrics.board import messages
from metrics.board.card import Draft
from metrics.board.shapes.leaders import largest, leads, ranked
from metrics.board.shapes.words import figures, options, word, year_word
from metrics.board.shapes.years import Where, begun, last_year, series, span, trimmed
from metrics.board.view import View
from metrics.indicators.answer import Answer
from metrics.indicators.remarks import broken


def composed(view: View, indicator: str, dimension: str, share: bool = True, where: Where = None) -> Draft | None:
    """One indicator by year, its parts stacked; `share` draws them to 100 %."""
    last = last_year(view, indicator, where)
    if last is None:
        return None
    answer = view.ask(indicator, ("year", dimension), where=where)
    data = begun(trimmed(view, answer.table))
    latest = answer.table[answer.table["year"] == last]
    if not (largest(latest, dimension) or (0, 0))[1]:
        return None
    if view.stands(indicator) and data["year"].nunique() == 1:
        return ranked(view, indicator, dimension, where=where)
    return Draft(
        "stacked_bars",
        leads(view, answer.indicator, latest, dimension, (last, last), where),
        data,
        {"x": "year", "y": "value", "series": dimension},
        (answer,),
        figures=figures(answer, latest, dimension),
        options=options(view, share=share),
    )


def panels(view: View, indicator: str, dimension: str, where: Where = None) -> Draft | None:
    """Small pictures of one scale, one a category."""
    years = span(view, indicator, where)
    if years is None:
        return None
    answer = view.ask(indicator, ("year", dimension), where=where)
    parts = view.ask(indicator, (dimension,), years, where=where).table
    if not (largest(parts, dimension) or (0, 0))[1]:
        return None
    return Draft(
        "small_multiples",
        leads(view, answer.indicator, parts, dimension, years, where),
        trimmed(view, answer.table),
        {"x": "year", "y": "value", "panel": dimension},
        (answer,),
        figures=figures(answer, parts, dimension),
        options=options(view),
    )


def table_by_year(view: View, indicator: str, dimension: str, top: int = 15, where: Where = None) -> Draft | None:
    """A table of numbers, darker where there are more: who changed most between the first year told of and the last."""
    told = series(view, indicator, where)[1].told
    if not told:
        return None
    answer = view.ask(indicator, (dimension, "year"), where=where)
    if largest(answer.table, dimension) is None:
        return None
    data = trimmed(view, answer.table)
    first, last = told[0][0], told[-1][0]
    return Draft(
        "heat_table",
        _gained(view, answer, dimension, first, last, where),
        data,
        {"x": "year", "y": dimension, "value": "value"},
        (answer,),
        figures=figures(answer, answer.table[answer.table["year"] == last], dimension),
        options=options(view, top=top),
    )


def _gained(view: View, answer: Answer, dimension: str, first: int, last: int, where: Where) -> str:
    """Who gained the most between two years; who is largest, where nobody can be compared."""
    known = answer.table[answer.table["unknown"] == 0]
    # Nobody is compared across a break.
    whole = [code for code in known[dimension].unique() if not broken(answer.remarks, first, last, {dimension: code})]
    known = known[known[dimension].isin(whole)]
    wide = known.pivot_table(index=dimension, columns="year", values="value", observed=True)
    # A country that the first sheet did not name had nobody we know of; only those in both years can be compared.
    both = wide[[first, last]].dropna() if first != last and {first, last} <= set(wide.columns) else wide.iloc[:0]
    if both.empty:
        latest = answer.table[answer.table["year"] == last]
        return leads(view, answer.indicator, latest, dimension, (last, last), where)
    change = both[last] - both[first]
    return messages.gained(
        answer.indicator.title,
        word(dimension, change.idxmax()),
        float(change.max()),
        year_word(view, first),
        year_word(view, last),
    )
