"""Agreements on a line of time: which run, which end soon, which have ended. Read y, start, end, and term where given;
unused, whether nothing has come of it for long; and row, where each entry stands, so that its mark leads there.

Colour is kept for what needs care: ended, or ending within 180 days; with `care=False` (a project that is over is no
trouble) only the latter, and what has ended is a paler grey. What is in force and not used is dotted. An agreement
without an end runs to the edge and says so; one that renews itself goes on beyond its date, hatched. The line of today
is the only upright one.
"""

from datetime import date, datetime, timedelta
from typing import Any

from metrics.charts import axes
from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, Trace, margins, note
from metrics.charts.style import Theme, legend, mixed
from metrics.charts.text import safe, width
from metrics.charts.words import Record, Words, hover, records
from metrics.languages import N_, _, day, ngettext
from metrics.subjects import TERMS

TOP = 25
ROW = 30
SOON = 180

#: What a row can be, in the order in which it needs care.
STATES = {
    "soon": N_("ends within 180 days"),
    "ended": N_("ended"),
    "unused": N_("in force, not used"),
    "dated": N_("runs until a date"),
    "auto-renewed": N_("renewed automatically"),
    "open-ended": N_("without an end"),
    "unknown": N_("end not stated"),
}

#: States that a legend explains; the others explain themselves by a date or by a mark.
COLOURED = ("soon", "ended", "unused", "auto-renewed")
MARKS = {"open-ended": "→", "unknown": "?"}


def draw(chart: Chart, look: Theme) -> Drawing:
    words = Words(chart)
    today = _date(chart.options.get("today")) or date.today()
    rows = judged(chart, records(chart), today)
    shown = rows[: chart.options.get("top", TOP)]
    # The order of care chooses; the order of time is what the eye follows.
    shown.sort(key=lambda row: (_date(row[chart.encoding["end"]]) or date.max, str(row[chart.encoding["y"]])))
    first, last = _span(chart, shown, today)
    here = {row["state"] for row in shown}
    names = [words.said(chart.encoding["y"], row[chart.encoding["y"]]) for row in shown]
    told = axes.names(names, look, ROW, most=3 if look.framed else 2)
    left, tall = told.room, len(shown) * told.row
    # Dates stand to the right of every bar, beyond the end of the axis too: as many pixels on a wall as on a phone.
    right = max(10, width(" 00.0000 → ", look.small))
    layout: dict[str, Any] = {
        "barmode": "overlay",
        "xaxis": _dates(look, first, last),
        "yaxis": told.axis,
        "shapes": [{"type": "line", "x0": today.isoformat(), "x1": today.isoformat(), "yref": "paper", "y0": 0, "y1": 1,
                    "line": {"color": look.ink, "width": 1.5}, "layer": "between"}],
        "margin": margins(left, right, look.size * 2, look.size * 2),
        **legend(look),
    }  # fmt: skip
    layout["legend"]["y"] = 1 + look.size * 1.5 / (tall + 1)
    traces = [
        _bars(words, look, [(place, row) for place, row in enumerate(shown) if row["state"] == code], code, first, last)
        for code in STATES
        if code in here
    ]
    traces.append(_ends(words, look, shown, first, last))
    said = note(f"<b>{safe(_('today'))}</b>", look, x=today.isoformat(), yref="paper", y=1, yanchor="bottom",
                font={"size": look.small, "color": look.ink})  # fmt: skip
    rest = len(rows) - len(shown)
    more = ngettext("{n} more row in the table", "{n} more rows in the table", rest) if rest else ""
    meant = [f"{mark} {_(STATES[code])}" for code, mark in MARKS.items() if any(row["lasts"] == code for row in shown)]
    legend_room = axes.legend_height([_(STATES[code]) for code in COLOURED if code in here], look, left)
    key = " · ".join([*meant, more] if more else meant)
    return Drawing(traces, layout, tall + legend_room + look.size * 4, key, [said], legend_room)


def judged(chart: Chart, rows: list[Record], today: date) -> list[Record]:
    """The rows in the order in which they need care. Each has how it `lasts` and its `state`, both of STATES: the same,
    but where an agreement in force is not used."""
    found = []
    for row in rows:
        lasts = _lasts(chart, row, today)
        unused = lasts not in ("soon", "ended") and bool(row.get(chart.encoding.get("unused", "")))
        found.append(row | {"lasts": lasts, "state": "unused" if unused else lasts})
    return sorted(
        found, key=lambda row: (list(STATES).index(row["state"]), _date(row[chart.encoding["end"]]) or date.max)
    )


def goes_on(row: Record) -> str:
    """What stands at the end of a judged row's bar: an arrow where it goes on, a question mark where nobody told."""
    return MARKS.get(row["lasts"], "→" if row["lasts"] == "auto-renewed" else "")


def _lasts(chart: Chart, row: Record, today: date) -> str:
    """Only a date makes an agreement end; without one its term says why there is none."""
    term = row.get(chart.encoding.get("term", "term"))
    end = _date(row[chart.encoding["end"]])
    if term in ("open-ended", "auto-renewed"):
        return str(term)
    if end is None:
        return "unknown"
    if end < today:
        return "ended"
    return "soon" if (end - today).days <= SOON else "dated"


def _date(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _span(chart: Chart, rows: list[Record], today: date) -> tuple[date, date]:
    """From the first start to the last end, and at least a year beyond today."""
    told = [_date(row[chart.encoding[role]]) for row in rows for role in ("start", "end")]
    days = [found for found in told if found is not None] + [today]
    return min(days) - timedelta(days=60), max(max(days), today + timedelta(days=365))


def _dates(look: Theme, first: date, last: date) -> dict[str, Any]:
    """An axis with as many years as there is room for, on a wall as on a phone; a short one has months between."""
    return {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "tickformatstops": [
            {"dtickrange": ["M12", None], "value": "%Y"},
            {"dtickrange": [None, "M12"], "value": "%m.%Y"},
        ],
        "tickfont": {"size": look.small, "color": look.muted},
        "tickangle": 0,
        "gridcolor": look.rule,
        "zeroline": False,
        "fixedrange": True,
    }


def _shade(look: Theme, state: str, care: bool) -> str:
    calm = mixed(look.grey, look.background, 0.75)
    if state == "ended" and not care:
        return mixed(look.grey, look.background, 0.4)
    return {"soon": look.warn, "ended": look.bad, "unknown": look.background}.get(state, calm)


def _stretch(chart: Chart, row: Record, first: date, last: date) -> tuple[date, date]:
    """Where the bar begins and ends in the picture."""
    begin = _date(row[chart.encoding["start"]]) or first
    end = _date(row[chart.encoding["end"]])
    return begin, last if end is None or row["lasts"] in ("open-ended", "auto-renewed") else end


def _bars(words: Words, look: Theme, bars: list[tuple[int, Record]], state: str, first: date, last: date) -> Trace:
    chart = words.chart
    own = [name for role in ("y", "row") if (name := chart.encoding.get(role))]
    stretches = [_stretch(words.chart, row, first, last) for _place, row in bars]
    shade = _shade(look, state, bool(words.chart.options.get("care", True)))
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(_(STATES[state])),
        "showlegend": state in COLOURED,
        "y": [-place for place, _row in bars],
        "base": [begin.isoformat() for begin, _end in stretches],
        "x": [(end - begin).days * 86_400_000 for begin, end in stretches],  # a date axis counts milliseconds
        "width": 0.5,
        "marker": {
            "color": shade,
            "line": {"color": look.grey if state == "unknown" else shade, "width": 1},
            "pattern": {"shape": {"auto-renewed": "/", "unused": "."}.get(state, ""), "fgcolor": look.grey,
                        "bgcolor": look.background, "size": 7},
        },
        "hovertext": [_told(words, row) for _place, row in bars],
        "hoverinfo": "text",
        "customdata": [{name: row[name] for name in own} for _place, row in bars],
    }  # fmt: skip


def _told(words: Words, row: Record) -> str:
    chart = words.chart
    start, end = (_date(row[chart.encoding[role]]) for role in ("start", "end"))
    country = chart.encoding.get("country", "")
    term = row.get(chart.encoding.get("term", "term"))
    return hover(
        words.said(chart.encoding["y"], row[chart.encoding["y"]]),
        words.said(country, row[country]) if country else "",
        f"{words.heading(chart.encoding['start'], _('Valid from'))}: {day(start)}",
        f"{words.heading(chart.encoding['end'], _('Valid to'))}: {day(end) if end else _(TERMS.get(str(term), ''))}",
        _(STATES[row["state"]]),
    )


def _ends(words: Words, look: Theme, rows: list[Record], first: date, last: date) -> Trace:
    """Month and year at the end of each bar; an arrow where it goes on."""
    ends, texts = [], []
    for row in rows:
        _begin, end = _stretch(words.chart, row, first, last)
        dated = _date(row[words.chart.encoding["end"]])
        on = goes_on(row)
        ends.append(end.isoformat())
        texts.append(f" {dated:%m.%Y} {on}" if dated else f" {on}")
    return {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "x": ends,
        "y": [-place for place in range(len(rows))],
        "text": texts,
        "textposition": "middle right",
        # A halo keeps a date readable where it stands on the line of today.
        "textfont": {"size": look.small, "color": look.ink, "shadow": ", ".join([f"0 0 3px {look.background}"] * 4)},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
