"""A chart as a plotly figure, in one of three themes, bare for a page or framed for a picture.

On a page the card prints title, subtitle, source and notes around the figure. A picture that leaves the screen must
hold them itself: `framed=True` gives a figure of a slide's shape with everything in it.
"""

from typing import Any, TypedDict

import plotly.graph_objects as go

from metrics.charts import (
    agreement_timeline,
    bubble_map,
    bullet,
    columns,
    diverging_bars,
    filled_map,
    headlines,
    heat_table,
    lines,
    outlines,
    ranked_bars,
    small_multiples,
    stacked_bars,
    style,
    text,
)
from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, note
from metrics.charts.style import Theme, ThemeName
from metrics.languages import _

#: Every form, in the order in which a person would look for one.
FORMS = {
    "columns": columns.draw,
    "lines": lines.draw,
    "ranked_bars": ranked_bars.draw,
    "stacked_bars": stacked_bars.draw,
    "diverging_bars": diverging_bars.draw,
    "small_multiples": small_multiples.draw,
    "heat_table": heat_table.draw,
    "bullet": bullet.draw,
    "agreement_timeline": agreement_timeline.draw,
    "bubble_map": bubble_map.draw,
    "filled_map": filled_map.draw,
    "headlines": headlines.draw,
}

MAPS = ("bubble_map", "filled_map")
EDGE = 48


class Described(TypedDict):
    """A figure as plotly.js takes it."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]


def figure(chart: Chart, theme: ThemeName = "light", framed: bool = False, inline: bool = False) -> go.Figure:
    """The chart drawn. Raises KeyError for a form that `FORMS` lacks or a column that `data` lacks.

    `layout.height` is the height that the chart wants; its width is the page's, or `style.WIDTH` when framed. A figure
    of no rows is a figure with one sentence in it. `inline` puts the outlines into a map, for a file that leaves the
    house; without it the map names the address where this server keeps them.
    """
    return go.Figure(described(chart, theme, framed, inline))


def described(chart: Chart, theme: ThemeName = "light", framed: bool = False, inline: bool = False) -> Described:
    """What `figure` makes a figure of, not yet looked through by plotly."""
    look = style.theme(theme, framed, inline)
    drawing = FORMS[chart.form](chart, look) if len(chart.data) else _empty(look)
    layout = {**style.layout(look), **drawing.layout, "annotations": list(drawing.annotations)}
    if framed:
        _frame(chart, look, drawing, layout)
    else:
        _foot(drawing, look, layout)
    if not layout["annotations"]:
        del layout["annotations"]
    return {"data": drawing.traces, "layout": layout}


def notes(chart: Chart) -> tuple[str, ...]:
    """The sentences that must stand under the chart; under a map also that borders are illustrative."""
    always = (_(outlines.NOTE),) if chart.form in MAPS else ()
    return tuple(dict.fromkeys((*chart.notes, *always)))


def _empty(look: Theme) -> Drawing:
    axis = {"visible": False, "fixedrange": True}
    said = note(text.safe(_("No rows fit what was chosen.")), look, x=0.5, y=0.5, xref="paper", yref="paper",
                font={"size": look.size, "color": look.muted})  # fmt: skip
    return Drawing([], {"xaxis": axis, "yaxis": axis}, 120, "", [said])


def _foot(drawing: Drawing, look: Theme, layout: dict[str, Any]) -> None:
    """Height, and below the plot what its marks mean, where any were drawn."""
    room = round(look.small * 1.9) if drawing.key else 0
    margin = layout.setdefault("margin", {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0})
    layout["height"] = round(drawing.height) + room
    if drawing.key:
        layout["annotations"].append(
            note(text.safe(drawing.key), look, xref="paper", yref="paper", x=0, y=0, xanchor="left", yanchor="bottom",
                 xshift=-margin["l"] + 8, yshift=-(margin["b"] + room), font={"size": look.small, "color": look.muted})
        )  # fmt: skip
        margin["b"] += room


def _frame(chart: Chart, look: Theme, drawing: Drawing, layout: dict[str, Any]) -> None:
    """Title, subtitle, source and notes inside the figure, each wrapped to its width, and room made for them."""
    room = style.WIDTH - 2 * EDGE
    title = text.wrapped(chart.title, room, look.size * 1.5, 3, bold=True)
    subtitle = text.wrapped(chart.subtitle, room, look.size, 3) if chart.subtitle else []
    told = [part for part in (drawing.key, *notes(chart), chart.source) if part]
    foot = [line for part in told for line in text.wrapped(part, room, look.small, 3)]
    head_height = EDGE * 0.75 + len(title) * look.size * 1.95 + len(subtitle) * look.size * 1.35 + 24
    foot_height = len(foot) * look.small * 1.4 + EDGE * 0.75 + 16
    margin = layout.setdefault("margin", {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0})
    # A long list makes the picture taller rather than its rows thinner.
    height = max(style.HEIGHT, drawing.height + head_height + foot_height)
    top, bottom = margin["t"] + head_height + drawing.legend, margin["b"] + foot_height
    plot = height - top - bottom
    written = f"<b>{text.lines(title)}</b>"
    layout["annotations"] += [
        note(written, look, font={"size": look.size * 1.5, "color": look.ink},
             **_corner(margin, top, plot, EDGE * 0.75)),
        note(text.lines(subtitle), look, font={"size": look.size, "color": look.muted},
             **_corner(margin, top, plot, EDGE * 0.75 + len(title) * look.size * 1.95 + 6)),
        note(text.lines(foot), look, font={"size": look.small, "color": look.muted},
             **_corner(margin, top, plot, height - foot_height + 16)),
    ]  # fmt: skip
    layout |= {
        "width": style.WIDTH,
        "height": round(height),
        "margin": margin | {"l": margin["l"] + EDGE, "r": margin["r"] + EDGE, "t": round(top), "b": round(bottom)},
    }


def _corner(margin: dict[str, Any], top: float, plot: float, down: float) -> dict[str, Any]:
    """Anchors a text at the left edge, `down` pixels below the top of the picture."""
    return {
        "xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "yanchor": "top", "align": "left",
        "xshift": -margin["l"], "yshift": round(top - down),
    }  # fmt: skip
