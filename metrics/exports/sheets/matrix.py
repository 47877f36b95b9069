"""A category in each row and a year in each column: sums below, the change at the right, a native chart."""

from collections.abc import Mapping
from typing import Any

from metrics.charts.words import Record, records
from metrics.exports.plots import form, plot, summed
from metrics.exports.sheets.listed import silent
from metrics.exports.sheets.native import LEGEND, lines, series, styled
from metrics.exports.tab import HEAD, LOOK, Tab, at
from metrics.indicators.remarks import broken
from metrics.languages import _


def stacked(tab: Tab) -> int:
    return matrix(tab, tab.chart.encoding["series"])


def panels(tab: Tab) -> int:
    return matrix(tab, tab.chart.encoding["panel"])


def heat(tab: Tab) -> int:
    return matrix(tab, tab.chart.encoding["y"])


def matrix(tab: Tab, down: str) -> int:
    """A category in each row, the largest first, a year in each column; sums below, the change at the right."""
    chart, words = tab.chart, tab.words
    heat = chart.form == "heat_table"
    x, value = chart.encoding["x"], chart.encoding["value" if heat else "y"]
    cells = {(row[down], row[x]): row for row in records(chart)}
    across = list(dict.fromkeys(code for _down, code in cells))
    if x == "year":
        across.sort()
    weights: dict[Any, float] = {}
    for (code, _at), one in cells.items():
        weights[code] = weights.get(code, 0.0) + (one[value] or 0)
    names = sorted(weights, key=lambda code: (code is None, -weights[code]))
    said = [words.said(down, code) for code in names]
    heads = [words.heading(down), *(words.said(x, code) for code in across)]
    tab.heads(heads, [max(map(len, said)), *[0] * len(across)])
    for place, code in enumerate(names):
        row = HEAD + 1 + place
        tab.text(row, 0, said[place])
        for number, column in enumerate(across, start=1):
            one = cells.get((code, column), {})
            least = words.least(one, value) if one.get(value) is not None else ""
            tab.value(row, number, one.get(value), form(chart), silent(words, one, value), least)
    last = HEAD + len(names)
    numbers = {key: one[value] for key, one in cells.items()}
    lacking = {at_ for (_code, at_), one in cells.items() if one[value] is None or (one.get("unknown") or 0) > 0}
    end = _sums(tab, names, across, numbers, lacking, last) if summed(chart) else last
    extra = len(heads)
    if x == "year" and len(across) > 1:
        extra = _changes(tab, names, across, cells, value, extra)
    if heat:
        tab.sheet.conditional_format(HEAD + 1, 1, last, len(across), {
            "type": "2_color_scale", "min_color": "#FFFFFF", "max_color": LOOK.soft,
        })  # fmt: skip
        return end
    _drawn(tab, len(names), len(across), extra)
    return end


def _sums(tab: Tab, names: list[Any], across: list[Any], cells: Mapping[tuple[Any, Any], float | None],
          lacking: set[Any], last: int) -> int:  # fmt: skip
    """A row of totals, each saying "at least" where one of its parts is not known."""
    tab.text(last + 1, 0, _("Total"), "total")
    for number, column in enumerate(across, start=1):
        known = [one for name in names if (one := cells.get((name, column))) is not None]
        written = ('"≥ "' if column in lacking else "") + form(tab.chart)
        tab.formula(last + 1, number, f"=SUM({at(HEAD + 1, number)}:{at(last, number)})", sum(known), written, True)
    return last + 1


def _changes(tab: Tab, names: list[Any], across: list[Any], cells: Mapping[tuple[Any, Any], Record], value: str,
             extra: int) -> int:  # fmt: skip
    """What changed from the first year to the last that is over, and a line of the years between, small."""
    over = [place for place, code in enumerate(across) if not tab.words.running("year", code)] or [0]
    first, last = over[0], over[-1]
    years = [tab.words.said("year", across[place]) for place in (first, last)]
    tab.head(extra, _("Change, {first} to {last}", first=years[0], last=years[1]))
    tab.head(extra + 1, _("Over the years"))
    for place, name in enumerate(names):
        row = HEAD + 1 + place
        a, b = at(row, first + 1), at(row, last + 1)
        ends = [cells.get((name, across[number]), {}) for number in (first, last)]
        broken_off = broken(tab.chart.remarks, across[first], across[last], ends[1])
        if not broken_off and not any((one.get("unknown") or 0) > 0 for one in ends):
            known = all(one.get(value) is not None for one in ends)
            tab.formula(row, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{b}-{a},"")',
                        ends[1][value] - ends[0][value] if known else None,
                        f"+{form(tab.chart)};-{form(tab.chart)};0")  # fmt: skip
        sheet = tab.sheet.get_name()
        tab.sheet.add_sparkline(row, extra + 1, {
            "range": f"'{sheet}'!{at(row, 1)}:{at(row, len(across))}", "series_color": LOOK.accent,
        })  # fmt: skip
    return extra + 2


def _drawn(tab: Tab, rows: int, across: int, beside: int) -> None:
    """The native chart of a matrix: a series for each row."""
    drawn = plot(tab.chart)
    if drawn is None:
        return
    kind = {"columns": "column", "bars": "bar", "lines": "line"}[drawn.kind]
    made = styled(tab, kind, ("percent_stacked" if drawn.share else "stacked") if drawn.stacked else "")
    again: list[int] = []
    for place in range(rows):
        row = HEAD + 1 + place
        cells, said = (row, 1, row, across), drawn.series[place]
        one = series(tab, (row, 0), (HEAD, 1, HEAD, across), cells, said.colour, kind=kind)
        if kind == "line":
            again += lines(tab, made, one, cells, said.breaks)
        else:
            made.add_series(one)
    if again:
        made.set_legend(LEGEND | {"delete_series": again})
    tab.place(made, beside)
