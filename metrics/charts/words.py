"""What a chart says: names of codes, numbers, statuses. Read from the chart's data, encoding and options alone.

Four silences look different: 0 is a counted zero, "–" not reported, "¤" suppressed, "×" not applicable. Wherever one of
the last three is drawn, `key` says what it means.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from metrics import countries, units
from metrics.charts import remarked
from metrics.charts.chart import Chart
from metrics.charts.text import safe
from metrics.indicators import CATALOGUE
from metrics.indicators.indicator import UNITS
from metrics.languages import N_, _, change, day, number, percent, year
from metrics.settings import settings
from metrics.subjects import STATUSES, SUBJECTS

#: How a value that is no number is printed.
MARKS = {"missing": "–", "suppressed": "¤", "not applicable": "×"}

DIGITS = {"per cent": 1, "percentage points": 1, "hours": 1, "ratio": 2, "index": 2}

#: Units of values that do not grow by what is not told.
NO_SUMS = ("per cent", "percentage points", "ratio", "index")

NOT_STATED = N_("not stated")

#: What a column is called for the part it plays, where the chart gives it no heading of its own.
ROLES = {
    "previous": N_("Year before"),
    "target": N_("Target"),
    "in": N_("Coming here"),
    "out": N_("Going abroad"),
    "name": N_("Indicator"),
    "change": N_("Change"),
    "percent": N_("Change, per cent"),
    "unit": N_("Counted in"),
    "low": N_("At least"),
    "high": N_("At most"),
    "group": N_("Group"),
}

Record = dict[str, Any]


def records(chart: Chart) -> list[Record]:
    """Rows of the data as dicts of plain values: None for every kind of missing, dates as `date`."""
    return [{str(name): plain(value) for name, value in row.items()} for row in chart.data.to_dict("records")]


def plain(value: Any) -> Any:
    """A pandas or numpy scalar as Python's own; every kind of missing as None."""
    if value is None or (not isinstance(value, (list, tuple, str)) and pd.isna(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def known(dimension: str) -> Mapping[str, str]:
    """The closed list of a dimension, code → English name; empty for open ones."""
    if dimension == "group":
        return countries.GROUPS
    for subject in SUBJECTS.values():
        if dimension in subject and subject[dimension].values:
            return subject[dimension].values
    return {}


class Words:
    """The words of one chart, in the language of the moment."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.unit = chart.unit
        self.calendar = chart.options.get("calendar", "calendar")
        self.names: Mapping[str, str] = chart.options.get("names", {})
        self.to_date: int | None = chart.options.get("to_date")
        self._lists: dict[str, Mapping[str, str]] = {}

    def said(self, dimension: str, code: Any) -> str:
        """A category as people call it: "IND" → "India", 2024 → "2024/25"."""
        if code is None or code == "":
            return _(countries.OTHERS["XUN"]) if dimension == "country" else _(NOT_STATED)
        if dimension == self.chart.encoding.get("unit"):  # what a row counts, not a part of the university
            return _(UNITS.get(str(code), str(code)))
        if code in self.names:
            return self.names[code]
        if dimension == "year":
            return year(int(code), self.calendar)
        if dimension == "country":
            return countries.name(str(code))
        if dimension == "unit":
            return units.name(str(code))
        if dimension == "indicator" and code in CATALOGUE:
            return CATALOGUE[code].title
        if dimension not in self._lists:
            self._lists[dimension] = known(dimension)
        listed = self._lists[dimension].get(code)
        return _(listed) if listed else day(code) if isinstance(code, date) else str(code)

    def shown(self, value: float | None, unit: str | None = None) -> str:
        """A number as the reader's language writes it, in the chart's unit. Missing is an en dash."""
        unit = self.unit if unit is None else unit
        digits = self.chart.options.get("digits", DIGITS.get(unit, 0))
        if value is None:
            return number(None)
        return percent(value / 100, digits) if unit == "per cent" else number(value, digits)

    def changed(self, value: float | None, unit: str | None = None) -> str:
        """A difference with its sign, in the chart's unit; of per cent in percentage points, which says so."""
        unit = self.unit if unit is None else unit
        digits = self.chart.options.get("digits", DIGITS.get(unit, 0))
        if unit == "per cent" and value is not None:
            return _("{change} p.p.", change=change(value, digits, digits))
        return change(value, digits)

    def status(self, record: Record, column: str) -> str:
        """One of subjects.STATUSES: why there is no number, or whether the one there is was estimated."""
        told = record.get("status")
        if record.get(column) is None:
            return told if told in MARKS else "missing"
        return "estimated" if told == "estimated" else "reported"

    def label(self, record: Record, column: str, unit: str | None = None) -> str:
        """The number, or the mark of why there is none, with n= where few stand behind it."""
        value = record.get(column)
        if value is None:
            return MARKS[self.status(record, column)]
        return self.least(record, column, unit) + self.shown(value, unit) + self.base(record)

    def least(self, record: Record, column: str, unit: str | None = None) -> str:
        """ "≥ " before a sum that lacks what some of its rows do not tell; nothing before shares and other ratios."""
        drawn = column in [self.chart.encoding.get(role) for role in ("x", "y", "value")]
        adds = (self.unit if unit is None else unit) not in NO_SUMS
        return "≥ " if drawn and adds and (record.get("unknown") or 0) > 0 else ""

    def base(self, record: Record) -> str:
        """` (n=5)` where `encoding["n"]` names the base and it is small; else nothing."""
        n = record.get(self.chart.encoding.get("n", ""))
        return f" (n={number(n)})" if n is not None and n < settings.small_base else ""

    def told(self, record: Record, column: str, unit: str | None = None) -> str:
        """The number or the status in words, for hover texts and tables."""
        status = self.status(record, column)
        if status in MARKS:
            return _(STATUSES[status])
        text = self.least(record, column, unit) + self.shown(record[column], unit) + self.base(record)
        return f"{text} ({_(STATUSES[status])})" if status == "estimated" else text

    def between(self, record: Record, unit: str | None = None) -> str:
        """ "between 0.30 and 0.31" where the chart knows only a range (roles low and high); else nothing."""
        low, high = (record.get(self.chart.encoding.get(role, "")) for role in ("low", "high"))
        if low is None or high is None or low == high:
            return ""
        return _("between {low} and {high}", low=self.shown(low, unit), high=self.shown(high, unit))

    def remark(self, record: Record) -> str:
        """What people noted of the record's year; nothing where they noted nothing."""
        return remarked.said(self.chart, record)

    def running(self, dimension: str, code: Any) -> bool:
        """Whether this is the year that is still running."""
        return dimension == "year" and self.to_date is not None and code == self.to_date

    def heading(self, column: str, otherwise: str = "") -> str:
        """What a column is called: by the chart, else as the caller says, else by its role, else by its subject."""
        if column in self.chart.headings or otherwise:
            return self.chart.headings.get(column, otherwise)
        role = next((role for role, name in self.chart.encoding.items() if name == column), "")
        if role in ROLES:
            return _(ROLES[role])
        for subject in SUBJECTS.values():
            if column in subject:
                return _(subject[column].title)
        return _(ROLES[column]) if column in ROLES else column


def hover(*parts: str) -> str:
    """Lines of a hover text, the first one bold, empty ones left out."""
    first, *rest = (safe(part) for part in parts if part)
    return "<br>".join([f"<b>{first}</b>", *rest])


def key(statuses: Iterable[str], drawn: str = "") -> str:
    """What the marks that occur mean: "– not reported · ¤ suppressed". Empty where every value is a number.

    `drawn` is the mark where a form draws one for all of them: a map's hollow ring.
    """
    seen = set(statuses)
    return " · ".join(f"{drawn or mark} {_(STATUSES[status])}" for status, mark in MARKS.items() if status in seen)
