"""Ranked bars: who comes first. Read y (the category), x (the value), and colour (a dimension) where it is given.

The largest stand on top, the rest are one grey bar at the end; people whose category nobody told are never ranked.
Values that cannot be added (rates) are cut without such a bar: `others="count"`.
"""

from typing import Any

from metrics.charts import axes
from metrics.charts.chart import Chart
from metrics.charts.drawing import LEVEL, Drawing, Trace, margins
from metrics.charts.style import Theme, colours, legend
from metrics.charts.text import safe
from metrics.charts.words import MARKS, Record, Words, hover, key, records
from metrics.countries import OTHERS
from metrics.languages import ngettext

TOP = 10
#: A row is as high as makes the whole level with its neighbours, within reason.
ROW, TALLEST = 28, 46


def draw(chart: Chart, look: Theme) -> Drawing:
    words = Words(chart)
    y, x, by = chart.encoding["y"], chart.encoding["x"], chart.encoding.get("colour", "")
    rows, rest = _split(chart)
    names = [words.said(y, row[y]) for row in rows]
    if rest:
        names.append(ngettext("{n} other", "{n} others", len(rest)))
        known = [row[x] for row in rest if row[x] is not None]
        # Somebody's number is not known, or only in part: the sum is a least.
        more = len(known) < len(rest) or any(words.least(row, x) for row in rest)
        rows.append({y: None, x: sum(known) if known else None, "status": "missing", "rest": len(rest), "more": more})
    values = [row[x] for row in rows if row[x] is not None]
    told = axes.names(names, look, ROW)
    labels = [("≥ " if row.get("more") else "") + words.label(row, x) for row in rows]
    room = axes.tail(labels, look, told.room)
    hues = colours(by, [row.get(by) for row in rows], look) if by else {}
    layout: dict[str, Any] = {
        "xaxis": axes.value_axis(words, look, min(values, default=0), max(values, default=0), False, room),
        "yaxis": told.axis,
        "margin": margins(told.room, 8, 4, 4),
    }
    bars = [row for row in zip(range(len(rows)), rows, names, labels, strict=True)]
    if by:
        layout |= legend(look)
        traces = [
            _bars(words, look, [bar for bar in bars if not bar[1].get("rest") and bar[1].get(by) == code], hue)
            | {"name": safe(words.said(by, code)), "showlegend": True}
            for code, hue in hues.items()
            if any(not bar[1].get("rest") and bar[1].get(by) == code for bar in bars)
        ]
        traces += [_bars(words, look, [bar], look.grey) | {"showlegend": False} for bar in bars if bar[1].get("rest")]
    else:
        traces = [_bars(words, look, bars, look.accent)]
    legend_room = axes.legend_height([words.said(by, code) for code in hues], look, told.room) if by else 0
    row = max(told.row, min(TALLEST, (LEVEL - legend_room - 12) / len(rows)))
    height = len(rows) * row + legend_room + 12
    return Drawing(traces, layout, height, key(words.status(row, x) for row in rows), legend=legend_room)


def others(chart: Chart) -> list[Record]:
    """The rows that one bar stands for together; none where each has its own."""
    return _split(chart)[1]


def _split(chart: Chart) -> tuple[list[Record], list[Record]]:
    y, x = chart.encoding["y"], chart.encoding["x"]
    return ranked(records(chart), y, x, chart.options.get("top", TOP), chart.options.get("others") != "count")


def ranked(rows: list[Record], y: str, x: str, top: int, added: bool) -> tuple[list[Record], list[Record]]:
    """The rows to draw one by one, and those that become one bar. Unknown categories come last, unknown values too."""
    named = [row for row in rows if row[y] is not None and row[y] not in OTHERS]
    unnamed = [row for row in rows if row[y] is None or row[y] in OTHERS]
    named.sort(key=lambda row: (row[x] is None, -(row[x] or 0)))
    if len(named) <= top + 1:  # a bar for one other says less than the other itself
        return [*named, *unnamed], []
    return [*named[:top], *unnamed], named[top:] if added else []


def _bars(words: Words, look: Theme, bars: list[tuple[int, Record, str, str]], hue: str) -> Trace:
    y, x = words.chart.encoding["y"], words.chart.encoding["x"]
    grey = [row.get("rest") or row[y] is None or row[y] in OTHERS for _place, row, _name, _label in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [-place for place, *_rest in bars],
        "x": [row[x] if row[x] is not None else 0 for _place, row, *_rest in bars],
        "width": 0.66,
        "text": [safe(label) for *_rest, label in bars],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {
            "size": look.size,
            "color": [look.muted if label in MARKS.values() else look.ink for *_rest, label in bars],
        },
        "marker": {"color": [look.grey if plain else hue for plain in grey]},
        "hovertext": [
            hover(name, label if row.get("rest") else words.told(row, x)) for _place, row, name, label in bars
        ],
        "hoverinfo": "text",
        "customdata": [{"others": row["rest"]} if row.get("rest") else {y: row[y]} for _place, row, *_rest in bars],
    }
