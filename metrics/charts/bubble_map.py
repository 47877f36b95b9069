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
from metrics.charts.text import safe, width
from metrics.charts.words import Record, Words, hover, key, records

Spot = tuple[float, float]
Box = tuple[float, float, float, float]
#: What a bubble writes (nothing, where there is no room) and on which side of it.
Side = tuple[str, str]

#: How much a text may cover before it is better left to the list beside the map.
TOO_MUCH = 1.5

#: How much smaller the map of a phone is than one of middle width, and half the width of the phone's, in pixels.
NARROW, EDGE = 0.62, 170

#: Pixels across: of the largest bubble, and of one that stands for 1.
LARGEST, SMALLEST = 46, 11
#: How many carry their number; from the whole world's distance neighbours would cover each other.
NAMED = {"world": 3, "near": 6}
FEW = 4
HEIGHTS = {"world": 330, "near": 340}


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
    traces.append(_bubbles(words, look, placed))
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


def _bubbles(words: Words, look: Theme, placed: list[tuple[Record, Spot]]) -> Trace:
    country, value = words.chart.encoding["country"], words.chart.encoding["value"]
    most = max((row[value] or 0 for row, _spot in placed), default=0) or 1
    # Two agreements are no giant: where all values are small, the largest bubble is small too.
    across = min(LARGEST, SMALLEST * math.sqrt(most)) * (1.6 if look.framed else 1)
    silent = [row[value] is None for row, _spot in placed]
    view = words.chart.options.get("view", "world")
    # Institutions have long names and stand close together: many of them are named by the list beside the map.
    named = 0 if "name" in words.chart.encoding and len(placed) > FEW else NAMED[view]
    labels = _labels(words, look, placed, named, across)
    return {
        "type": "scattergeo",
        "mode": "markers+text",
        "lat": [spot[0] for _row, spot in placed],
        "lon": [spot[1] for _row, spot in placed],
        "text": [safe(text) for text, _side in labels],
        "textposition": [side for _text, side in labels],
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


def _labels(words: Words, look: Theme, placed: list[tuple[Record, Spot]], named: int, across: float) -> list[Side]:
    """Each of the largest writes where it covers the least; one that would cover another's middle writes nothing.

    The map is scaled by the browser, so places are reckoned on a page of middle width: near enough to choose a side.
    """
    country, value = words.chart.encoding["country"], words.chart.encoding["value"]
    view = words.chart.options.get("view", "world")
    most = max((row[value] or 0 for row, _spot in placed), default=0) or 1
    middle = sum(geography.projection(view, geography.home(words.chart.options))["lonaxis"]["range"]) / 2
    radii = [max(2.0, across / 2 * math.sqrt((row[value] or 0) / most)) for row, _spot in placed]
    discs = [(*_on_page(spot, view, middle), radius) for (_row, spot), radius in zip(placed, radii, strict=True)]
    taken: list[Box] = []
    sides: list[Side] = []
    for number, (row, _spot) in enumerate(placed):
        if number >= named or row[value] is None or row[country] is None:
            sides.append(("", "middle right"))
            continue
        text = f"{_name(words, row)} {words.label(row, value)}"
        wide, high = width(text, look.small), look.small * 1.2
        x, y, radius = discs[number]
        boxes: dict[str, Box] = {
            "middle right": (x + radius, y - high / 2, x + radius + wide, y + high / 2),
            "middle left": (x - radius - wide, y - high / 2, x - radius, y + high / 2),
            "top center": (x - wide / 2, y - radius - high, x + wide / 2, y - radius),
            "bottom center": (x - wide / 2, y + radius, x + wide / 2, y + radius + high),
        }
        others = [disc for place, disc in enumerate(discs) if place != number]
        cost = {side: _covered(box, others, taken) + _cut(box, x) for side, box in boxes.items()}
        best = min(cost, key=lambda side: cost[side])
        if cost[best] >= TOO_MUCH:
            sides.append(("", best))
            continue
        taken.append(boxes[best])
        sides.append((text, best))
    return sides


def _on_page(spot: Spot, view: str, middle: float) -> Spot:
    """A place in pixels, to the right and down from the equator at the `middle` of a map of middle width."""
    latitude, longitude = spot
    if view == "world":
        return 1.6 * (longitude - middle) * math.cos(math.radians(latitude * 0.6)), -1.75 * latitude
    return 4.2 * (longitude - middle) * math.cos(math.radians(latitude)), -5.2 * latitude


def _cut(box: Box, x: float) -> float:
    """On a phone the map shrinks and the text does not: a number that its edge would cut is never written."""
    moved = x * (1 - NARROW)
    return TOO_MUCH if max(abs(box[0] - moved), abs(box[2] - moved)) > EDGE else 0.0


def _covered(box: Box, discs: list[tuple[float, float, float]], taken: list[Box]) -> float:
    """How much a text would cover: 1 for the middle of a bubble or for another text, less for an edge."""
    left, top, right, bottom = box
    cost = sum(1.0 for one in taken if left < one[2] and one[0] < right and top < one[3] and one[1] < bottom)
    for x, y, radius in discs:
        away = math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))
        if away == 0:
            cost += 1.0
        elif away < radius:
            cost += 0.4
    return cost


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
