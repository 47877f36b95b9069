"""Diverging bars: both directions of one relation. Read y (the partner or country), in and out.

Who comes here stands right of the line, who goes there left of it, on one scale, the largest exchange on top. Where
two questions were asked, the first is about who comes.
"""

from typing import Any

from metrics.charts import axes
from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, Trace, margins
from metrics.charts.style import Theme, legend
from metrics.charts.text import safe, width
from metrics.charts.words import MARKS, Record, Words, hover, key, records
from metrics.languages import _

TOP = 12
ROW = 32


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    y, inward, outward = (chart.encoding[role] for role in ("y", "in", "out"))
    rows.sort(key=lambda row: -((row[inward] or 0) + (row[outward] or 0)))
    rows = rows[: chart.options.get("top", TOP)]
    told = axes.names([words.said(y, row[y]) for row in rows], look, ROW)
    most = max((row[column] or 0 for row in rows for column in (inward, outward)), default=0) or 1
    texts = [words.label(row, column) for row in rows for column in (inward, outward)]
    room = (
        (max((width(text, look.size) for text in texts), default=0) + 10)
        / (axes.plot_width(look, told.room) * 0.45)
        * most
    )
    # Both sides share one scale, but each takes only the room that it needs.
    sides = [max((row[column] or 0 for row in rows), default=0) or most * 0.1 for column in (outward, inward)]
    layout: dict[str, Any] = {
        "barmode": "overlay",
        "xaxis": {
            **axes.hidden(),
            "range": [-(sides[0] + room), sides[1] + room],
        },
        "yaxis": told.axis,
        "shapes": [{"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "layer": "above",
                    "line": {"color": look.ink, "width": 1}}],
        "margin": margins(told.room, 8, 8, 4),
        **legend(look),
    }  # fmt: skip
    traces = [
        _side(words, look, rows, outward, words.heading(outward, _("Going abroad")), -1, look.hues[4]),
        _side(words, look, rows, inward, words.heading(inward, _("Coming here")), 1, look.accent),
    ]
    legend_room = axes.legend_height([str(trace["name"]) for trace in traces], look, told.room)
    said = key(words.status(row, column) for row in rows for column in (inward, outward))
    return Drawing(traces, layout, len(rows) * told.row + legend_room + 12, said, legend=legend_room)


def _asked(chart: Chart, place: int) -> dict[str, str]:
    """Which of the two indicators a bar is of, so that it leads to the right rows."""
    return {"indicator": chart.asked[place].indicator} if len(chart.asked) == 2 else {}


def _side(words: Words, look: Theme, rows: list[Record], column: str, name: str, sign: int, hue: str) -> Trace:
    y = words.chart.encoding["y"]
    labels = [words.label(row, column) for row in rows]
    of = _asked(words.chart, 0 if sign > 0 else 1)
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(name),
        "y": [-place for place in range(len(rows))],
        "x": [sign * (row[column] or 0) for row in rows],
        "width": 0.62,
        "text": [safe(label) for label in labels],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {
            "size": look.size,
            "color": [look.muted if label in MARKS.values() else look.ink for label in labels],
        },
        "marker": {"color": hue},
        "hovertext": [hover(words.said(y, row[y]), f"{name}: {words.told(row, column)}") for row in rows],
        "hoverinfo": "text",
        "customdata": [{y: row[y]} | of for row in rows],
    }
