"""From a number back to the very rows behind it, each with the upload, sheet and cell that it came from."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from metrics.indicators import periods
from metrics.indicators.answer import Question
from metrics.indicators.ask import known, unit_groups, years_of
from metrics.indicators.asking import Asking
from metrics.indicators.catalogue import CATALOGUE
from metrics.indicators.choosing import SOURCE_ROW, choose, scope
from metrics.indicators.indicator import Indicator, Pair, Rows
from metrics.subjects import Tables


def rows(question: Question, tables: Tables, at: Mapping[str, object] | None = None) -> pd.DataFrame:
    """The rows of the subject behind the answer to `question`, or behind the one point `at` {dimension: value}; a
    tuple of values stands for all of them.

    The subject's own columns and provenance, as the tables hold them, once each; for an additive indicator also
    `counted`, what the row adds to the number: at one point (or year) these sum to the value. For an indicator made of
    two others they are the rows of the first (ask by the second's key for its own). Raises HamkorError as `ask` does.
    """
    known(replace(question, by=(*question.by, *(at or {}))))
    question = replace(pointed(question, at or {}), by=question.by)
    indicator, compute = _innermost(CATALOGUE[question.indicator])
    has = indicator.dimensions
    by = tuple(name for name in question.by if name in has and name in ("year", "unit"))
    where = {name: values for name, values in question.where.items() if name in has}
    asking = Asking(replace(question, indicator=indicator.key, by=by, where=where), tables, question.years)
    scopes = [scope(asking, compute, group) for group in unit_groups(asking, compute)]
    asking.years = years_of(asking, indicator, compute, scopes)
    counted: dict[int, float | None] = {}
    for part in scopes:
        frame = choose(asking, compute, part, ())
        numbers = zip(frame.get_column(SOURCE_ROW).to_list(), frame.get_column("amount").to_list(), strict=True)
        counted.update((int(row), periods.plain(amount)) for row, amount in numbers)
    found = tables[compute.subject].iloc[sorted(counted)]
    if indicator.additive:
        found = found.assign(counted=pd.array([counted[row] for row in sorted(counted)], dtype="Float64"))
    return found


def pointed(question: Question, at: Mapping[str, object]) -> Question:
    """The question for the one number of an answer that stands at the point {dimension: value}."""
    points = {name: value if isinstance(value, tuple) else (value,) for name, value in at.items()}
    (year,) = points.pop("year", (None,))
    where = {**question.where, **{name: tuple(map(_code, values)) for name, values in points.items()}}
    years = question.years if year is None else (int(str(year)),) * 2
    return replace(question, by=(), where=where, years=years)


def _code(value: object) -> str:
    """A value as `Question.where` names it; what the rows do not say is an empty text there."""
    code = periods.plain(value)
    return "" if code is None else str(code)


def subject(indicator: str) -> str:
    """The subject whose rows `rows` gives for this indicator."""
    return _innermost(CATALOGUE[indicator])[1].subject


def _innermost(indicator: Indicator) -> tuple[Indicator, Rows]:
    """The indicator that counts rows, at the bottom of one that is made of others."""
    compute = indicator.compute
    if isinstance(compute, Rows):
        return indicator, compute
    return _innermost(CATALOGUE[compute.top if isinstance(compute, Pair) else compute.indicator])
