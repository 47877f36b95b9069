"""A workbook: first what is in it, then a sheet a chart with data, native chart, live formulas, and what is behind it.

Totals, changes and shares are formulas, so whoever corrects a number sees what follows; each carries the value that we
computed, so that it shows in programs that do not compute. Text is written as text, whatever it begins with.
"""

import io
import re
from typing import Any

import xlsxwriter

from metrics.charts import brand
from metrics.charts.words import records
from metrics.exports.paper import Paper, behind, grounds
from metrics.exports.sheets import SHEETS
from metrics.exports.tab import Tab, looks
from metrics.languages import _, day

#: What a workbook's sheet may not be called, and how long its name may be.
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST = 31


def xlsx(paper: Paper) -> bytes:
    """The paper as an .xlsx file in the language of the moment."""
    target = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, {"in_memory": True, **safe})
    book.set_properties({"title": paper.title, "comments": paper.subtitle, "company": "Hamkor"})
    book.set_size(2400, 1400)
    given = looks(book)
    tabs = _names(paper)
    if len(paper.charts) != 1 or paper.sentences:
        _contents(book.add_worksheet(_first(tabs)), given, paper, tabs)
    for chart, name in zip(paper.charts, tabs, strict=True):
        _sheet(Tab(book, book.add_worksheet(name), given, chart), paper)
    book.close()
    return target.getvalue()


def _names(paper: Paper) -> list[str]:
    """A name for each sheet: its number keeps it unique."""
    found = []
    for place, chart in enumerate(paper.charts, start=1):
        name = _FORBIDDEN.sub(" ", f"{place} {paper.name(chart)}")
        found.append(name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…")
    return found


def _first(tabs: list[str]) -> str:
    name = _FORBIDDEN.sub(" ", _("Contents"))[:_LONGEST]
    return name if name not in tabs else "0"


def _contents(sheet: Any, given: dict[str, Any], paper: Paper, tabs: list[str]) -> None:
    """Title, sentences, and a link to every sheet; the links are ours, and lead nowhere outside."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110, given["wrapped"])
    if paper.grounds:
        sheet.set_column(2, 2, 64)
    sheet.write_string(0, 0, paper.title, given["title"])
    sheet.write_string(1, 0, paper.subtitle, given["muted"])
    sheet.write_string(2, 0, _("Written on {day}", day=day(paper.made)), given["muted"])
    if picture := brand.logo():  # four rows high, whatever its own size
        part = {"x_scale": 76 / picture.height, "y_scale": 76 / picture.height}
        image = {"image_data": io.BytesIO(picture.data), "object_position": 3, **part}
        sheet.insert_image(0, 2, f"logo.{picture.kind}", image)
    row = 4
    for sentence in paper.sentences:
        sheet.merge_range(row, 0, row, 1, "", given["wrapped"])
        sheet.write_string(row, 0, sentence, given["wrapped"])
        below = grounds(paper, sentence)
        sheet.write_string(row, 2, below, given["aside"])
        sheet.set_row(row, 16 * (1 + max(len(sentence) // 130, len(below) // 75)))
        row += 1
    row += bool(paper.sentences)
    for chart, name in zip(paper.charts, tabs, strict=True):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", given["link"], string=name)
        sheet.write_string(row, 1, chart.title, given["wrapped"])
        sheet.set_row(row, 16 * (1 + len(chart.title) // 105))
        row += 1


def _sheet(tab: Tab, paper: Paper) -> None:
    """One chart: what it says, its numbers, its picture, what is behind it."""
    chart, sheet = tab.chart, tab.sheet
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, chart.title, tab.looks["title"])
    sheet.write_string(1, 0, chart.subtitle, tab.looks["muted"])
    if chart.options.get("today"):
        tab.day(2, chart.options["today"])
    last = SHEETS[chart.form](tab) if len(chart.data) else tab.said(4, _("No rows fit what was chosen."))
    row = tab.meaning(max(last + 2, tab.below))
    if any((one.get("unknown") or 0) > 0 for one in records(chart)):
        row = tab.told(row, "≥", _("at least: some rows behind the number carry no number"))
    for word, text in behind(paper, chart):
        row = tab.told(row, word, text)
    if chart.form in ("bubble_map", "filled_map"):
        tab.told(row, _("Map"), _("Sheets have no maps of their own: the slides and the page of this report draw it."))
