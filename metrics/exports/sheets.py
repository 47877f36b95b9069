"""What stands on a workbook's sheet for each form of chart: a list or a matrix of numbers, formulas, a native chart.

A list has one row a mark (years, countries, partners); a matrix has a category in each row and a year in each column.
`SHEETS` names the function of every form; each draws into a `Tab` and gives the last row that it filled.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from metrics.charts import Chart
from metrics.charts.ranked_bars import TOP, ranked
from metrics.charts.style import THEMES
from metrics.charts.table import ASIDE, Column, columns
from metrics.charts.words import Record, Words, records
from metrics.exports.plots import form, instead, plot, summed
from metrics.indicators import CATALOGUE
from metrics.languages import _
from metrics.settings import settings
from metrics.subjects import STATUSES

LOOK = THEMES["print"]
FONT = "Arial"
HEAD = 4  # the row of the headings
#: Cells that hold more are cut by Excel itself.
LONGEST = 32_000
#: Room of a chart, in rows, and in pixels.
ROWS, WIDE, HIGH = 19, 720, 360


def looks(book: Any) -> dict[str, Any]:
    """Formats that every sheet uses, by name."""
    plain: dict[str, Any] = {"font_name": FONT, "font_size": 10, "font_color": LOOK.ink, "valign": "top"}
    made: dict[str, dict[str, Any]] = {
        "plain": {},
        "title": {"bold": True, "font_size": 16},
        "muted": {"font_color": LOOK.muted},
        "beside": {"indent": 1},  # a text to the right of a number
        "wrapped": {"text_wrap": True},
        "head": {"bold": True, "bottom": 1, "text_wrap": True, "bottom_color": LOOK.ink},
        "total": {"bold": True, "top": 1},
        "link": {"font_color": LOOK.accent, "underline": 1},
        "mark": {"align": "right", "font_color": LOOK.muted},
        # A blank cell is a gap in a native chart, where a text would be drawn as 0; its pattern says why it is blank.
        "missing": {"pattern": 14, "fg_color": LOOK.rule, "bg_color": LOOK.background},
        "suppressed": {"pattern": 17, "fg_color": LOOK.grey, "bg_color": LOOK.background},
        "not applicable": {"pattern": 10, "fg_color": LOOK.rule, "bg_color": LOOK.background},
        "day": {"num_format": "dd.mm.yyyy", "align": "left"},
    }
    return {name: book.add_format(plain | more) for name, more in made.items()}


class Tab:
    """One sheet being filled. Texts are always written as texts."""

    def __init__(self, book: Any, sheet: Any, given: dict[str, Any], chart: Chart) -> None:
        self.book, self.sheet, self.looks, self.chart = book, sheet, given, chart
        self.words = Words(chart)
        self.below = 0  # first row under the native chart
        self.silent: dict[str, None] = {}  # why cells are blank, as they occur
        self._numbers: dict[tuple[str, bool], Any] = {}

    def number(self, written: str, total: bool = False) -> Any:
        """The format of a number, made once."""
        known = (written, total)
        if known not in self._numbers:
            more = {"bold": True, "top": 1} if total else {}
            self._numbers[known] = self.book.add_format(
                {"font_name": FONT, "font_size": 10, "font_color": LOOK.ink, "num_format": written, **more}
            )
        return self._numbers[known]

    def text(self, row: int, column: int, said: str, look: str = "plain") -> None:
        self.sheet.write_string(row, column, said[:LONGEST], self.looks[look])

    def meaning(self, row: int) -> int:
        """What each pattern of blank cells means, where any occur; the next row."""
        for status in self.silent:
            self.sheet.write_blank(row, 0, None, self.looks[status])
            self.text(row, 1, _(STATUSES[status]), "muted")
            row += 1
        return row

    def said(self, row: int, sentence: str) -> int:
        self.text(row, 0, sentence)
        return row

    def day(self, row: int, today: date) -> None:
        """The day on which ends are judged: formulas read it from the second column."""
        self.text(row, 0, _("As of"), "muted")
        self.sheet.write_datetime(row, 1, today, self.looks["day"])

    def told(self, row: int, word: str, said: str) -> int:
        """One line of what is behind the chart, wrapped over eight columns; the next row."""
        self.text(row, 0, word, "muted")
        self.sheet.merge_range(row, 1, row, 9, "", self.looks["wrapped"])
        self.text(row, 1, said, "wrapped")
        self.sheet.set_row(row, 14 * (1 + len(said) // 115))
        return row + 1

    def heads(self, names: Sequence[str], widths: Sequence[int]) -> None:
        """The headings; each column as wide as its longest text of `widths` letters, within reason."""
        for column, (name, letters) in enumerate(zip(names, widths, strict=True)):
            self.text(HEAD, column, name, "head")
            self.sheet.set_row(HEAD, 30)
            self.sheet.set_column(column, column, min(max(letters + 1, 12), 60))
        self.sheet.freeze_panes(HEAD + 1, 1)

    def value(self, row: int, column: int, value: Any, written: str, status: str = "", least: str = "") -> None:
        """A number, a day or a text; where there is no number, a blank cell whose pattern is that of its status."""
        if value is None and not status:
            return
        if value is None:
            self.silent[status] = None
            self.sheet.write_blank(row, column, None, self.looks[status])
        elif isinstance(value, (int, float)):
            self.sheet.write_number(row, column, value, self.number(f'"{least}"{written}' if least else written))
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, self.looks["day"])
        else:
            self.text(row, column, str(value), "beside" if column else "plain")

    def formula(self, row: int, column: int, formula: str, value: Any, written: str, total: bool = False) -> None:
        """A formula with the value that it has now."""
        self.sheet.write_formula(row, column, formula, self.number(written, total), "" if value is None else value)

    def place(self, drawn: Any, beside: int) -> None:
        """The native chart, to the right of the table."""
        drawn.set_size({"width": WIDE, "height": HIGH})
        drawn.set_chartarea({"border": {"none": True}})
        self.sheet.insert_chart(HEAD, beside + 1, drawn, {"description": self.chart.alt, "object_position": 3})
        self.below = HEAD + ROWS + 1


def at(row: int, column: int, fixed: str = "") -> str:
    """ "B6" of row 5, column 1; `fixed` puts a $ before the "column", the "row" or "both"."""
    return str(xl_rowcol_to_cell(row, column, row_abs=fixed in ("row", "both"), col_abs=fixed in ("column", "both")))


def _aside(found: list[Column]) -> list[Column]:
    """Statuses and counts of rows stand last."""
    return sorted(found, key=lambda column: column.name in ASIDE)


def _silent(words: Words, row: Record, name: str) -> str:
    """Why there is no number, were there none."""
    return words.status(row | {name: None}, name)


def _listed(tab: Tab, rows: list[Record], value: str) -> tuple[list[Column], int]:
    """All columns of the data, one row a mark; the columns as they stand, and the last row."""
    found = _aside(columns(tab.chart))
    widths = [0 if column.numeric else max((len(str(one)) for one in column.values), default=0) for column in found]
    tab.heads([column.heading for column in found], widths)
    unit = tab.chart.encoding.get("unit", "")
    for place, row in enumerate(rows):
        for number, column in enumerate(found):
            counts = column.name not in ASIDE
            one = column.values[place]
            status = _silent(tab.words, row, column.name) if column.numeric and counts else ""
            written = form(tab.chart, row.get(unit)) if counts and column.numeric else "#,##0"
            least = tab.words.least(row, column.name) if column.name == value else ""
            tab.value(HEAD + 1 + place, number, one, written, status, least)
    return found, HEAD + len(rows)


def _ordered(tab: Tab, rows: list[Record]) -> list[Record]:
    """The chart's data in the order of `rows`, so that the table reads as the picture does."""
    order = [row["__place"] for row in rows]
    data = tab.chart.data.iloc[order].reset_index(drop=True)
    tab.chart = dataclasses.replace(tab.chart, data=data)
    return rows


def _numbered(chart: Chart) -> list[Record]:
    return [row | {"__place": place} for place, row in enumerate(records(chart))]


def _place(found: list[Column], name: str) -> int:
    return next(place for place, column in enumerate(found) if column.name == name)


def _styled(tab: Tab, kind: str, sub: str = "") -> Any:
    made = tab.book.add_chart({"type": kind, "subtype": sub} if sub else {"type": kind})
    made.set_title({"none": True})
    made.show_blanks_as("gap")
    made.set_legend({"position": "bottom", "font": {"name": FONT, "size": 10}})
    quiet = {"num_font": {"name": FONT, "size": 10}, "line": {"color": LOOK.grey}}
    made.set_y_axis({**quiet, "major_gridlines": {"visible": kind != "bar", "line": {"color": LOOK.rule}}})
    made.set_x_axis({**quiet, "major_gridlines": {"visible": kind == "bar", "line": {"color": LOOK.rule}}})
    if kind == "bar":  # the first row on top, as it is read
        made.set_y_axis({**quiet, "reverse": True})
        made.set_x_axis({**quiet, "major_gridlines": {"visible": True, "line": {"color": LOOK.rule}},
                         "label_position": "high"})  # fmt: skip
    return made


def _series(tab: Tab, name: tuple[int, int], across: tuple[int, int, int, int], values: tuple[int, int, int, int],
            colour: str, look: str = "solid", kind: str = "") -> dict[str, Any]:  # fmt: skip
    """One series of a native chart, by its cells: (first row, first column, last row, last column)."""
    sheet = tab.sheet.get_name()
    one: dict[str, Any] = {"name": [sheet, *name], "categories": [sheet, *across], "values": [sheet, *values]}
    if kind == "line":
        dash = {"dash_type": "dash"} if look == "outlined" else {}
        return one | {
            "line": {"color": colour, "width": 2.25, **dash},
            "marker": {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"none": True}},
        }
    if look == "outlined":
        return one | {"fill": {"none": True}, "border": {"color": colour, "width": 1.5}}
    return one | {"fill": {"color": colour}, "border": {"none": True}, "gap": 60}


def _over(tab: Tab) -> int:
    """Years in rows: change and growth as formulas; the sum where a flow adds up."""
    chart = tab.chart
    if "series" in chart.encoding:
        return _matrix(tab, chart.encoding["series"])
    x, y = chart.encoding["x"], chart.encoding["y"]
    rows = records(chart)
    found, last = _listed(tab, rows, y)
    value, extra = _place(found, y), len(found)
    tab.text(HEAD, extra, _("Change"), "head")
    relative = chart.unit not in ("per cent", "ratio", "index", "percentage points")
    if relative:
        tab.text(HEAD, extra + 1, _("Change, per cent"), "head")
    for place in range(1, len(rows)):
        before, now = rows[place - 1], rows[place]
        if x != "year" or tab.words.running(x, now[x]) or any(row.get("unknown") for row in (before, now)):
            continue
        a, b, row = at(HEAD + place, value), at(HEAD + 1 + place, value), HEAD + 1 + place
        known = before[y] is not None and now[y] is not None
        tab.formula(row, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{b}-{a},"")',
                    now[y] - before[y] if known else None, f"+{form(chart)};-{form(chart)};0")  # fmt: skip
        if relative:
            base = settings.small_base
            tab.formula(row, extra + 1, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),IF({a}>={base},{b}/{a}-1,""),"")',
                        now[y] / before[y] - 1 if known and before[y] >= base else None, "+0.0%;-0.0%;0%")  # fmt: skip
    if chart.definition in CATALOGUE and CATALOGUE[chart.definition].flow and summed(chart):
        last = _total(tab, rows, value, last)
    drawn = plot(chart)
    kind = "column" if drawn and drawn.kind == "columns" else "line"
    made = _styled(tab, kind)
    category = _place(found, x)
    roles = {"previous": (LOOK.soft, "soft"), "y": (LOOK.accent, "solid"), "target": (LOOK.ink, "outlined")}
    for role, (colour, look) in roles.items():
        if role in chart.encoding:
            column = _place(found, chart.encoding[role])
            cells = (HEAD + 1, column, HEAD + len(rows), column)
            one = _series(tab, (HEAD, column), (HEAD + 1, category, HEAD + len(rows), category), cells, colour, look,
                          kind)  # fmt: skip
            made.add_series(one | ({"data_labels": {"value": True}} if role == "y" and len(rows) <= 12 else {}))
    tab.place(made, extra + 1 + relative)
    return last


def _total(tab: Tab, rows: list[Record], value: int, last: int) -> int:
    """The sum under a column; "≥" where a part of it is not known."""
    name = _aside(columns(tab.chart))[value].name
    told = [row[name] for row in rows]
    lacks = any(one is None for one in told) or any((row.get("unknown") or 0) > 0 for row in rows)
    tab.text(last + 1, 0, _("Total"), "total")
    written = ('"≥ "' if lacks else "") + form(tab.chart)
    tab.formula(last + 1, value, f"=SUM({at(HEAD + 1, value)}:{at(last, value)})",
                sum(one for one in told if one is not None), written, total=True)  # fmt: skip
    return last + 1


def _ranked(tab: Tab, y: str = "", x: str = "") -> int:
    """The largest first, every row; the share of the sum where the values add up."""
    chart = tab.chart
    y, x = y or chart.encoding["y"], x or chart.encoding["x"]
    top, none = ranked(_numbered(chart), y, x, len(chart.data), False)
    rows = _ordered(tab, [*top, *none])
    found, last = _listed(tab, rows, x)
    value, end, extra = _place(found, x), last, len(found)
    if summed(chart):
        last = _total(tab, rows, value, last)
        whole = sum(row[x] or 0 for row in rows)
        tab.text(HEAD, extra, _("Share"), "head")
        for place, row in enumerate(rows):
            cell, total = at(HEAD + 1 + place, value), at(last, value, "both")
            share = row[x] / whole if row[x] is not None and whole else None
            tab.formula(
                HEAD + 1 + place, extra, f'=IF(AND(ISNUMBER({cell}),{total}>0),{cell}/{total},"")', share, "0.0%"
            )
    drawn = instead(chart)
    if drawn:
        shown = min(len(rows), chart.options.get("top", TOP) + 1)
        made = _styled(tab, "bar")
        category, cells = _place(found, y), (HEAD + 1, value, HEAD + shown, value)
        one = _series(tab, (HEAD, value), (HEAD + 1, category, HEAD + shown, category), cells, LOOK.accent)
        made.add_series(one | {"data_labels": {"value": True}})
        made.set_legend({"none": True})
        tab.place(made, extra + 1)
    return max(last, end)


def _on_map(tab: Tab) -> int:
    encoding = tab.chart.encoding
    return _ranked(tab, encoding.get("name", encoding["country"]), encoding["value"])


def _both_ways(tab: Tab) -> int:
    """In, out, and what is left between them."""
    chart = tab.chart
    y, inward, outward = (chart.encoding[role] for role in ("y", "in", "out"))
    rows = _ordered(tab, sorted(_numbered(chart), key=lambda row: -((row[inward] or 0) + (row[outward] or 0))))
    found, last = _listed(tab, rows, inward)
    here, there, extra = _place(found, inward), _place(found, outward), len(found)
    tab.text(HEAD, extra, _("Balance"), "head")
    for place, row in enumerate(rows):
        a, b = at(HEAD + 1 + place, here), at(HEAD + 1 + place, there)
        known = row[inward] is not None and row[outward] is not None
        tab.formula(HEAD + 1 + place, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{a}-{b},"")',
                    row[inward] - row[outward] if known else None, "+#,##0;-#,##0;0")  # fmt: skip
    end = last
    if summed(chart):
        last = max(_total(tab, rows, here, end), _total(tab, rows, there, end))
    shown = min(len(rows), chart.options.get("top", 12))
    made = _styled(tab, "bar")
    category = _place(found, y)
    for column, colour in ((here, LOOK.accent), (there, LOOK.hues[4])):
        cells = (HEAD + 1, column, HEAD + shown, column)
        made.add_series(_series(tab, (HEAD, column), (HEAD + 1, category, HEAD + shown, category), cells, colour))
    tab.place(made, extra + 1)
    return last


def _stacked(tab: Tab) -> int:
    return _matrix(tab, tab.chart.encoding["series"])


def _panels(tab: Tab) -> int:
    return _matrix(tab, tab.chart.encoding["panel"])


def _heat(tab: Tab) -> int:
    return _matrix(tab, tab.chart.encoding["y"])


def _matrix(tab: Tab, down: str) -> int:
    """A category in each row, the largest first, a year in each column; sums below, the change at the right."""
    chart, words = tab.chart, tab.words
    heat = chart.form == "heat_table"
    x, value = chart.encoding["x"], chart.encoding["value" if heat else "y"]
    cells = {(row[down], row[x]): row for row in records(chart)}
    across = list(dict.fromkeys(code for _down, code in cells))
    if x == "year":
        across.sort()
    weights: dict[Any, float] = {}
    for (code, _at), one in cells.items():
        weights[code] = weights.get(code, 0.0) + (one[value] or 0)
    names = sorted(weights, key=lambda code: (code is None, -weights[code]))
    said = [words.said(down, code) for code in names]
    heads = [words.heading(down), *(words.said(x, code) for code in across)]
    tab.heads(heads, [max(map(len, said)), *[0] * len(across)])
    for place, code in enumerate(names):
        row = HEAD + 1 + place
        tab.text(row, 0, said[place])
        for number, column in enumerate(across, start=1):
            one = cells.get((code, column), {})
            least = words.least(one, value) if one.get(value) is not None else ""
            tab.value(row, number, one.get(value), form(chart), _silent(words, one, value), least)
    last = HEAD + len(names)
    numbers = {key: one[value] for key, one in cells.items()}
    lacking = {at_ for (_code, at_), one in cells.items() if one[value] is None or (one.get("unknown") or 0) > 0}
    end = _sums(tab, names, across, numbers, lacking, last) if summed(chart) else last
    extra = len(heads)
    if x == "year" and len(across) > 1:
        extra = _changes(tab, names, across, cells, value, extra)
    if heat:
        tab.sheet.conditional_format(HEAD + 1, 1, last, len(across), {
            "type": "2_color_scale", "min_color": "#FFFFFF", "max_color": LOOK.soft,
        })  # fmt: skip
        return end
    _drawn(tab, len(names), len(across), extra)
    return end


def _sums(tab: Tab, names: list[Any], across: list[Any], cells: Mapping[tuple[Any, Any], float | None],
          lacking: set[Any], last: int) -> int:  # fmt: skip
    """A row of totals, each saying "at least" where one of its parts is not known."""
    tab.text(last + 1, 0, _("Total"), "total")
    for number, column in enumerate(across, start=1):
        known = [one for name in names if (one := cells.get((name, column))) is not None]
        written = ('"≥ "' if column in lacking else "") + form(tab.chart)
        tab.formula(last + 1, number, f"=SUM({at(HEAD + 1, number)}:{at(last, number)})", sum(known), written, True)
    return last + 1


def _changes(tab: Tab, names: list[Any], across: list[Any], cells: Mapping[tuple[Any, Any], Record], value: str,
             extra: int) -> int:  # fmt: skip
    """What changed from the first year to the last that is over, and a line of the years between, small."""
    over = [place for place, code in enumerate(across) if not tab.words.running("year", code)] or [0]
    first, last = over[0], over[-1]
    tab.text(HEAD, extra, _("Change, {first} to {last}", first=tab.words.said("year", across[first]),
                            last=tab.words.said("year", across[last])), "head")  # fmt: skip
    tab.text(HEAD, extra + 1, _("Over the years"), "head")
    for place, name in enumerate(names):
        row = HEAD + 1 + place
        a, b = at(row, first + 1), at(row, last + 1)
        ends = [cells.get((name, across[number]), {}) for number in (first, last)]
        if not any((one.get("unknown") or 0) > 0 for one in ends):
            known = all(one.get(value) is not None for one in ends)
            tab.formula(row, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{b}-{a},"")',
                        ends[1][value] - ends[0][value] if known else None,
                        f"+{form(tab.chart)};-{form(tab.chart)};0")  # fmt: skip
        sheet = tab.sheet.get_name()
        tab.sheet.add_sparkline(row, extra + 1, {
            "range": f"'{sheet}'!{at(row, 1)}:{at(row, len(across))}", "series_color": LOOK.accent,
        })  # fmt: skip
    return extra + 2


def _drawn(tab: Tab, rows: int, across: int, beside: int) -> None:
    """The native chart of a matrix: a series for each row."""
    drawn = plot(tab.chart)
    if drawn is None:
        return
    kind = {"columns": "column", "bars": "bar", "lines": "line"}[drawn.kind]
    made = _styled(tab, kind, ("percent_stacked" if drawn.share else "stacked") if drawn.stacked else "")
    for place in range(rows):
        row = HEAD + 1 + place
        made.add_series(_series(tab, (row, 0), (HEAD, 1, HEAD, across), (row, 1, row, across),
                                drawn.series[place].colour, kind=kind))  # fmt: skip
    tab.place(made, beside)


def _bullet(tab: Tab) -> int:
    """Value and target, with the gap and the part reached as formulas; the part is what can share one scale."""
    chart = tab.chart
    y, value, target = (chart.encoding[role] for role in ("y", "value", "target"))
    rows = records(chart)
    found, last = _listed(tab, rows, value)
    now, goal, extra = _place(found, value), _place(found, target), len(found)
    tab.text(HEAD, extra, _("To the target"), "head")
    tab.text(HEAD, extra + 1, _("Part of the target"), "head")
    for place, row in enumerate(rows):
        a, b, line = at(HEAD + 1 + place, now), at(HEAD + 1 + place, goal), HEAD + 1 + place
        known = row[value] is not None and row[target] is not None
        written = form(chart, row.get(chart.encoding.get("unit", "")))
        tab.formula(line, extra, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{a}-{b},"")',
                    row[value] - row[target] if known else None, f"+{written};-{written};0")  # fmt: skip
        tab.formula(line, extra + 1, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),IF({b}>0,{a}/{b},""),"")',
                    row[value] / row[target] if known and row[target] else None, "0%")  # fmt: skip
    made = _styled(tab, "bar")
    category, cells = _place(found, y), (HEAD + 1, extra + 1, last, extra + 1)
    one = _series(tab, (HEAD, extra + 1), (HEAD + 1, category, last, category), cells, LOOK.accent)
    made.add_series(one | {"data_labels": {"value": True}})
    made.set_legend({"none": True})
    tab.place(made, extra + 2)
    return last


def _timeline(tab: Tab) -> int:
    """Begin and end as days, what is left and how long it lasts as formulas, drawn as bars in time."""
    chart = tab.chart
    y, start, end = (chart.encoding[role] for role in ("y", "start", "end"))
    rows = records(chart)
    found, last = _listed(tab, rows, "")
    begins, ends, extra = _place(found, start), _place(found, end), len(found)
    today = chart.options.get("today") or date.today()
    if not chart.options.get("today"):
        tab.day(2, today)
    tab.text(HEAD, extra, _("Days left"), "head")
    tab.text(HEAD, extra + 1, _("Days from beginning to end"), "head")
    for place, row in enumerate(rows):
        a, b, line = at(HEAD + 1 + place, begins), at(HEAD + 1 + place, ends), HEAD + 1 + place
        left = (row[end] - today).days if row[end] is not None else None
        tab.formula(line, extra, f'=IF(ISNUMBER({b}),{b}-$B$3,"")', left, "#,##0")
        whole = (row[end] - row[start]).days if row[end] is not None and row[start] is not None else None
        tab.formula(line, extra + 1, f'=IF(AND(ISNUMBER({a}),ISNUMBER({b})),{b}-{a},"")', whole, "#,##0")
    shown = HEAD + min(len(rows), 25)
    made = _styled(tab, "bar", "stacked")
    across = (HEAD + 1, _place(found, y), shown, _place(found, y))
    one = _series(tab, (HEAD, begins), across, (HEAD + 1, begins, shown, begins), LOOK.background, "outlined")
    made.add_series(one | {"border": {"none": True}})
    cells = (HEAD + 1, extra + 1, shown, extra + 1)
    made.add_series(_series(tab, (HEAD, extra + 1), across, cells, LOOK.accent))
    known = [row[start] for row in rows if row[start] is not None]
    if known:
        axis = {"num_format": "yyyy", "min": (min(known) - date(1899, 12, 30)).days, "major_unit": 731}
        made.set_x_axis({**axis, "label_position": "high", "num_font": {"name": FONT, "size": 10}})
    made.set_legend({"none": True})
    tab.place(made, extra + 2)
    return last


def _headlines(tab: Tab) -> int:
    """One row an indicator, its years in columns and as a small line."""
    chart = tab.chart
    rows = records(chart)
    found, last = _listed(tab, rows, chart.encoding["value"])
    history = chart.encoding.get("history", "")
    years = [place for place, column in enumerate(found) if column.name == history]
    if len(years) > 1:
        extra = len(found)
        tab.text(HEAD, extra, _("Over the years"), "head")
        sheet = tab.sheet.get_name()
        for place in range(len(rows)):
            row = HEAD + 1 + place
            tab.sheet.add_sparkline(row, extra, {
                "range": f"'{sheet}'!{at(row, years[0])}:{at(row, years[-1])}", "type": "column",
                "series_color": LOOK.accent,
            })  # fmt: skip
    return last


#: Every form of `metrics.charts.FORMS`.
SHEETS: Mapping[str, Callable[[Tab], int]] = {
    "columns": _over,
    "lines": _over,
    "ranked_bars": _ranked,
    "stacked_bars": _stacked,
    "diverging_bars": _both_ways,
    "small_multiples": _panels,
    "heat_table": _heat,
    "bullet": _bullet,
    "agreement_timeline": _timeline,
    "bubble_map": _on_map,
    "filled_map": _on_map,
    "headlines": _headlines,
}
