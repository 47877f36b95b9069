"""Small multiples: the same little chart once for each category, all on one scale. Read x, y and panel.

Only the last value of each is printed, and one axis for all: the eye compares shapes and heights, not numbers.
"""

import math
from typing import Any

from metrics.charts import remarked
from metrics.charts.axes import year_text
from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, Trace, margins, note
from metrics.charts.style import Theme, colour, contrast
from metrics.charts.text import lines, safe, wrapped
from metrics.charts.words import Record, Words, hover, key, records

TOP = 9
PANEL = 96
#: How far below a panel the numbers of remarks stand, in sizes of the small text: under years of two lines.
MARKS = 2.6


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    x, y, panel = (chart.encoding[role] for role in ("x", "y", "panel"))
    codes = sorted({row[x] for row in rows})
    panels = _largest(rows, y, panel, chart.options.get("top", TOP))
    across = min(4 if look.framed else 3, len(panels)) or 1
    down = math.ceil(len(panels) / across) or 1
    title = look.size * 3.1
    tall = PANEL + title
    height = down * tall + look.size * 3 + (look.small * 1.5 if chart.remarks else 0)
    highest = max((row[y] for rows_ in panels.values() for row in rows_ if row[y] is not None), default=0) or 1
    layout: dict[str, Any] = {"margin": margins(6, 6, 0, 0)}
    traces: list[Trace] = []
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    wide = (1200 if look.framed else 340) / across
    for place, (code, own) in enumerate(panels.items()):
        column, row = place % across, place // across
        number = "" if place == 0 else str(place + 1)
        left, right = (column + 0.02) / across, (column + 0.8) / across
        ceiling = 1 - (row * tall + title) / height
        floor = 1 - (row * tall + tall - 6) / height
        layout[f"xaxis{number}"] = _years(codes) | {
            "domain": [left, right], "anchor": f"y{number}",
        }  # fmt: skip
        layout[f"yaxis{number}"] = {
            "domain": [floor, ceiling], "anchor": f"x{number}", "range": [0, highest * 1.12], "tickvals": [0, highest],
            "ticktext": ["", ""], "gridcolor": look.rule, "zeroline": True, "zerolinecolor": look.grey,
            "fixedrange": True,
        }  # fmt: skip
        shade = colour(panel, code, look)
        traces += _line(words, look, own, codes, number, shade)
        shapes += remarked.rules(chart, codes, look, number)
        written = wrapped(words.said(panel, code), wide * 0.92, look.size, 2, bold=True)
        notes.append(note(f"<b>{lines(written)}</b>", look, xref="paper", yref="paper", x=left, y=ceiling,
                          xanchor="left", yanchor="bottom", align="left"))  # fmt: skip
        notes += _last(words, look, own, codes, number, shade)
        if place + across >= len(panels):
            notes += _span(words, look, codes, x, number)
        if column == 0:  # one scale for all: the height of the line is told once a row
            notes.append(_height(words, look, highest, number))
    if shapes:
        layout["shapes"] = shapes
    return Drawing(traces, layout, height, key(words.status(row, y) for row in rows), notes)


def _largest(rows: list[Record], y: str, panel: str, top: int) -> dict[Any, list[Record]]:
    groups: dict[Any, list[Record]] = {}
    for row in rows:
        groups.setdefault(row[panel], []).append(row)

    def weight(code: Any) -> float:
        return -sum(row[y] or 0 for row in groups[code])

    return {code: groups[code] for code in sorted(groups, key=weight)[:top]}


def _years(codes: list[Any]) -> dict[str, Any]:
    return {
        "range": [-0.4, len(codes) - 0.6],
        "showticklabels": False,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _span(words: Words, look: Theme, codes: list[Any], x: str, number: str) -> list[dict[str, Any]]:
    """The first and the last year, under the lowest panel of each column, and between them the numbers of remarks."""
    ends = [(0, "left"), (len(codes) - 1, "right")][: len(codes)]
    marks = [(place, said) for place, code in enumerate(codes) if (said := remarked.mark(words.chart, code))]
    place_of = {"xref": f"x{number}", "yref": f"y{number} domain", "y": 0, "yanchor": "top"}
    return [
        note(year_text(words, codes[place]) if x == "year" else safe(words.said(x, codes[place])), look,
             xref=f"x{number}", yref=f"y{number} domain", x=place, y=0, xanchor=side, yanchor="top", align=side,
             font={"size": look.small, "color": look.muted})
        for place, side in ends
    ] + [
        note(said, look, **place_of, x=place, yshift=-look.small * MARKS,
             font={"size": look.small, "color": look.muted})
        for place, said in marks if 0 < place < len(codes) - 1
    ]  # fmt: skip


def _line(words: Words, look: Theme, rows: list[Record], codes: list[Any], number: str, shade: str) -> list[Trace]:
    x, y, panel = (words.chart.encoding[role] for role in ("x", "y", "panel"))
    rows = sorted(rows, key=lambda row: codes.index(row[x]))
    hollow = [words.running(x, row[x]) for row in rows]
    full: Trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "x": [codes.index(row[x]) for row in rows],
        "y": [row[y] for row in rows],
        "connectgaps": False,
        "line": {"color": shade, "width": 3 if look.framed else 2},
        "marker": {
            "size": 7 if look.framed else 4,
            "color": [look.background if open_ else shade for open_ in hollow],
            "line": {"color": shade, "width": [1.5 if open_ else 0 for open_ in hollow]},
        },
        "hovertext": [
            hover(f"{words.said(panel, row[panel])}, {words.said(x, row[x])}", words.told(row, y), words.remark(row))
            for row in rows
        ],
        "hoverinfo": "text",
        "customdata": [{x: row[x], panel: row[panel]} for row in rows],
        "cliponaxis": False,
    }
    if not (cut := remarked.breaks(words.chart, rows)):
        return [full]
    path = {name: remarked.interrupted(full[name], cut) for name in ("x", "y")}
    axes = {name: full[name] for name in ("type", "xaxis", "yaxis", "line", "cliponaxis")}
    return [axes | path | {"mode": "lines", "hoverinfo": "skip"}, full | {"mode": "markers"}]


def _height(words: Words, look: Theme, highest: float, number: str) -> dict[str, Any]:
    place = {"xref": f"x{number}", "yref": f"y{number}", "x": -0.4, "y": highest}
    font = {"size": look.small, "color": look.muted}
    return note(safe(words.shown(highest)), look, **place, xanchor="left", yanchor="top", font=font)


def _last(
    words: Words, look: Theme, rows: list[Record], codes: list[Any], number: str, shade: str
) -> list[dict[str, Any]]:
    x, y = words.chart.encoding["x"], words.chart.encoding["y"]
    told = [row for row in rows if row[y] is not None]
    if not told:
        return []
    ink = shade if contrast(shade, look.background) >= 4.5 else look.ink
    place = {"xref": f"x{number}", "yref": f"y{number}", "x": codes.index(told[-1][x]), "y": told[-1][y]}
    font = {"size": look.size, "color": ink}
    return [note(safe(words.label(told[-1], y)), look, **place, xanchor="left", yanchor="middle", xshift=6, font=font)]
