"""A sheet in small: enough to see what a question is about."""

from datetime import date

from metrics.errors import Kind, Problem
from metrics.spreadsheets.book import Sheet
from metrics.spreadsheets.glimpse import AROUND, COLUMNS, ROWS, glimpse

WIDE: list[list[object]] = [[2021.0, 0.5, None, "", True, date(2021, 9, 1), *["x"] * 100]] * 200


def test_the_first_cells_are_short_texts() -> None:
    """Whole numbers without a point, empty cells as nothing, and no more than fits on a screen."""
    seen = glimpse(Sheet("Data", WIDE))
    assert seen.texts[0][:6] == ("2021", "0.5", "", "", "True", "2021-09-01")
    assert len(seen.texts) == ROWS and all(len(row) == COLUMNS for row in seen.texts)
    assert len(glimpse(Sheet("Data", [["x" * 500]])).texts[0][0]) < 500


def test_numbers_of_rows_are_the_sheets_own() -> None:
    """A table that begins at C5 is drawn with the places that a person finds in Excel."""
    seen = glimpse(Sheet("Data", [["Year", "Students"]], top=4, left=2))
    assert (seen.rows, seen.columns) == ((4,), (2, 3))


def test_what_is_spoken_of_is_seen_with_its_neighbours() -> None:
    """A cell far below and far to the right is there; one of another sheet, or beyond the sheet, adds nothing."""
    kind = Kind("k", "warning", "?")
    spoken = [Problem(kind, "Data", "CC150"), Problem(kind, "Other", "B180"), Problem(kind, "Data", "A900")]
    seen = glimpse(Sheet("Data", WIDE), spoken)
    assert set(range(149 - AROUND, 150 + AROUND)) <= set(seen.rows) and 179 not in seen.rows
    assert 80 in seen.columns and max(seen.rows) < 200
