"""Axes: few round ticks with texts of our own, because plotly.js speaks neither Uzbek nor our calendar."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from metrics.charts import remarked
from metrics.charts.drawing import note
from metrics.charts.style import Theme
from metrics.charts.text import lines, safe, width, wrapped
from metrics.charts.words import Words
from metrics.languages import _

#: Room below an axis for the line that `running` writes, in sizes of the text.
RUNNING = 1.2


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Round numbers (1, 2, 2.5, 5 × 10ⁿ) from at or below `low` to at or above `high`, about `count` steps."""
    if not high > low:
        high = low + 1
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= rough * 0.999)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [round(k * step, 10) for k in range(first, last + 1)]


def whole(marks: list[float], unit: str) -> list[float]:
    """Ticks of things that are counted stand on whole numbers only."""
    parts = ("per cent", "percentage points", "ratio", "index", "hours")
    return marks if unit in parts else [mark for mark in marks if mark == int(mark)]


def hidden() -> dict[str, Any]:
    return {"visible": False, "fixedrange": True}


def value_axis(words: Words, look: Theme, low: float, high: float, labelled: bool, room: float = 1.0) -> dict[str, Any]:
    """An axis of values from `low` to `high`, which always holds zero. Without labels it draws nothing but space.

    `room` widens the range beyond the highest value, for texts that stand at the end of bars.
    """
    low, high = min(low, 0), max(high, 0)
    if high == low:
        high = 1
    if not labelled:
        return {**hidden(), "range": [low * room, high * room], "zeroline": False}
    marks = whole(ticks(low, high), words.unit)
    return {
        "range": [min(marks[0], low), max(marks[-1], high * room)],
        "tickvals": marks,
        "ticktext": [words.shown(mark) for mark in marks],
        "ticks": "",
        "tickfont": {"size": look.small, "color": look.muted},
        "gridcolor": look.rule,
        "zeroline": True,
        "zerolinecolor": look.grey,
        "zerolinewidth": 1,
        "fixedrange": True,
    }


def value_room(words: Words, look: Theme, low: float, high: float) -> float:
    """Pixels that the labels of a value axis take at the left."""
    marks = whole(ticks(min(low, 0), max(high, 0)), words.unit)
    return max((width(words.shown(mark), look.small) for mark in marks), default=0) + 10


def plot_width(look: Theme, left: float) -> float:
    """Pixels that a plot has beside its names: on a phone, the narrowest place, or in a framed picture."""
    return max((1184 if look.framed else 350) - left, 120)


def tail(texts: Sequence[str], look: Theme, left: float) -> float:
    """How much longer than the longest bar an axis must be, so that the texts at the ends of bars fit beside them."""
    plot = plot_width(look, left)
    room = min(max((width(text, look.size) for text in texts), default=0) + look.size, plot * 0.6)
    return plot / (plot - room)


def legend_height(names: Sequence[str], look: Theme, left: float) -> float:
    """Pixels that a legend of these names takes above the plot on a narrow page; plotly makes the room itself."""
    plot, widest = plot_width(look, left), max((width(name, look.size) for name in names), default=0) + 45
    fits = sum(width(name, look.size) + 45 for name in names) <= plot
    rows = 1 if fits else -(-len(names) // max(1, int(plot // widest)))
    return rows * look.size * 1.5 + look.size


def year_text(words: Words, code: int) -> str:
    """A year below a mark: "2024", or in two lines "2024", "/25" so that ten of them fit on a phone; with the raised
    number of its remarks."""
    text = words.said("year", code)
    return (text.replace("/", "<br>/") if len(text) <= 8 else text) + remarked.mark(words.chart, code)


def running(words: Words, dimension: str, codes: Sequence[Any], look: Theme) -> list[dict[str, Any]]:
    """“to date” below the year that still runs, where no column is in its way; at the right edge it runs to the left.

    It takes a third line below the axis: `RUNNING` of the text's size more.
    """
    last = len(codes) - 1
    return [
        note(safe(_("to date")), look, x=place + (0.5 if place > last - 2 else 0), yref="paper", y=0, yanchor="top",
             xanchor="right" if place > last - 2 else "center", yshift=-look.small * 2.9,
             font={"size": look.small, "color": look.muted})
        for place, code in enumerate(codes) if words.running(dimension, code)
    ]  # fmt: skip


def category_axis(words: Words, dimension: str, codes: Sequence[Any], look: Theme, room: float) -> dict[str, Any]:
    """An axis of categories at 0, 1, 2, …; `room` is one place's width in pixels. Years thin out where they crowd."""
    every = 1
    if dimension == "year":
        texts = [year_text(words, int(code)) for code in codes]
        every = max(1, math.ceil(look.size * 2.9 / room))
    else:
        texts = [lines(wrapped(words.said(dimension, code), room - 6, look.small, 3)) for code in codes]
    last = len(codes) - 1
    kept = [place for place in range(len(codes)) if (last - place) % every == 0]
    if dimension == "year" and room > look.small * 1.35:  # a year that is left out still shows its remark's number
        marks = {place: remarked.mark(words.chart, code) for place, code in enumerate(codes) if place not in kept}
        texts = [marks.get(place) or text for place, text in enumerate(texts)]
        kept = sorted([*kept, *(place for place, said in marks.items() if said)])
    return {
        "tickvals": kept,
        "ticktext": [texts[place] for place in kept],
        "tickfont": {"size": look.small, "color": look.muted},
        "tickangle": 0,
        "ticks": "",
        "range": [-0.6, last + 0.6],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


@dataclass(frozen=True, slots=True)
class Names:
    """An axis of names at 0, −1, −2, … from the top, the room they take at the left, and the height of one row."""

    axis: dict[str, Any]
    room: float
    row: float


def names(said: Sequence[str], look: Theme, row: float = 30, most: int = 3) -> Names:
    """`row` is the least height of a row; names of several lines make all rows higher."""
    broken = [wrapped(name, look.room, look.size, most) for name in said]
    taken = max((width(line, look.size) for name in broken for line in name), default=0) + 12
    deepest = max((len(name) for name in broken), default=1)
    axis = {
        "tickvals": [-place for place in range(len(said))],
        # A space before each line end keeps the names off the bars.
        "ticktext": [lines([f"{line} " for line in name]) for name in broken],
        "ticks": "",
        "tickfont": {"size": look.size, "color": look.ink},
        "range": [-len(said) + 0.4, 0.6],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    return Names(axis, taken, max(row * look.size / 13, deepest * look.size * 1.3 + 1))
