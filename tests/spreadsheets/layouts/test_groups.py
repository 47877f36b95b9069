"""Rows that stand for other rows."""

import pytest

from tests.spreadsheets.drawn import facts, keys, reading

HEAD = ["Country", "Students"]
TITLE = ["Foreign students, 2023"]


@pytest.mark.parametrize(
    "rows",
    [
        [["2021/2022"], ["India", 7.0], ["Egypt", 5.0], ["2022/2023"], ["India", 8.0], ["Egypt", 6.0]],
        [["2021/2022", 12.0], ["India", 7.0], ["Egypt", 5.0], ["2022/2023", 14.0], ["India", 8.0], ["Egypt", 6.0]],
        [["1. 2021/2022", 12.0], ["1.1. India", 7.0], ["1.2. Egypt", 5.0],
         ["2. 2022/2023", 14.0], ["2.1. India", 8.0], ["2.2. Egypt", 6.0]],
        [["2021/2022", 12.0], ["  India", 7.0], ["  Egypt", 5.0], ["2022/2023", 14.0], ["  India", 8.0], ["  Egypt", 6.0]],  # noqa: E501
    ],
)  # fmt: skip
def test_years_above_their_countries(rows: list[list[object]]) -> None:
    """The year of a group, with or without its sum, with codes or indentation, is the year of its rows."""
    read = reading([["Foreign students"], HEAD, *rows])
    assert facts(read, "year", "country") == [
        ("B4", 7, 2021, "IND"), ("B5", 5, 2021, "EGY"), ("B7", 8, 2022, "IND"), ("B8", 6, 2022, "EGY"),
    ]  # fmt: skip


def test_levels_above_their_countries() -> None:
    """A level in a row of its own is the level of the rows below it, and its sum is not counted again."""
    read = reading([TITLE, HEAD, ["Bakalavriat", 12.0], ["India", 7.0], ["Egypt", 5.0], ["Magistratura", 3.0],
                    ["India", 1.0], ["Egypt", 2.0], ["Total", 15.0]])  # fmt: skip
    assert facts(read, "level")[1:3] == [("B5", 5, "bachelor"), ("B7", 1, "master")] and len(facts(read)) == 4
    assert "total-differs" not in keys(read)


def test_a_wrong_subtotal_is_told() -> None:
    """A group's number that its rows contradict is named with both cells."""
    read = reading([["Foreign students"], HEAD, ["2021", 12.0], ["India", 7.0], ["Egypt", 5.0], ["2022", 15.0],
                    ["India", 8.0], ["Egypt", 6.0]])  # fmt: skip
    assert [(p.cell, p.slots["sum"]) for p in read.problems if p.kind.key == "total-differs"] == [("B6", 14)]


def test_a_country_without_a_number_is_no_group() -> None:
    """Among countries a country alone in its row is a record that lacks its number."""
    read = reading([TITLE, [*HEAD, "Note"], ["India", 7.0, "a"], ["Peru"], ["Egypt", 5.0, "b"]])
    assert [fact[0] for fact in facts(read)] == ["B3", "B4", "B5"]


def test_averages_and_parts_of_rows_are_set_aside() -> None:
    """ "of which women" and "Average" are no countries, and nobody is asked which they are."""
    read = reading([TITLE, HEAD, ["India", 7.0], ["of which women", 3.0], ["Egypt", 5.0], ["Average", 6.0]])
    assert [fact[0] for fact in facts(read)] == ["B3", "B5"] and not read.questions


def test_days_before_days_are_no_codes() -> None:
    """ "6. 11. 2025-15. 11. 2025" begins with no code: only codes that count 1, 1.1, 1.2, 2 are taken off names."""
    rows = [["Visitors from abroad"], ["Name", "Country", "Dates of visit"], ["A", "Peru", "6. 11. 2024-15. 11. 2024"],
            ["B", "Cuba", "3. 10. 2024-5. 10. 2024"], ["C", "Fiji", "2. 9. 2024-5. 9. 2024"]]  # fmt: skip
    assert reading(rows).tables[0].rows["start"].dt.day.tolist() == [6, 3, 2]
