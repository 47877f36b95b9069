"""The example workbooks as offices keep them: headings in three languages, a row a fact or the years across.

Each says in its first lines that it is an example. What stands in them comes from `facts.py`.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from data.examples.facts import DEPARTMENT, UNIVERSITY, YEARS, Row
from metrics import countries, languages, units
from metrics.subjects import (
    ACTIVITIES,
    AGREEMENT_KINDS,
    AWARDS,
    CONCERNS,
    LEVELS,
    MODES,
    PROJECT_ROLES,
    PURPOSES,
    ROLES,
    SEXES,
    SUBJECTS,
)

#: When the examples were made, as their properties say: never the time of writing.
STAMP = datetime(2026, 11, 20, 9, 0, 0)


@dataclass(frozen=True)
class Sheet:
    """One workbook of one sheet. `columns` are (heading, how a row fills it)."""

    file: str
    subject: str
    title: str
    columns: tuple[tuple[str, Callable[[Row], Any]], ...]
    language: str = "en"
    #: Heading of the years when they run across, and which unit's rows it holds when not all.
    years_across: bool = False
    unit: str | None = None
    marks: dict[str, str] = field(default_factory=dict)


NOTE = {
    "en": "Example data – invented figures. The institutions are real; agreements, visits and numbers are not.",
    "ru": "Пример – цифры вымышлены.",
    "uz": "Namuna – raqamlar oʻylab topilgan.",
}


def given(name: str) -> Callable[[Row], Any]:
    return lambda row: row.get(name)


def said(name: str, words: Any) -> Callable[[Row], Any]:
    return lambda row: words.get(row.get(name), row.get(name))


def unit(row: Row) -> str:
    return units.name(row["unit"])


def country(row: Row) -> str:
    return countries.name(row["country"])


def year(row: Row) -> str:
    return languages.year(row["year"], "academic")


def until(row: Row) -> Any:
    return row["valid_to"] or row["term"]


STAY = (
    ("Unit", unit),
    ("Start", given("start")),
    ("End", given("end")),
    ("Institution", given("institution")),
    ("Country", country),
    ("Person", given("person")),
    ("Role", said("role", ROLES)),
    ("Purpose", said("purpose", PURPOSES)),
    ("Activity", said("activity", ACTIVITIES)),
    ("Mode", said("mode", MODES)),
    ("People", given("people")),
    ("Hours", given("hours")),
    ("Document", given("document")),
)
UZBEK_LEVELS = {"bachelor": "Bakalavriat", "master": "Magistratura", "doctoral": "Doktorantura"}

SHEETS = (
    Sheet(
        "students-university.xlsx",
        "students",
        "Foreign students of the university by country, level and sex",
        (
            ("Academic year", year),
            ("Unit", unit),
            ("Country", country),
            ("Level", said("level", LEVELS)),
            ("Sex", said("sex", SEXES)),
            ("Students", given("students")),
        ),
        unit=UNIVERSITY,
    ),
    Sheet("visitors.xlsx", "visitors", "Visitors from abroad", STAY),
    Sheet("outgoing.xlsx", "outgoing", "Own staff and students abroad", STAY),
    Sheet(
        "programs.xlsx",
        "programs",
        "Joint programs with foreign universities",
        (
            ("Academic year", year),
            ("Unit", unit),
            ("Program", given("program")),
            ("Institution", given("institution")),
            ("Country", country),
            ("Level", said("level", LEVELS)),
            ("Award", said("award", AWARDS)),
            ("Split", given("split")),
            ("Start", given("start")),
            ("End", given("end")),
            ("Students", given("students")),
        ),
    ),
    Sheet(
        "projects.xlsx",
        "projects",
        "Joint projects with foreign partners",
        (
            ("Unit", unit),
            ("Project", given("project")),
            ("Institution", given("institution")),
            ("Country", country),
            ("Funder", given("funder")),
            ("Role", said("role", PROJECT_ROLES)),
            ("Start", given("start")),
            ("End", given("end")),
            ("Budget", given("budget")),
            ("Currency", given("currency")),
        ),
    ),
    Sheet(
        "agreements.xlsx",
        "agreements",
        "Partners abroad and agreements with them",
        (
            ("Unit", unit),
            ("Institution", given("institution")),
            ("Country", country),
            ("City", given("city")),
            ("Kind of agreement", said("kind", AGREEMENT_KINDS)),
            ("Kind of institution", given("institution_type")),
            ("Signed", given("signed")),
            ("Valid from", given("valid_from")),
            ("Valid to", until),
            ("World rank band", given("rank_band")),
            ("Latitude", given("latitude")),
            ("Longitude", given("longitude")),
        ),
    ),
    Sheet(
        "totals.xlsx",
        "totals",
        "Контингент и кадры",
        (
            ("Учебный год", year),
            ("Подразделение", unit),
            ("Всего студентов", given("students")),
            ("Профессорско-преподавательский состав", given("academic staff")),
            ("Ставки", given("staff FTE")),
            ("Образовательные программы", given("programs")),
            ("Курсы", given("courses")),
        ),
        language="ru",
        marks={"missing": "…"},
    ),
    Sheet(
        "targets.xlsx",
        "targets",
        "Targets of the development plan",
        (
            ("Indicator", given("indicator")),
            ("Unit", unit),
            ("Year", year),
            ("Target", given("value")),
            ("Document", given("document")),
            ("Owner", given("owner")),
        ),
    ),
    Sheet(
        "remarks.xlsx",
        "remarks",
        "Remarks on years",
        (
            ("Year", year),
            ("Unit", unit),
            ("What it concerns", said("concerns", CONCERNS)),
            ("Remark", given("note")),
            ("Break in series", given("series_break")),
        ),
    ),
    Sheet(
        "students-department.xlsx",
        "students",
        "Xorijiy talabalar soni",
        (
            ("Boʻlinma", unit),
            ("Davlat", country),
            ("Taʼlim darajasi", said("level", UZBEK_LEVELS)),
        ),
        language="uz",
        years_across=True,
        unit=DEPARTMENT,
        marks={"missing": "…", "suppressed": "*"},
    ),
)


def lines(sheet: Sheet, found: list[Row]) -> list[list[Any]]:
    """Header and cells of one sheet, in its language."""
    found = [row for row in found if sheet.unit in (None, row["unit"])]
    if sheet.subject == "totals":
        found = abreast(found, sheet.marks)
    headings = [heading for heading, _fill in sheet.columns]
    if not sheet.years_across:
        return [headings, *([fill(row) for _heading, fill in sheet.columns] for row in found)]
    body: dict[tuple[Any, ...], dict[int, Any]] = {}
    for row in found:
        label = tuple(fill(row) for _heading, fill in sheet.columns)
        value = sheet.marks.get(row.get("status", ""), row["students"])
        body.setdefault(label, {})[row["year"]] = value
    across = [languages.year(number, "academic") for number in YEARS]
    return [[*headings, *across], *([*label, *(cells.get(y) for y in YEARS)] for label, cells in body.items())]


def abreast(found: list[Row], marks: dict[str, str]) -> list[Row]:
    """Totals side by side, one row a year and unit, as offices keep them."""
    wide: dict[tuple[str, int], Row] = {}
    for row in found:
        line = wide.setdefault((row["unit"], row["year"]), {"unit": row["unit"], "year": row["year"]})
        line[row["total"]] = row["value"] if row["value"] is not None else marks["missing"]
    return list(wide.values())


def workbook(sheet: Sheet, found: list[Row]) -> bytes:
    """One .xlsx: title, the sentence that these are examples, a blank row, the header in row 4, then the rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = SUBJECTS[sheet.subject].name.capitalize()
    page["A1"], page["A2"] = sheet.title, NOTE[sheet.language]
    page["A1"].font, page["A2"].font = Font(bold=True, size=14), Font(italic=True, color="9C4A00")
    with languages.speaking(sheet.language):
        laid = lines(sheet, found)
    for at, cells in enumerate(laid, start=4):
        for column, value in enumerate(cells, start=1):
            cell = page.cell(at, column, value)
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
    for cell in page[4]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E3EEEE")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, heading in enumerate(laid[0], start=1):
        longest = max(len(str(cells[column - 1] or "")) for cells in laid[1:])
        page.column_dimensions[get_column_letter(column)].width = min(max(longest, len(str(heading))) + 2, 44)
    page.freeze_panes = "A5"
    book.properties.title, book.properties.creator = f"{sheet.title} (example data)", "Hamkor"
    book.properties.created = STAMP
    return steady(book)


def steady(book: Workbook) -> bytes:
    """The workbook's bytes with the time of writing taken out, so that the same seeds give the same bytes."""
    written = io.BytesIO()
    book.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-11-20T09:00:00Z", data)
            target.writestr(zipfile.ZipInfo(item.filename, STAMP.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
