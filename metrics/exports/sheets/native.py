"""The native chart beside the numbers: its axes, and its series by the cells that they read."""

from typing import Any

from xlsxwriter.utility import xl_range_formula

from metrics.exports.plots import stretches
from metrics.exports.tab import FONT, LOOK, Tab

#: First row and column of a range, and its last.
Cells = tuple[int, int, int, int]

LEGEND = {"position": "bottom", "font": {"name": FONT, "size": 10}}
#: A column in which nothing ever stands.
BLANK = 700


def styled(tab: Tab, kind: str, sub: str = "") -> Any:
    made = tab.book.add_chart({"type": kind, "subtype": sub} if sub else {"type": kind})
    made.set_title({"none": True})
    made.show_blanks_as("gap")
    made.set_legend(LEGEND)
    quiet = {"num_font": {"name": FONT, "size": 10}, "line": {"color": LOOK.grey}}
    made.set_y_axis({**quiet, "major_gridlines": {"visible": kind != "bar", "line": {"color": LOOK.rule}}})
    made.set_x_axis({**quiet, "major_gridlines": {"visible": kind == "bar", "line": {"color": LOOK.rule}}})
    if kind == "bar":  # the first row on top, as it is read
        made.set_y_axis({**quiet, "reverse": True})
        made.set_x_axis({**quiet, "major_gridlines": {"visible": True, "line": {"color": LOOK.rule}},
                         "label_position": "high"})  # fmt: skip
    return made


def series(tab: Tab, name: tuple[int, int], across: tuple[int, int, int, int], values: tuple[int, int, int, int],
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


def lines(tab: Tab, made: Any, one: dict[str, Any], cells: Cells, breaks: tuple[int, ...]) -> list[int]:
    """Adds a `series` to a chart of lines; where it breaks, one for each stretch, so that nothing joins them.

    A stretch begins at its own year because blank cells stand for the years before it. Returns the places of those
    whose name the legend has already.
    """
    sheet, (row, column, last_row, last_column) = tab.sheet.get_name(), cells
    down = last_row > row
    again = []
    for first, behind in stretches(breaks, 1 + (last_row - row if down else last_column - column)):
        last = behind - 1
        part = (row + first, column, row + last, column) if down else (row, column + first, row, column + last)
        own = xl_range_formula(sheet, *part)
        if first:
            again.append(len(made.series))
            own = f"({xl_range_formula(sheet, 0, BLANK, first - 1, BLANK)},{own})"
        made.add_series(one | {"values": f"={own}"})
    return again
