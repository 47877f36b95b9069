"""A workbook of 100,000 rows and 8 columns: from bytes to typed rows that know their cells, beside calamine alone."""

import time
from io import BytesIO

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.ratio import Line, show
from metrics.spreadsheets import read

ROWS, TURNS = 100_000, 5
HEAD = ("Year", "Unit", "Country", "Program", "Level", "Basis", "Sex", "Students")
COUNTRIES = ("India", "Pakistan", "Kazakhstan", "Russia", "Egypt", "Tajikistan", "Türkiye", "Germany", "Japan", "China")
LEVELS = ("Bachelor", "Master", "Residency", "Doctoral")


def workbook(rows: int = ROWS) -> bytes:
    """Foreign students, one row a fact, none of them twice."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Students")
    sheet.append(HEAD)
    for row in range(rows):
        year, rest = 2016 + row % 10, row // 10
        country, rest = COUNTRIES[rest % len(COUNTRIES)], rest // len(COUNTRIES)
        level, rest = LEVELS[rest % len(LEVELS)], rest // len(LEVELS)
        sex, rest = ("Women", "Men")[rest % 2], rest // 2
        sheet.append((year, "University", country, f"Program {rest:03}", level, "Contract", sex, row % 97 + 1))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def measure() -> list[Line]:
    data = workbook()
    read(workbook(10), "small.xlsx")  # the reading process is warm, as it is behind the dashboard
    ours, alone = [], []
    for _ in range(TURNS):
        began = time.perf_counter()
        reading = read(data, "students.xlsx")
        ours.append(time.perf_counter() - began)
        kept = sum(len(table.rows) for table in reading.tables if table.subject == "students")
        if kept != ROWS:
            raise RuntimeError(f"{kept} of {ROWS} rows were read: {reading.refused or reading.problems[:3]}")
        began = time.perf_counter()
        CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
        alone.append(time.perf_counter() - began)
    return [Line(f"reading {ROWS:,} × {len(HEAD)} .xlsx to typed rows", ours, "calamine", alone, most=4)]


if __name__ == "__main__":
    show(measure)
