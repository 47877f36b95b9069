"""The same people on two sheets."""

from metrics.spreadsheets.book import Book, Sheet
from metrics.spreadsheets.understand import understand
from tests.spreadsheets.drawn import facts, keys

LANDS = ("India", "Egypt", "Nepal", "Kenya")


def _sheet(name: str, first: float, columns: list[list[float]]) -> Sheet:
    head: list[object] = ["Country", *(first + n for n in range(len(columns)))]
    rows: list[list[object]] = [["Foreign students", *[None] * len(columns)], head]
    rows += [[land, *(column[i] for column in columns)] for i, land in enumerate(LANDS)]
    return Sheet(name, rows)


def test_a_year_that_two_sheets_share_is_counted_once() -> None:
    """ "2019-2020" and "2020-2021" with the same numbers of 2020: the later sheet's are set aside, and it is said."""
    shared = [7.0, 8.0, 9.0, 6.0]
    sheets = [
        _sheet("2019-2020", 2019.0, [[1.0, 2.0, 3.0, 4.0], shared]),
        _sheet("2020-2021", 2020.0, [shared, [5.0] * 4]),
    ]
    read = understand(Book("xlsx", sheets), "a.xlsx", "sha", {})
    assert sum(value for _cell, value in facts(read)) == 10 + 30 + 20 and "sheet-repeats" in keys(read)
