"""What a form gives back: traces, its part of the layout, and the height it wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from metrics.charts.style import Theme

Trace = dict[str, Any]

#: Height in pixels of a chart that has none of its own, so that cards side by side end on one line.
LEVEL = 380


@dataclass(slots=True)
class Drawing:
    """`height` is that of the whole figure in pixels without a frame, `legend` of that what its legend takes at most.

    `key` explains the marks that were drawn.
    """

    traces: list[Trace]
    layout: dict[str, Any]
    height: float
    key: str = ""
    annotations: list[dict[str, Any]] = field(default_factory=list)
    legend: float = 0


def note(text: str, look: Theme, **place: Any) -> dict[str, Any]:
    """A text in the figure. `text` is already safe."""
    place.setdefault("font", {"size": look.size, "color": look.ink})
    return {"text": text, "showarrow": False, **place}


def whiskers(rows: list[dict[str, Any]], y: str, encoding: Mapping[str, str], look: Theme) -> Trace:
    """The range in which each value lies, where the chart has roles low and high: part of a trace, else nothing."""
    low, high = encoding.get("low", ""), encoding.get("high", "")
    if not low or not high:
        return {}
    known = [row[y] is not None and row[low] is not None and row[high] is not None for row in rows]
    up = [row[high] - row[y] if told else 0 for row, told in zip(rows, known, strict=True)]
    down = [row[y] - row[low] if told else 0 for row, told in zip(rows, known, strict=True)]
    thin = {"color": look.ink, "thickness": 1.2, "width": 4}
    return {"error_y": {"type": "data", "symmetric": False, "array": up, "arrayminus": down, **thin}}


def margins(left: float = 8, right: float = 8, top: float = 12, bottom: float = 8) -> dict[str, Any]:
    return {"l": round(left), "r": round(right), "t": round(top), "b": round(bottom), "pad": 0}
