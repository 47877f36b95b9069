"""A chart as offices know it: columns, bars or lines over categories. Slides and sheets draw native charts from this.

One function a form, in `PLOTS`; a form that no office program can draw (a timeline, a map, a table of headlines) has
None there, and each format draws it by other means or by the plot of `INSTEAD`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from pandas.api.types import is_numeric_dtype

from metrics.charts import Chart, remarked
from metrics.charts.lines import COLOURED
from metrics.charts.ranked_bars import TOP, ranked
from metrics.charts.style import THEMES, colours
from metrics.charts.words import DIGITS, MARKS, NO_SUMS, Record, Words, records
from metrics.indicators import CATALOGUE
from metrics.languages import N_, _, ngettext

LOOK = THEMES["print"]

#: What the star behind a year means.
TO_DATE = N_("* to date")


@dataclass(frozen=True, slots=True)
class Series:
    """One run of numbers, None where there is none; `look`: solid, soft (the period before) or outlined (a target).

    `breaks` are the places of values to which no line leads from the one before: the series breaks there.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    look: Literal["solid", "soft", "outlined"] = "solid"
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """`kind` is how it is drawn; `stacked` adds the series up, `share` to 100 %. `overlap`: series hide one another,
    or, `mirrored`, the second of them runs to the left.

    `categories` carry the mark of a missing or suppressed number, and those of remarks, behind their name. `form` of
    the numbers is Excel's. `rules` are the places of categories before which all series break.
    """

    kind: Literal["columns", "bars", "lines"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    share: bool = False
    overlap: bool = False
    mirrored: bool = False
    form: str = "#,##0"
    labels: bool = True
    rules: tuple[int, ...] = ()


def form(chart: Chart, unit: str | None = None) -> str:
    """How Excel writes the numbers of a unit: 1,204 or 8.4%. Values in per cent are 0–100."""
    unit = chart.unit if unit is None else unit
    digits = chart.options.get("digits", DIGITS.get(unit, 0))
    if unit == "hours" and _whole(chart):  # 412 hours, not 412.0
        digits = 0
    written = "#,##0" + ("." + "0" * digits if digits else "")
    return written + '"%"' if unit == "per cent" else written


def _whole(chart: Chart) -> bool:
    """Whether every number that the chart draws is a whole one."""
    drawn = ("x", "y", "value", "in", "out", "previous", "target")
    columns = [chart.data[name] for role, name in chart.encoding.items() if role in drawn]
    values = [value for column in columns if is_numeric_dtype(column) for value in column.dropna()]
    return all(float(value).is_integer() for value in values)


def stretches(breaks: tuple[int, ...], length: int) -> list[tuple[int, int]]:
    """Where each stretch of `length` values begins, and the place behind its last, when the series breaks there.

    >>> stretches((2,), 5)
    [(0, 2), (2, 5)]
    """
    edges = [0, *breaks, length]
    return list(pairwise(edges))


def plot(chart: Chart) -> Plot | None:
    """The native chart of a description; None where its form has none. Raises KeyError for a form not in `PLOTS`."""
    make = PLOTS[chart.form]
    return make(chart) if make and len(chart.data) else None


def to_date(chart: Chart) -> str:
    """The sentence about the star, where the chart shows the year that still runs."""
    drawn = "year" in chart.data and chart.options.get("to_date") in list(chart.data["year"])
    return _(TO_DATE) if drawn else ""


def instead(chart: Chart) -> Plot | None:
    """What a workbook, which has no maps of its own, draws in place of one."""
    found = plot(chart)
    return found if found or chart.form not in INSTEAD or not len(chart.data) else INSTEAD[chart.form](chart)


def summed(chart: Chart) -> bool:
    """Whether the values of the chart may be added up."""
    if chart.unit in NO_SUMS:
        return False
    return CATALOGUE[chart.definition].additive if chart.definition in CATALOGUE else True


def marked(words: Words, name: str, row: Record, column: str) -> str:
    """A category's name, with the mark of why it has no number, or the sign that the number is a least."""
    if row.get(column) is None:
        return f"{name} {MARKS[words.status(row, column)]}"
    return f"{name} {words.least(row, column)}".rstrip()


def _over(chart: Chart) -> Plot:
    """Columns, or lines of one series, with the period before and the target."""
    words, rows = Words(chart), records(chart)
    x, y = chart.encoding["x"], chart.encoding["y"]
    names = tuple(_dated(words, x, row[x], marked(words, words.said(x, row[x]), row, y)) for row in rows)
    breaks = tuple(remarked.breaks(chart, rows))
    series = [Series(words.heading(y, _("Actual")), _values(rows, y), LOOK.accent, breaks=breaks)]
    if before := chart.encoding.get("previous"):
        series.insert(0, Series(words.heading(before), _values(rows, before), LOOK.soft, "soft"))
    if target := chart.encoding.get("target"):
        series.append(Series(words.heading(target), _values(rows, target), LOOK.ink, "outlined"))
    return Plot("columns" if chart.form == "columns" else "lines", names, tuple(series), form=form(chart),
                labels=len(rows) <= 12, rules=_rules(chart, x, [row[x] for row in rows]))  # fmt: skip


def _rules(chart: Chart, dimension: str, codes: list[Any]) -> tuple[int, ...]:
    return tuple(remarked.whole_breaks(chart, codes)) if dimension == "year" else ()


def _dated(words: Words, dimension: str, code: Any, name: str) -> str:
    """A star marks the year that still runs, `TO_DATE` says so below; a raised number marks a remark."""
    return name + "*" * words.running(dimension, code) + remarked.mark(words.chart, code)


def _values(rows: list[Record], column: str) -> tuple[float | None, ...]:
    return tuple(row[column] for row in rows)


def _lines(chart: Chart) -> Plot:
    return _many(chart, chart.encoding["series"]) if "series" in chart.encoding else _over(chart)


def _panels(chart: Chart) -> Plot:
    return _many(chart, chart.encoding["panel"])


def _many(chart: Chart, dimension: str) -> Plot:
    """Several lines over the same years, the largest first; beyond six they are grey."""
    words, rows = Words(chart), records(chart)
    x, y = chart.encoding["x"], chart.encoding["y"]
    codes = sorted({row[x] for row in rows})
    found: dict[Any, dict[Any, float | None]] = {}
    for row in rows:
        found.setdefault(row[dimension], {})[row[x]] = row[y]
    order = sorted(found, key=lambda code: -sum(value or 0 for value in found[code].values()))
    hues = colours(dimension, order[:COLOURED], LOOK)
    series = tuple(
        Series(
            words.said(dimension, code), tuple(found[code].get(at) for at in codes), hues.get(code, LOOK.grey),
            breaks=tuple(remarked.breaks(chart, [{x: at, dimension: code} for at in codes])),
        )
        for code in order
    )  # fmt: skip
    names = tuple(_dated(words, x, code, words.said(x, code)) for code in codes)
    return Plot("lines", names, series, form=form(chart), labels=False, rules=_rules(chart, x, codes))


def _ranked(chart: Chart, y: str = "", x: str = "", top: int = 0) -> Plot:
    """The largest on top, the rest as one bar; a colour dimension is a series for each of its codes."""
    words = Words(chart)
    y, x, by = y or chart.encoding["y"], x or chart.encoding["x"], chart.encoding.get("colour", "")
    added = chart.options.get("others") != "count" and summed(chart)
    rows, rest = ranked(records(chart), y, x, top or chart.options.get("top", TOP), added)
    names = [marked(words, words.said(y, row[y]), row, x) for row in rows]
    if rest:
        more = any(row[x] is None or words.least(row, x) for row in rest)
        names.append(ngettext("{n} other", "{n} others", len(rest)) + (" ≥" if more else ""))
        rows = [*rows, {x: sum(row[x] or 0 for row in rest), by: None}]
    if not by:
        heading = words.heading(x)
        return Plot("bars", tuple(names), (Series(heading, _values(rows, x), LOOK.accent),), form=form(chart))
    hues = colours(by, [row.get(by) for row in rows], LOOK)
    series = tuple(
        Series(words.said(by, code), tuple(row[x] if row.get(by) == code else None for row in rows), hue)
        for code, hue in hues.items()
    )
    return Plot("bars", tuple(names), series, overlap=True, form=form(chart))


def _stacked(chart: Chart) -> Plot:
    """What wholes are made of: columns over years, bars over other categories."""
    words, rows = Words(chart), records(chart)
    x, y, part = (chart.encoding[role] for role in ("x", "y", "series"))
    codes = list(dict.fromkeys(row[x] for row in rows))
    if x == "year":
        codes.sort()
    found: dict[Any, dict[Any, float | None]] = {}
    for row in rows:
        found.setdefault(row[part], {})[row[x]] = row[y]
    order = sorted(found, key=lambda code: (code is None, -sum(value or 0 for value in found[code].values())))
    hues = colours(part, order, LOOK)
    lacking = {row[x] for row in rows if row[y] is None or words.least(row, y)}
    names = tuple(_dated(words, x, code, words.said(x, code) + (" ≥" if code in lacking else "")) for code in codes)
    series = tuple(
        Series(words.said(part, code), tuple(found[code].get(at) for at in codes), hues[code]) for code in order
    )
    return Plot("columns" if x == "year" else "bars", names, series, stacked=True,
                share=bool(chart.options.get("share")), form=form(chart), rules=_rules(chart, x, codes))  # fmt: skip


def _both_ways(chart: Chart) -> Plot:
    """Both directions from one line: one series to the right, the other to the left."""
    words, rows = Words(chart), records(chart)
    y, inward, outward = (chart.encoding[role] for role in ("y", "in", "out"))
    rows.sort(key=lambda row: -((row[inward] or 0) + (row[outward] or 0)))
    rows = rows[: chart.options.get("top", 12)]
    names = tuple(
        marked(words, words.said(y, row[y]), row, outward if row[inward] is not None else inward) for row in rows
    )
    return Plot("bars", names, (
        Series(words.heading(inward, _("Coming here")), _values(rows, inward), LOOK.accent),
        Series(words.heading(outward, _("Going abroad")), _values(rows, outward), LOOK.hues[4]),
    ), overlap=True, mirrored=True, form=form(chart))  # fmt: skip


def _on_map(chart: Chart) -> Plot:
    """A map's numbers as ranked bars."""
    name = chart.encoding.get("name", chart.encoding["country"])
    return _ranked(chart, name, chart.encoding["value"], 15)


#: Every form of `metrics.charts.FORMS`.
PLOTS: Mapping[str, Callable[[Chart], Plot] | None] = {
    "columns": _over,
    "lines": _lines,
    "ranked_bars": _ranked,
    "stacked_bars": _stacked,
    "diverging_bars": _both_ways,
    "small_multiples": _panels,
    "heat_table": None,
    "bullet": None,
    "agreement_timeline": None,
    "bubble_map": None,
    "filled_map": None,
    "headlines": None,
}
INSTEAD: Mapping[str, Callable[[Chart], Plot]] = {"bubble_map": _on_map, "filled_map": _on_map}
