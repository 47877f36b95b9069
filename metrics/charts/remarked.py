"""Remarks on the years of a chart: a small raised number at the year, its sentence among the notes.

Where a series breaks, a dotted rule stands before the year, and no line is drawn across it. Whatever draws a chart
takes its marks, rules and gaps from here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from metrics.charts.chart import Chart
from metrics.charts.style import Theme
from metrics.indicators.remarks import broken
from metrics.languages import N_, _, listed

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BREAK = N_("{text} (break in series)")


def mark(chart: Chart, year: Any) -> str:
    """ "¹" for a year with a remark, "¹ ²" where it has two, nothing for all others."""
    numbers = (n for n, remark in enumerate(chart.remarks, start=1) if remark.year == year)
    return " ".join(str(n).translate(_RAISED) for n in numbers)


def sentences(chart: Chart) -> tuple[str, ...]:
    """What the marks stand for: "¹ 2020/21: Borders were closed"."""
    calendar = chart.options.get("calendar", "calendar")
    told = (remark.told(calendar).message for remark in chart.remarks)
    return tuple(f"{str(n).translate(_RAISED)} {said}" for n, said in enumerate(told, start=1))


def said(chart: Chart, row: Mapping[str, Any]) -> str:
    """What was noted of the year and the series of a row; nothing where nothing was."""
    if not chart.remarks:
        return ""
    here = [remark for remark in chart.remarks if remark.year == row.get("year") and remark.about(row)]
    return listed([_(_BREAK, text=remark.text) if remark.breaks else remark.text for remark in here])


def breaks(chart: Chart, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Places in the rows of one series, by year, to which no line leads: a break stands between it and the row before.

    Empty for rows that are not by year.
    """
    if not chart.remarks or not rows or "year" not in rows[0]:
        return []
    steps = enumerate(pairwise(rows), start=1)
    return [n for n, (one, next_) in steps if broken(chart.remarks, one["year"], next_["year"], next_)]


def interrupted(values: Sequence[Any], places: Sequence[int], gap: Any = None) -> list[Any]:
    """`values` with a gap before each of these places, as plotly wants a line that stops and begins again."""
    cut = set(places)
    return [one for n, value in enumerate(values) for one in ([gap, value] if n in cut else [value])]


@dataclass(frozen=True, slots=True)
class Bars:
    """What stands beside a rule: the height at each place with its label's above it, and the end of the axis."""

    tops: Sequence[float]
    label: float
    ceiling: float


def ruled(chart: Chart, years: Sequence[Any], look: Theme, bars: Bars | None = None) -> dict[str, Any]:
    """The part of a layout of one pair of axes that draws the `rules`; nothing where nothing breaks."""
    found = rules(chart, years, look, bars=bars)
    return {"shapes": found} if found else {}


def rules(
    chart: Chart, years: Sequence[Any], look: Theme, axis: str = "", bars: Bars | None = None
) -> list[dict[str, Any]]:
    """A dotted rule before each year at which all that is drawn breaks; `years` stand at 0, 1, 2, … of the axis.

    Beside bars it leaves out the heights at which their labels stand, which may be wider than they are.
    """
    line = {"color": look.muted, "width": 1.5, "dash": "dot"}
    found = []
    for place in whole_breaks(chart, years):
        rule = {"type": "line", "xref": f"x{axis}", "x0": place - 0.5, "x1": place - 0.5, "line": line}
        for y0, y1 in _heights(bars, place) if bars else [(0.0, 1.0)]:
            found.append(rule | {"yref": f"y{axis}" + ("" if bars else " domain"), "y0": y0, "y1": y1,
                                 "layer": "below"})  # fmt: skip
    return found


def whole_breaks(chart: Chart, years: Sequence[Any]) -> list[int]:
    """Places of the years before which all that is drawn breaks, not only a part of it."""
    broken_at = {remark.year for remark in chart.remarks if remark.breaks and not remark.parts}
    return [place for place, year in enumerate(years) if place and year in broken_at]


def _heights(bars: Bars, place: int) -> list[tuple[float, float]]:
    """From the ground to the lower label beside the rule, and from above the higher one to the ceiling."""
    beside = bars.tops[place - 1], bars.tops[place]
    parts = [(0.0, min(beside)), (max(beside) + bars.label, bars.ceiling)]
    return [(low, high) for low, high in parts if high > low]
