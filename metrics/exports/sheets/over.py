"""Years in rows: the change and the growth as formulas, and the sum where a flow adds up."""

from metrics.charts import remarked
from metrics.charts.words import records
from metrics.exports.plots import form, plot, summed
from metrics.exports.sheets.listed import listed, place_of, total
from metrics.exports.sheets.matrix import matrix
from metrics.exports.sheets.native import LEGEND, lines, series, styled
from metrics.exports.tab import HEAD, LOOK, Tab, at
from metrics.indicators import CATALOGUE
from metrics.languages import _
from metrics.settings import settings


def over(tab: Tab) -> int:
    """Years in rows: change and growth as formulas; the sum where a flow adds up."""
    chart = tab.chart
    if "series" in chart.encoding:
        return matrix(tab, chart.encoding["series"])
    x, y = chart.encoding["x"], chart.encoding["y"]
    rows = records(chart)
    found, last = listed(tab, rows, y)
    value, extra = place_of(found, y), len(found)
    tab.head(extra, _("Change"))
    relative = chart.unit not in ("per cent", "ratio", "index", "percentage points")
    if relative:
        tab.head(extra + 1, _("Change, per cent"))
    breaks = remarked.breaks(chart, rows)
    for place in range(1, len(rows)):
        before, now = rows[place - 1], rows[place]
        partly = any(row.get("unknown") for row in (before, now))
        if x != "year" or place in breaks or partly or tab.words.running(x, now[x]):
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
        last = total(tab, rows, value, last)
    drawn = plot(chart)
    kind = "column" if drawn and drawn.kind == "columns" else "line"
    made = styled(tab, kind)
    category = place_of(found, x)
    roles = {"previous": (LOOK.soft, "soft"), "y": (LOOK.accent, "solid"), "target": (LOOK.ink, "outlined")}
    for role, (colour, look) in roles.items():
        if role in chart.encoding:
            column = place_of(found, chart.encoding[role])
            cells = (HEAD + 1, column, HEAD + len(rows), column)
            one = series(tab, (HEAD, column), (HEAD + 1, category, HEAD + len(rows), category), cells, colour, look,
                          kind)  # fmt: skip
            one |= {"data_labels": {"value": True}} if role == "y" and len(rows) <= 12 else {}
            if kind == "line" and role == "y":
                made.set_legend(LEGEND | {"delete_series": lines(tab, made, one, cells, tuple(breaks))})
            else:
                made.add_series(one)
    tab.place(made, extra + 1 + relative)
    return last
