"""Names in rows, the largest first: ranked bars, what a map counts, and both ways between two places."""

from metrics.charts import ranked_bars
from metrics.charts.table import columns
from metrics.charts.words import Record
from metrics.exports.plots import form, instead, summed
from metrics.exports.sheets.listed import aside, lacks, listed, numbered, ordered, place_of, total
from metrics.exports.sheets.native import series, styled
from metrics.exports.tab import FONT, HEAD, LOOK, Tab, at
from metrics.languages import _


def ranked(tab: Tab, y: str = "", x: str = "") -> int:
    """The largest first, every row; the share of the sum where the values add up."""
    chart = tab.chart
    y, x = y or chart.encoding["y"], x or chart.encoding["x"]
    top, none = ranked_bars.ranked(numbered(chart), y, x, len(chart.data), False)
    rows = ordered(tab, [*top, *none])
    found, last = listed(tab, rows, x)
    value, end, extra = place_of(found, x), last, len(found)
    if summed(chart):
        last = total(tab, rows, value, last)
        whole = sum(row[x] or 0 for row in rows)
        # Where the sum is "at least", a part of it is at most so much.
        written = '"≤ "0.0%' if lacks(rows, x) else "0.0%"
        tab.head(extra, _("Share"))
        for place, row in enumerate(rows):
            cell, sum_ = at(HEAD + 1 + place, value), at(last, value, "both")
            share = row[x] / whole if row[x] is not None and whole else None
            shown = f'=IF(AND(ISNUMBER({cell}),{sum_}>0),{cell}/{sum_},"")'
            tab.formula(HEAD + 1 + place, extra, shown, share, written)
    drawn = instead(chart)
    if drawn:
        shown = min(len(rows), chart.options.get("top", ranked_bars.TOP) + 1)
        made = styled(tab, "bar")
        category, cells = place_of(found, y), (HEAD + 1, value, HEAD + shown, value)
        one = series(tab, (HEAD, value), (HEAD + 1, category, HEAD + shown, category), cells, LOOK.accent)
        made.add_series(one | {"data_labels": {"value": True}})
        made.set_legend({"none": True})
        tab.place(made, extra + 1)
    return max(last, end)


def on_map(tab: Tab) -> int:
    encoding = tab.chart.encoding
    return ranked(tab, encoding.get("name", encoding["country"]), encoding["value"])


def both_ways(tab: Tab) -> int:
    """In, out, and what is left between them."""
    chart = tab.chart
    y, inward, outward = (chart.encoding[role] for role in ("y", "in", "out"))
    rows = ordered(tab, sorted(numbered(chart), key=lambda row: -((row[inward] or 0) + (row[outward] or 0))))
    found, last = listed(tab, rows, inward)
    here, there, extra = place_of(found, inward), place_of(found, outward), len(found)
    tab.head(extra, _("Balance"))
    for place, row in enumerate(rows):
        a, b = at(HEAD + 1 + place, here), at(HEAD + 1 + place, there)
        known = row[inward] is not None and row[outward] is not None
        tab.formula(HEAD + 1 + place, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{a}-{b},"")',
                    row[inward] - row[outward] if known else None, "+#,##0;-#,##0;0")  # fmt: skip
    end = last
    if summed(chart):
        last = max(total(tab, rows, here, end), total(tab, rows, there, end))
    _from_one_line(tab, rows, (here, there), extra + 1, place_of(found, y))
    return last


def _from_one_line(tab: Tab, rows: list[Record], sides: tuple[int, int], left: int, names: int) -> None:
    """One side to the right, the other to the left: for that a column has its numbers with a minus, live as well."""
    here, there = sides
    heading = aside(columns(tab.chart))[there].heading
    tab.head(left, f"−{heading}")
    for place, row in enumerate(rows):
        line, value = HEAD + 1 + place, row[tab.chart.encoding["out"]]
        cell = at(line, there)
        tab.formula(line, left, f'=IF(ISNUMBER({cell}),-{cell},"")', -value if value is not None else None,
                    form(tab.chart))  # fmt: skip
    shown = HEAD + min(len(rows), tab.chart.options.get("top", 12))
    made = styled(tab, "bar")
    for column, colour in ((here, LOOK.accent), (left, LOOK.hues[4])):
        cells, across = (HEAD + 1, column, shown, column), (HEAD + 1, names, shown, names)
        one = series(tab, (HEAD, here if column == here else there), across, cells, colour)
        written = f"{form(tab.chart)};{form(tab.chart)};"  # neither the minus is shown, nor a zero over the other side
        made.add_series(one | {"overlap": 100, "data_labels": {"value": True, "num_format": written}})
    made.set_y_axis({"reverse": True, "label_position": "low", "num_font": {"name": FONT, "size": 10}})
    made.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    tab.place(made, left + 1)
