"""Headlines: the first thing that a rector reads. One row an indicator: value, change, ten years, against target.

Read name and value; and, where given: when (the year or day of the value), unit, status, change (a difference),
percent (of change; left out over a small base), history (a tuple, None where a year was not reported), years (of that
history), target, link, better ("more" or "fewer": which direction is good; without it a change has no colour).

On a page they are HTML (`html`), a real table that a screen reader can walk and that becomes cards on a phone; in a
picture they are a figure like the other forms (`draw`).
"""

import json
from html import escape
from typing import Any

from metrics.charts.chart import Chart
from metrics.charts.drawing import Drawing, margins, note
from metrics.charts.style import THEMES, Theme, ThemeName, mixed
from metrics.charts.text import lines, safe, wrapped
from metrics.charts.words import Record, Words, records
from metrics.languages import N_, _, percent

ROW = 46

DIRECTIONS = {1: N_("more than the year before"), -1: N_("less than the year before"), 0: N_("as the year before")}
SIGNS = {1: "▲", -1: "▼", 0: "="}

#: Held by the page once (middleware.py, exports/html.py): a style in the rows themselves would have the browser hold
#: every element of the page against it anew whenever a number changes.
STYLE = """
.hl{font-family:inherit;print-color-adjust:exact;color:var(--ink);width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.hl th,.hl td{padding:7px 10px 7px 0;text-align:left;border:0;border-bottom:1px solid var(--rule);vertical-align:middle}
.hl thead th{font-size:13px;font-weight:400;color:var(--muted);padding-top:0}
.hl tbody th{font-size:15px;font-weight:500;min-width:130px}
.hl tbody th a{color:inherit}
.hl tbody th small{font-size:12px;font-weight:400;color:var(--muted);white-space:nowrap}
.hl .value{font-size:22px;font-weight:650;white-space:nowrap}
.hl .silent{font-size:13px;font-weight:400;color:var(--muted)}
.hl .change{font-size:15px;min-width:110px}
.hl .change small{display:block;font-size:13px;color:var(--muted)}
.hl .good{color:var(--good)}.hl .bad{color:var(--bad)}
.hl .years{display:block;height:30px;width:104px;background:linear-gradient(var(--accent) 29px,var(--grey) 29px)}
.hl .target{font-size:13px;white-space:nowrap}
.hl .track{display:inline-block;position:relative;height:16px;width:96px;margin-right:8px;vertical-align:middle;
background:linear-gradient(var(--accent),var(--accent)) 0 50%/var(--now) 8px no-repeat}
.hl .track::before{content:"";position:absolute;inset:0 auto 0 0;width:var(--goal);border:1.5px solid var(--ink);
box-sizing:border-box}
.hl .said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.hlbox{container-type:inline-size}
@container(max-width:520px){
.hl thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.hl,.hl tbody{display:block}
.hl tbody tr{display:grid;grid-template-columns:1fr auto;column-gap:12px;row-gap:2px;align-items:center;
padding:10px 0;border-bottom:1px solid var(--rule)}
.hl tbody th,.hl td{border:0;padding:0;display:block}
.hl tbody th{grid-column:1/-1;min-width:0}
.hl .change{min-width:0}
.hl td.target{grid-column:1/-1}
}
"""


def html(chart: Chart, theme: ThemeName = "light") -> str:
    """The rows as one HTML table; the page holds `STYLE`. Every text in it is escaped; it carries no script."""
    look, words = THEMES[theme], Words(chart)
    rows = records(chart)
    roles = [role for role in ("change", "history", "target") if role in chart.encoding]
    titles = {"change": _("change"), "history": _history_title(words, rows), "target": _("against target")}
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in [
        _("indicator"), _("value"), *(titles[role] for role in roles)
    ])  # fmt: skip
    cells = {"change": _change, "history": _years, "target": _goal}
    body = "".join(
        f'<tr{_at(chart, row)}><th scope="row">{_named(chart, row)}</th><td class="value">{_value(words, row)}</td>'
        + "".join(cells[role](words, row) for role in roles)
        + "</tr>"
        for row in rows
    )
    names = ("ink", "muted", "rule", "grey", "accent", "good", "bad")
    colours = ";".join(f"--{name}:{getattr(look, name)}" for name in names)
    return (
        f'<div class="hlbox"><table class="hl" style="{colours}"><caption class="said">{escape(chart.alt)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(chart: Chart, row: Record, role: str) -> Any:
    """What stands in the column of a role; None where the chart has no such column."""
    return row.get(chart.encoding.get(role, ""))


def _named(chart: Chart, row: Record) -> str:
    name, link = escape(str(row[chart.encoding["name"]])), _cell(chart, row, "link")
    if link and ":" not in str(link) and not str(link).startswith("//"):  # only pages of our own
        name = f'<a href="{escape(str(link))}" target="_self">{name}</a>'
    when = _cell(chart, row, "when")
    return f"{name} <small>{escape(str(when))}</small>" if when else name


def _at(chart: Chart, row: Record) -> str:
    """What a mark's `customdata` is in a figure: of what the number is. Like links, on pages of our own alone."""
    if "link" not in chart.encoding or "indicator" not in row:
        return ""
    return f' data-at="{escape(json.dumps({"indicator": row["indicator"]}), quote=True)}"'


def _unit(words: Words, row: Record) -> str:
    return _cell(words.chart, row, "unit") or words.unit


def _value(words: Words, row: Record) -> str:
    value = words.chart.encoding["value"]
    if row[value] is None:
        return f'<span class="silent">{escape(words.told(row, value))}</span>'
    return escape(words.label(row, value, _unit(words, row)))


def _direction(words: Words, row: Record) -> int | None:
    difference = _cell(words.chart, row, "change")
    return None if difference is None else (difference > 0) - (difference < 0)


def moved(words: Words, row: Record) -> str:
    """ "▲ +89 (8 %)", the percentage only where the base bears one."""
    direction = _direction(words, row)
    if direction is None:
        return "–"
    part = _cell(words.chart, row, "percent")
    text = f"{SIGNS[direction]} {words.changed(_cell(words.chart, row, 'change'), _unit(words, row))}"
    return text if not part else f"{text} ({percent(abs(part) / 100)})"


def _judged(words: Words, row: Record) -> str:
    """ "good", "bad" or "" where nobody said which direction is better."""
    better, direction = _cell(words.chart, row, "better"), _direction(words, row)
    if not better or not direction:
        return ""
    return "good" if (direction > 0) == (better == "more") else "bad"


def _change(words: Words, row: Record) -> str:
    direction = _direction(words, row)
    word = escape(_(DIRECTIONS[direction])) if direction is not None else escape(_("no year to compare with"))
    judged = " ".join(["change", *filter(None, [_judged(words, row)])])
    return f'<td class="{judged}">{escape(moved(words, row))}<small>{word}</small></td>'


def _history_title(words: Words, rows: list[Record]) -> str:
    years = next((found for row in rows if (found := _cell(words.chart, row, "years"))), None)
    return f"{words.said('year', years[0])} – {words.said('year', years[-1])}" if years else _("years")


def _past(words: Words, row: Record) -> list[tuple[float | None, bool]]:
    """The history as (value or None, whether that year is still running)."""
    history = list(_cell(words.chart, row, "history") or ())
    years = list(_cell(words.chart, row, "years") or [None] * len(history))
    return [
        (None if value is None or value != value else float(value), words.running("year", year))
        for value, year in zip(history, years, strict=True)
    ]


#: In per cent of the box of the years: where its bars stand, and how thick the outline of a running year is.
FLOOR, STROKE = 97, (1.4, 5)


def _years(words: Words, row: Record) -> str:
    """All bars are one element, cut out along their tops: an element a bar is most of what a browser has to check."""
    past = _past(words, row)
    most = max((value for value, _running in past if value is not None), default=0) or 1
    step = min(100 / max(len(past), 1), 15)
    corners: list[tuple[float, float]] = [(0, 100), (0, FLOOR)]
    for place, (value, running) in enumerate(past):
        if value is None:
            continue
        left, right, top = place * step, (place + 0.8) * step, FLOOR - max(FLOOR * value / most, 3)
        corners += [(left, FLOOR), (left, top), (right, top), (right, FLOOR)]
        if running:  # and back along the inside: what has been gone round twice, there and back, stays empty
            left, right, top = left + STROKE[0], right - STROKE[0], min(top + STROKE[1], FLOOR)
            corners += [(right, FLOOR), (right, top), (left, top), (left, FLOOR)]
    cut = ",".join(f"{x:.1f}% {y:.0f}%" for x, y in [*corners, (100, FLOOR), (100, 100)])
    told = ", ".join(words.shown(value, _unit(words, row)) for value, _running in past)
    picture = f'role="img" aria-label="{escape(told)}" style="clip-path:polygon({cut})"'
    return f'<td><span class="years" {picture}></span></td>'


def _goal(words: Words, row: Record) -> str:
    target, value = _cell(words.chart, row, "target"), row[words.chart.encoding["value"]]
    if target is None:
        return f'<td><span class="said">{escape(_("no target set"))}</span></td>'
    longest = max(target, value or 0) or 1
    wanted = escape(words.shown(target, _unit(words, row)))
    reached = escape(_("{share} of the target", share=percent((value or 0) / target, 0))) if target else ""
    said = f'role="img" aria-label="{reached}"' if reached else 'aria-hidden="true"'
    long = f'style="--goal:{100 * target / longest:.0f}%;--now:{100 * (value or 0) / longest:.0f}%"'
    return f'<td class="target"><span class="track" {said} {long}></span>{wanted}</td>'


def draw(chart: Chart, look: Theme) -> Drawing:
    """The same rows as a figure, for pictures. Positions are parts of the width: name, value, change, years, target."""
    words, rows = Words(chart), records(chart)
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for place, row in enumerate(rows):
        middle = -float(place)
        name = wrapped(str(row[chart.encoding["name"]]), 330 if look.framed else 130, look.size)
        when = _cell(chart, row, "when")
        dated = f'<br><span style="font-size:{look.small:.0f}px">{safe(str(when))}</span>' if when else ""
        notes.append(_written(lines(name) + dated, look, 0, middle))
        value = words.label(row, chart.encoding["value"], _unit(words, row))
        notes.append(_written(f"<b>{safe(value)}</b>", look, 0.3, middle, size=look.size * 1.25))
        if "change" in chart.encoding:
            judged = _judged(words, row)
            ink = {"good": look.good, "bad": look.bad}.get(judged, look.ink)
            notes.append(_written(safe(moved(words, row)), look, 0.42, middle, ink=ink))
        shapes += _bars(words, row, look, middle)
        shapes += _track(words, row, look, middle)
        target = _cell(chart, row, "target")
        if target is not None:
            notes.append(_written(safe(words.shown(target, _unit(words, row))), look, 0.9, middle, ink=look.muted))
    axis = {"visible": False, "fixedrange": True}
    layout = {
        "xaxis": axis | {"range": [0, 1]},
        "yaxis": axis | {"range": [-len(rows) + 0.5, 0.5]},
        "shapes": shapes,
        "margin": margins(),
    }
    return Drawing([{"type": "scatter", "x": [], "y": []}], layout, len(rows) * ROW + 20, "", notes)


def _written(text: str, look: Theme, x: float, y: float, size: float | None = None, ink: str = "") -> dict[str, Any]:
    font = {"size": size or look.size, "color": ink or look.ink}
    return note(text, look, x=x, y=y, xanchor="left", yanchor="middle", align="left", font=font)


def _bars(words: Words, row: Record, look: Theme, middle: float) -> list[dict[str, Any]]:
    past = _past(words, row)
    most = max((value for value, _running in past if value is not None), default=0) or 1
    step = 0.16 / max(len(past), 1)
    return [
        _box(0.58 + place * step, 0.58 + (place + 0.8) * step, middle - 0.32, middle - 0.32 + 0.64 * value / most,
             look.background if running else look.accent, look.accent)
        for place, (value, running) in enumerate(past)
        if value is not None
    ]  # fmt: skip


def _track(words: Words, row: Record, look: Theme, middle: float) -> list[dict[str, Any]]:
    target, value = _cell(words.chart, row, "target"), row[words.chart.encoding["value"]]
    if target is None:
        return []
    longest = max(target, value or 0) or 1
    end, reached = (0.77 + 0.12 * part / longest for part in (target, value or 0))
    pale = mixed(look.grey, look.background, 0.12)
    return [
        _box(0.77, end, middle - 0.2, middle + 0.2, pale, look.ink),
        _box(0.77, reached, middle - 0.1, middle + 0.1, look.accent, look.accent),
    ]


def _box(left: float, right: float, low: float, high: float, fill: str, edge: str) -> dict[str, Any]:
    return {"type": "rect", "x0": left, "x1": right, "y0": low, "y1": high, "fillcolor": fill,
            "line": {"color": edge, "width": 1}}  # fmt: skip
