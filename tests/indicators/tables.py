"""Small made-up tables for the tests of indicators."""

from datetime import date
from typing import Any

import pandas as pd

from metrics.subjects import SUBJECTS, empty, tidy

TODAY = date(2026, 11, 23)  # academic year 2026/27 is running

DEPARTMENT = "medical biology and genetics"


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def tables(**rows: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """Every subject, with the rows given; those of the university unless they name a unit, each with its own cell."""
    found = {name: empty(subject) for name, subject in SUBJECTS.items()}
    for name, given in rows.items():
        told = [
            {"unit": "university", "upload": "1", "sheet": name, "cell": f"A{place}", **row}
            for place, row in enumerate(given, start=2)
        ]
        found[name] = tidy(SUBJECTS[name], pd.DataFrame(told))
    return found


def students(*rows: tuple[Any, ...]) -> dict[str, pd.DataFrame]:
    """Tables with only students: (year, country, students) or (…, status) a row."""
    names = ("year", "country", "students", "status")
    return tables(students=[{"status": "reported", **dict(zip(names, row, strict=False))} for row in rows])


def full() -> dict[str, pd.DataFrame]:
    """Every subject with every kind of row: zero, missing, suppressed, estimated, undated, planned, home, others."""
    return tables(
        students=[
            {"year": year, "unit": unit, "country": country, "level": level, "students": n, "status": status}
            for year in (2020, 2021, 2023)
            for unit, times in (("university", 10), (DEPARTMENT, 1))
            for country, level, n, status in (
                ("IND", "bachelor", 5 * times, "reported"),
                ("IND", "master", 2 * times, "estimated"),
                ("RUS", "bachelor", 3 * times, "reported"),
                ("KAZ", None, None, "suppressed"),
                ("DEU", "doctoral", 0, "reported"),
                ("FRA", "doctoral", None, "missing"),
                ("UZB", "bachelor", 50, "reported"),
                ("XOT", "bachelor", 1, "reported"),
            )
        ],
        visitors=[
            {"start": day("2021-10-01"), "end": day("2021-10-03"), "person": "Ivanov I.", "role": "professor",
             "purpose": "teaching", "activity": "lecture", "country": "RUS", "institution": "Ryazan", "mode": "online",
             "people": 1, "hours": 12.0},
            {"start": day("2021-12-01"), "end": day("2021-12-02"), "person": "IVANOV  I", "role": "professor",
             "purpose": "teaching", "country": "RUS", "institution": "Ryazan", "mode": "in person", "people": 1},
            {"start": day("2024-02-29"), "person": None, "role": "student", "purpose": "study", "country": "IND",
             "institution": "AIIMS", "mode": "in person", "people": 7},
            {"start": day("2027-02-28"), "person": "Planned", "country": "IND", "people": 1},
            {"person": "Undated", "country": "IND", "people": 1},
            {"year": 2022, "person": "By year", "purpose": "study", "country": "DEU", "people": 1},
            {"year": 2022, "person": None, "country": "DEU", "people": None},
        ],
        outgoing=[
            {"start": day("2022-06-07"), "end": day("2022-06-14"), "person": "A", "role": "teacher",
             "purpose": "teaching", "country": "RUS", "institution": "Ryazan", "mode": "in person", "people": 1,
             "hours": 48.0},
            {"start": day("2022-06-07"), "end": day("2022-06-14"), "person": "B", "role": "student",
             "purpose": "study", "country": "RUS", "institution": "Ryazan", "people": 1},
            {"start": day("2023-06-07"), "person": "C", "country": "DEU", "people": 1},
        ],
        programs=[
            {"program": "GM", "institution": "Ryazan", "country": "RUS", "award": "double diploma",
             "start": day("2020-09-01")},
            {"program": "GM", "institution": "Bashkir", "country": "RUS", "award": "double diploma", "year": 2021,
             "students": 12},
            {"program": "Exchange", "institution": "Bashkir", "country": "RUS", "award": "exchange semester",
             "year": 2022, "students": 3},
        ],
        projects=[
            {"project": "P1", "institution": "Ryazan", "country": "RUS", "start": day("2019-01-01"),
             "end": day("2022-03-01")},
            {"project": "P1", "institution": "AIIMS", "country": "IND", "start": day("2019-01-01"),
             "end": day("2022-03-01")},
            {"project": "P2", "institution": "AIIMS", "country": "IND", "start": day("2024-05-01")},
        ],
        agreements=[
            {"institution": "Ryazan", "country": "RUS", "kind": "exchange", "signed": day("2018-10-24"),
             "valid_to": day("2027-01-01"), "term": "dated"},
            {"institution": "AIIMS", "country": "IND", "signed": day("2022-02-01"), "term": "auto-renewed"},
            {"institution": "Undated", "country": "DEU"},
            {"institution": "Sleeping", "country": "DEU", "valid_from": day("2020-02-29")},
            {"institution": "Old", "country": "DEU", "valid_from": day("2010-02-28"), "valid_to": day("2015-02-28"),
             "term": "dated"},
        ],
        totals=[
            {"year": year, "unit": unit, "total": total, "value": value}
            for year in (2020, 2021, 2022, 2023)
            for unit, total, value in (
                ("university", "students", 1000.0),
                (DEPARTMENT, "students", 100.0),
                ("university", "academic staff", 80.0),
            )
        ],
    )  # fmt: skip
