"""Made-up sheets given as lists of rows, read without a file."""

from collections.abc import Mapping
from typing import Any

from metrics.spreadsheets import grid
from metrics.spreadsheets.book import Book, Sheet
from metrics.spreadsheets.grid import Flat
from metrics.spreadsheets.layouts import LAYOUTS
from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.understand import understand

Rows = list[list[Any]]


def sheet(rows: Rows, name: str | None = "S", **beside: Any) -> Sheet:
    width = max(map(len, rows))
    return Sheet(name, [[*row, *[None] * (width - len(row))] for row in rows], **beside)


def reading(rows: Rows, answers: Mapping[str, str] | None = None, **beside: Any) -> Reading:
    return understand(Book("xlsx", [sheet(rows, **beside)]), "a.xlsx", "sha", answers)


def facts(read: Reading, *columns: str) -> list[tuple[Any, ...]]:
    """(cell, value, further columns) of every row that counts, in order."""
    out = []
    for table in read.tables:
        measure = {"students": "students", "visitors": "people", "outgoing": "people"}[table.subject]
        out += list(table.rows[["cell", measure, *columns]].astype(object).itertuples(index=False, name=None))
    return out


def keys(read: Reading) -> list[str]:
    return [problem.kind.key for problem in read.problems]


def flats(rows: Rows, **beside: Any) -> list[Flat]:
    found = (
        next((f for f in (one(block) for one in LAYOUTS) if f), None)
        for block in grid.blocks(grid.of(sheet(rows, **beside)))
    )
    return [flat for flat in found if flat]
