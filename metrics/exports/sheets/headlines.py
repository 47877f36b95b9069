"""Headlines."""

from metrics.charts.words import records
from metrics.exports.sheets.listed import listed
from metrics.exports.tab import HEAD, LOOK, Tab, at
from metrics.languages import _


def headlines(tab: Tab) -> int:
    """One row an indicator, its years in columns and as a small line."""
    chart = tab.chart
    rows = records(chart)
    found, last = listed(tab, rows, chart.encoding["value"])
    history = chart.encoding.get("history", "")
    years = [place for place, column in enumerate(found) if column.name == history]
    if len(years) > 1:
        extra = len(found)
        tab.head(extra, _("Over the years"))
        sheet = tab.sheet.get_name()
        for place in range(len(rows)):
            row = HEAD + 1 + place
            tab.sheet.add_sparkline(row, extra, {
                "range": f"'{sheet}'!{at(row, years[0])}:{at(row, years[-1])}", "type": "column",
                "series_color": LOOK.accent,
            })  # fmt: skip
    return last
