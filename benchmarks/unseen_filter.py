"""A filter that nobody asked for before, so that no cache helps: four questions on a page, and the same by hand.

By hand means what somebody who knows the table would type: one mask, four group-bys. Ours also says which years and
countries are missing, keeps the four kinds of silence apart and gathers the sources. The first turn of both is not
counted: in ours it numbers the words of the table, which lasts as long as the table does.
"""

import time
from datetime import date
from itertools import cycle, islice

import numpy as np
import pandas as pd

from benchmarks.ratio import Line, show
from metrics import countries
from metrics.board import Choices, View
from metrics.subjects import LEVELS, SEXES, STUDENTS, SUBJECTS, Tables, empty, tidy

TURNS = 7
ASKED = (("year",), ("country",), ("year", "country"), ("year", "level"))
UNIT, YEARS = "university", (2016, 2025)
MOST = 3.0


def tables(rows: int, places: list[str]) -> Tables:
    """Foreign students, one row a fact, evenly spread; the other subjects empty."""
    chance = np.random.default_rng(2026)
    frame = pd.DataFrame(
        {
            "year": chance.integers(YEARS[0], YEARS[1] + 1, rows),
            "unit": UNIT,
            "country": pd.Categorical.from_codes(chance.integers(0, len(places), rows), categories=places),
            "level": pd.Categorical.from_codes(chance.integers(0, len(LEVELS), rows), categories=list(LEVELS)),
            "sex": pd.Categorical.from_codes(chance.integers(0, 2, rows), categories=list(SEXES)),
            "students": chance.integers(0, 40, rows),
            "upload": "1",
            "sheet": "Students",
        }
    )
    return {name: empty(subject) for name, subject in SUBJECTS.items()} | {"students": tidy(STUDENTS, frame)}


def measure() -> list[Line]:
    places = sorted(code for code in countries.alpha2() if countries.group(code))[:150]
    lines = []
    for rows in (30_000, 1_000_000):
        now = tables(rows, places)
        ours, hand = [], []
        for turn in range(TURNS + 1):
            some = tuple(sorted(islice(cycle(places), turn * 7, turn * 7 + 40)))
            mine, theirs = by_us(now, some), by_hand(now, some)
            if turn:
                ours.append(mine)
                hand.append(theirs)
        lines.append(Line(f"unseen filter, {rows:,} rows, {len(ASKED)} questions", ours, "pandas by hand", hand, MOST))
    return lines


def by_us(now: Tables, places: tuple[str, ...]) -> float:
    began = time.perf_counter()
    view = View(now, Choices(UNIT, YEARS, places), date(2026, 3, 1))
    for by in ASKED:
        view.ask("foreign_students", by=by)
    return time.perf_counter() - began


def by_hand(now: Tables, places: tuple[str, ...]) -> float:
    began = time.perf_counter()
    table = now["students"]
    wanted = (table["unit"] == UNIT) & table["year"].between(*YEARS) & table["country"].isin(places)
    chosen = table[wanted]
    for by in ASKED:
        chosen.groupby(list(by), observed=True)["students"].sum()
    return time.perf_counter() - began


if __name__ == "__main__":
    show(measure)
