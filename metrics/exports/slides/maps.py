"""Maps as shapes of the slide: a freeform for each country, bubbles on top, all of which can be moved and recoloured.

No picture and no browser is needed. The land is one group, so that it moves as one.
"""

import math
from collections.abc import Callable, Mapping
from html import unescape
from xml.sax.saxutils import escape, quoteattr

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from metrics import countries
from metrics.charts import axes, geography, outlines
from metrics.charts.filled_map import small
from metrics.charts.style import mixed
from metrics.charts.text import width
from metrics.charts.words import Record
from metrics.exports.slides import projection
from metrics.exports.slides.page import LINE, LOOK, SMALL, Box, Page, emu, rgb
from metrics.languages import _

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
#: Points across: of the largest bubble, of one that stands for 1, and of the least that can be seen.
LARGEST, SMALLEST, LEAST = 60.0, 15.0, 7.0
#: How many bubbles carry their number.
NAMED = {"world": 4, "near": 6}


def _prepared(page: Page, below: float = 0) -> tuple[projection.View, Box]:
    """The view, and the frame of the map in the middle of the room; what is not on the map is told at the foot."""
    chart = page.chart
    name, home = str(chart.options.get("view", "world")), geography.home(chart.options)
    for lost in geography.nowhere(page.words, page.rows, LOOK, name, home):
        page.say(unescape(lost["text"]))
    view = projection.view(name, home)
    ratio = projection.window(view).ratio
    high = min(page.room.height - below, page.room.width / ratio)
    wide = high * ratio
    return view, Box(page.room.left + (page.room.width - wide) / 2, page.room.top, wide, high)


def _land(page: Page, view: projection.View, frame: Box, fills: Mapping[str, str]) -> None:
    """Every country as a freeform named after it, in one group; land without a fill of its own is grey."""
    number = max((shape.shape_id for shape in page.slide.shapes), default=1) + 1
    shapes = []
    for code, rings in projection.countries(view).items():
        number += 1
        shapes.append(_country(number, code, rings, frame, fills.get(code, LOOK.land)))
    left, top, wide, high = (_emu(part) for part in (frame.left, frame.top, frame.width, frame.height))
    at = f'<a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/>'
    inner = at.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    name, alt = quoteattr(_("Map")), quoteattr(page.chart.alt)
    group = (
        f'<p:grpSp {SPACES}><p:nvGrpSpPr><p:cNvPr id="{number + 1}" name={name} descr={alt}/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm>{at}{inner}</a:xfrm></p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )
    page.slide.shapes._spTree.append(parse_xml(group))


def _emu(points: float) -> int:
    return round(points * 12700)


def _country(number: int, code: str, rings: tuple[tuple[projection.Point, ...], ...], frame: Box, fill: str) -> str:
    """One country as the XML of a shape; python-pptx's own builder takes a second for a world."""
    xs = [x for ring in rings for x, _y in ring]
    ys = [y for ring in rings for _x, y in ring]
    left, top = min(xs), min(ys)
    wide, high = max(max(xs) - left, 1e-6), max(max(ys) - top, 1e-6)
    size = (max(_emu(wide * frame.width), 1), max(_emu(high * frame.height), 1))

    def point(tag: str, x: float, y: float) -> str:
        at = f'<a:pt x="{round((x - left) / wide * size[0])}" y="{round((y - top) / high * size[1])}"/>'
        return f"<a:{tag}>{at}</a:{tag}>"

    paths = "".join(
        point("moveTo", *ring[0]) + "".join(point("lnTo", *at) for at in ring[1:]) + "<a:close/>" for ring in rings
    )
    name = quoteattr(countries.name(code) if len(code) == 3 else code)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={name}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{_emu(frame.left + left * frame.width)}" y="{_emu(frame.top + top * frame.height)}"/>'
        f'<a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{size[0]}" h="{size[1]}">{paths}</a:path></a:pathLst>'
        f'</a:custGeom><a:solidFill><a:srgbClr val="{escape(fill.lstrip("#"))}"/></a:solidFill>'
        f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{LOOK.background.lstrip("#")}"/></a:solidFill></a:ln>'
        "</p:spPr></p:sp>"
    )


def _spot(view: projection.View, frame: Box, at: tuple[float, float]) -> tuple[float, float]:
    x, y = projection.place(view, *at)
    return frame.left + x * frame.width, frame.top + y * frame.height


def bubbles(page: Page) -> None:
    """Counts by place, area by the number; a missing or suppressed value is a hollow ring."""
    chart, words = page.chart, page.words
    view, frame = _prepared(page)
    _land(page, view, frame, {})
    value, home = chart.encoding["value"], geography.home(chart.options)
    placed = [
        (row, _spot(view, frame, at))
        for row in page.rows
        if row[value] != 0 and (at := geography.place(row, words)) and geography.shown(at, view.name, home)
    ]
    placed.sort(key=lambda item: -(item[0][value] or 0))
    centre = outlines.positions().get(home)
    if chart.options.get("flows") and centre:
        for _row, at in placed:
            _flow(page, at, _spot(view, frame, centre))
    most = max((row[value] or 0 for row, _at in placed), default=0) or 1
    across = min(LARGEST, SMALLEST * math.sqrt(most))
    sizes = [max(across * math.sqrt((row[value] or 0) / most), LEAST) for row, _at in placed]
    for (row, (x, y)), size in zip(placed, sizes, strict=True):
        empty = row[value] is None
        page.shape(Box(x - size / 2, y - size / 2, size, size), LOOK.background if empty else LOOK.accent,
                   LOOK.grey if empty else LOOK.background, 1.5 if empty else 0.75, MSO_SHAPE.OVAL,
                   name=f"{_name(page, row)}: {words.told(row, value)}")  # fmt: skip
    if centre:
        x, y = _spot(view, frame, centre)
        page.shape(
            Box(x - 6, y - 6, 12, 12), LOOK.ink, LOOK.background, 1, MSO_SHAPE.DIAMOND, words.said("country", home)
        )
    _labels(page, placed, sizes, frame, view.name)


def _flow(page: Page, one: tuple[float, float], other: tuple[float, float]) -> None:
    line = page.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(emu(part) for part in (*one, *other)))
    line.line.color.rgb = rgb(mixed(LOOK.accent, LOOK.background, 0.55))
    line.line.width = Pt(1)


def _name(page: Page, row: Record) -> str:
    name, country = page.chart.encoding.get("name"), page.chart.encoding["country"]
    return page.words.said(name, row[name]) if name else page.words.said("country", row[country])


def _labels(page: Page, placed: list[tuple[Record, tuple[float, float]]], sizes: list[float], frame: Box,
            view: str) -> None:  # fmt: skip
    """The largest carry name and number, on the side where neither another label nor the edge is."""
    value = page.chart.encoding["value"]
    taken = [Box(x - size / 2, y - size / 2, size, size) for (_row, (x, y)), size in zip(placed, sizes, strict=True)]
    if "name" in page.chart.encoding and len(placed) > NAMED["world"]:
        return  # institutions have long names and stand close together; their bubbles are named shapes
    high = SMALL * LINE
    for (row, (x, y)), size in list(zip(placed, sizes, strict=True))[: NAMED.get(view, 4)]:
        if row[value] is None:
            continue
        said = f"{_name(page, row)} {page.words.label(row, value)}"
        wide = width(said, SMALL) + 4
        right = Box(x + size / 2 + 4, y - high / 2, wide, high)
        left = Box(x - size / 2 - 4 - wide, y - high / 2, wide, high)
        above = Box(x - wide / 2, y - size / 2 - high, wide, high)
        below = Box(x - wide / 2, y + size / 2, wide, high)
        free = [
            box for box in (right, left, below, above) if _inside(box, frame) and not any(_meet(box, o) for o in taken)
        ]
        if free:
            taken.append(free[0])
            page.text(free[0], said, wrap=False)


def _inside(box: Box, frame: Box) -> bool:
    return box.left >= frame.left and box.right <= frame.right and box.top >= frame.top and box.bottom <= frame.bottom


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def filled(page: Page) -> None:
    """A rate for each country as its tint; one too small to be seen has a point of the same tint."""
    chart, words = page.chart, page.words
    country, value = chart.encoding["country"], chart.encoding["value"]
    high = SMALL * LINE + 14
    view, frame = _prepared(page, below=high)
    told = [row for row in page.rows if row[value] is not None]
    steps = axes.ticks(0, max((row[value] for row in told), default=1) or 1)

    def tint(number: float) -> str:
        return mixed(LOOK.accent, LOOK.land, 0.3 + 0.7 * number / steps[-1])

    fills = {row[country]: tint(row[value]) for row in told}
    _land(page, view, frame, fills)
    outlined = projection.countries(view)
    home = geography.home(chart.options)
    for row in page.rows:
        at = outlines.positions().get(str(row[country]))
        if at is None or not geography.shown(at, view.name, home):
            continue
        if row[value] is not None and row[country] in outlined and row[country] not in small():
            continue
        x, y = _spot(view, frame, at)
        empty = row[value] is None
        fill = LOOK.background if empty else tint(row[value])
        name = f"{words.said('country', row[country])}: {words.told(row, value)}"
        page.shape(Box(x - 5, y - 5, 10, 10), fill, LOOK.grey, 1, MSO_SHAPE.OVAL, name)
    _scale(page, Box(frame.left, frame.bottom + 4, page.room.width * 0.5, high), steps, tint)


def _scale(page: Page, box: Box, steps: list[float], tint: Callable[[float], str]) -> None:
    """What the tints mean: one field a step."""
    each = box.width / max(len(steps) - 1, 1)
    for place in range(len(steps) - 1):
        middle = (steps[place] + steps[place + 1]) / 2
        page.shape(Box(box.left + place * each, box.top, each, 10), tint(middle))
    for place, step in enumerate(steps):
        said = page.words.shown(step)
        wide = width(said, SMALL) + 4
        at = min(max(box.left + place * each - wide / 2, page.room.left), page.room.right - wide)
        page.text(Box(at, box.top + 12, wide, SMALL * LINE), said, colour=LOOK.muted, align="center", wrap=False)
