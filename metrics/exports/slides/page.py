"""One slide: its message on top, what and when below it, the source at the foot, and room for one picture between.

Nothing is smaller than 18 points. A long title takes more lines before it takes smaller letters, and is never cut; the
room for the picture is what is left. Widths are measured with Inter, which runs a little wider than Arial.
"""

from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from metrics.charts import Chart, outlines, remarked
from metrics.charts.brand import LETTERS
from metrics.charts.style import THEMES
from metrics.charts.text import width, wrapped
from metrics.charts.words import Words, key, records
from metrics.exports.paper import source
from metrics.exports.plots import to_date
from metrics.languages import _

FONT = LETTERS.office
LOOK = THEMES["print"]
#: Points: the slide, its margin, the smallest letters, the room between lines.
WIDE, HIGH, EDGE, SMALL, LINE = 960.0, 540.0, 43.0, 18.0, 1.2
#: Sizes of a title with the lines that each may take.
TITLES = ((30, 2), (28, 2), (26, 3), (24, 3), (22, 4), (20, 6), (18, 9))


@dataclass(slots=True)
class Box:
    """A place on the slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


def emu(points: float) -> Emu:
    return Emu(round(points * 12700))


def rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))


def lines(text: str, room: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes; a word wider than the room is broken by the program that shows the slide."""
    found = wrapped(text, room, size, 99, bold)
    longest = max((width(word, size, bold) for word in text.split()), default=0)
    return len(found) + int(longest // room)


def title_size(text: str, room: float) -> tuple[float, int]:
    """The largest letters in which a title fits its lines, and how many lines those are."""
    for size, most in TITLES:
        if (taken := lines(text, room, size, bold=True)) <= most:
            return size, taken
    return TITLES[-1][0], taken


class Page:
    """A slide with its head and foot drawn; `room` is what the picture may take."""

    def __init__(self, slide: Any, chart: Chart) -> None:
        self.slide, self.chart, self.words = slide, chart, Words(chart)
        self.rows = records(chart)
        room = WIDE - 2 * EDGE
        top = heading(slide, chart.title)
        if chart.subtitle:
            deep = lines(chart.subtitle, room, SMALL) * SMALL * LINE
            self.text(Box(EDGE, top, room, deep), chart.subtitle, colour=LOOK.muted)
            top += deep
        self._foot: list[str] = [said for said in (self._marks(), to_date(chart)) if said]
        if chart.form in ("bubble_map", "filled_map"):
            self._foot.append(_(outlines.NOTE))
        self._foot += remarked.sentences(chart)
        self._below = [said for said in (source(chart),) if said]
        self.room = Box(EDGE, top + 10, room, 0)
        self._measure()

    def _measure(self) -> None:
        foot = sum(lines(said, WIDE - 2 * EDGE, SMALL) for said in self.foot) * SMALL * LINE
        self.room.height = HIGH - EDGE * 0.6 - foot - 8 - self.room.top

    @property
    def foot(self) -> list[str]:
        """The lines at the foot: what the marks mean, then the source."""
        return [" · ".join(self._foot), *self._below] if self._foot else self._below

    def say(self, sentence: str) -> None:
        """One more sentence at the foot: what the slide had no room for. Takes from the room, so say it first."""
        self._foot.append(sentence)
        self._measure()

    def unsay(self) -> None:
        """Takes the last sentence back."""
        self._foot.pop()
        self._measure()

    def finish(self) -> None:
        """Draws the foot."""
        top = self.room.bottom + 8
        for said in self.foot:
            deep = lines(said, WIDE - 2 * EDGE, SMALL) * SMALL * LINE
            self.text(Box(EDGE, top, WIDE - 2 * EDGE, deep), said, colour=LOOK.muted)
            top += deep

    def _marks(self) -> str:
        """What –, ¤ and × mean, where they occur."""
        roles = [self.chart.encoding[role] for role in ("y", "x", "value", "in", "out") if role in self.chart.encoding]
        numeric = [name for name in roles if str(self.chart.data[name].dtype) in ("Float64", "float64")]
        return key(self.words.status(row, name) for row in self.rows for name in numeric)

    def text(self, box: Box, said: str, size: float = SMALL, colour: str = LOOK.ink, bold: bool = False,
             align: str = "left", middle: bool = False, wrap: bool = True) -> Any:  # fmt: skip
        """A text in a box of its own, without inner margins."""
        return written(self.slide, box, said, size, colour, bold, align, middle, wrap)

    def shape(self, box: Box, fill: str | None, line: str | None = None, thick: float = 1,
              kind: Any = MSO_SHAPE.RECTANGLE, name: str = "") -> Any:  # fmt: skip
        """A filled or outlined shape without a shadow."""
        made = self.slide.shapes.add_shape(
            kind, emu(box.left), emu(box.top), emu(max(box.width, 0.5)), emu(max(box.height, 0.5))
        )
        if fill:
            made.fill.solid()
            made.fill.fore_color.rgb = rgb(fill)
        else:
            made.fill.background()
        if line:
            made.line.color.rgb = rgb(line)
            made.line.width = Pt(thick)
        else:
            made.line.fill.background()
        style = made._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
        if style is not None:  # the theme's shadow and blue line
            made._element.remove(style)
        if name:
            made.name = name
        return made


def heading(slide: Any, said: str) -> float:
    """The slide's title, which readers of outlines see too; the place below it."""
    size, taken = title_size(said, WIDE - 2 * EDGE)
    deep = taken * size * LINE
    title = slide.shapes.title
    title.left, title.top = emu(EDGE), emu(EDGE * 0.6)
    title.width, title.height = emu(WIDE - 2 * EDGE), emu(deep)
    _filled(title.text_frame, said, size, LOOK.ink, True, "left", False, True)
    return EDGE * 0.6 + deep + 4


def written(slide: Any, box: Box, said: str, size: float = SMALL, colour: str = LOOK.ink, bold: bool = False,
            align: str = "left", middle: bool = False, wrap: bool = True) -> Any:  # fmt: skip
    made = slide.shapes.add_textbox(emu(box.left), emu(box.top), emu(box.width), emu(box.height))
    _filled(made.text_frame, said, size, colour, bold, align, middle, wrap)
    return made


def _filled(frame: Any, said: str, size: float, colour: str, bold: bool, align: str, middle: bool, wrap: bool) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = wrap
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}[align]
    run = paragraph.add_run()
    run.text = "".join(letter for letter in said if letter.isprintable() or letter in "\u00a0\u202f\u2009")
    font = run.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = rgb(colour)
