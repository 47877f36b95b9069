"""One sheet of a workbook while it is being filled: texts stay texts, blanks say why, formulas carry their value."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from metrics.charts import Chart
from metrics.charts.brand import LETTERS
from metrics.charts.style import THEMES
from metrics.charts.words import Words
from metrics.languages import _
from metrics.subjects import STATUSES

LOOK = THEMES["print"]
FONT = LETTERS.office
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
        "aside": {"text_wrap": True, "font_color": LOOK.muted},
        "head": {"bold": True, "bottom": 1, "text_wrap": True, "bottom_color": LOOK.ink},
        "over numbers": {"bold": True, "bottom": 1, "text_wrap": True, "bottom_color": LOOK.ink, "align": "right"},
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
        self._tall = 2  # lines of the headings
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
            self.head(column, name, letters)
        self.sheet.freeze_panes(HEAD + 1, 1)

    def head(self, column: int, name: str, letters: int = 0) -> None:
        """One heading: over numbers, unless its texts have so many letters. The row is as high as its longest."""
        wide = min(max(letters + 1, 12), 60)
        self._tall = max(self._tall, len(wrap(name, wide - 1)))
        self.sheet.set_row(HEAD, 15 * self._tall)
        self.sheet.set_column(column, column, wide)
        self.text(HEAD, column, name, "head" if letters else "over numbers")

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
