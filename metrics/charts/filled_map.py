"""Filled map: a rate for each country. Read country and value. Never for counts: area is not people.

A country too small to be seen has a point in the same colour. Land without a colour was not asked about; a country
whose number is missing or suppressed has a hollow ring.
"""

from functools import cache
from typing import Any

from metrics.charts import axes, geography, outlines
from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, Trace, margins
from metrics.charts.style import Theme, mixed
from metrics.charts.words import Record, Words, hover, key, records

HEIGHTS = {"world": 330, "near": 380}
#: Degrees; a country that is smaller both ways has a point too.
SMALL = 1.5


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    country, value = chart.encoding["country"], chart.encoding["value"]
    view, home = chart.options.get("view", "world"), geography.home(chart.options)
    inline = look.inline
    told = [row for row in rows if row[value] is not None and row[country] in outlines.positions()]
    silent = [row for row in rows if row[value] is None and row[country] in outlines.positions()]
    high = max((row[value] for row in told), default=1) or 1
    steps = axes.ticks(0, high)
    scale = {
        "zmin": 0,
        "zmax": steps[-1],
        "colorscale": [[0, mixed(look.accent, look.land, 0.3)], [1, look.accent]],
    }
    traces = geography.ground(look, inline)
    traces.append(_fills(words, look, [row for row in told if row[country] in outlines.ids()], scale, steps, inline))
    points = [row for row in told if row[country] in small() or row[country] not in outlines.ids()]
    if points:
        traces.append(_points(words, look, points, scale))
    if silent:
        traces.append(_rings(words, look, silent))
    layout: dict[str, Any] = {"geo": geography.geo(look, view, home), "margin": margins(0, 0, 0, look.size * 3)}
    said = key((words.status(row, value) for row in rows), drawn="○")
    return Drawing(traces, layout, HEIGHTS[view], said, geography.nowhere(words, rows, look, view, home))


@cache
def small() -> frozenset[str]:
    """Countries whose outline is less than `SMALL` degrees wide and high."""
    found = set()
    for feature in outlines.world()["features"]:
        shape = feature["geometry"]
        many = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        points = [point for polygon in many for point in polygon[0]]
        if all(max(axis) - min(axis) < SMALL for axis in zip(*points, strict=True)):
            found.add(feature["id"])
    return frozenset(found)


def _fills(
    words: Words, look: Theme, rows: list[Record], scale: dict[str, Any], steps: list[float], inline: bool
) -> Trace:
    country, value = words.chart.encoding["country"], words.chart.encoding["value"]
    return {
        "type": "choropleth",
        "geojson": outlines.ground(inline),
        "locationmode": "geojson-id",
        "locations": [row[country] for row in rows],
        "z": [row[value] for row in rows],
        **scale,
        "colorbar": {
            "orientation": "h", "x": 0.02, "xanchor": "left", "y": 0, "yanchor": "top", "len": 0.5, "thickness": 10,
            "tickvals": steps, "ticktext": [words.shown(step) for step in steps], "outlinewidth": 0,
            "ypad": 4, "xpad": 8, "tickfont": {"size": look.small, "color": look.muted},
        },
        "marker": {"line": {"color": look.background, "width": 0.6}},
        "hovertext": _told(words, rows),
        "hoverinfo": "text",
        "customdata": [{country: row[country]} for row in rows],
    }  # fmt: skip


def _points(words: Words, look: Theme, rows: list[Record], scale: dict[str, Any]) -> Trace:
    country, value = words.chart.encoding["country"], words.chart.encoding["value"]
    return _at_places(rows, country) | {
        "marker": {
            "size": 10 if look.framed else 7, "color": [row[value] for row in rows], "cmin": 0, "cmax": scale["zmax"],
            "colorscale": scale["colorscale"], "line": {"color": look.grey, "width": 1},
        },
        "hovertext": _told(words, rows),
        "customdata": [{country: row[country]} for row in rows],
    }  # fmt: skip


def _rings(words: Words, look: Theme, rows: list[Record]) -> Trace:
    """Asked about, but without a number."""
    country = words.chart.encoding["country"]
    return _at_places(rows, country) | {
        "marker": {"size": 7, "color": look.background, "line": {"color": look.grey, "width": 1.5}},
        "hovertext": _told(words, rows),
    }


def _at_places(rows: list[Record], country: str) -> Trace:
    places = [outlines.positions()[row[country]] for row in rows]
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lat": [latitude for latitude, _longitude in places],
        "lon": [longitude for _latitude, longitude in places],
        "hoverinfo": "text",
    }


def _told(words: Words, rows: list[Record]) -> list[str]:
    country, value = words.chart.encoding["country"], words.chart.encoding["value"]
    return [hover(words.said("country", row[country]), words.told(row, value)) for row in rows]
