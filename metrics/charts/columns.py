"""Columns: one series over a few years. Read x and y, and previous, target, low and high where given.

Actual solid, the period before lighter and behind, the target outlined, an estimate hatched, the year still running
hollow. Every column carries its number up to eight years; beyond that the first, the last and the highest do.
"""

from typing import Any

from metrics.charts import axes, remarked
from metrics.charts.chart import Chart
from metrics.charts.drawing import LEVEL, Drawing, Trace, margins, note, whiskers
from metrics.charts.style import Theme, legend, on
from metrics.charts.text import safe, width
from metrics.charts.words import Record, Words, hover, key, records
from metrics.languages import _

LABELLED = 8
#: A number as wide as so many places touches the columns beside it where they are higher.
ROOMY = 1.3
#: Width of the plot on a phone and in a framed picture, from which the crowding of labels is judged.
PHONE, WIDE = 330, 1150


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    x, y = chart.encoding["x"], chart.encoding["y"]
    others = [name for role in ("previous", "target") if (name := chart.encoding.get(role))]
    ranges = [name for role in ("low", "high") if (name := chart.encoding.get(role))]
    values = [row[name] for row in rows for name in (y, *others, *ranges) if row[name] is not None]
    room = (WIDE if look.framed else PHONE) / max(len(rows), 1)
    widest = max((width(words.label(row, y), look.size) for row in rows if row[y] is not None), default=0)
    crowded = len(rows) > LABELLED or widest > room
    low, high = min(values, default=0), max(values, default=0)
    traces: list[Trace] = []
    codes = [row[x] for row in rows]
    notes = axes.running(words, x, [row[x] if row[y] is not None else None for row in rows], look)
    if "previous" in chart.encoding:
        traces.append(_behind(words, look, rows, x, chart.encoding["previous"]))
    traces.append(_actual(words, look, rows, x, y, _labels(words, rows, y, crowded, widest / room)))
    if "target" in chart.encoding:
        traces.append(_target(words, look, rows, x, chart.encoding["target"], y))
        notes += _make_way(words, look, traces[-2], rows, y, chart.encoding["target"], high)
    silent, said = _silent(words, look, rows, x, y)
    layout: dict[str, Any] = {
        "barmode": "overlay",
        "xaxis": axes.category_axis(words, x, codes, look, room),
        "yaxis": axes.value_axis(words, look, low, high, crowded, room=1.12),
        "margin": margins(
            left=axes.value_room(words, look, low, high) if crowded else 8,
            top=look.size * (2.6 if others and not look.framed else 1.4),
            bottom=look.size * (3.4 + (axes.RUNNING if notes else 0)),
        ),
    }
    tops = [max((row[name] or 0 for name in (y, *others, *ranges)), default=0) for row in rows]
    layout |= remarked.ruled(chart, codes, look, remarked.Bars(tops, _tall(look, high), layout["yaxis"]["range"][1]))
    if others:
        layout |= legend(look)
    return Drawing([*traces, *silent], layout, LEVEL, said, notes, look.size * 2.6 if others and look.framed else 0)


def _actual(words: Words, look: Theme, rows: list[Record], x: str, y: str, labels: list[str]) -> Trace:
    hollow = [words.running(x, row[x]) for row in rows]
    return {
        "type": "bar",
        "name": safe(words.heading(y, _("Actual"))),
        "x": list(range(len(rows))),
        "y": [row[y] for row in rows],
        "width": 0.7,
        "text": labels,
        "textposition": "outside",
        "constraintext": "none",  # a long number is left out where it has no room, never written smaller
        "textangle": 0,
        "cliponaxis": False,
        "textfont": {"size": look.size, "color": look.ink},
        "marker": {
            "color": [look.background if open_ else look.accent for open_ in hollow],
            "line": {"color": look.accent, "width": [2 if open_ else 0 for open_ in hollow]},
            "pattern": {
                "shape": ["/" if words.status(row, y) == "estimated" else "" for row in rows],
                "fgcolor": look.background,
                "size": 6,
            },
        },
        "hovertext": [_told(words, row, x, y, _("Actual")) for row in rows],
        "hoverinfo": "text",
        "customdata": [{x: row[x]} for row in rows],
        **whiskers(rows, y, words.chart.encoding, look),
    }


def _make_way(
    words: Words, look: Theme, bars: Trace, rows: list[Record], y: str, target: str, high: float
) -> list[dict[str, Any]]:
    """Where the outline of a target would cut through a number, the number moves into its column or over both."""
    text = _tall(look, high)
    sides = []
    for row in rows:
        value, goal = row[y], row[target]
        if value is None or goal is None or not value - 0.2 * text < goal < value + text:
            sides.append("outside")
        else:
            plain = words.status(row, y) != "estimated" and not words.running("year", row.get("year"))
            sides.append("inside" if plain and value > 1.5 * text else "none")
    bars["textposition"] = sides
    bars["insidetextfont"] = {"size": look.size, "color": on(look.accent)}
    raised = [place for place, side in enumerate(sides) if side == "none"]
    return [
        note(safe(words.label(rows[place], y)), look, x=place, y=max(rows[place][y], rows[place][target]),
             yanchor="bottom", yshift=2)
        for place in raised
    ]  # fmt: skip


def _tall(look: Theme, high: float) -> float:
    """Height of a number, in values, where the highest column is `high`."""
    return 1.7 * look.size / (420 if look.framed else LEVEL - 70) * high


def _labels(words: Words, rows: list[Record], y: str, crowded: bool, wide: float) -> list[str]:
    """Which numbers are printed; `wide` is how many places the widest of them takes."""
    texts = [words.label(row, y) if row[y] is not None else "" for row in rows]
    if not crowded:
        return texts
    told = [place for place, row in enumerate(rows) if row[y] is not None]
    kept: set[int] = set()
    for place in [told[-1], max(told, key=lambda place: rows[place][y]), told[0]] if told else []:
        beside = [rows[next_to][y] or 0 for next_to in (place - 1, place + 1) if 0 <= next_to < len(rows)]
        covered = wide > ROOMY and any(value > rows[place][y] for value in beside)
        if not covered and all(abs(place - other) >= wide for other in kept - {place}):
            kept.add(place)
    return [text if place in kept else "" for place, text in enumerate(texts)]


def _told(words: Words, row: Record, x: str, column: str, name: str) -> str:
    between = words.between(row) if column == words.chart.encoding["y"] else ""
    told = f"{words.heading(column, name)}: {words.told(row, column)}"
    return hover(words.said(x, row[x]), told, between, words.remark(row))


def _behind(words: Words, look: Theme, rows: list[Record], x: str, column: str) -> Trace:
    """The period before: the same width, lighter, moved to the left so that its edge shows."""
    return {
        "type": "bar",
        "name": safe(words.heading(column, _("Year before"))),
        "x": [place - 0.12 for place in range(len(rows))],
        "y": [row[column] for row in rows],
        "width": 0.7,
        "marker": {"color": look.soft},
        "hovertext": [_told(words, row, x, column, _("Year before")) for row in rows],
        "hoverinfo": "text",
    }


def _target(words: Words, look: Theme, rows: list[Record], x: str, column: str, y: str) -> Trace:
    """The target: an outline wider than the column. Its number is printed where there is no column yet."""
    return {
        "type": "bar",
        "name": safe(words.heading(column, _("Target"))),
        "x": list(range(len(rows))),
        "y": [row[column] for row in rows],
        "width": 0.86,
        "text": [words.shown(row[column]) if row[column] is not None and row[y] is None else "" for row in rows],
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "textfont": {"size": look.size, "color": look.muted},
        "marker": {"color": "rgba(0,0,0,0)", "line": {"color": look.ink, "width": 1.5}},
        "hovertext": [_told(words, row, x, column, _("Target")) for row in rows],
        "hoverinfo": "text",
        "customdata": [{x: row[x]} for row in rows],
    }


def _silent(words: Words, look: Theme, rows: list[Record], x: str, y: str) -> tuple[list[Trace], str]:
    """Marks on the ground line where there is no number, and what they mean. A year with a target alone needs none."""
    target = words.chart.encoding.get("target", "")
    silent = [(place, row) for place, row in enumerate(rows) if row[y] is None and row.get(target) is None]
    if not silent:
        return [], ""
    trace = {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "x": [place for place, _row in silent],
        "y": [0] * len(silent),
        "text": [words.label(row, y) for _place, row in silent],
        "textposition": "top center",
        "textfont": {"size": look.size + 2, "color": look.muted},
        "hovertext": [hover(words.said(x, row[x]), words.told(row, y)) for _place, row in silent],
        "hoverinfo": "text",
        "customdata": [{x: row[x]} for _place, row in silent],
        "cliponaxis": False,
    }
    return [trace], key(words.status(row, y) for _place, row in silent)
