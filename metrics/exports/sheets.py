"""What stands on a workbook's sheet for each form of chart: a list or a matrix of numbers, formulas, a native chart.

A list has one row a mark (years, countries, partners); a matrix has a category in each row and a year in each column.
`SHEETS` names the function of every form; each draws into a `Tab` and gives the last row that it filled.
"""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from metrics.charts import Chart
from metrics.charts.ranked_bars import TOP, ranked
from metrics.charts.table import ASIDE, Column, columns
from metrics.charts.words import Record, Words, records
from metrics.exports.plots import form, instead, plot, summed
from metrics.exports.tab import FONT, HEAD, LOOK, Tab, at
from metrics.indicators import CATALOGUE
from metrics.languages import _
from metrics.settings import settings


def _aside(found: list[Column]) -> list[Column]:
    """Statuses and counts of rows stand last."""
    return sorted(found, key=lambda column: column.name in ASIDE)


def _silent(words: Words, row: Record, name: str) -> str:
    """Why there is no number, were there none."""
    return words.status(row | {name: None}, name)


def _listed(tab: Tab, rows: list[Record], value: str) -> tuple[list[Column], int]:
    """All columns of the data, one row a mark; the columns as they stand, and the last row."""
    found = _aside(columns(tab.chart))
    widths = [0 if column.numeric else max((len(str(one)) for one in column.values), default=0) for column in found]
    tab.heads([column.heading for column in found], widths)
    unit = tab.chart.encoding.get("unit", "")
    for place, row in enumerate(rows):
        for number, column in enumerate(found):
            counts = column.name not in ASIDE
            one = column.values[place]
            status = _silent(tab.words, row, column.name) if column.numeric and counts else ""
            written = form(tab.chart, row.get(unit)) if counts and column.numeric else "#,##0"
            least = tab.words.least(row, column.name) if column.name == value else ""
            tab.value(HEAD + 1 + place, number, one, written, status, least)
    return found, HEAD + len(rows)


def _ordered(tab: Tab, rows: list[Record]) -> list[Record]:
    """The chart's data in the order of `rows`, so that the table reads as the picture does."""
    order = [row["__place"] for row in rows]
    data = tab.chart.data.iloc[order].reset_index(drop=True)
    tab.chart = dataclasses.replace(tab.chart, data=data)
    return rows


def _numbered(chart: Chart) -> list[Record]:
    return [row | {"__place": place} for place, row in enumerate(records(chart))]


def _place(found: list[Column], name: str) -> int:
    return next(place for place, column in enumerate(found) if column.name == name)


def _styled(tab: Tab, kind: str, sub: str = "") -> Any:
    made = tab.book.add_chart({"type": kind, "subtype": sub} if sub else {"type": kind})
    made.set_title({"none": True})
    made.show_blanks_as("gap")
    made.set_legend({"position": "bottom", "font": {"name": FONT, "size": 10}})
    quiet = {"num_font": {"name": FONT, "size": 10}, "line": {"color": LOOK.grey}}
    made.set_y_axis({**quiet, "major_gridlines": {"visible": kind != "bar", "line": {"color": LOOK.rule}}})
    made.set_x_axis({**quiet, "major_gridlines": {"visible": kind == "bar", "line": {"color": LOOK.rule}}})
    if kind == "bar":  # the first row on top, as it is read
        made.set_y_axis({**quiet, "reverse": True})
        made.set_x_axis({**quiet, "major_gridlines": {"visible": True, "line": {"color": LOOK.rule}},
                         "label_position": "high"})  # fmt: skip
    return made


def _series(tab: Tab, name: tuple[int, int], across: tuple[int, int, int, int], values: tuple[int, int, int, int],
            colour: str, look: str = "solid", kind: str = "") -> dict[str, Any]:  # fmt: skip
    """One series of a native chart, by its cells: (first row, first column, last row, last column)."""
    sheet = tab.sheet.get_name()
    one: dict[str, Any] = {"name": [sheet, *name], "categories": [sheet, *across], "values": [sheet, *values]}
    if kind == "line":
        dash = {"dash_type": "dash"} if look == "outlined" else {}
        return one | {
            "line": {"color": colour, "width": 2.25, **dash},
            "marker": {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"none": True}},
        }
    if look == "outlined":
        return one | {"fill": {"none": True}, "border": {"color": colour, "width": 1.5}}
    return one | {"fill": {"color": colour}, "border": {"none": True}, "gap": 60}


def _over(tab: Tab) -> int:
    """Years in rows: change and growth as formulas; the sum where a flow adds up."""
    chart = tab.chart
    if "series" in chart.encoding:
        return _matrix(tab, chart.encoding["series"])
    x, y = chart.encoding["x"], chart.encoding["y"]
    rows = records(chart)
    found, last = _listed(tab, rows, y)
    value, extra = _place(found, y), len(found)
    tab.text(HEAD, extra, _("Change"), "head")
    relative = chart.unit not in ("per cent", "ratio", "index", "percentage points")
    if relative:
        tab.text(HEAD, extra + 1, _("Change, per cent"), "head")
    for place in range(1, len(rows)):
        before, now = rows[place - 1], rows[place]
        if x != "year" or tab.words.running(x, now[x]) or any(row.get("unknown") for row in (before, now)):
            continue
        a, b, row = at(HEAD + place, value), at(HEAD + 1 + place, value), HEAD + 1 + place
        known = before[y] is not None and now[y] is not None
        tab.formula(row, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{b}-{a},"")',
                    now[y] - before[y] if known else None, f"+{form(chart)};-{form(chart)};0")  # fmt: skip
        if relative:
            base = settings.small_base
            tab.formula(row, extra + 1, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),IF({a}>={base},{b}/{a}-1,""),"")',
                        now[y] / before[y] - 1 if known and before[y] >= base else None, "+0.0%;-0.0%;0%")  # fmt: skip
    if chart.definition in CATALOGUE and CATALOGUE[chart.definition].flow and summed(chart):
        last = _total(tab, rows, value, last)
    drawn = plot(chart)
    kind = "column" if drawn and drawn.kind == "columns" else "line"
    made = _styled(tab, kind)
    category = _place(found, x)
    roles = {"previous": (LOOK.soft, "soft"), "y": (LOOK.accent, "solid"), "target": (LOOK.ink, "outlined")}
    for role, (colour, look) in roles.items():
        if role in chart.encoding:
            column = _place(found, chart.encoding[role])
            cells = (HEAD + 1, column, HEAD + len(rows), column)
            one = _series(tab, (HEAD, column), (HEAD + 1, category, HEAD + len(rows), category), cells, colour, look,
                          kind)  # fmt: skip
            made.add_series(one | ({"data_labels": {"value": True}} if role == "y" and len(rows) <= 12 else {}))
    tab.place(made, extra + 1 + relative)
    return last


def _total(tab: Tab, rows: list[Record], value: int, last: int) -> int:
    """The sum under a column; "≥" where a part of it is not known."""
    name = _aside(columns(tab.chart))[value].name
    told = [row[name] for row in rows]
    lacks = any(one is None for one in told) or any((row.get("unknown") or 0) > 0 for row in rows)
    tab.text(last + 1, 0, _("Total"), "total")
    written = ('"≥ "' if lacks else "") + form(tab.chart)
    tab.formula(last + 1, value, f"=SUM({at(HEAD + 1, value)}:{at(last, value)})",
                sum(one for one in told if one is not None), written, total=True)  # fmt: skip
    return last + 1


def _ranked(tab: Tab, y: str = "", x: str = "") -> int:
    """The largest first, every row; the share of the sum where the values add up."""
    chart = tab.chart
    y, x = y or chart.encoding["y"], x or chart.encoding["x"]
    top, none = ranked(_numbered(chart), y, x, len(chart.data), False)
    rows = _ordered(tab, [*top, *none])
    found, last = _listed(tab, rows, x)
    value, end, extra = _place(found, x), last, len(found)
    if summed(chart):
        last = _total(tab, rows, value, last)
        whole = sum(row[x] or 0 for row in rows)
        tab.text(HEAD, extra, _("Share"), "head")
        for place, row in enumerate(rows):
            cell, total = at(HEAD + 1 + place, value), at(last, value, "both")
            share = row[x] / whole if row[x] is not None and whole else None
            tab.formula(
                HEAD + 1 + place, extra, f'=IF(AND(ISNUMBER({cell}),{total}>0),{cell}/{total},"")', share, "0.0%"
            )
    drawn = instead(chart)
    if drawn:
        shown = min(len(rows), chart.options.get("top", TOP) + 1)
        made = _styled(tab, "bar")
        category, cells = _place(found, y), (HEAD + 1, value, HEAD + shown, value)
        one = _series(tab, (HEAD, value), (HEAD + 1, category, HEAD + shown, category), cells, LOOK.accent)
        made.add_series(one | {"data_labels": {"value": True}})
        made.set_legend({"none": True})
        tab.place(made, extra + 1)
    return max(last, end)


def _on_map(tab: Tab) -> int:
    encoding = tab.chart.encoding
    return _ranked(tab, encoding.get("name", encoding["country"]), encoding["value"])


def _both_ways(tab: Tab) -> int:
    """In, out, and what is left between them."""
    chart = tab.chart
    y, inward, outward = (chart.encoding[role] for role in ("y", "in", "out"))
    rows = _ordered(tab, sorted(_numbered(chart), key=lambda row: -((row[inward] or 0) + (row[outward] or 0))))
    found, last = _listed(tab, rows, inward)
    here, there, extra = _place(found, inward), _place(found, outward), len(found)
    tab.text(HEAD, extra, _("Balance"), "head")
    for place, row in enumerate(rows):
        a, b = at(HEAD + 1 + place, here), at(HEAD + 1 + place, there)
        known = row[inward] is not None and row[outward] is not None
        tab.formula(HEAD + 1 + place, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{a}-{b},"")',
                    row[inward] - row[outward] if known else None, "+#,##0;-#,##0;0")  # fmt: skip
    end = last
    if summed(chart):
        last = max(_total(tab, rows, here, end), _total(tab, rows, there, end))
    shown = min(len(rows), chart.options.get("top", 12))
    made = _styled(tab, "bar")
    category = _place(found, y)
    for column, colour in ((here, LOOK.accent), (there, LOOK.hues[4])):
        cells = (HEAD + 1, column, HEAD + shown, column)
        made.add_series(_series(tab, (HEAD, column), (HEAD + 1, category, HEAD + shown, category), cells, colour))
    tab.place(made, extra + 1)
    return last


def _stacked(tab: Tab) -> int:
    return _matrix(tab, tab.chart.encoding["series"])


def _panels(tab: Tab) -> int:
    return _matrix(tab, tab.chart.encoding["panel"])


def _heat(tab: Tab) -> int:
    return _matrix(tab, tab.chart.encoding["y"])


def _matrix(tab: Tab, down: str) -> int:
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
            tab.value(row, number, one.get(value), form(chart), _silent(words, one, value), least)
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
    tab.text(HEAD, extra, _("Change, {first} to {last}", first=tab.words.said("year", across[first]),
                            last=tab.words.said("year", across[last])), "head")  # fmt: skip
    tab.text(HEAD, extra + 1, _("Over the years"), "head")
    for place, name in enumerate(names):
        row = HEAD + 1 + place
        a, b = at(row, first + 1), at(row, last + 1)
        ends = [cells.get((name, across[number]), {}) for number in (first, last)]
        if not any((one.get("unknown") or 0) > 0 for one in ends):
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
    made = _styled(tab, kind, ("percent_stacked" if drawn.share else "stacked") if drawn.stacked else "")
    for place in range(rows):
        row = HEAD + 1 + place
        made.add_series(_series(tab, (row, 0), (HEAD, 1, HEAD, across), (row, 1, row, across),
                                drawn.series[place].colour, kind=kind))  # fmt: skip
    tab.place(made, beside)


def _bullet(tab: Tab) -> int:
    """Value and target, with the gap and the part reached as formulas; the part is what can share one scale."""
    chart = tab.chart
    y, value, target = (chart.encoding[role] for role in ("y", "value", "target"))
    rows = records(chart)
    found, last = _listed(tab, rows, value)
    now, goal, extra = _place(found, value), _place(found, target), len(found)
    tab.text(HEAD, extra, _("To the target"), "head")
    tab.text(HEAD, extra + 1, _("Part of the target"), "head")
    for place, row in enumerate(rows):
        a, b, line = at(HEAD + 1 + place, now), at(HEAD + 1 + place, goal), HEAD + 1 + place
        known = row[value] is not None and row[target] is not None
        written = form(chart, row.get(chart.encoding.get("unit", "")))
        tab.formula(line, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{a}-{b},"")',
                    row[value] - row[target] if known else None, f"+{written};-{written};0")  # fmt: skip
        tab.formula(line, extra + 1, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),IF({b}>0,{a}/{b},""),"")',
                    row[value] / row[target] if known and row[target] else None, "0%")  # fmt: skip
    made = _styled(tab, "bar")
    category, cells = _place(found, y), (HEAD + 1, extra + 1, last, extra + 1)
    one = _series(tab, (HEAD, extra + 1), (HEAD + 1, category, last, category), cells, LOOK.accent)
    made.add_series(one | {"data_labels": {"value": True}})
    made.set_legend({"none": True})
    tab.place(made, extra + 2)
    return last


def _timeline(tab: Tab) -> int:
    """Begin and end as days, what is left and how long it lasts as formulas, drawn as bars in time."""
    chart = tab.chart
    y, start, end = (chart.encoding[role] for role in ("y", "start", "end"))
    rows = records(chart)
    found, last = _listed(tab, rows, "")
    begins, ends, extra = _place(found, start), _place(found, end), len(found)
    today = chart.options.get("today") or date.today()
    if not chart.options.get("today"):
        tab.day(2, today)
    tab.text(HEAD, extra, _("Days left"), "head")
    tab.text(HEAD, extra + 1, _("Days from beginning to end"), "head")
    for place, row in enumerate(rows):
        a, b, line = at(HEAD + 1 + place, begins), at(HEAD + 1 + place, ends), HEAD + 1 + place
        left = (row[end] - today).days if row[end] is not None else None
        tab.formula(line, extra, f'=IF(ISNUMBER({b}),{b}-$B$3,"")', left, "#,##0")
        whole = (row[end] - row[start]).days if row[end] is not None and row[start] is not None else None
        tab.formula(line, extra + 1, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{b}-{a},"")', whole, "#,##0")
    shown = HEAD + min(len(rows), 25)
    made = _styled(tab, "bar", "stacked")
    across = (HEAD + 1, _place(found, y), shown, _place(found, y))
    one = _series(tab, (HEAD, begins), across, (HEAD + 1, begins, shown, begins), LOOK.background, "outlined")
    made.add_series(one | {"border": {"none": True}})
    cells = (HEAD + 1, extra + 1, shown, extra + 1)
    made.add_series(_series(tab, (HEAD, extra + 1), across, cells, LOOK.accent))
    known = [row[start] for row in rows if row[start] is not None]
    if known:
        axis = {"num_format": "yyyy", "min": (min(known) - date(1899, 12, 30)).days, "major_unit": 731}
        made.set_x_axis({**axis, "label_position": "high", "num_font": {"name": FONT, "size": 10}})
    made.set_legend({"none": True})
    tab.place(made, extra + 2)
    return last


def _headlines(tab: Tab) -> int:
    """One row an indicator, its years in columns and as a small line."""
    chart = tab.chart
    rows = records(chart)
    found, last = _listed(tab, rows, chart.encoding["value"])
    history = chart.encoding.get("history", "")
    years = [place for place, column in enumerate(found) if column.name == history]
    if len(years) > 1:
        extra = len(found)
        tab.text(HEAD, extra, _("Over the years"), "head")
        sheet = tab.sheet.get_name()
        for place in range(len(rows)):
            row = HEAD + 1 + place
            tab.sheet.add_sparkline(row, extra, {
                "range": f"'{sheet}'!{at(row, years[0])}:{at(row, years[-1])}", "type": "column",
                "series_color": LOOK.accent,
            })  # fmt: skip
    return last


#: Every form of `metrics.charts.FORMS`.
SHEETS: Mapping[str, Callable[[Tab], int]] = {
    "columns": _over,
    "lines": _over,
    "ranked_bars": _ranked,
    "stacked_bars": _stacked,
    "diverging_bars": _both_ways,
    "small_multiples": _panels,
    "heat_table": _heat,
    "bullet": _bullet,
    "agreement_timeline": _timeline,
    "bubble_map": _on_map,
    "filled_map": _on_map,
    "headlines": _headlines,
}
