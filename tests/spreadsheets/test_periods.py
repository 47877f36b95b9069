"""Years given by their months or quarters only."""

import re
from datetime import datetime

import pytest

from metrics import languages
from tests.spreadsheets.drawn import facts, keys, reading

N = None
QUARTERS = ["Country", 2022.0, N, N, N, 2023.0, N, N], [N, "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3"]
BODY = ["India", 2.0, 3.0, 3.0, 4.0, 1.0, 1.0, 1.0], ["Egypt", 1.0, 3.0, 2.0, 4.0, 1.0, 2.0, 2.0]


def test_comings_are_added_and_an_incomplete_year_is_said() -> None:
    """Quarters of visits add up to their year, which is said; a year of three quarters is named."""
    read = reading([["Visitors from abroad"], *QUARTERS, *BODY])
    assert sum(value for _cell, value in facts(read)) == 30 and not read.questions
    assert [(p.slots["year"], p.slots["count"]) for p in read.problems if p.kind.key == "year-incomplete"] == [
        ("2023", 3)
    ]
    assert "periods-added" in keys(read)


@pytest.mark.parametrize(("answer", "cells"), [("add", 14), ("last", 4)])
def test_students_of_each_quarter_are_asked_about(answer: str, cells: int) -> None:
    """Students counted each quarter may be the same people: the person says, and nothing is kept before."""
    assert not reading([["Foreign students"], *QUARTERS, *BODY]).ready
    told = facts(reading([["Foreign students"], *QUARTERS, *BODY], {"periods:S": answer}))
    assert len(told) == cells and ("E4", 4) in told and ("H4", 1) in told


def test_what_may_be_answered_is_said_in_the_language_of_the_page() -> None:
    (question,) = reading([["Foreign students"], *QUARTERS, *BODY]).questions
    with languages.speaking("ru"):
        assert all(re.search("[а-я]", choice.said) for choice in question.choices)


def test_one_day_of_each_year_is_its_count() -> None:
    """Students on the first of October of each year are that year's: nothing is asked, nothing is incomplete."""
    head = ["Country", datetime(2021, 10, 1), datetime(2022, 10, 1)]
    read = reading([["Foreign students"], head, ["India", 2.0, 3.0], ["Egypt", 1.0, 3.0]])
    assert read.ready and len(facts(read)) == 4 and "year-incomplete" not in keys(read)


@pytest.mark.parametrize(
    ("head", "terms"),
    [("Quarter", ("Q1", "Q2")), ("Semester", ("Fall", "Spring")), ("Term", ("Fall", "Spring"))],
)
def test_students_of_each_term_in_rows_of_their_own_are_asked_about(head: str, terms: tuple[str, str]) -> None:
    """The same people stand in both terms: the last of the year is the guess."""
    rows = [["2021/2022", term, land, n] for n, term in enumerate(terms, 3) for land in ("India", "Egypt")]
    titles = [["Year", head, "Country", "Foreign students"]]
    assert not reading([*titles, *rows]).ready
    assert facts(reading([*titles, *rows], {"periods:S": "last"})) == [("D4", 4), ("D5", 4)]


LANDS = ("India", "Egypt")
MONTHS = [(y, m) for y in (2023, 2024, 2025) for m in range(1, 13) if (y, m) < (2025, 8)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Month", "Country", "Foreign students"], *([f"{y}-{m:02}", land, m] for y, m in MONTHS for land in LANDS)],
        [["Year", "Month", "Country", "Foreign students"], *([y, m, land, m] for y, m in MONTHS for land in LANDS)],
        [["Date", "Country", "Foreign students"], *([datetime(y, m, 1), land, m] for y, m in MONTHS for land in LANDS)],
        [["Date", "Country", "Foreign students"], *([f"15.{m:02}.{y}", land, m] for y, m in MONTHS for land in LANDS)],
    ],
    ids=["year and month", "months as numbers", "first days", "days as text"],
)
def test_students_of_each_month_in_rows_are_never_added_unasked(rows: list[list[object]]) -> None:
    """The same people stand in every month: asked, and the last of each year is the guess."""
    assert not reading(rows).ready
    read = reading(rows, {"periods:S": "last"})
    assert read.ready and [value for _cell, value in facts(read)] == [12, 12, 12, 12, 7, 7]


@pytest.mark.parametrize(("by_month", "guess"), [([40, 9, 12, 3], "add"), ([40, 41, 44, 43], "last")])
def test_numbers_that_jump_from_month_to_month_are_guessed_to_be_comings(by_month: list[int], guess: str) -> None:
    """Who is there stays for years; who comes, comes in September. It is asked all the same."""
    rows = [[f"{y}-{m:02}", "India", by_month[m % 4]] for y, m in MONTHS]
    asked = reading([["Month", "Country", "Foreign students"], *rows]).questions
    assert [(question.key, question.guess) for question in asked] == [("periods:S", guess)]


def test_students_of_a_day_twice_a_year_are_asked_about_and_their_year_is_known() -> None:
    """Two days of one year are two counts of the same people; no sheet that shows its days is asked for its year."""
    days = ["01.10.2022", "15.01.2023", "01.10.2023", "15.01.2024"]
    rows = [["Date", "Country", "Foreign students"], *([day, "India", n] for n, day in enumerate(days, 5))]
    assert [question.key for question in reading(rows).questions] == ["periods:S"]
    assert facts(reading(rows, {"periods:S": "last"})) == [("C2", 5), ("C4", 7), ("C5", 8)]


@pytest.mark.parametrize("quarter", ["{y}Q{q}", "{q} квартал {y}", "Q{q} {y}"])
def test_quarters_that_name_their_year_need_no_column_of_years(quarter: str) -> None:
    rows = [[quarter.format(y=y, q=q), "India", q] for y in (2023, 2024) for q in (1, 2, 3, 4)]
    read = reading([["Quarter", "Country", "Foreign students"], *rows], {"periods:S": "last"})
    assert read.ready and facts(read) == [("C5", 4), ("C9", 4)]


def test_guests_of_each_month_are_added_and_the_year_that_stops_midway_is_said() -> None:
    rows = [[f"{y}-{m:02}", land, m] for y, m in MONTHS for land in LANDS]
    read = reading([["Month", "Country", "Visitors from abroad"], *rows])
    assert read.ready and len(facts(read)) == len(rows)
    assert [p.slots["year"] for p in read.problems if p.kind.key == "year-incomplete"] == ["2025"]


@pytest.mark.parametrize("told", ["Visitors from abroad (cumulative)", "Число гостей (нарастающим итогом)"])
def test_what_grows_from_the_beginning_of_the_year_is_not_added_unasked(told: str) -> None:
    rows = [[f"2024-{m:02}", "India", 10 * m] for m in range(1, 13)]
    read = reading([["Month", "Country", told], *rows])
    assert [(question.key, question.guess) for question in read.questions] == [("periods:S", "last")]
    assert facts(read) == [("C13", 120)]


def test_a_register_of_the_months_in_which_somebody_came_has_no_holes() -> None:
    """Months in which nobody came are not listed there: no year of it is called incomplete."""
    rows = [["March 2024", "India", 3], ["May 2024", "Egypt", 4], ["May 2025", "Egypt", 4]]
    assert not {"year-incomplete", "periods-added"} & set(
        keys(reading([["Month", "Country", "Guests from abroad"], *rows]))
    )


def test_beside_months_2000_01_is_a_january() -> None:
    rows = [[f"2000-{m:02}", "India", m] for m in range(1, 13)]
    assert "year-academic" not in keys(reading([["Month", "Country", "Visitors from abroad"], *rows]))
