"""Bubble map: counts by country (or place), area by the number. Read country and value; name, latitude and longitude.

Counts are never fills: a large country would shout. `flows=True` draws one thin line from each place to home. The
largest carry their number; a value that is missing or suppressed is a hollow ring.
"""

import math
from typing import Any

from metrics.charts import geography, outlines
from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, Trace, margins
from metrics.charts.style import Theme, mixed
from metrics.charts.text import safe
from metrics.charts.words import Record, Words, hover, key, records

Spot = tuple[float, float]

#: Pixels across: of the largest bubble, and of one that stands for 1.
LARGEST, SMALLEST = 46, 11
#: How many carry their number; from the whole world's distance neighbours would cover each other.
NAMED = {"world": 3, "near": 6}
FEW = 4
HEIGHTS = {"world": 290, "near": 340}


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    value = chart.encoding["value"]
    view, home = chart.options.get("view", "world"), geography.home(chart.options)
    placed = [
        (row, spot)
        for row in rows
        if row[value] != 0 and (spot := geography.place(row, words)) and geography.shown(spot, view, home)
    ]
    placed.sort(key=lambda item: -(item[0][value] or 0))  # small ones last, on top
    traces = geography.ground(look, look.inline)
    centre = outlines.positions().get(home)
    if chart.options.get("flows") and centre:
        traces.append(_flows(look, [spot for _row, spot in placed], centre))
    traces.append(_bubbles(words, look, placed, centre))
    if centre:
        traces.append(_home(words, look, home, centre))
    layout: dict[str, Any] = {"geo": geography.geo(look, view, home), "margin": margins(0, 0, 0, 0)}
    said = key((words.status(row, value) for row, _spot in placed), drawn="○")
    return Drawing(traces, layout, HEIGHTS[view], said, geography.nowhere(words, rows, look, view, home))


def _flows(look: Theme, spots: list[Spot], centre: Spot) -> Trace:
    """All arcs as one trace, parted by gaps; plotly draws each along its great circle."""
    lat: list[float | None] = []
    lon: list[float | None] = []
    for latitude, longitude in spots:
        lat += [latitude, centre[0], None]
        lon += [longitude, centre[1], None]
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lat": lat,
        "lon": lon,
        "line": {"color": mixed(look.accent, look.background, 0.55), "width": 1.6 if look.framed else 1},
        "hoverinfo": "skip",
    }


def _bubbles(words: Words, look: Theme, placed: list[tuple[Record, Spot]], centre: Spot | None) -> Trace:
    country, value = words.chart.encoding["country"], words.chart.encoding["value"]
    most = max((row[value] or 0 for row, _spot in placed), default=0) or 1
    # Two agreements are no giant: where all values are small, the largest bubble is small too.
    across = min(LARGEST, SMALLEST * math.sqrt(most)) * (1.6 if look.framed else 1)
    silent = [row[value] is None for row, _spot in placed]
    view = words.chart.options.get("view", "world")
    # Institutions have long names and stand close together: many of them are named by the list beside the map.
    named = 0 if "name" in words.chart.encoding and len(placed) > FEW else NAMED[view]
    return {
        "type": "scattergeo",
        "mode": "markers+text",
        "lat": [spot[0] for _row, spot in placed],
        "lon": [spot[1] for _row, spot in placed],
        "text": [
            safe(f"{_name(words, row)} {words.label(row, value)}") if number < named and row[value] is not None else ""
            for number, (row, _spot) in enumerate(placed)
        ],
        "textposition": _sides(placed, centre, view),
        # A halo in the colour of the sea keeps a name readable across bubbles and arcs.
        "textfont": {"size": look.small, "color": look.ink, "shadow": ", ".join([f"0 0 3px {look.sea}"] * 4)},
        "marker": {
            "size": [row[value] if row[value] is not None else most * 0.02 for row, _spot in placed],
            "sizemode": "area",
            "sizeref": 2 * most / across**2,
            "sizemin": 4,
            "opacity": 0.85,
            "color": [look.background if empty else look.accent for empty in silent],
            "line": {"color": [look.grey if empty else look.background for empty in silent],
                     "width": [1.5 if empty else 1 for empty in silent]},
        },
        "hovertext": [
            hover(_name(words, row), words.said("country", row[country]) if "name" in words.chart.encoding else "",
                  words.told(row, value))
            for row, _spot in placed
        ],
        "hoverinfo": "text",
        "customdata": [_at(words, row) for row, _spot in placed],
    }  # fmt: skip


def _sides(placed: list[tuple[Record, Spot]], centre: Spot | None, view: str) -> list[str]:
    """Each named bubble writes away from the others and from home: to the left where one is close on its right."""
    near = 25 if view == "near" else 45
    named = [spot for _row, spot in placed[: NAMED[view]]] + ([centre] if centre else [])
    sides = []
    for number, (_row, spot) in enumerate(placed):
        crowd = number < NAMED[view] and any(
            other != spot and abs(other[0] - spot[0]) < near / 5 and 0 <= other[1] - spot[1] < near for other in named
        )
        sides.append("middle left" if crowd else "middle right")
    return sides


def _name(words: Words, row: Record) -> str:
    name = words.chart.encoding.get("name")
    country = words.chart.encoding["country"]
    return words.said(name, row[name]) if name else words.said("country", row[country])


def _at(words: Words, row: Record) -> dict[str, Any]:
    columns = [words.chart.encoding[role] for role in ("country", "name") if role in words.chart.encoding]
    return {column: row[column] for column in columns}


def _home(words: Words, look: Theme, home: str, centre: Spot) -> Trace:
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lat": [centre[0]],
        "lon": [centre[1]],
        "marker": {"size": 9, "symbol": "diamond", "color": look.ink, "line": {"color": look.background, "width": 1.5}},
        "hovertext": [hover(words.said("country", home))],
        "hoverinfo": "text",
    }
