"""Habits of those who publish tables of students: how they write years, keys, codes, flags and shares."""

import pytest

from tests.spreadsheets.drawn import Rows, facts, keys, reading

N = None
TITLE = ["Foreign students"]


def test_a_heading_written_out_over_its_columns_is_one() -> None:
    """The year in each cell above "men, women, total", as a text file has it, is a heading of two rows."""
    heads: Rows = [[N, *["2020"] * 3, *["2021"] * 3], ["Citizenship", *["male", "female", "Total"] * 2]]
    read = reading([TITLE, *heads, ["India", 1.0, 2.0, 3.0, 4.0, 5.0, 9.0], ["Egypt", 2.0, 2.0, 4.0, 3.0, 3.0, 6.0]])
    assert facts(read, "year") == [("D4", 3, 2020), ("G4", 9, 2021), ("D5", 4, 2020), ("G5", 6, 2021)]


def test_several_years_together_are_a_total() -> None:
    """A column "2020-2022" beside its years is their sum, and no year of its own."""
    read = reading([TITLE, ["Country", 2020.0, 2021.0, 2022.0, "2020-2022"], ["India", 1.0, 2.0, 3.0, 6.0]])
    assert [value for _cell, value in facts(read)] == [1, 2, 3]


def test_a_year_said_in_two_languages_is_one() -> None:
    """The year stands twice in the heading, the country twice in its cell."""
    heads: Rows = [
        [
            "Страна / Country",
            "2020-2021 уч. год / academic year 2020-2021",
            "2021-2022 уч. год / academic year 2021-2022",
        ]
    ]
    read = reading([TITLE, *heads, ["Индия / India", 1.0, 2.0], ["Indie / India", 3.0, 4.0]])
    assert [fact[2:] for fact in facts(read, "year", "country")][:2] == [(2020, "IND"), (2021, "IND")]


def test_keys_in_one_column_are_told_apart() -> None:
    """ "unit,sex,partner" above "NR,F,CN": a sex and a country, no unit of ours; flags are left out."""
    heads = ["unit,sex,partner,geo\\TIME_PERIOD", "2020 ", "2021 "]
    rows = [["NR,F,CN,AT", "12 b", ": "], ["NR,F,EL,AT", "5 p", "7"], ["NR,F,IN,AT", "9", "8"]]
    read = reading([TITLE, heads, *rows])
    told = facts(read, "country", "sex", "unit")
    assert told[0] == ("B3", 12, "CHN", "female", "university") and [one[2] for one in told[2:4]] == ["GRC", "GRC"]


def test_from_where_somebody_came_says_more_than_where_he_is() -> None:
    """The country of origin is taken, whichever country stands before it; codes beside names are no second column."""
    head = ["COUNTRY", "Reference area", "ORIGIN", "Country of origin", "SEX", "Sex", "Year", "Students"]
    rows = [
        ["AUT", "Austria", "IND", "India", "F", "Women", 2021.0, 3.0],
        ["AUT", "Austria", "EGY", "Egypt", "M", "Men", 2021.0, 4.0],
        ["HUN", "Hungary", "IND", "India", "F", "Women", 2021.0, 5.0],
    ]
    read = reading([head, *rows])
    assert [country for _cell, _value, country in facts(read, "country")] == ["IND", "EGY", "IND"]
    assert "header-twice" not in keys(read)


@pytest.mark.parametrize(
    "title",
    [
        "International students as a percentage of total enrolment",
        "Доля иностранных студентов, %",
        "Foreign students, index 2015 = 100",
        "Стоимость обучения иностранных студентов, долл. США",
        "Applications received from foreign students",
        "Foreign students per 1,000 inhabitants",
        "План приёма иностранных студентов",
        "Ranking of countries by number of international students",
    ],
)
def test_what_is_no_number_of_students_is_never_taken_for_it_unasked(title: str) -> None:
    """Shares, indices, fees and applications speak of students too: nothing is kept before it is said what it is."""
    assert not reading([[title], ["Country", 2020.0, 2021.0], ["India", 11.0, 12.0], ["Egypt", 9.0, 14.0]]).ready


def test_shares_beside_counts_are_expected_under_such_a_title() -> None:
    """Where a column of shares stands beside them, the counts are counts."""
    head = ["Country", "Number of students", "Share, %"]
    assert reading([["Foreign students and their share, 2021"], head, ["India", 3.0, 60.0], ["Egypt", 2.0, 40.0]]).ready


def test_foreigners_count_beside_all_students() -> None:
    """Of all students and "of which foreign", the foreign ones are what is counted."""
    rows = [["Year", "Total students", "of which international"], [2021.0, 900.0, 30.0], [2022.0, 950.0, 40.0]]
    read = reading([["Enrolment of students"], *rows], {"subject:S": "students"})
    assert facts(read) == [("C3", 30), ("C4", 40)]
