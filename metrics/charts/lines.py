"""Lines: several series, or one over many years. Read x, y, and series, target, low and high where given.

Each line is named at its end, in its own colour; at most six have one and the rest are context in grey. A gap in the
data is a gap in the line: nothing is drawn across a year that was not reported. The stretch to a year still running is
dotted and its mark hollow.
"""

import math
from typing import Any

from metrics.charts import axes, remarked
from metrics.charts.chart import Chart
from metrics.charts.drawing import LEVEL, Drawing, Trace, margins, note, whiskers
from metrics.charts.style import Theme, colours
from metrics.charts.text import lines, safe, width, wrapped
from metrics.charts.words import Record, Words, hover, key, records
from metrics.languages import _

COLOURED = 6


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    x, y, series = chart.encoding["x"], chart.encoding["y"], chart.encoding.get("series", "")
    codes = sorted({row[x] for row in rows})
    place = {code: number for number, code in enumerate(codes)}
    groups = _ordered(_grouped(rows, series), y, chart.options.get("highlight"))
    named = list(groups)[:COLOURED]
    hues = colours(series, named, look) if series else {"": look.accent}
    traces: list[Trace] = []
    for code in reversed(list(groups)):
        traces += _line(words, look, groups[code], (x, y, series), place, hues.get(code))
    if target := chart.encoding.get("target"):
        traces.append(_target(words, look, rows, x, target, place))
    ranges = [chart.encoding.get(role) for role in ("low", "high")]
    values = [row[name] for row in rows for name in (y, *filter(None, (target, *ranges))) if row[name] is not None]
    low, high = min(values, default=0), max(values, default=0)
    names = {code: groups[code] for code in named} if series else {}
    ends = [line for code, own in names.items() for line in _named(words, look, series, code, _known(own, y))]
    room = max((width(line, look.size) for line in ends), default=0) + look.size * 1.4 + 12
    top, bottom = look.size * 1.6, look.size * 3.2
    layout: dict[str, Any] = {
        "xaxis": axes.category_axis(words, x, codes, look, (1100 if look.framed else 300 - room) / max(len(codes), 1))
        | {"range": [-0.3, len(codes) - 0.7]},
        "yaxis": axes.value_axis(words, look, low, high, True),
        "margin": margins(axes.value_room(words, look, low, high), room if names else look.size * 3, top, bottom),
    }
    plot = (480 if look.framed else LEVEL) - top - bottom
    span = layout["yaxis"]["range"]
    # Only a single line has numbers at its ends, which the rule must leave room for.
    tops = {row[x]: row[y] or 0 for row in rows}
    label = 1.7 * look.size / plot * (span[1] - span[0])
    beside = None if series else remarked.Bars([tops[code] for code in codes], label, span[1])
    layout |= remarked.ruled(chart, codes, look, beside)
    notes = (
        _ends(words, look, names, y, hues, plot / (span[1] - span[0]), plot * span[1] / (span[1] - span[0]) + top)
        if names
        else _last(words, look, rows, x, y, place)
    )
    return Drawing(traces, layout, LEVEL, key(words.status(row, y) for row in rows), notes)


def _known(rows: list[Record], y: str) -> float | None:
    """The last value that was told."""
    return next((float(row[y]) for row in reversed(rows) if row[y] is not None), None)


def _grouped(rows: list[Record], series: str) -> dict[Any, list[Record]]:
    groups: dict[Any, list[Record]] = {}
    for row in rows:
        groups.setdefault(row[series] if series else "", []).append(row)
    return groups


def _ordered(groups: dict[Any, list[Record]], y: str, first: Any) -> dict[Any, list[Record]]:
    """The chosen series first, then by their last known value."""
    chosen = list(first or ())

    def weight(code: Any) -> tuple[int, float]:
        told = [row[y] for row in groups[code] if row[y] is not None]
        return (chosen.index(code) if code in chosen else len(chosen), -(told[-1] if told else -1))

    return {code: groups[code] for code in sorted(groups, key=weight)}


def _line(
    words: Words, look: Theme, rows: list[Record], columns: tuple[str, str, str], place: dict[Any, int], hue: str | None
) -> list[Trace]:
    x, y, series = columns
    rows = sorted(rows, key=lambda row: place[row[x]])
    name = words.said(series, rows[0][series]) if series else words.heading(y)
    hollow = [words.running(x, row[x]) for row in rows]
    shade = hue or look.grey
    full: Trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": safe(name),
        "x": [place[row[x]] for row in rows],
        "y": [row[y] for row in rows],
        "connectgaps": False,
        "line": {"color": shade, "width": (2.5 if hue else 1) * (1.4 if look.framed else 1)},
        "marker": {
            "size": (6 if hue else 3) * (1.4 if look.framed else 1),
            "color": [look.background if open_ else shade for open_ in hollow],
            "line": {"color": shade, "width": [2 if open_ else 0 for open_ in hollow]},
        },
        "hovertext": [hover(f"{name}, {words.said(x, row[x])}" if series else words.said(x, row[x]), words.told(row, y),
                            words.between(row), words.remark(row)) for row in rows],
        "hoverinfo": "text",
        "customdata": [{x: row[x]} | ({series: row[series]} if series else {}) for row in rows],
        "cliponaxis": False,
        **whiskers(rows, y, words.chart.encoding, look),
    }  # fmt: skip
    cut, dashed = remarked.breaks(words.chart, rows), bool(hollow and hollow[-1] and len(rows) > 1)
    if not cut and not dashed:
        return [full]
    # plotly can neither dash a part of a line nor leave it out between two marks: the stretches are lines of their own,
    # under marks that stay in one trace.
    last = len(rows) - 1
    stretch = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": full["line"]}
    solid = [value if place < last or not dashed else None for place, value in enumerate(full["y"])]
    drawn = [stretch | {"x": remarked.interrupted(full["x"], cut), "y": remarked.interrupted(solid, cut)}]
    if dashed and last not in cut:
        running = [value if place >= last - 1 else None for place, value in enumerate(full["y"])]
        drawn.append(stretch | {"x": full["x"], "y": running, "line": full["line"] | {"dash": "dot"}})
    return [*drawn, full | {"mode": "markers"}]


def _target(words: Words, look: Theme, rows: list[Record], x: str, column: str, place: dict[Any, int]) -> Trace:
    """Targets: outlined marks, joined by a thin line where several years have one."""
    told = [row for row in rows if row[column] is not None]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": safe(words.heading(column, _("Target"))),
        "x": [place[row[x]] for row in told],
        "y": [row[column] for row in told],
        "line": {"color": look.muted, "width": 1, "dash": "dash"},
        "marker": {"symbol": "square", "size": 9, "color": look.background, "line": {"color": look.ink, "width": 1.5}},
        "hovertext": [hover(f"{words.heading(column, _('Target'))}, {words.said(x, row[x])}", words.told(row, column))
                      for row in told],
        "hoverinfo": "text",
        "cliponaxis": False,
    }  # fmt: skip


def _ends(
    words: Words, look: Theme, names: dict[Any, list[Record]], y: str, hues: dict[Any, str], pixels: float, most: float
) -> list[dict[str, Any]]:
    """Names at the right, each beside its last value with a dash in its colour, none over another or above `most`."""
    series = words.chart.encoding["series"]
    wanted = []
    for code, rows in names.items():
        told = [row for row in rows if row[y] is not None]
        if told:
            text = _named(words, look, series, code, told[-1][y])
            wanted.append((told[-1][y] * pixels, len(text) * look.size * 1.35, text, hues[code]))
    wanted.sort(key=lambda item: item[0])
    middles = spread([item[0] for item in wanted], [item[1] for item in wanted], most)
    return [
        note(f'<b><span style="color:{hue}">—</span></b> {lines(text)}', look, x=1, xref="paper", xanchor="left",
             xshift=8, y=0, yanchor="middle", yshift=round(middle), align="left")
        for (_value, _tall, text, hue), middle in zip(wanted, middles, strict=True)
    ]  # fmt: skip


def _named(words: Words, look: Theme, series: str, code: Any, value: float | None) -> list[str]:
    return wrapped(f"{words.said(series, code)} {words.shown(value)}", look.room * 0.75, look.size)


def spread(middles: list[float], heights: list[float], most: float = math.inf) -> list[float]:
    """Middles (ascending) moved as little as possible, together, until boxes of these heights do not overlap.

    None ends above `most`.
    """
    blocks: list[tuple[float, float, list[float]]] = []  # where it wants to be, its height, heights of its members
    for middle, height in zip(middles, heights, strict=True):
        block = (min(middle, most - height / 2), height, [height])
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > block[0] - block[1] / 2:
            below = blocks.pop()
            size = len(below[2]) + len(block[2])
            middle_ = (below[0] * len(below[2]) + block[0] * len(block[2])) / size
            tall = below[1] + block[1]
            block = (min(middle_, most - tall / 2), tall, [*below[2], *block[2]])
        blocks.append(block)
    placed = []
    for middle, height, members in blocks:
        edge = middle - height / 2
        for member in members:
            placed.append(edge + member / 2)
            edge += member
    return placed


def _last(words: Words, look: Theme, rows: list[Record], x: str, y: str, place: dict[Any, int]) -> list[dict[str, Any]]:
    """The first and the last value of a single line, the first on the side to which the line does not go."""
    told = [row for row in rows if row[y] is not None]
    if not told:
        return []
    notes = [_value(words, look, told[-1], x, y, place[told[-1][x]])]
    if len(told) > 1:
        # Below a rising line, unless the ground is too near.
        below = told[1][y] > told[0][y] > 0.25 * max(row[y] for row in told)
        side = {"xanchor": "left", "yanchor": "top", "yshift": -6} if below else {"xanchor": "left"}
        if told[1][y] > told[0][y] and not below:
            side = {"xanchor": "center"}
        notes.append(_value(words, look, told[0], x, y, place[told[0][x]]) | side)
    return notes


def _value(words: Words, look: Theme, row: Record, x: str, y: str, place: int) -> dict[str, Any]:
    running = f"<br>{safe(_('to date'))}" if words.running(x, row[x]) else ""
    written = f"<b>{safe(words.label(row, y))}</b>{running}"
    return note(written, look, x=place, y=row[y], yanchor="bottom", yshift=6)
