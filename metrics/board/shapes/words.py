"""Words and numbers that every shape needs beside its chart."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from metrics import countries, languages, units
from metrics.board.card import Draft
from metrics.board.view import View
from metrics.charts.words import known
from metrics.indicators import CATALOGUE
from metrics.indicators.answer import Answer
from metrics.languages import _


def word(dimension: str, code: Any) -> str:
    """A code of a dimension as a person reads it: country "IND" → "India", group "near" → "Near abroad"."""
    if code is None or pd.isna(code):
        return _("Not stated")
    if dimension == "country":
        return countries.name(code)
    if dimension == "unit":
        return units.name(code)
    if dimension == "indicator":
        return CATALOGUE[code].title
    return _(known(dimension).get(code, "")) or str(code)


def options(view: View, /, **more: Any) -> dict[str, Any]:
    """What every form is told: how years are written, and which one still runs."""
    return {"calendar": view.choices.calendar, "to_date": view.running, **more}


def year_word(view: View, year: int) -> str:
    return languages.year(year, view.choices.calendar)


def span_word(view: View, years: tuple[int, int]) -> str:
    first, last = (year_word(view, year) for year in years)
    return first if first == last else f"{first}–{last}"


def when(view: View, indicator: str, years: tuple[int, int]) -> str:
    """A phrase of time for a message: "in 2025/26", "from 2016/17 to 2025/26"; "on Nov 23, 2026" for what stands."""
    if years == (view.running, view.running) and view.stands(indicator):
        return _("on {day}", day=languages.day(view.today))
    first, last = (year_word(view, year) for year in years)
    return _("in {year}", year=first) if first == last else _("from {first} to {last}", first=first, last=last)


def figures(answer: Answer, table: pd.DataFrame, column: str, top: int = 5) -> tuple[str, ...]:
    """The largest numbers in words, for those who cannot see the chart."""
    largest = table.dropna(subset=["value"]).sort_values("value", ascending=False, kind="stable").head(top)
    return tuple(
        f"{word(column, code)}: {answer.indicator.format(float(value))}"
        for code, value in zip(largest[column], largest["value"], strict=True)
    )


def retitled(draft: Draft, title: str) -> Draft:
    """The same draft with another message."""
    return replace(draft, title=title)


def moment(day: date) -> pd.Timestamp:
    """A day as the tables hold dates, for comparing."""
    return pd.Timestamp(day)


def origins(rows: pd.DataFrame) -> "pd.Series[str]":
    """Upload, sheet and cell of each row of a subject in one text, by which a mark finds its row again."""
    upload, sheet, cell = (rows[name].astype("string").fillna("") for name in ("upload", "sheet", "cell"))
    return upload + "\t" + sheet + "\t" + cell


def plain_entries(entries: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Columns of register entries as a chart's data: text instead of categories."""
    kept = entries[columns]
    return kept.astype({name: "string" for name in columns if isinstance(kept[name].dtype, pd.CategoricalDtype)})
