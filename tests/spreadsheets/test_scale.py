"""Numbers that a sheet gives in thousands."""

import pytest

from metrics.spreadsheets.scale import in_thousands
from tests.spreadsheets.drawn import facts, reading

ROWS = [["Country", 2021.0, 2022.0], ["India", 12.5, 13.0], ["Egypt", 3.0, 4.1]]


@pytest.mark.parametrize("title", ["Foreign students (in thousands)", "Иностранные студенты, тыс. человек",
                                   "Xorijiy talabalar soni, ming kishi"])  # fmt: skip
def test_thousands_are_asked_about_and_made_persons(title: str) -> None:
    """The guess is what the sheet says; nothing is kept before the person says so."""
    assert not reading([[title], *ROWS]).ready
    read = reading([[title], *ROWS], {"scale:S": "thousands"})
    assert [value for _cell, value in facts(read)] == [12500, 13000, 3000, 4100] and read.ready


def test_persons_stay_persons_where_the_person_says_so() -> None:
    """The other answer leaves the numbers as they stand."""
    rows = [["Foreign students, thousands"], ["Country", 2021.0], ["India", 12.0], ["Egypt", 3.0]]
    assert [value for _cell, value in facts(reading(rows, {"scale:S": "ones"}))] == [12, 3]


def test_a_name_with_such_a_word_says_none() -> None:
    """Only what ends a piece of the title is its scale, and "1,000" is a number."""
    assert in_thousands("Arrivals ('000)") and not in_thousands("The first 1,000 students")
    assert not in_thousands("Students of the Thousand Talents plan") and not in_thousands("Thousands of students came")
