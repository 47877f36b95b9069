"""The ground of every map: our own outlines, a projection, and what could not be placed on it.

plotly.js fetches borders from its own site when any base layer is on or when the first trace names places by code. So
all layers are off, an invisible point comes first, and the outlines are a trace like any other.
"""

from typing import Any

from metrics.charts import outlines
from metrics.charts.drawing import Trace, note
from metrics.charts.style import Theme
from metrics.charts.text import safe
from metrics.charts.words import Record, Words
from metrics.countries import OTHERS
from metrics.languages import _, listed, ngettext
from metrics.settings import settings

#: How many of those that are not on the map are named.
NAMED = 3


def projection(view: str, home: str) -> dict[str, Any]:
    """`world`: Natural Earth, cut at the Bering Strait so that no country is split. `near`: Eurasia around home."""
    if view == "near":
        longitude = outlines.positions().get(home, (0.0, 60.0))[1]
        return {
            "projection": {"type": "conic equal area", "parallels": [25, 60], "rotation": {"lon": longitude}},
            "lonaxis": {"range": [longitude - 58, longitude + 72]},
            "lataxis": {"range": [6, 66]},
        }
    return {
        "projection": {"type": "natural earth", "rotation": {"lon": 11}},
        "lonaxis": {"range": [-168, 190]},
        "lataxis": {"range": [-56, 82]},
    }


def geo(look: Theme, view: str, home: str) -> dict[str, Any]:
    return {
        "visible": False,
        "bgcolor": look.sea,
        "domain": {"x": [0, 1], "y": [0, 1]},
        **projection(view, home),
    }


def ground(look: Theme, inline: bool) -> list[Trace]:
    """An invisible first trace, then every country in the colour of land."""
    codes = sorted(outlines.ids())
    return [
        {
            "type": "scattergeo",
            "lat": [0],
            "lon": [0],
            "mode": "markers",
            "hoverinfo": "skip",
            "marker": {"opacity": 0},
        },
        {
            "type": "choropleth",
            "geojson": outlines.ground(inline),
            "locationmode": "geojson-id",
            "locations": codes,
            "z": [0] * len(codes),
            "colorscale": [[0, look.land], [1, look.land]],
            "showscale": False,
            "hoverinfo": "skip",
            "marker": {"line": {"color": look.background, "width": 0.6}},
        },
    ]


def home(options: Any) -> str:
    return str(options.get("home") or settings.home_country)


def place(row: Record, words: Words) -> tuple[float, float] | None:
    """Where a row's bubble stands: its own coordinates, else its country's point, else nowhere."""
    encoding = words.chart.encoding
    own = tuple(row.get(encoding.get(role, role)) for role in ("latitude", "longitude"))
    if own[0] is not None and own[1] is not None:
        return float(own[0]), float(own[1])
    return outlines.positions().get(str(row[encoding["country"]]))


def shown(spot: tuple[float, float] | None, view: str, home: str) -> bool:
    """Whether a spot lies inside the window of the map."""
    if spot is None or view != "near":
        return spot is not None
    sides = projection(view, home)
    south, north = sides["lataxis"]["range"]
    west, east = sides["lonaxis"]["range"]
    return bool(south <= spot[0] <= north and west <= spot[1] <= east)


def nowhere(words: Words, rows: list[Record], look: Theme, view: str, home: str) -> list[dict[str, Any]]:
    """People whose country has no place on the map, or lies beyond its edge, are told below it, never left out."""
    country, value = words.chart.encoding["country"], words.chart.encoding["value"]
    lost = [row for row in rows if row[value] and not shown(place(row, words), view, home)]
    if not lost:
        return []
    lost.sort(key=lambda row: -row[value])
    told = [f"{_name(words, row[country])} {words.shown(row[value])}" for row in lost[:NAMED]]
    if rest := lost[NAMED:]:
        told.append(ngettext("{n} more place", "{n} more places", len(rest)))
    return [
        note(safe(_("Not on the map: {places}", places=listed(told))), look, xref="paper", yref="paper", x=0, y=0,
             xanchor="left", yanchor="bottom", align="left", font={"size": look.small, "color": look.muted})
    ]  # fmt: skip


def _name(words: Words, code: Any) -> str:
    return _(OTHERS[code]) if code in OTHERS else words.said("country", code)
