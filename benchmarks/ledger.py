"""The ledger after years of use: 500 uploads, a million rows; opened, added to, compared. Processor time throughout.

Each counterpart is the least that could do the same work: pandas reading the same rows from one Parquet file, SQLite
writing the same bytes durably, one outer merge. What waits for the disk is not in processor time: a commit waits once.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.ratio import Line, show
from metrics.ledger import Ledger
from metrics.subjects import STUDENTS, tidy

UPLOADS, ROWS, TURNS = 500, 2_000, 5
_COUNTRIES = [f"{first}{second}A" for first in "BCDEFGHIKL" for second in "ABCDEFGHIJ"]


def measure() -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        return [*_current(Path(folder)), _commit(Path(folder)), _difference()]


def _rows(count: int, year: int, seed: int) -> pd.DataFrame:
    """One sheet: so many numbers of students by country, program, level, basis and sex, each from a cell of its own."""
    chance = np.random.default_rng(seed)
    said = {
        "unit": [f"unit {seed % 20}"] * count,
        "country": chance.choice(_COUNTRIES, count),
        "program": chance.choice([f"program {number}" for number in range(30)], count),
        "level": chance.choice(["bachelor", "master", "doctoral"], count),
        "basis": chance.choice(["contract", "grant"], count),
        "sex": chance.choice(["female", "male"], count),
        "sheet": [f"Sheet {year}"] * count,
    }
    rows = pd.DataFrame({name: pd.Categorical(values) for name, values in said.items()})
    cells = [f"{'BCDEFGH'[place % 7]}{place // 7 + 2}" for place in range(count)]
    return tidy(STUDENTS, rows.assign(year=year, students=chance.integers(1, 500, count), cell=cells))


def _current(folder: Path) -> list[Line]:
    url = f"sqlite:///{folder / 'hamkor.sqlite'}"
    ledger = Ledger(url)
    for number in range(UPLOADS):
        rows = {"students": _rows(ROWS, 2000 + number // 20, number)}
        ledger.commit(b"%d" % number, f"{number}.xlsx", rows, who="bench")
    whole = ledger.current()["students"]
    assert len(whole) == UPLOADS * ROWS
    whole.to_parquet(folder / "whole.parquet")
    ledger.close()
    ours, other = _pairs(lambda: Ledger(url).current(), lambda: pd.read_parquet(folder / "whole.parquet"), turns=TURNS)
    size = whole.memory_usage(deep=True).sum() / len(whole)
    return [
        Line("current tables of 500 uploads, 1 000 000 rows, cold", ours, "Parquet", other, most=5),
        Line("memory of a row in them", [size], most=60, unit="bytes"),
    ]


def _commit(folder: Path) -> Line:
    rows, original = _rows(100_000, 2020, 1), np.random.default_rng(1).bytes(4_000_000)
    ledger = Ledger(f"sqlite:///{folder / 'commit.sqlite'}")
    numbers = iter(range(2 * TURNS))
    plain = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL"):
        plain.execute(f"PRAGMA {setting}")
    plain.execute("CREATE TABLE kept (original BLOB, data BLOB)")

    def commit() -> None:
        number = next(numbers)
        ledger.commit(original + b"%d" % number, f"{number}.xlsx", {"students": rows}, who="bench")

    def write() -> None:
        plain.execute("INSERT INTO kept VALUES (?, ?)", (original, data))

    commit()
    with ledger._store.reading() as connection:
        data = bytes(connection.exec_driver_sql("SELECT data FROM contents").scalar_one())
    ours, other = _pairs(commit, write, turns=TURNS, clock=time.perf_counter)
    return Line("commit of 100 000 rows and 4 MB, on disk (wall clock)", ours, "SQLite", other, most=5)


def _difference() -> Line:
    rows, again = _rows(100_000, 2020, 1), _rows(100_000, 2020, 1)
    again.loc[::10, "students"] += 1
    ledger = Ledger("sqlite://")
    ledger.commit(b"1", "1.xlsx", {"students": rows}, who="bench")
    now = ledger.current()["students"]
    telling = ["year", "unit", "country", "program", "level", "basis", "sex"]

    def merge() -> None:
        # A sheet may say the same thing twice: the first goes with the first, the second with the second.
        sides = [side.assign(again=side.groupby(telling, observed=True).cumcount()) for side in (now, again)]
        sides[0].merge(sides[1], on=[*telling, "again"], how="outer")

    ours, other = _pairs(lambda: ledger.difference({"students": again}), merge, turns=TURNS)
    return Line("difference of 100 000 rows", ours, "outer merge", other, most=3)


def _pairs(
    ours: Callable[[], object],
    other: Callable[[], object],
    turns: int,
    clock: Callable[[], float] = time.process_time,
) -> tuple[list[float], list[float]]:
    """Seconds of both, in turn. The first time of each is for the caches of the machine."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _turn in range(turns + 1):
        for work, seconds in zip((ours, other), taken, strict=True):
            begun = clock()
            work()
            seconds.append(clock() - begun)
    return taken[0][1:], taken[1][1:]


if __name__ == "__main__":
    show(measure)
