"""Native charts: PowerPoint and LibreOffice edit them, and the numbers behind them are a workbook inside the slide.

Where all series break, a dotted rule stands before the year, as on the screen.
"""

import dataclasses
from typing import Any

from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from metrics.charts.lines import COLOURED
from metrics.charts.style import on
from metrics.charts.text import shortened, width
from metrics.exports.plots import Plot, Series, plot, stretches
from metrics.exports.slides.numbers import Numbers
from metrics.exports.slides.page import FONT, LINE, LOOK, SMALL, Box, Page, emu, rgb

KINDS = {
    ("columns", False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("columns", True, False): XL_CHART_TYPE.COLUMN_STACKED,
    ("columns", True, True): XL_CHART_TYPE.COLUMN_STACKED_100,
    ("bars", False, False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bars", True, False): XL_CHART_TYPE.BAR_STACKED,
    ("bars", True, True): XL_CHART_TYPE.BAR_STACKED_100,
    ("lines", False, False): XL_CHART_TYPE.LINE_MARKERS,
}
#: A part of a stack smaller than this part of it has no room for its number.
PART = 0.09
#: Room of a name beside a bar, as a part of the width; more than these rows make one line each.
NAMES = 0.45


def draw(page: Page) -> None:
    """The chart's own plot over the whole room."""
    found = plot(page.chart)
    if found:
        made = placed(page, found, page.room)
        if found.rules:
            _ruled(page, made, found, page.room)


def placed(page: Page, found: Plot, box: Box) -> Any:
    """The native chart of a plot in a box of the slide."""
    data: Any = Numbers(number_format=_form(found))
    data.categories = [shortened(name, box.width * NAMES * 2, SMALL) for name in found.categories]
    drawn = _stretched(found)
    for place, (one, _again) in enumerate(drawn):
        data.add_series(one.name, _leftwards(one.values) if found.mirrored and place else one.values)
    kind = KINDS[found.kind, found.stacked, found.share]
    frame = page.slide.shapes.add_chart(
        kind,
        emu(box.left),
        emu(box.top),
        emu(box.width),
        emu(box.height),
        data,
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", page.chart.alt)
    made = frame.chart
    made.font.size, made.font.name = Pt(SMALL), FONT
    made.font.color.rgb = rgb(LOOK.ink)
    made.has_title = False
    _axes(made, found, box)
    _legend(made, found, drawn, box)
    _series(made, found, drawn, box)
    if found.kind == "bars":
        names = max((width(name, SMALL) for name in found.categories), default=0) + 14
        left = min(names, box.width * NAMES) / box.width
        top = 0.13 if made.has_legend else 0.01
        _inner(made, left, top, 0.9 - left, 0.98 - top)
    return made


def _axes(made: Any, found: Plot, box: Box) -> None:
    names, values = made.category_axis, made.value_axis
    names.format.line.color.rgb = rgb(LOOK.grey)
    names.has_major_gridlines = False
    names.tick_labels.font.size = Pt(SMALL)
    values.has_major_gridlines = not found.labels or found.kind == "lines"
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = rgb(LOOK.rule)
    values.format.line.fill.background()
    values.tick_labels.font.color.rgb = rgb(LOOK.muted)
    values.tick_labels.number_format = "0%" if found.share else found.form
    values.tick_labels.number_format_is_linked = False
    if found.mirrored:
        _one_scale(values, found)
        names.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # not on the line in the middle
    elif not any(value and value < 0 for one in found.series for value in one.values):
        values.minimum_scale = 0
    if (found.labels and found.kind != "lines") or found.stacked:
        values.visible = False
    if found.kind == "bars":
        names.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    else:
        slot = _slot(found, box)
        longest = max((width(name, SMALL) for name in found.categories), default=0) + 6
        skip = -(-longest // slot)
        if skip > 1:
            _number(names._element, "tickLblSkip", int(skip))
    if found.kind == "bars":
        _number(names._element, "tickLblSkip", 1)


def _form(found: Plot) -> str:
    """What runs to the left is less than nothing for office programs: the sign is in the cells, and never shown."""
    return f"{found.form};{found.form}" if found.mirrored else found.form


def _leftwards(values: tuple[float | None, ...]) -> list[float | None]:
    return [None if value is None else -value for value in values]


def _one_scale(axis: Any, found: Plot) -> None:
    """Both sides on one scale, each with room for its numbers."""
    right, left = (max((value or 0 for value in one.values), default=0) for one in found.series)
    room = 0.14 * (right + left) or 1
    axis.maximum_scale, axis.minimum_scale = right + room, -left - room


def _slot(found: Plot, box: Box) -> float:
    """Points that one category has on a horizontal axis."""
    names = [width(one.name, SMALL) + 55 for one in found.series[:COLOURED]]
    beside = max(names, default=0) if _beside(found, box) else 0
    return float(box.width - 60 - beside) / max(len(found.categories), 1)


def _beside(found: Plot, box: Box) -> bool:
    """Whether the legend of lines stands beside them: where it is too long for one row above."""
    row = sum(width(one.name, SMALL) + 40 for one in found.series[:COLOURED])
    return found.kind == "lines" and len(found.series) > 1 and row > box.width


def _inner(made: Any, left: float, top: float, wide: float, high: float) -> None:
    """Where the bars themselves stand, as parts of the chart: programs shorten names where they are left to choose."""
    area = made._chartSpace.chart.plotArea
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    for old in area.findall(space + "layout"):
        area.remove(old)
    layout, manual = _element("layout"), _element("manualLayout")
    layout.append(manual)
    told = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": left, "y": top, "w": wide, "h": high}
    for tag, value in told.items():
        manual.append(_element(tag, value if isinstance(value, str) else f"{value:.4f}"))
    area.insert(0, layout)


def _ruled(page: Page, made: Any, found: Plot, box: Box) -> None:
    """A dotted rule before each category at which all series break; the room of the plot is told, to know its place."""
    names = sum(width(one.name, SMALL) + 40 for one in found.series)
    above = 0.0 if not made.has_legend or _beside(found, box) else -(-names // box.width) * SMALL * LINE + 12
    beside = max(width(one.name, SMALL) for one in found.series) + 60 if _beside(found, box) else 8
    told = [value for one in found.series for value in one.values if value is not None]
    axis = max((width(f"{value:,.1f} %", SMALL) for value in told), default=0)
    left = axis if made.value_axis.visible else 8
    inside = Box(box.left + left, box.top + above, box.width - left - beside, box.height - above)
    slot = inside.width / len(found.categories)
    inside.height -= max(-(-width(name, SMALL) // slot) for name in found.categories) * SMALL * LINE + 10
    _inner(made, left / box.width, above / box.height, inside.width / box.width, inside.height / box.height)
    for place in found.rules:
        across = emu(inside.left + slot * place)
        rule = page.slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, across, emu(inside.top), across, emu(inside.bottom)
        )
        rule.line.color.rgb, rule.line.width, rule.line.dash_style = rgb(LOOK.muted), Pt(1.5), MSO_LINE.ROUND_DOT
        rule.name = found.categories[place]


def _number(axis: Any, tag: str, value: int) -> None:
    """A setting of an axis that python-pptx has no word for; it stands before `noMultiLvlLbl`."""
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    made = _element(tag, value)
    last = axis.find(space + "noMultiLvlLbl")
    if last is None:
        axis.append(made)
    else:
        last.addprevious(made)


def _element(tag: str, value: str | int | None = None) -> Any:
    """An element of a chart's XML with its one attribute."""
    made = OxmlElement(f"c:{tag}")
    if value is not None:
        made.set("val", str(value))
    return made


def _stretched(found: Plot) -> list[tuple[Series, bool]]:
    """The series as they are drawn: a line that breaks is one for each stretch, so that nothing joins them.

    True marks the stretches after the first, whose name the legend has already, and lines beyond six, which are context
    and have no name.
    """
    drawn = []
    for number, one in enumerate(found.series):
        nameless = found.kind == "lines" and number >= COLOURED
        for first, behind in stretches(one.breaks if found.kind == "lines" else (), len(one.values)):
            kept = tuple(value if first <= n < behind else None for n, value in enumerate(one.values))
            drawn.append((dataclasses.replace(one, values=kept, breaks=()), nameless or first > 0))
    return drawn


def _legend(made: Any, found: Plot, drawn: list[tuple[Series, bool]], box: Box) -> None:
    many = len(found.series) > 1
    made.has_legend = many
    if not many:
        return
    made.legend.position = XL_LEGEND_POSITION.RIGHT if _beside(found, box) else XL_LEGEND_POSITION.TOP
    made.legend.include_in_layout = False
    made.legend.font.size = Pt(SMALL)
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    place = made.legend._element.find(space + "legendPos")
    for number in reversed([number for number, (_one, nameless) in enumerate(drawn) if nameless]):
        entry = _element("legendEntry")
        entry.extend([_element("idx", number), _element("delete", 1)])
        place.addnext(entry)


def _series(made: Any, found: Plot, drawn: list[tuple[Series, bool]], box: Box) -> None:
    native = made.plots[0]
    if found.kind != "lines":
        native.gap_width = 45
        native.overlap = 100 if found.stacked or found.overlap else 0
    longest_label = max(
        (width(f"{value:,.1f}", SMALL) for one in found.series for value in one.values if value), default=0
    )
    labelled = found.labels and (found.kind == "bars" or longest_label < _slot(found, box))
    wholes = [sum(value or 0 for value in at) for at in zip(*(one.values for one in found.series), strict=True)]
    # What a part is measured by: its own whole where all are drawn alike, else the largest.
    against = wholes if found.share else [max(wholes, default=0)] * len(wholes)
    for one, (said, _again) in zip(native.series, drawn, strict=True):
        _looks(one, said, found.kind)
        if labelled and (found.stacked or found.overlap or said.look == "solid"):
            labels = one.data_labels
            labels.show_value = True
            labels.font.size, labels.font.name = Pt(SMALL), FONT
            labels.number_format, labels.number_format_is_linked = _form(found), False
            if found.mirrored and said is drawn[-1][0]:
                # A zero to the left would stand over the bar to the right; a name without a mark says that it is known.
                labels.number_format += ";"
            if found.stacked:
                _unlabelled(labels, [place for place, value in enumerate(said.values)
                                     if value is not None and value <= PART * against[place]])  # fmt: skip
                labels.font.color.rgb = rgb(on(said.colour))
                labels.position = XL_LABEL_POSITION.CENTER
            else:
                labels.position = XL_LABEL_POSITION.ABOVE if found.kind == "lines" else XL_LABEL_POSITION.OUTSIDE_END


def _unlabelled(labels: Any, places: list[int]) -> None:
    """These points show no number."""
    for at, place in enumerate(places):
        point = _element("dLbl")
        point.extend([_element("idx", place), _element("delete", 1)])
        labels._element.insert(at, point)


def _looks(one: Any, said: Series, kind: str) -> None:
    """Solid, lighter for the period before, outlined for a target."""
    if kind == "lines":
        one.smooth = False
        one.format.line.color.rgb = rgb(said.colour)
        one.format.line.width = Pt(3 if said.colour != LOOK.grey else 1.5)
        if said.look == "outlined":
            one.format.line.dash_style = MSO_LINE.DASH
        one.marker.style, one.marker.size = XL_MARKER_STYLE.CIRCLE, 7
        one.marker.format.fill.solid()
        one.marker.format.fill.fore_color.rgb = rgb(said.colour)
        one.marker.format.line.fill.background()
        return
    one.invert_if_negative = False
    if said.look == "outlined":
        one.format.fill.background()
        one.format.line.color.rgb = rgb(said.colour)
        one.format.line.width = Pt(1.75)
        return
    one.format.fill.solid()
    one.format.fill.fore_color.rgb = rgb(said.colour)
