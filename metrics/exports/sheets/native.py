"""The native chart beside the numbers: its axes, and its series by the cells that they read."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.chart_line import ChartLine

from metrics.exports.tab import FONT, LOOK, Tab


class Interrupted(ChartLine):  # type: ignore[misc]
    """XlsxWriter's chart of lines, but the format of a point is that of the line which leads to it, as Excel has it.

    XlsxWriter itself gives it to the point's mark alone.
    """

    def _write_ser(self, series: dict[str, Any]) -> None:
        self._marker = series["marker"]
        super()._write_ser(series)

    def _write_d_pt_point(self, index: int, point: dict[str, Any]) -> None:
        self._xml_start_tag("c:dPt")
        self._write_idx(index)
        self._write_marker(self._marker)
        self._write_sp_pr(point)
        self._xml_end_tag("c:dPt")


def styled(tab: Tab, kind: str, sub: str = "") -> Any:
    made = tab.book.add_chart({"type": kind, "subtype": sub} if sub else {"type": kind})
    if kind == "line":
        made.__class__ = Interrupted  # a workbook makes no charts but its own
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


def series(tab: Tab, name: tuple[int, int], across: tuple[int, int, int, int], values: tuple[int, int, int, int],
           colour: str, look: str = "solid", kind: str = "", breaks: Sequence[int] = ()) -> dict[str, Any]:  # fmt: skip
    """One series of a native chart, by its cells: (first row, first column, last row, last column).

    No line leads to the points at the places `breaks`.
    """
    sheet = tab.sheet.get_name()
    one: dict[str, Any] = {"name": [sheet, *name], "categories": [sheet, *across], "values": [sheet, *values]}
    if kind == "line":
        dash = {"dash_type": "dash"} if look == "outlined" else {}
        cut = {"line": {"none": True}}
        return one | {
            "line": {"color": colour, "width": 2.25, **dash},
            "marker": {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"none": True}},
            "points": [cut if place in breaks else None for place in range(max(breaks, default=-1) + 1)],
        }
    if look == "outlined":
        return one | {"fill": {"none": True}, "border": {"color": colour, "width": 1.5}}
    return one | {"fill": {"color": colour}, "border": {"none": True}, "gap": 60}
