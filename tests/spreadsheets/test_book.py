"""Places of a sheet and their names."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from metrics.spreadsheets.book import GLIMPSE_COLUMNS, GLIMPSE_ROWS, Sheet, address, letters, span


@given(st.integers(0, 16_383))
def test_letters_are_those_of_excel(column: int) -> None:
    """Every column of the grid has the letters that Excel shows above it."""
    assert letters(column) == get_column_letter(column + 1)


def test_addresses() -> None:
    """A place is named as a person finds it, a range by its two corners, a range of one cell by that cell."""
    assert address(16, 3) == "D17"
    assert span((1, 0, 3, 2)) == "A2:C4"
    assert span((1, 0, 1, 0)) == "A2"


def test_at_counts_from_the_sheets_own_corner() -> None:
    """A table that begins at C5 is asked by the places of the sheet; outside of it there is nothing."""
    sheet = Sheet("Data", [["Year", "Students"], [2021, 120]], top=4, left=2)
    assert sheet.at(5, 3) == 120
    assert sheet.at(4, 2) == "Year"
    assert sheet.at(0, 0) is None and sheet.at(6, 2) is None and sheet.at(5, 4) is None


def test_glimpse_is_short_text() -> None:
    """A glimpse shows whole numbers without a point, empty cells as nothing, and no more than fits on a screen."""
    wide = [[2021.0, 0.5, None, "", True, date(2021, 9, 1), *["x"] * 100]] * 200
    glimpse = Sheet("Data", wide).glimpse()
    assert glimpse[0][:6] == ("2021", "0.5", "", "", "True", "2021-09-01")
    assert len(glimpse) == GLIMPSE_ROWS and all(len(row) == GLIMPSE_COLUMNS for row in glimpse)
    assert len(Sheet("Data", [["x" * 500]]).glimpse()[0][0]) < 500
