"""Agreements in time."""

import dataclasses
from datetime import date

from metrics.charts.words import records
from metrics.exports.sheets.listed import listed, place_of
from metrics.exports.sheets.native import series, styled
from metrics.exports.tab import FONT, HEAD, LOOK, Tab, at
from metrics.languages import _


def timeline(tab: Tab) -> int:
    """Begin and end as days, what is left and how long it lasts as formulas, drawn as bars in time."""
    # The days that are left are a formula here, so the column that says how many they were has no place beside it.
    tab.chart = dataclasses.replace(tab.chart, data=tab.chart.data.drop(columns="days", errors="ignore"))
    chart = tab.chart
    y, start, end = (chart.encoding[role] for role in ("y", "start", "end"))
    rows = records(chart)
    found, last = listed(tab, rows, "")
    begins, ends, extra = place_of(found, start), place_of(found, end), len(found)
    today = chart.options.get("today") or date.today()
    if not chart.options.get("today"):
        tab.day(2, today)
    tab.head(extra, _("Days left"))
    tab.head(extra + 1, _("Days from beginning to end"))
    for place, row in enumerate(rows):
        a, b, line = at(HEAD + 1 + place, begins), at(HEAD + 1 + place, ends), HEAD + 1 + place
        left = (row[end] - today).days if row[end] is not None else None
        tab.formula(line, extra, f'=IF(ISNUMBER({b}),{b}-$B$3,"")', left, "#,##0")
        whole = (row[end] - row[start]).days if row[end] is not None and row[start] is not None else None
        tab.formula(line, extra + 1, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{b}-{a},"")', whole, "#,##0")
    if not any(row[start] is not None and row[end] is not None for row in rows):
        return last  # nothing ends, so no bar has a length: the sheet has no empty picture
    shown = HEAD + min(len(rows), 25)
    made = styled(tab, "bar", "stacked")
    across = (HEAD + 1, place_of(found, y), shown, place_of(found, y))
    one = series(tab, (HEAD, begins), across, (HEAD + 1, begins, shown, begins), LOOK.background, "outlined")
    made.add_series(one | {"border": {"none": True}})
    cells = (HEAD + 1, extra + 1, shown, extra + 1)
    made.add_series(series(tab, (HEAD, extra + 1), across, cells, LOOK.accent))
    known = [row[start] for row in rows if row[start] is not None]
    if known:
        axis = {"num_format": "yyyy", "min": (min(known) - date(1899, 12, 30)).days, "major_unit": 731}
        made.set_x_axis({**axis, "label_position": "high", "num_font": {"name": FONT, "size": 10}})
    made.set_legend({"none": True})
    tab.place(made, extra + 2)
    return last
