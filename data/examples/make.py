"""Writes the example workbooks that an empty Hamkor shows: `python data/examples/make.py`.

Every figure is invented, and every sheet says so in its first lines. Partner universities are real, what is said of
them is not; people are codes such as V-2023-014. The stories (who grows, which agreement runs out) are tables in
`seeds/`, typed by hand; a seeded generator only fills in dates, persons and hours, so the same seeds give the same
bytes. `tables()` gives the tidy frames that the workbooks say, for tests that want the truth without a reader.
"""

import csv
import io
import random
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from metrics import countries, languages, units  # noqa: E402
from metrics.indicators import CATALOGUE  # noqa: E402
from metrics.subjects import (  # noqa: E402
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
    TOTALS,
    tidy,
)

SEED = 2026
TODAY = date(2026, 11, 23)
YEARS = range(2016, 2026)
UNIVERSITY, DEPARTMENT = "university", "medical biology and genetics"
STAMP = datetime(2026, 11, 20, 9, 0, 0)

Row = dict[str, Any]


def seeds(name: str) -> list[dict[str, str]]:
    with (HERE / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


PARTNERS = {row["key"]: row for row in seeds("partners")}


def partner(key: str) -> Row:
    return {"institution": PARTNERS[key]["institution"], "country": PARTNERS[key]["country"]}


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def for_units(rows: Iterable[Row], of_department: Callable[[Row], bool]) -> list[Row]:
    """The university's list, then the department's: each office keeps its own, and the second is part of the first."""
    whole = sorted(rows, key=lambda row: row.get("signed") or row.get("start"))
    return [
        *({"unit": UNIVERSITY, **row} for row in whole),
        *({"unit": DEPARTMENT, **row} for row in whole if of_department(row)),
    ]


# Students: the university by country, level and sex; the department by country and level.


def parted(chance: random.Random, people: int, shares: list[float]) -> list[int]:
    """`people` dealt out by `shares`, whole persons, nobody lost."""
    out = [0] * len(shares)
    for _person in range(people):
        out[chance.choices(range(len(shares)), shares)[0]] += 1
    return out


LEVEL_SHARES = {"preparatory": 0.03, "bachelor": 0.80, "master": 0.06, "residency": 0.09, "doctoral": 0.02}


def university_students(chance: random.Random) -> Iterator[Row]:
    for origin in seeds("origins"):
        women = chance.uniform(0.3, 0.55)
        for year in YEARS:
            if origin[str(year)] == "":
                continue
            levels = parted(chance, int(origin[str(year)]), list(LEVEL_SHARES.values()))
            for level, people in zip(LEVEL_SHARES, levels, strict=True):
                if not people and (level != "bachelor" or any(levels)):
                    continue
                for sex, students in zip(SEXES, parted(chance, people, [women, 1 - women]), strict=True):
                    yield {
                        "year": year,
                        "unit": UNIVERSITY,
                        "country": origin["country"],
                        "level": level,
                        "sex": sex,
                        "students": students,
                    }


#: One year in which the department sent no figures, and one cell that was hidden because it is small.
NOT_REPORTED, SUPPRESSED = 2018, ("SYR", "bachelor", 2021)


def department_students(chance: random.Random) -> Iterator[Row]:
    for origin in seeds("origins")[:25]:
        for level, share in {"bachelor": 0.22, "master": 0.02, "doctoral": 0.008}.items():
            counts = {year: round(int(origin[str(year)] or 0) * share * chance.uniform(0.9, 1.15)) for year in YEARS}
            if not any(counts.values()):
                continue
            for year, students in counts.items():
                status = "reported"
                if year == NOT_REPORTED:
                    status = "missing"
                elif (origin["country"], level, year) == SUPPRESSED:
                    status = "suppressed"
                yield {
                    "year": year,
                    "unit": DEPARTMENT,
                    "country": origin["country"],
                    "level": level,
                    "students": students if status == "reported" else None,
                    "status": status,
                }


# Visits, both ways: one row a stay. The last number is the autumn of the running year.

VISITS = dict(zip(range(2016, 2027), (14, 17, 22, 26, 19, 24, 31, 36, 41, 46, 12), strict=True))
TRIPS = dict(zip(range(2016, 2027), (6, 8, 10, 12, 3, 6, 11, 14, 17, 20, 5), strict=True))
ONLINE = {2020: 0.85, 2021: 0.5, 2022: 0.25}


def when(chance: random.Random, year: int, longest: int) -> tuple[date, date]:
    """A stay that begins in term (September to June) and, in the running year, before today."""
    last = min(date(year + 1, 6, 20), TODAY - timedelta(days=8))
    start = date(year, 9, 8) + timedelta(days=chance.randrange((last - date(year, 9, 8)).days))
    return start, min(start + timedelta(days=chance.randint(1, longest) - 1), TODAY - timedelta(days=1))


def how(chance: random.Random, year: int) -> str:
    online = ONLINE.get(year, 0.08)
    return chance.choices(list(MODES), [1 - online, online * 0.75, online * 0.25])[0]


def stay(chance: random.Random, year: int, key: str, person: str, purpose: str, role: str) -> Row:
    mode = how(chance, year)
    start, end = when(chance, year, 3 if mode == "online" else 12)
    teaching = purpose == "teaching"
    return {
        "start": start,
        "end": end,
        **partner(key),
        "person": person,
        "role": role,
        "purpose": purpose,
        "activity": chance.choice(list(ACTIVITIES)) if teaching else None,
        "mode": mode,
        "people": 1,
        "hours": chance.choice([6, 8, 12, 18, 24, 36] if teaching else [2, 4, 6, 8]),
    }


VISIT_PURPOSES = {"teaching": 42, "conference": 20, "cooperation": 14, "training": 12, "research": 8, "study": 4}
TRIP_PURPOSES = {"teaching": 40, "training": 25, "conference": 15, "research": 12, "study": 8}
VISIT_ROLES = {"professor": 40, "teacher": 22, "researcher": 18, "specialist": 12, "administrator": 8}


def pick(chance: random.Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def host(chance: random.Random, year: int, number: int) -> str:
    """Whom a visit is with: near partners first, farther ones as the years go by, and the dormant one until 2021."""
    if year in (2020, 2021) and number == 3:
        return "malaya"
    if year == 2026 and number == 2:
        return "belarus"
    open_to = [row for row in PARTNERS.values() if countries.group(row["country"]) == "near" or year >= 2018]
    return chance.choices(open_to, [float(row["weight"]) for row in open_to])[0]["key"]


def visits(chance: random.Random) -> Iterator[Row]:
    known: list[tuple[str, str, str]] = []
    for year, count in VISITS.items():
        for number in range(1, count + 1):
            again = chance.choice(known) if known and chance.random() < 0.18 else None
            key = host(chance, year, number)
            code, role = f"V-{year}-{number:03d}", pick(chance, VISIT_ROLES)
            if again and number > 3:
                code, key, role = again
            row = stay(chance, year, key, code, pick(chance, VISIT_PURPOSES), role)
            if row["purpose"] == "study":  # a group of students comes unnamed
                row |= {"person": None, "role": "student", "people": chance.randint(2, 8)}
            else:
                known.append((code, key, role))
            yield {**row, "document": f"Invitation {number:02d}-{year}", "_key": key}


def staff(chance: random.Random) -> tuple[str, str]:
    """One of sixty colleagues and what they are: a person keeps the role from trip to trip."""
    number = chance.randint(1, 60)
    return f"S-{number:03d}", "professor" if number <= 18 else "teacher" if number <= 45 else "researcher"


def trips(chance: random.Random) -> Iterator[Row]:
    for year, count in TRIPS.items():
        for number in range(1, count + 1):
            key = host(chance, year, number + 3)
            purpose = pick(chance, TRIP_PURPOSES)
            person, role = staff(chance) if purpose != "study" else (f"T-{chance.randint(1, 200):03d}", "student")
            row = stay(chance, year, key, person, purpose, role)
            yield {**row, "document": f"Order {number:02d}-T/{year}", "_key": key}


def of_department(row: Row) -> bool:
    """Every second stay with a partner of the department is the department's; the code's last digit decides."""
    return PARTNERS[row["_key"]]["department"] == "yes" and int(re.sub(r"\D", "", row["document"])[:2]) % 2 == 0


# Registers typed by hand.


def agreements() -> Iterator[Row]:
    for row in seeds("agreements"):
        place = PARTNERS[row["partner"]]
        dated = row["valid_to"][:1].isdigit()
        yield {
            **partner(row["partner"]),
            "city": place["city"],
            "kind": row["kind"],
            "institution_type": place["type"],
            "signed": day(row["signed"]),
            "valid_from": day(row["valid_from"]),
            "valid_to": day(row["valid_to"]) if dated else None,
            "term": "dated" if dated else row["valid_to"],
            "rank_band": place["rank_band"],
            "latitude": float(place["latitude"]),
            "longitude": float(place["longitude"]),
            "_department": row["department"],
        }


def projects() -> Iterator[Row]:
    for row in seeds("projects"):
        yield {
            "project": row["project"],
            **partner(row["partner"]),
            "funder": row["funder"],
            "role": row["role"],
            "start": day(row["start"]),
            "end": day(row["end"]),
            "budget": float(row["budget"]),
            "currency": row["currency"],
            "_department": row["department"],
        }


def programs() -> Iterator[Row]:
    for row in seeds("programs"):
        for year in YEARS:
            if row[str(year)]:
                yield {
                    "program": row["program"],
                    **partner(row["partner"]),
                    "level": row["level"],
                    "award": row["award"],
                    "split": row["split"] or None,
                    "start": day(row["start"]),
                    "end": day(row["end"]),
                    "year": year,
                    "students": int(row[str(year)]),
                    "_department": row["department"],
                }


def totals() -> Iterator[Row]:
    for row in seeds("totals"):
        for total in TOTALS:
            value = float(row[total]) if row[total] else None
            yield {
                "year": int(row["year"]),
                "unit": row["unit"],
                "total": total,
                "value": value,
                "status": "reported" if value is not None else "missing",
            }


def targets() -> Iterator[Row]:
    for row in seeds("targets"):
        indicator = CATALOGUE[row["indicator"]].name
        yield {**row, "indicator": indicator, "year": int(row["year"]), "value": float(row["value"])}


def remarks() -> Iterator[Row]:
    for row in seeds("remarks"):
        yield {**row, "year": int(row["year"])}


def rows() -> dict[str, list[Row]]:
    """Every fact of the examples by subject, before anybody lays it out in a sheet."""

    def marked(row: Row) -> bool:
        return bool(row["_department"] == "yes")

    said = {
        "students": [*university_students(random.Random(SEED)), *department_students(random.Random(SEED + 1))],
        "visitors": for_units(visits(random.Random(SEED + 2)), of_department),
        "outgoing": for_units(trips(random.Random(SEED + 3)), of_department),
        "programs": for_units(programs(), marked),
        "projects": for_units(projects(), marked),
        "agreements": for_units(agreements(), marked),
        "totals": list(totals()),
        "targets": list(targets()),
        "remarks": list(remarks()),
    }
    return {
        subject: [{key: value for key, value in row.items() if key[0] != "_"} for row in found]
        for subject, found in said.items()
    }


def tables() -> dict[str, pd.DataFrame]:
    """What the workbooks say, tidy. `upload` numbers the files in the order of `SHEETS`; cells are not told."""

    def placed(subject: str, row: Row) -> Row:
        numbered = enumerate(SHEETS, start=1)
        upload = next(n for n, sheet in numbered if sheet.subject == subject and sheet.unit in (None, row["unit"]))
        return {"status": "reported"} | row | {"upload": str(upload), "sheet": subject.capitalize()}

    return {
        subject: tidy(SUBJECTS[subject], pd.DataFrame([placed(subject, row) for row in found]))
        for subject, found in rows().items()
    }


# Sheets. Each says in its first lines that it is an example; header words are those that offices use.


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


def workbooks() -> dict[str, bytes]:
    """File name → bytes of every example."""
    found = rows()
    return {sheet.file: workbook(sheet, found[sheet.subject]) for sheet in SHEETS}


def main() -> None:
    for name, data in workbooks().items():
        (HERE / name).write_bytes(data)


if __name__ == "__main__":
    main()
