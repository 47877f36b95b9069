"""Bars of our own making, as shapes: how far each target is reached, and agreements in time."""

from datetime import date
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from metrics.charts import agreement_timeline as timelines
from metrics.charts.style import mixed
from metrics.charts.text import width
from metrics.exports.slides.page import LINE, LOOK, SMALL, Box, Page, lines
from metrics.languages import _, day, ngettext

#: Part of the width that names may take, and points that a row takes where there are few.
NAMES, TALL = 0.44, 88


def _rows(page: Page, names: list[str], most: float) -> tuple[int, float, float]:
    """How many rows fit, how high each is, and how wide the names are."""
    room = min(max((width(name, SMALL) for name in names), default=0) + 12, page.room.width * NAMES)
    deep = max((lines(name, room - 12, SMALL) for name in names), default=1) * SMALL * LINE + 6
    fit = max(int(most / deep), 1)
    return fit, max(deep, min(most / max(min(len(names), fit), 1), TALL)), room


def bullet(page: Page) -> None:
    """The bar is the value, the outlined track ends at the target, a tick marks the period before."""
    words, encoding = page.words, page.chart.encoding
    y, value, target = (encoding[role] for role in ("y", "value", "target"))
    names = [words.said(y, row[y]) for row in page.rows]
    if len(names) > _rows(page, names, page.room.height)[0]:
        fit = _rows(page, names, page.room.height - SMALL * LINE)[0]
        page.say(ngettext("{n} more row in the table", "{n} more rows in the table", len(names) - fit))
    fit, high, left = _rows(page, names, page.room.height)
    texts = [_reached(page, row) for row in page.rows]
    tail = max((width(text, SMALL) for text in texts), default=0) + 14
    scales = [_scale(page, row) for row in page.rows]
    parts = [(row[name] or 0) / scale for row, scale in zip(page.rows, scales, strict=True) for name in (value, target)]
    long = (page.room.width - left - tail) / (max(parts, default=1) or 1)
    before = encoding.get("previous", "")
    for place, (row, name, said, scale) in enumerate(zip(page.rows, names, texts, scales, strict=True)):
        if place >= fit:
            break
        top, start = page.room.top + place * high, page.room.left + left
        page.text(Box(page.room.left, top, left - 12, high), name, middle=True)
        goal, now = (row[target] or 0) / scale * long, (row[value] or 0) / scale * long
        if row[target] is not None:
            track = Box(start, top + high * 0.2, goal, high * 0.6)
            page.shape(track, mixed(LOOK.grey, LOOK.background, 0.12), LOOK.ink, 1.25)
        if row[value] is not None:
            page.shape(Box(start, top + high * 0.35, now, high * 0.3), LOOK.accent)
        if row.get(before) is not None:
            page.shape(Box(start + row[before] / scale * long - 1.5, top + high * 0.28, 3, high * 0.44), LOOK.grey)
        page.text(Box(start + max(goal, now) + 8, top, tail, high), said, middle=True, wrap=False)


def _scale(page: Page, row: dict[str, Any]) -> float:
    encoding = page.chart.encoding
    if "unit" not in encoding:
        return 1.0
    return float(row[encoding["target"]] or row[encoding["value"]] or 1)


def _reached(page: Page, row: dict[str, Any]) -> str:
    encoding, words = page.chart.encoding, page.words
    unit = row.get(encoding.get("unit", "")) or words.unit
    actual = words.label(row, encoding["value"], unit)
    if row[encoding["target"]] is None:
        return actual
    return _("{value} of {target}", value=actual, target=words.shown(row[encoding["target"]], unit))


def timeline(page: Page) -> None:
    """From beginning to end, the first to end on top; the colour is kept for what needs care."""
    chart, words, encoding = page.chart, page.words, page.chart.encoding
    today = chart.options.get("today") or date.today()
    rows = timelines.judged(chart, page.rows, today)
    names = [words.said(encoding["y"], row[encoding["y"]]) for row in rows]
    head = 2 * SMALL * LINE + 8
    fit = _rows(page, names, page.room.height - head - SMALL * LINE)[0]
    if len(rows) > fit:
        page.say(ngettext("{n} more row in the table", "{n} more rows in the table", len(rows) - fit))
    rows = rows[:fit]
    states = {row["state"] for row in rows}
    rows.sort(key=lambda row: (row[encoding["end"]] or date.max, str(row[encoding["y"]])))
    names = [words.said(encoding["y"], row[encoding["y"]]) for row in rows]
    _fit, high, left = _rows(page, names, page.room.height - head)
    ends = [_end(row, encoding["end"]) for row in rows]
    tail = max((width(text, SMALL) for text in ends), default=0) + 10
    known = [row[encoding[role]] for row in rows for role in ("start", "end") if row[encoding[role]] is not None]
    first = min([*known, today])
    last = max([*known, date(today.year + 1, today.month, 28)])
    start, long = page.room.left + left, page.room.width - left - tail
    top = page.room.top

    def place(at: date) -> float:
        return float(start + long * (at - first).days / max((last - first).days, 1))

    _legend(page, [state for state in timelines.COLOURED if state in states], top)
    _axis(page, first, last, place, top + SMALL * LINE + 4, len(rows) * high)
    for number, (row, name, said) in enumerate(zip(rows, names, ends, strict=True)):
        at = top + head + number * high
        page.text(Box(page.room.left, at, left - 12, high), name, middle=True)
        begin = place(row[encoding["start"]] or first)
        finish = place(last if timelines.goes_on(row) else row[encoding["end"]])
        page.shape(Box(begin, at + high * 0.25, finish - begin, high * 0.5), *_colour(chart, row["state"]))
        page.text(Box(finish + 6, at, tail, high), said, middle=True, wrap=False)
    line = page.shape(Box(place(today) - 0.75, top + head - 4, 1.5, len(rows) * high + 4), LOOK.ink, name=_("today"))
    line.name = f"{_('today')}: {day(today)}"


def _end(row: dict[str, Any], end: str) -> str:
    """Month and year of the end, and whether it goes on."""
    on = timelines.goes_on(row)
    return f"{row[end]:%m.%Y} {on}".rstrip() if row[end] else on


def _colour(chart: Any, state: str) -> tuple[str, str | None]:
    """Fill and outline of a bar."""
    care = bool(chart.options.get("care", True))
    calm = mixed(LOOK.grey, LOOK.background, 0.75)
    if state == "ended":
        return (LOOK.bad, None) if care else (mixed(LOOK.grey, LOOK.background, 0.4), None)
    if state in ("unknown", "unused"):
        return LOOK.background, LOOK.grey
    if state == "auto-renewed":
        return mixed(LOOK.grey, LOOK.background, 0.3), LOOK.grey
    return (LOOK.warn, None) if state == "soon" else (calm, None)


def _legend(page: Page, states: list[str], top: float) -> None:
    """What the colours mean, in one line."""
    left = page.room.left
    for state in states:
        said = _(timelines.STATES[state])
        fill, line = _colour(page.chart, state)
        page.shape(Box(left, top + 5, 14, 12), fill, line)
        page.text(Box(left + 20, top, width(said, SMALL) + 8, SMALL * LINE), said, wrap=False)
        left += width(said, SMALL) + 52


def _axis(page: Page, first: date, last: date, place: Any, top: float, high: float) -> None:
    """A year and a thin line on the first of January of some years."""
    years = list(range(first.year + 1, last.year + 1))
    room = width("2026", SMALL) + 14
    slot = (place(last) - place(first)) / max(len(years), 1)
    every = max(1, -(-int(room) // max(int(slot), 1)))
    for year in years:
        if year % every:
            continue
        at = place(date(year, 1, 1))
        page.text(Box(at - room / 2, top, room, SMALL * LINE), str(year), colour=LOOK.muted, align="center", wrap=False)
        page.shape(Box(at, top + SMALL * LINE + 2, 0.5, high), LOOK.rule, kind=MSO_SHAPE.RECTANGLE)
