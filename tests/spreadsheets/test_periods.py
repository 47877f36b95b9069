"""Years given by their months or quarters only."""

from datetime import datetime

import pytest

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


def test_one_day_of_each_year_is_its_count() -> None:
    """Students on the first of October of each year are that year's: nothing is asked, nothing is incomplete."""
    head = ["Country", datetime(2021, 10, 1), datetime(2022, 10, 1)]
    read = reading([["Foreign students"], head, ["India", 2.0, 3.0], ["Egypt", 1.0, 3.0]])
    assert read.ready and len(facts(read)) == 4 and "year-incomplete" not in keys(read)


@pytest.mark.parametrize(("head", "terms"), [("Quarter", ("Q1", "Q2")), ("Semester", ("Fall", "Spring"))])
def test_students_of_each_term_in_rows_of_their_own_are_asked_about(head: str, terms: tuple[str, str]) -> None:
    """The same people stand in both terms: the last of the year is the guess."""
    rows = [["2021/2022", term, land, n] for n, term in enumerate(terms, 3) for land in ("India", "Egypt")]
    titles = [["Year", head, "Country", "Foreign students"]]
    assert not reading([*titles, *rows]).ready
    assert facts(reading([*titles, *rows], {"periods:S": "last"})) == [("D4", 4), ("D5", 4)]
