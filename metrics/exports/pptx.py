"""Slides: a title, what is inside, the sentences, then one message a slide, 16:9, nothing under 18 points.

Charts are native and can be edited in PowerPoint and LibreOffice; maps, timelines and bullets are shapes. The notes
under each slide hold the definition, the source with its cells, and the day.
"""

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import pptx as library
from pptx.opc.constants import RELATIONSHIP_TYPE

from metrics.charts import Chart, brand
from metrics.exports.paper import Paper, behind, grounds
from metrics.exports.slides import BODIES
from metrics.exports.slides.page import (
    EDGE,
    FONT,
    HIGH,
    LINE,
    LOOK,
    SMALL,
    WIDE,
    Box,
    Page,
    emu,
    heading,
    lines,
    written,
)
from metrics.languages import _, day

#: Layouts of the library's own template: a title and nothing else.
TITLE_ONLY = 5
#: Height of the logo, in points.
LOGO = 72
#: Letters of the sentences, and the air between them; lines of contents in one column.
SENTENCE, AIR, LINES = 20.0, 10.0, 13


def pptx(paper: Paper) -> bytes:
    """The paper as a .pptx file in the language of the moment."""
    deck = library.Presentation(io.BytesIO(_template()))
    deck.core_properties.title = paper.title
    deck.core_properties.author = "Hamkor"
    deck.core_properties.subject = paper.subtitle
    if len(paper.charts) != 1 or paper.sentences:
        _opening(_slide(deck), paper)
        names = [f"{n}. {paper.name(chart)}" for n, chart in enumerate(paper.charts, start=1)]
        _inside(deck, names)
        _listed(deck, _("In short"), {sentence: grounds(paper, sentence) for sentence in paper.sentences})
    for chart in paper.charts:
        _message(deck, paper, chart)
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


@cache
def _template() -> bytes:
    """The library's own template in 16:9, with our font as the theme's."""
    deck = library.Presentation()
    deck.slide_width, deck.slide_height = emu(WIDE), emu(HIGH)
    theme: Any = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def _slide(deck: Any) -> Any:
    return deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])


def _opening(slide: Any, paper: Paper) -> None:
    """Title, unit and years, the day, and the university's logo where there is one."""
    room = WIDE - 2 * EDGE
    below = heading(slide, paper.title)
    title = slide.shapes.title
    deep = below - EDGE * 0.6
    title.top = emu(HIGH * 0.36 - deep / 2)
    top = HIGH * 0.36 + deep / 2 + 12
    if paper.subtitle:
        high = lines(paper.subtitle, room, 22) * 22 * LINE
        written(slide, Box(EDGE, top, room, high), paper.subtitle, 22, LOOK.muted)
        top += high + 6
    written(slide, Box(EDGE, top, room, SMALL * LINE), day(paper.made, "long"), SMALL, LOOK.muted)
    if picture := brand.logo():
        high = min(LOGO, room * picture.height / picture.width)
        slide.shapes.add_picture(io.BytesIO(picture.data), emu(EDGE), emu(EDGE), height=emu(high))


def _inside(deck: Any, names: list[str]) -> None:
    """Contents; in two columns where one is too short for them and each name has room on a line of its own."""
    room = (WIDE - 3 * EDGE) / 2
    if len(names) <= LINES or any(lines(name, room, SENTENCE) > 1 for name in names):
        _listed(deck, _("What is inside"), dict.fromkeys(names, ""))
        return
    for first in range(0, len(names), 2 * LINES):
        slide = _slide(deck)
        top = heading(slide, _("What is inside")) + 14
        for place, name in enumerate(names[first : first + 2 * LINES]):
            column, row = divmod(place, LINES)
            high = SENTENCE * LINE
            written(slide, Box(EDGE + column * (room + EDGE), top + row * (high + AIR), room, high), name, SENTENCE)


def _listed(deck: Any, title: str, told: Mapping[str, str]) -> None:
    """Sentences below one another, on as many slides as they need; what each stands on is in the slide's notes."""
    room = WIDE - 2 * EDGE
    slide, top = None, 0.0
    for sentence, below in told.items():
        high = lines(sentence, room, SENTENCE) * SENTENCE * LINE
        if slide is None or top + high > HIGH - EDGE * 0.6:
            slide = _slide(deck)
            top = heading(slide, title) + 14
        written(slide, Box(EDGE, top, room, high), sentence, SENTENCE)
        if below:
            notes = slide.notes_slide.notes_text_frame
            notes.text = "\n".join(filter(None, [notes.text, sentence, below]))
        top += high + AIR


def _message(deck: Any, paper: Paper, chart: Chart) -> None:
    """One chart: its message, its picture, its source; and in the notes what is behind it."""
    page = Page(_slide(deck), chart)
    if len(chart.data):
        BODIES[chart.form](page)
    else:
        page.text(page.room, _("No rows fit what was chosen."), colour=LOOK.muted)
    page.finish()
    said = [chart.title, *(f"{word}: {text}" for word, text in behind(paper, chart))]
    page.slide.notes_slide.notes_text_frame.text = "\n".join(said)
