"""Native charts: PowerPoint and LibreOffice edit them, and the numbers behind them are a workbook inside the slide.

That workbook is written with formulas off, for a name that begins with "=" would otherwise be run by whoever opens it.
"""

import dataclasses
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt
from xlsxwriter import Workbook

from metrics.charts import Chart
from metrics.charts.lines import COLOURED
from metrics.charts.ranked_bars import TOP
from metrics.charts.style import on
from metrics.charts.text import shortened, width, wrapped
from metrics.countries import OTHERS
from metrics.exports.plots import Plot, Series, plot, stretches
from metrics.exports.slides.page import FONT, LINE, LOOK, SMALL, Box, Page, emu, rgb
from metrics.languages import ngettext

KINDS = {
    ("columns", False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("columns", True, False): XL_CHART_TYPE.COLUMN_STACKED,
    ("columns", True, True): XL_CHART_TYPE.COLUMN_STACKED_100,
    ("bars", False, False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bars", True, False): XL_CHART_TYPE.BAR_STACKED,
    ("bars", True, True): XL_CHART_TYPE.BAR_STACKED_100,
    ("lines", False, False): XL_CHART_TYPE.LINE_MARKERS,
}
#: Room of a name beside a bar, as a part of the width; more than these rows make one line each.
NAMES = 0.45
#: Little charts on one slide, and side by side.
PANELS, ACROSS = 9, 3


class _Writer(CategoryWorkbookWriter):
    """python-pptx's own writer, but texts stay texts."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = Workbook(xlsx_file, {"in_memory": True, **safe})
        yield book, book.add_worksheet()
        book.close()


class Numbers(CategoryChartData):
    """Chart data whose workbook runs nothing."""

    @property
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)


def draw(page: Page) -> None:
    """The chart's own plot over the whole room."""
    found = plot(page.chart)
    if found:
        placed(page, found, page.room)


def ranked(page: Page) -> None:
    """As many bars as leave each name its lines."""
    y = page.chart.encoding["y"]
    fit = _fit(page, y, 1)
    top = page.chart.options.get("top", TOP)
    if len(page.rows) > fit and top + 1 > fit:
        page.chart = _with(page.chart, top=max(fit - 1 - _unnamed(page, y), 3))
    draw(page)


def both_ways(page: Page) -> None:
    """Two bars for each name: fewer names."""
    fit = _fit(page, page.chart.encoding["y"], 1.6)
    top = min(page.chart.options.get("top", 12), fit)
    if (left := len(page.rows) - top) > 0:
        page.say(ngettext("{n} more row in the table", "{n} more rows in the table", left))
    page.chart = _with(page.chart, top=top)
    draw(page)


def _fit(page: Page, y: str, each: float) -> int:
    """How many rows fit: fewer where names need two lines."""
    names = [page.words.said(y, row[y]) for row in page.rows]
    two = any(width(name, SMALL) > page.room.width * NAMES - 14 for name in names)
    return max(int(page.room.height / (SMALL * LINE * max(each, 2.1 if two else 1.25))) - 1, 3)


def _unnamed(page: Page, y: str) -> int:
    return sum(row[y] is None or row[y] in OTHERS for row in page.rows)


def _with(chart: Chart, **options: Any) -> Chart:
    return dataclasses.replace(chart, options={**chart.options, **options})


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
    longest = max(wholes, default=0) or 1
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
            if found.stacked:  # a part too small for its number shows none
                labels.number_format = f'[<{longest * 0.09:.6g}]"";{found.form}'
                labels.font.color.rgb = rgb(on(said.colour))
                labels.position = XL_LABEL_POSITION.CENTER
            else:
                labels.position = XL_LABEL_POSITION.ABOVE if found.kind == "lines" else XL_LABEL_POSITION.OUTSIDE_END


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


def _last(page: Page, one: Series) -> str:
    """The latest number of a line, as it is written."""
    ends = [value for value in one.values if value is not None]
    return page.words.shown(ends[-1]) if ends else ""


def panels(page: Page) -> None:
    """The same little chart for each of the largest categories, on one scale, its last number beside its name."""
    found = plot(page.chart)
    if not found:
        return
    shown = found.series[: min(page.chart.options.get("top", PANELS), PANELS)]
    span = f"{found.categories[0]}–{found.categories[-1]}" if len(found.categories) > 1 else found.categories[0]
    page.say(span)
    if (left := len(found.series) - len(shown)) > 0:
        page.say(ngettext("{n} more in the table", "{n} more in the table", left))
    most = max((value for one in shown for value in one.values if value is not None), default=1) or 1
    down = -(-len(shown) // ACROSS)
    wide, high = page.room.width / ACROSS, page.room.height / down
    said = [_last(page, one) for one in shown]
    names = [wide - 20 - width(last, SMALL) - 6 for last in said]
    long = any(width(one.name, SMALL, bold=True) > room for one, room in zip(shown, names, strict=True))
    deep = SMALL * LINE * (2 if long and high > 6 * SMALL * LINE else 1)
    for place, one in enumerate(shown):
        left_, top = page.room.left + place % ACROSS * wide, page.room.top + place // ACROSS * high
        last, room = said[place], wide - 20 - names[place]
        name = " ".join(wrapped(one.name, names[place], SMALL, lines=round(deep / (SMALL * LINE)), bold=True))
        page.text(Box(left_, top, wide - 12 - room, deep), name, bold=True)
        page.text(Box(left_ + wide - 18 - room, top, room, SMALL * LINE), last, align="right", wrap=False)
        box = Box(left_, top + deep, wide - 12, high - deep - 6)
        made = placed(page, dataclasses.replace(found, series=(dataclasses.replace(one, colour=LOOK.accent),)), box)
        made.value_axis.visible = False
        made.value_axis.maximum_scale = most * 1.05
        made.value_axis.has_major_gridlines = False
        made.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
