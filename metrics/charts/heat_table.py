"""Heat table: a category in each row, a year in each column, the number in every cell. Read x, y and value.

The tint only guides the eye; the number is always there. Missing and suppressed cells stay white and carry their mark.
"""

from typing import Any

from metrics.charts import axes, remarked
from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, Trace, margins
from metrics.charts.style import Theme, mixed
from metrics.charts.text import safe, width
from metrics.charts.words import Record, Words, hover, key, records

TOP = 15
ROW = 28


def draw(chart: Chart, look: Theme) -> Drawing:
    words, rows = Words(chart), records(chart)
    x, y, value = (chart.encoding[role] for role in ("x", "y", "value"))
    columns = list(dict.fromkeys(row[x] for row in rows))
    if x == "year":
        columns.sort()
    cells = {(row[y], row[x]): row for row in rows}
    names = _largest(rows, y, value, chart.options.get("top", TOP))
    told = axes.names([words.said(y, code) for code in names], look, ROW, most=2)
    room = ((1200 if look.framed else 350) - told.room) / max(len(columns), 1)
    header = axes.category_axis(words, x, columns, look, room) | {"side": "top", "range": [-0.5, len(columns) - 0.5]}
    deep = look.size * 3.2
    if room < look.size * 2.9:  # every column has a head: written upwards where columns are narrow
        said = [words.said(x, code) + remarked.mark(chart, code) for code in columns]
        header |= {"tickvals": list(range(len(columns))), "ticktext": [safe(text) for text in said], "tickangle": -90}
        deep = max(width(text, look.small) for text in said) + 12
    layout: dict[str, Any] = {
        "xaxis": header,
        "yaxis": told.axis | {"range": [-len(names) + 0.5, 0.5]},
        "margin": margins(told.room, 4, deep, 4),
    }
    traces = [_tints(words, look, names, columns, cells)]
    if len(names) == 1:  # plotly fits the numbers to their cells only where there are several rows
        longest = max((len(text) for text in traces[0]["text"][0]), default=0) or 1
        traces[0]["textfont"] = {"size": min(look.size, max(6.0, (room - 2) / longest / 0.6))}
    silent = [(place, -line) for line, code in enumerate(names) for place, column in enumerate(columns)
              if _value(cells, code, column, value) is None]  # fmt: skip
    if silent:
        traces.append(_silent(words, look, names, columns, cells, silent))
    statuses = [words.status(cells.get((code, column), {}), value) for code in names for column in columns]
    return Drawing(traces, layout, len(names) * told.row + layout["margin"]["t"] + 8, key(statuses))


def _largest(rows: list[Record], y: str, value: str, top: int) -> list[Any]:
    weights: dict[Any, float] = {}
    for row in rows:
        weights[row[y]] = max(weights.get(row[y], -1), -1 if row[value] is None else row[value])
    return sorted(weights, key=lambda code: -weights[code])[:top]


def _value(cells: dict[tuple[Any, Any], Record], code: Any, column: Any, value: str) -> float | None:
    found: float | None = cells.get((code, column), {}).get(value)
    return found


def _number(words: Words, row: Record, value: str) -> str:
    return safe(words.label(row, value)) if row.get(value) is not None else ""


def _tints(
    words: Words, look: Theme, names: list[Any], columns: list[Any], cells: dict[tuple[Any, Any], Record]
) -> Trace:
    x, y, value = (words.chart.encoding[role] for role in ("x", "y", "value"))
    return {
        "type": "heatmap",
        "x": list(range(len(columns))),
        "y": [-place for place in range(len(names))],
        "z": [[_value(cells, code, column, value) for column in columns] for code in names],
        "zmin": 0,
        # Where there is no number the mark is a trace of its own: plotly would print it small and pale.
        "text": [[_number(words, cells.get((code, column), {}), value) for column in columns] for code in names],
        "texttemplate": "%{text}",
        # Ends at a tint on which plotly's own choice of black or white text still reads.
        "colorscale": [[0, mixed(look.accent, look.background, 0.06)], [1, mixed(look.accent, look.background, 0.75)]],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertext": [
            [
                hover(
                    f"{words.said(y, code)}, {words.said(x, column)}",
                    words.told(cells.get((code, column), {}), value),
                    words.remark(cells.get((code, column), {})),
                )
                for column in columns
            ]
            for code in names
        ],
        "hoverinfo": "text",
        "hoverongaps": False,
        "customdata": [[{y: code, x: column} for column in columns] for code in names],
    }


def _silent(
    words: Words, look: Theme, names: list[Any], columns: list[Any], cells: dict[tuple[Any, Any], Record],
    silent: list[tuple[int, int]],
) -> Trace:  # fmt: skip
    x, y, value = (words.chart.encoding[role] for role in ("x", "y", "value"))
    asked = [(names[-line], columns[place], cells.get((names[-line], columns[place]), {})) for place, line in silent]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [place for place, _line in silent],
        "y": [line for _place, line in silent],
        "text": [words.label(row, value) for _code, _column, row in asked],
        "textfont": {"size": look.size, "color": look.muted},
        "hovertext": [
            hover(f"{words.said(y, code)}, {words.said(x, column)}", words.told(row, value))
            for code, column, row in asked
        ],
        "hoverinfo": "text",
        "customdata": [{y: code, x: column} for code, column, _row in asked],
    }
