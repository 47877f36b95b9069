"""Bullets: how far each goal is reached. Read y, value and target, and previous or unit where they are given.

The bar is the actual value, the outlined track ends at the target, a light tick marks the period before. Rows that
count different things (`unit`) cannot share a scale: each is then drawn as its part of its own target.
"""

from typing import Any

from metrics.charts import axes
from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, Trace, margins
from metrics.charts.style import Theme, legend, mixed
from metrics.charts.text import safe
from metrics.charts.words import Record, Words, hover, key, records
from metrics.languages import _, percent

ROW = 40


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    y, value = chart.encoding["y"], chart.encoding["value"]
    scales = [_scale(chart, row) for row in rows]
    told = axes.names([words.said(y, row[y]) for row in rows], look, ROW)
    texts = [_text(words, row) for row in rows]
    roles = [role for role in ("value", "target", "previous") if role in chart.encoding]
    longest = max(
        ((row[chart.encoding[role]] or 0) / scale for row, scale in zip(rows, scales, strict=True) for role in roles),
        default=0,
    )
    room = axes.tail([f"  {text}" for text in texts], look, told.room)
    layout: dict[str, Any] = {
        "barmode": "overlay",
        "xaxis": axes.hidden() | {"range": [0, (longest or 1) * room]},
        "yaxis": told.axis,
        "margin": margins(told.room, 8, 8, 4),
        **legend(look),
    }
    traces = [
        _track(words, look, rows, scales),
        _bar(words, look, rows, scales),
        *([_before(words, look, rows, scales)] if "previous" in chart.encoding else []),
        _ends(words, look, rows, scales, texts),
    ]
    legend_names = [str(trace["name"]) for trace in traces if trace.get("name")]
    legend_room = axes.legend_height(legend_names, look, told.room)
    height = len(rows) * told.row + legend_room + 12
    return Drawing(traces, layout, height, key(words.status(row, value) for row in rows), legend=legend_room)


def _scale(chart: Chart, row: Record) -> float:
    """What a row's values are divided by: 1 on a common scale, its own target (or value) where units differ."""
    if "unit" not in chart.encoding:
        return 1.0
    return float(row[chart.encoding["target"]] or row[chart.encoding["value"]] or 1)


def _unit(words: Words, row: Record) -> str:
    return row.get(words.chart.encoding.get("unit", "")) or words.unit


def _text(words: Words, row: Record) -> str:
    value, target = (words.chart.encoding[role] for role in ("value", "target"))
    actual = words.label(row, value, _unit(words, row))
    if row[target] is None:
        return actual
    return _("{value} of {target}", value=actual, target=words.shown(row[target], _unit(words, row)))


def _told(words: Words, row: Record) -> str:
    y, value, target = (words.chart.encoding[role] for role in ("y", "value", "target"))
    reached = row[value] is not None and row[target]
    before = words.chart.encoding.get("previous", "")
    return hover(
        words.said(y, row[y]),
        f"{words.heading(value, _('Actual'))}: {words.told(row, value, _unit(words, row))}",
        f"{words.heading(target, _('Target'))}: {words.shown(row[target], _unit(words, row))}",
        _("{share} of the target", share=percent(row[value] / row[target], 0)) if reached else "",
        f"{words.heading(before, _('Year before'))}: {words.shown(row[before], _unit(words, row))}" if before else "",
    )


def _track(words: Words, look: Theme, rows: list[Record], scales: list[float]) -> Trace:
    y, target = words.chart.encoding["y"], words.chart.encoding["target"]
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(words.heading(target, _("Target"))),
        "y": [-place for place in range(len(rows))],
        "x": [(row[target] or 0) / scale for row, scale in zip(rows, scales, strict=True)],
        "width": 0.62,
        "marker": {
            "color": mixed(look.grey, look.background, 0.12),
            "line": {"color": look.ink, "width": [1.5 if row[target] is not None else 0 for row in rows]},
        },
        "hovertext": [_told(words, row) for row in rows],
        "hoverinfo": "text",
        "customdata": [{y: row[y]} for row in rows],
    }


def _bar(words: Words, look: Theme, rows: list[Record], scales: list[float]) -> Trace:
    y, value = words.chart.encoding["y"], words.chart.encoding["value"]
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(words.heading(value, _("Actual"))),
        "y": [-place for place in range(len(rows))],
        "x": [(row[value] or 0) / scale for row, scale in zip(rows, scales, strict=True)],
        "width": 0.3,
        "marker": {"color": look.accent},
        "hovertext": [_told(words, row) for row in rows],
        "hoverinfo": "text",
        "customdata": [{y: row[y]} for row in rows],
    }


def _before(words: Words, look: Theme, rows: list[Record], scales: list[float]) -> Trace:
    before = words.chart.encoding["previous"]
    known = [(place, row, scale) for place, (row, scale) in enumerate(zip(rows, scales, strict=True))
             if row[before] is not None]  # fmt: skip
    return {
        "type": "scatter",
        "mode": "markers",
        "name": safe(words.heading(before, _("Year before"))),
        "y": [-place for place, _row, _scale in known],
        "x": [row[before] / scale for _place, row, scale in known],
        "marker": {"symbol": "line-ns", "size": look.size * 1.4, "line": {"color": look.grey, "width": 3}},
        "hovertext": [_told(words, row) for _place, row, _scale in known],
        "hoverinfo": "text",
    }


def _ends(words: Words, look: Theme, rows: list[Record], scales: list[float], texts: list[str]) -> Trace:
    value, target = words.chart.encoding["value"], words.chart.encoding["target"]
    return {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "y": [-place for place in range(len(rows))],
        "x": [max(row[value] or 0, row[target] or 0) / scale for row, scale in zip(rows, scales, strict=True)],
        "text": [safe(f"  {text}") for text in texts],
        "textposition": "middle right",
        "textfont": {"size": look.size, "color": look.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
