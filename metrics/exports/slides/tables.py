"""Native tables: the heat table, and the headlines with their small columns of years."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from metrics.charts import remarked
from metrics.charts.headlines import moved
from metrics.charts.style import mixed
from metrics.charts.text import shortened, width
from metrics.exports.slides.page import FONT, LINE, LOOK, SMALL, Box, Page, emu, lines, rgb
from metrics.languages import _, ngettext

#: Points between a cell's text and its edge.
PAD = 5


def table(page: Page, box: Box, widths: list[float], heights: list[float]) -> Any:
    """An empty table without the theme's stripes."""
    frame = page.slide.shapes.add_table(
        len(heights), len(widths), emu(box.left), emu(box.top), emu(sum(widths)), emu(sum(heights))
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", page.chart.alt)
    made = frame.table
    made.first_row = True
    made.horz_banding = False
    style = made._tbl.tblPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId")
    if style is not None:  # "no style, no grid"
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    for place, wide in enumerate(widths):
        made.columns[place].width = emu(wide)
    for place, high in enumerate(heights):
        made.rows[place].height = emu(high)
    return made


def cell(made: Any, row: int, column: int, said: str, fill: str = "", colour: str = LOOK.ink, bold: bool = False,
         right: bool = True) -> None:  # fmt: skip
    """One cell's text and tint."""
    one = made.cell(row, column)
    one.margin_left = one.margin_right = emu(PAD)
    one.margin_top = one.margin_bottom = emu(1)
    one.vertical_anchor = MSO_ANCHOR.MIDDLE
    if fill:
        one.fill.solid()
        one.fill.fore_color.rgb = rgb(fill)
    paragraph = one.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = said
    run.font.size, run.font.name, run.font.bold = Pt(SMALL), FONT, bold
    run.font.color.rgb = rgb(colour)


def heat(page: Page) -> None:
    """A category in each row, a year in each column, darker where there is more. The latest years, the largest rows."""
    chart, words = page.chart, page.words
    x, y, value = (chart.encoding[role] for role in ("x", "y", "value"))
    cells = {(row[y], row[x]): row for row in page.rows}
    across = list(dict.fromkeys(code for _row, code in cells))
    if x == "year":
        across.sort()
    weights: dict[Any, float] = {}
    for (code, _at), row in cells.items():
        weights[code] = max(weights.get(code, -1.0), -1.0 if row[value] is None else row[value])
    names = sorted(weights, key=lambda code: -weights[code])[: chart.options.get("top", 15)]
    heads = {code: words.said(x, code) + remarked.mark(chart, code) for code in across}
    texts = [*(words.label(row, value) for row in cells.values()), *heads.values()]
    each = max(width(text, SMALL, bold=True) for text in texts) + 2 * PAD + 2
    room = page.room.width
    left = min(max(width(words.said(y, code), SMALL) for code in names) + 2 * PAD + 4, room * 0.4)
    across = (
        across[-max(int((room - left) / each), 1) :] if x == "year" else across[: max(int((room - left) / each), 1)]
    )
    high = SMALL * LINE + 5
    page.say(_("The sheet of this report has all rows and years."))
    if len(names) <= int(page.room.height / high) - 1 and len(across) == len({code for _row, code in cells}):
        page.unsay()
    names = names[: max(int(page.room.height / high) - 1, 1)]
    made = table(page, page.room, [left, *[each] * len(across)], [high] * (len(names) + 1))
    most = max((row[value] for row in cells.values() if row[value] is not None), default=0) or 1
    cell(made, 0, 0, "", right=False)
    for number, code in enumerate(across, start=1):
        cell(made, 0, number, heads[code], colour=LOOK.muted)
    for place, code in enumerate(names, start=1):
        cell(made, place, 0, shortened(words.said(y, code), left - 2 * PAD, SMALL), right=False)
        for number, column in enumerate(across, start=1):
            row = cells.get((code, column), {})
            one = row.get(value)
            tint = "" if one is None else mixed(LOOK.accent, LOOK.background, 0.06 + 0.49 * max(one, 0) / most)
            cell(made, place, number, words.label(row, value), tint, LOOK.muted if one is None else LOOK.ink)


def headlines(page: Page) -> None:
    """Indicator, value, change, years, target: a native table, the years as small columns over it."""
    rows, encoding = page.rows, page.chart.encoding
    heads = {
        "name": _("indicator"),
        "value": _("value"),
        "change": _("change"),
        "history": "",
        "target": _("against target"),
    }
    roles = [role for role in heads if role in encoding]
    heads["history"] = _span(page)
    texts = [[_said(page, role, row) for role in roles] for row in rows]
    # A long heading takes two lines rather than the room of the names.
    wide = [
        max(*(width(line[place], SMALL, bold=role == "value") for line in texts), min(width(heads[role], SMALL), 130))
        + 2 * PAD
        + 6
        for place, role in enumerate(roles)
    ]
    if "history" in roles:
        wide[roles.index("history")] = max(150, width(heads["history"], SMALL) + 2 * PAD)
    wide[0] = max(page.room.width - sum(wide[1:]), 150)
    if sum(wide) > page.room.width and "history" in roles:
        wide[roles.index("history")] -= sum(wide) - page.room.width
    tall = max(lines(heads[role], room - 2 * PAD, SMALL) for role, room in zip(roles, wide, strict=True))
    head = tall * SMALL * LINE + 6
    deep = [max(SMALL * LINE + 6, lines(line[0], wide[0] - 2 * PAD - 4, SMALL) * SMALL * LINE + 4) for line in texts]
    spare = (page.room.height - head - 2 - sum(deep)) / max(len(deep), 1)
    if spare < 0:
        fit = 0
        while sum(deep[: fit + 1]) < page.room.height - head - SMALL * LINE - 2:
            fit += 1
        page.say(ngettext("{n} more row in the table", "{n} more rows in the table", len(rows) - fit))
        rows, texts, deep, spare = rows[:fit], texts[:fit], deep[:fit], 0
    deep = [one + min(spare, 14) for one in deep]
    made = table(page, page.room, wide, [head, *deep])
    for number, role in enumerate(roles):
        cell(made, 0, number, heads[role], colour=LOOK.muted, right=role in ("value", "target"))
    top = page.room.top + head
    for place, (row, line) in enumerate(zip(rows, texts, strict=True)):
        for number, role in enumerate(roles):
            cell(made, place + 1, number, line[number], bold=role == "value", right=role in ("value", "target"))
        if "history" in roles:
            left = page.room.left + sum(wide[: roles.index("history")]) + PAD
            _years(page, row, Box(left, top + 4, wide[roles.index("history")] - 2 * PAD, deep[place] - 8))
        top += deep[place]


def _said(page: Page, role: str, row: dict[str, Any]) -> str:
    words, encoding = page.words, page.chart.encoding
    unit = row.get(encoding.get("unit", "")) or words.unit
    if role == "name":
        return str(row[encoding["name"]])
    if role == "value":
        return words.label(row, encoding["value"], unit)
    if role == "change":
        return moved(words, row)
    if role == "target":
        return "" if row[encoding["target"]] is None else words.shown(row[encoding["target"]], unit)
    return ""


def _span(page: Page) -> str:
    """The first and the last year of the small columns."""
    name = page.chart.encoding.get("years", "")
    years = next((row[name] for row in page.rows if row.get(name)), None)
    return f"{page.words.said('year', years[0])}–{page.words.said('year', years[-1])}" if years else ""


def _years(page: Page, row: dict[str, Any], box: Box) -> None:
    """A column for each year that was told; hollow for the one still running."""
    encoding = page.chart.encoding
    told = [None if one is None or one != one else float(one) for one in row[encoding["history"]] or ()]
    years = row.get(encoding.get("years", "")) or [None] * len(told)
    most = max((one for one in told if one is not None), default=0) or 1
    step = box.width / max(len(told), 1)
    for place, (one, year) in enumerate(zip(told, years, strict=True)):
        if one is None:
            continue
        high = max(box.height * max(one, 0) / most, 0.7)
        running = page.words.running("year", year)
        at = Box(box.left + place * step, box.bottom - high, step * 0.8, high)
        page.shape(at, LOOK.background if running else LOOK.accent, LOOK.accent, 1)
