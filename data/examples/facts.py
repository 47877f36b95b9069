"""The invented facts of the examples: who studied, who came and went, and which agreements run out.

The stories (who grows, which agreement runs out) are tables in `seeds/`, typed by hand; a seeded generator only fills
in dates, persons and hours. Partner universities are real, what is said of them is not; people are codes such as
V-2023-014. How offices lay these facts out in workbooks is `sheets.py`'s.
"""

import csv
import random
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from metrics import countries
from metrics.indicators import CATALOGUE
from metrics.subjects import ACTIVITIES, MODES, SEXES, TOTALS

HERE = Path(__file__).resolve().parent

SEED = 2026
TODAY = date(2026, 11, 23)
YEARS = range(2016, 2026)
UNIVERSITY, DEPARTMENT = "university", "medical biology and genetics"

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
