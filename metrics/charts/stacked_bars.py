"""Stacked bars: what a whole is made of. Read x, y and series; `share=True` draws every whole as 100 %.

Years stand side by side as columns, other categories below each other as bars. A whole under ten people shows counts
even in the 100 % form, and one with an unknown part says "≥".
"""

import math
from typing import Any

from metrics.charts import axes, remarked
from metrics.charts.chart import Chart
from metrics.charts.drawing import LEVEL, Drawing, Trace, margins
from metrics.charts.style import Theme, colours, legend, on
from metrics.charts.text import lines, safe, width
from metrics.charts.words import Record, Words, hover, key, records
from metrics.languages import _, number, percent
from metrics.settings import settings

#: A part smaller than this share of the longest bar has no room for its own number.
PRINTED = 0.07


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    x, y, series = (chart.encoding[role] for role in ("x", "y", "series"))
    upright, share = x == "year", bool(chart.options.get("share"))
    codes = list(dict.fromkeys(row[x] for row in rows))
    if upright:
        codes.sort()
    wholes = {code: _whole(words, [row for row in rows if row[x] == code], y) for code in codes}
    parts = _parts(rows, y, series)
    hues = colours(series, parts, look)
    longest = 1.0 if share else max((whole for whole, _more in wholes.values()), default=0) or 1.0
    traces = [
        _part(words, look, [row for row in rows if row[series] == part], codes, wholes, hues[part], longest)
        for part in parts
    ]
    totals = [_total(words, wholes[code], share) for code in codes]
    if upright:
        totals = _clear(totals, look, axes.plot_width(look, 8) / max(len(codes), 1))
    traces.append(_totals(look, codes, wholes, totals, upright, share))
    said = [words.said(series, part) for part in parts]
    layout: dict[str, Any] = {"barmode": "stack", **legend(look)}
    told = axes.names([] if upright else [words.said(x, code) for code in codes], look, 34)
    legend_room = axes.legend_height(said, look, told.room)
    notes = axes.running(words, x, codes, look) if upright else []
    if upright:
        axis = axes.category_axis(words, x, codes, look, axes.plot_width(look, 8) / max(len(codes), 1))
        deep = any("\n" in text for text in totals)
        value = axes.hidden() | {"range": [0, longest * (1.18 if deep else 1.1)]}
        label = longest * look.size * (3 if deep else 1.7) / 270
        beside = remarked.Bars(_ends(wholes, codes, share), label, value["range"][1])
        layout |= {
            "xaxis": axis,
            "yaxis": value,
            "margin": margins(top=12, bottom=look.size * (3.2 + (axes.RUNNING if notes else 0))),
            **remarked.ruled(chart, codes, look, beside),
        }
        height = max(LEVEL, 270 + legend_room)
    else:
        value = axes.hidden() | {"range": [0, longest * axes.tail(totals, look, told.room)]}
        layout |= {"xaxis": value, "yaxis": told.axis, "margin": margins(told.room, 8, 8, 4)}
        height = len(codes) * told.row + legend_room + 12
    return Drawing(traces, layout, height, key(words.status(row, y) for row in rows), notes, legend_room)


def _whole(words: Words, rows: list[Record], y: str) -> tuple[float, bool]:
    """The sum of the known parts, and whether any part is unknown."""
    more = any(row[y] is None or words.least(row, y) for row in rows)
    return sum(row[y] for row in rows if row[y] is not None), more


def _parts(rows: list[Record], y: str, series: str) -> list[Any]:
    """The parts, largest first, those that nobody told last."""
    weights: dict[Any, float] = {}
    for row in rows:
        weights[row[series]] = weights.get(row[series], 0) + (row[y] or 0)
    return sorted(weights, key=lambda code: (code is None, -weights[code]))


def _part(
    words: Words, look: Theme, rows: list[Record], codes: list[Any], wholes: dict[Any, tuple[float, bool]],
    hue: str, longest: float,
) -> Trace:  # fmt: skip
    x, y, series = (words.chart.encoding[role] for role in ("x", "y", "series"))
    share, upright = bool(words.chart.options.get("share")), x == "year"
    rows = [row for row in rows if row[y] is not None]
    lengths = [_length(row[y], wholes[row[x]][0], share) for row in rows]
    texts = [
        _text(words, row[y], wholes[row[x]][0], share) if length >= PRINTED * longest else ""
        for row, length in zip(rows, lengths, strict=True)
    ]
    name = words.said(series, rows[0][series]) if rows else ""
    places = [codes.index(row[x]) for row in rows]
    hollow = [words.running(x, row[x]) for row in rows]
    return {
        "type": "bar",
        "orientation": "v" if upright else "h",
        "name": safe(name),
        "showlegend": bool(rows),
        "x": places if upright else lengths,
        "y": lengths if upright else [-place for place in places],
        "width": 0.8 if upright else 0.66,
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": look.small, "color": [look.ink if open_ else on(hue) for open_ in hollow]},
        "marker": {
            "color": [look.background if open_ else hue for open_ in hollow],
            "line": {
                "color": [hue if open_ else look.background for open_ in hollow],
                "width": [1.5 if open_ else 1 for open_ in hollow],
            },
        },
        "hovertext": [
            hover(f"{name}, {words.said(x, row[x])}", words.told(row, y), _of(words, row[y], wholes[row[x]][0]),
                  words.remark(row))
            for row in rows
        ],
        "hoverinfo": "text",
        "customdata": [{x: row[x], series: row[series]} for row in rows],
    }


def _length(value: float, whole: float, share: bool) -> float:
    return (value / whole if whole else 0.0) if share else value


def _text(words: Words, value: float, whole: float, share: bool) -> str:
    """Per cent in the 100 % form, but counts where the whole is too small for a percentage to mean anything."""
    return percent(value / whole, 0) if share and whole >= settings.small_base else words.shown(value)


def _of(words: Words, value: float, whole: float) -> str:
    if whole < settings.small_base:
        return _("of {whole}", whole=words.shown(whole))
    return _("{share} of {whole}", share=percent(value / whole), whole=words.shown(whole))


def _total(words: Words, whole: tuple[float, bool], share: bool) -> str:
    """The whole at the end of a bar, as "n = 120" where the bar itself is 100 %; a dash where nobody told any part."""
    value, more = whole
    if more and not value:
        return "–"
    text = number(value) if share else words.shown(value)
    return ("n " if share else "") + ("≥ " if more else "= " if share else "") + text


def _clear(texts: list[str], look: Theme, room: float) -> list[str]:
    """The texts above columns of `room` pixels each, so that none touches the next.

    Too wide ones break after "n ="; where that is not enough only some are printed, counted from the last.
    """
    if _widest(texts, look) > room:
        texts = [text.replace("= ", "=\n").replace("n ≥ ", "n ≥\n") for text in texts]
    every, last = max(1, math.ceil(_widest(texts, look) / room)), len(texts) - 1
    return [text if (last - place) % every == 0 else "" for place, text in enumerate(texts)]


def _widest(texts: list[str], look: Theme) -> float:
    """Pixels of the widest line among texts."""
    return max((width(line, look.size) for text in texts for line in text.split("\n")), default=0) + 1


def _ends(wholes: dict[Any, tuple[float, bool]], codes: list[Any], share: bool) -> list[float]:
    """How long each bar is."""
    return [(1.0 if wholes[code][0] else 0.0) if share else wholes[code][0] for code in codes]


def _totals(
    look: Theme, codes: list[Any], wholes: dict[Any, tuple[float, bool]], texts: list[str], upright: bool, share: bool
) -> Trace:
    ends = _ends(wholes, codes, share)
    places = list(range(len(codes)))
    return {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "x": places if upright else ends,
        "y": ends if upright else [-place for place in places],
        "text": [lines(text.split("\n")) if upright else safe(f" {text}") for text in texts],
        "textposition": "top center" if upright else "middle right",
        "textfont": {"size": look.size, "color": look.muted if share else look.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
