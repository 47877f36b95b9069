"""Places of a sheet and their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from metrics.spreadsheets.book import Sheet, address, area, areas, letters, span


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


@given(st.integers(0, 16_383), st.integers(0, 1_048_575), st.integers(0, 16_383), st.integers(0, 1_048_575))
def test_areas_are_read_as_they_are_named(left: int, top: int, right: int, bottom: int) -> None:
    """There and back: the name of an area gives the area."""
    named = (min(top, bottom), min(left, right), max(top, bottom), max(left, right))
    assert list(areas(f"{span(named)}, D4")) == [named, (3, 3, 3, 3)]


def test_no_cell_is_no_area() -> None:
    """A text that names none is refused."""
    with pytest.raises(ValueError, match="Sheet"):
        area("Sheet 1")
