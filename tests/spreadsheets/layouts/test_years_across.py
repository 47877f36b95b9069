"""Years across, over one row of headings or several."""

import pytest

from tests.spreadsheets.drawn import facts, keys, reading

TITLE = ["Foreign students by country"]
N = None


@pytest.mark.parametrize("merged", [[], [(1, 1, 1, 3), (1, 4, 1, 6), (1, 0, 2, 0)]])
def test_a_total_beside_its_parts_is_counted_alone(merged: list[tuple[int, int, int, int]]) -> None:
    """2022 and 2023 over total, men, women: the totals count, merged headings or not, and the parts are set aside."""
    rows = [TITLE, ["Country", 2022.0, N, N, 2023.0, N, N], [N, "Total", "Men", "Women", "Total", "Men", "Women"],
            ["India", 5.0, 2.0, 3.0, 7.0, 3.0, 4.0], ["Egypt", 4.0, 1.0, 3.0, 6.0, 2.0, 4.0]]  # fmt: skip
    read = reading(rows, merged=merged)
    assert facts(read, "year", "country") == [
        ("B4", 5, 2022, "IND"), ("E4", 7, 2023, "IND"), ("B5", 4, 2022, "EGY"), ("E5", 6, 2023, "EGY"),
    ]  # fmt: skip
    assert read.ready and {one.cells for one in read.set_aside if one.why == "repeat"} == {
        "C4:C5", "D4:D5", "F4:F5", "G4:G5",
    }  # fmt: skip


def test_parts_without_a_total_are_records() -> None:
    """Men and women of each year, and nothing else, are rows with their sex."""
    read = reading([TITLE, ["Davlat", 2022.0, N, 2023.0, N], [N, "Erkaklar", "Ayollar", "Erkaklar", "Ayollar"],
                    ["Hindiston", 2.0, 3.0, 3.0, 4.0], ["Misr", 1.0, 3.0, 2.0, 4.0]])  # fmt: skip
    assert facts(read, "year", "sex")[:4] == [
        ("B4", 2, 2022, "male"), ("C4", 3, 2022, "female"), ("D4", 3, 2023, "male"), ("E4", 4, 2023, "female"),
    ]  # fmt: skip


def test_levels_over_years() -> None:
    """The years may stand below what they belong to."""
    read = reading([TITLE, ["Страна", "Бакалавриат", N, "Магистратура", N], [N, "2021/22", "2022/23", "2021/22", "2022/23"],  # noqa: E501
                    ["Индия", 2.0, 3.0, 1.0, 1.0], ["Египет", 1.0, 3.0, 4.0, 4.0]])  # fmt: skip
    assert facts(read, "year", "level")[:4] == [
        ("B4", 2, 2021, "bachelor"), ("D4", 1, 2021, "master"), ("C4", 3, 2022, "bachelor"), ("E4", 1, 2022, "master"),
    ]  # fmt: skip


def test_other_measures_beside_the_students_are_not_added() -> None:
    """Students and staff over the same years: the students count, the staff are set aside and named."""
    read = reading([TITLE, ["Country", "Students", N, "Staff", N], [N, 2021.0, 2022.0, 2021.0, 2022.0],
                    ["India", 2.0, 3.0, 1.0, 1.0], ["Egypt", 1.0, 3.0, 4.0, 4.0]])  # fmt: skip
    assert [fact[:2] for fact in facts(read)] == [("B4", 2), ("C4", 3), ("B5", 1), ("C5", 3)]
    assert "unread-numbers" in keys(read)


def test_three_rows_of_headings_keep_one_level() -> None:
    """Year, quarter and month with totals of each: only the years' totals count."""
    rows = [TITLE, ["Country", 2015.0, N, N, N, N], [N, "Q1", N, N, N, "2015 Total"], [N, "Jan", "Feb", "Mar", "Q1 Total", N],  # noqa: E501
            ["India", 1.0, 2.0, 3.0, 6.0, 6.0], ["Egypt", 2.0, 2.0, 3.0, 7.0, 7.0]]  # fmt: skip
    read = reading(rows)
    assert facts(read, "year") == [("F5", 6, 2015), ("F6", 7, 2015)]


def test_a_plan_beside_the_years_is_no_number_of_people() -> None:
    """What is foreseen for a year is set aside."""
    read = reading(
        [TITLE, ["Country", 2022.0, 2023.0, "2024 (plan)"], ["India", 2.0, 3.0, 5.0], ["Egypt", 1.0, 3.0, 9.0]]
    )
    assert {fact[0] for fact in facts(read)} == {"B3", "C3", "B4", "C4"}


def test_the_headings_of_the_next_page_are_none_of_the_records() -> None:
    """Both rows of a heading, printed again, and a row that numbers the columns, are set aside."""
    head = [["Country", 2022.0, N, 2023.0, N], [N, "Men", "Women", "Men", "Women"]]
    rows = [*head, [1.0, 2.0, 3.0, 4.0, 5.0], ["India", 2.0, 3.0, 3.0, 4.0], *head, ["Egypt", 1.0, 3.0, 2.0, 4.0]]
    read = reading([TITLE, *rows])
    assert [fact[:2] for fact in facts(read)][::4] == [("B5", 2), ("B8", 1)] and len(facts(read)) == 8


def test_records_that_look_like_years_are_no_heading() -> None:
    """Counts between 1990 and 2020 do not make a heading of the row in which they stand."""
    rows = [TITLE, ["Country", "Total", "Men"], ["Fiji", 5.0, 2.0], ["Peru", 4.0, 2.0], ["Cuba", 9.0, 2.0], ["India", 1990.0, 2010.0],  # noqa: E501
            ["Egypt", 40.0, 20.0]]  # fmt: skip
    assert {fact[0] for fact in facts(reading(rows, {"year": "2020"}))} == {"B3", "B4", "B5", "B6", "B7"}


@pytest.mark.parametrize("first", [2015.0, 7.0])
def test_a_count_like_a_year_is_a_count(first: float) -> None:
    """ "India | 2015" under "Country | Students" is a record, first or not."""
    rows = [TITLE, ["Country", "Students"], ["India", first], ["Peru", 2011.0], ["Cuba", 12.0], ["Fiji", 9.0]]
    assert [fact[1] for fact in facts(reading(rows, {"year": "2020"}))] == [first, 2011, 12, 9]


def test_a_record_of_the_same_country_as_the_one_above_is_no_heading() -> None:
    """A count that looks like a year of another calendar stays a count, whatever its labels repeat."""
    rows = [["Country", "Faculty", "Foreign students"], ["France", "Faculty of Physics", 0.0],
            ["France", "Faculty of Letters", 2443.0], ["France", "Faculty of Law", 7.0]]  # fmt: skip
    read = reading([["Students, 2021"], *rows])
    assert [value for _cell, value in facts(read)] == [0, 2443, 7]
