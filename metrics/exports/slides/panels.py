"""Little native charts side by side: the same run of years for each of the largest categories, on one scale."""

import dataclasses

from pptx.enum.chart import XL_TICK_LABEL_POSITION

from metrics.charts.text import width, wrapped
from metrics.exports.plots import Series, plot
from metrics.exports.slides.native import placed
from metrics.exports.slides.page import LINE, LOOK, SMALL, Box, Page
from metrics.languages import ngettext

#: Little charts on one slide, and side by side.
PANELS, ACROSS = 9, 3


def _last(page: Page, one: Series) -> str:
    """The latest number of a line, as it is written."""
    ends = [value for value in one.values if value is not None]
    return page.words.shown(ends[-1]) if ends else ""


def draw(page: Page) -> None:
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
