"""Values against their targets."""

from metrics.charts.words import records
from metrics.exports.plots import form
from metrics.exports.sheets.listed import listed, place_of
from metrics.exports.sheets.native import series, styled
from metrics.exports.tab import HEAD, LOOK, Tab, at
from metrics.languages import _


def bullet(tab: Tab) -> int:
    """Value and target, with the gap and the part reached as formulas; the part is what can share one scale."""
    chart = tab.chart
    y, value, target = (chart.encoding[role] for role in ("y", "value", "target"))
    rows = records(chart)
    found, last = listed(tab, rows, value)
    now, goal, extra = place_of(found, value), place_of(found, target), len(found)
    tab.head(extra, _("To the target"))
    tab.head(extra + 1, _("Part of the target"))
    for place, row in enumerate(rows):
        a, b, line = at(HEAD + 1 + place, now), at(HEAD + 1 + place, goal), HEAD + 1 + place
        known = row[value] is not None and row[target] is not None
        written = form(chart, row.get(chart.encoding.get("unit", "")))
        tab.formula(line, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{a}-{b},"")',
                    row[value] - row[target] if known else None, f"+{written};-{written};0")  # fmt: skip
        tab.formula(line, extra + 1, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),IF({b}>0,{a}/{b},""),"")',
                    row[value] / row[target] if known and row[target] else None, "0%")  # fmt: skip
    made = styled(tab, "bar")
    category, cells = place_of(found, y), (HEAD + 1, extra + 1, last, extra + 1)
    one = series(tab, (HEAD, extra + 1), (HEAD + 1, category, last, category), cells, LOOK.accent)
    made.add_series(one | {"data_labels": {"value": True}})
    made.set_legend({"none": True})
    tab.place(made, extra + 2)
    return last
