"""What the cards of a page share: years, filters, answers."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from metrics.board.view import View, reported_years
from metrics.subjects import STUDENTS, SUBJECTS, VISITORS, Tables, empty, tidy
from tests.board.conftest import DEPARTMENT

See = Callable[..., View]


def only(**found: pd.DataFrame) -> Tables:
    return {name: found.get(name, empty(subject)) for name, subject in SUBJECTS.items()}


def students(*years: int) -> pd.DataFrame:
    return tidy(STUDENTS, pd.DataFrame({"year": list(years), "country": "IND", "students": 20}))


def test_the_last_ten_reported_years_are_shown(see: See) -> None:
    """Ten years that are over; the running one beside them where a register already tells of it."""
    assert see().years == (2016, 2026)
    assert see(only(students=students(*range(2001, 2026)))).years == (2016, 2025)
    assert see(only(students=students(2023, 2024))).years == (2023, 2024)
    assert see(years=(2018, 2020)).years == (2018, 2020)


def test_an_empty_board_shows_the_running_year(see: See) -> None:
    """With no table there is still a year to write on an axis."""
    assert see(only()).years == (2026, 2026)


def test_dated_rows_tell_of_their_year() -> None:
    """A visit in August 2023 is of 2022/23, or of 2023 by the calendar; targets tell of no year."""
    visit = tidy(VISITORS, pd.DataFrame({"start": [pd.Timestamp(2023, 8, 31)], "people": [1]}))
    assert reported_years(only(visitors=visit), "academic") == {2022}
    assert reported_years(only(visitors=visit), "calendar") == {2023}
    assert reported_years(only(), "academic") == frozenset()


def test_the_day_chosen_is_the_day_of_the_view(see: See) -> None:
    """As of 1 March, an agreement is judged on 1 March, and 2025/26 is still running."""
    view = see(as_of=date(2026, 3, 1))
    assert (view.today, view.running) == (date(2026, 3, 1), 2025)


def test_the_same_question_is_asked_once(see: See) -> None:
    """Cards of one page share answers."""
    view = see()
    assert view.ask("foreign_students", ("year",)) is view.ask("foreign_students", ("year",))


def test_choices_reach_every_question(see: See, tables: Tables) -> None:
    """Unit and countries chosen hold in the answer."""
    answer = see(unit=DEPARTMENT, countries=("IND", "PAK")).ask("foreign_students", (), (2025, 2025))
    rows = tables["students"]
    rows = rows[(rows["unit"] == DEPARTMENT) & rows["country"].isin(["IND", "PAK"]) & (rows["year"] == 2025)]
    assert answer.table["value"].item() == rows["students"].sum()


def test_a_choice_that_cannot_apply_is_told(see: See) -> None:
    """All students have no country: the choice of countries is left out of the question, and the view says so."""
    view = see(countries=("IND",))
    assert view.ignored("all_students") and not view.ignored("foreign_students")
    assert "country" not in view.ask("all_students", ("year",)).question.where


@pytest.mark.parametrize("chosen, many", [({}, 35), ({"unit": DEPARTMENT}, 17), ({"countries": ("RUS",)}, 10)])
def test_entries_of_a_register_are_those_of_the_choices(see: See, chosen: dict[str, object], many: int) -> None:
    """The university's list and the department's are two lists; a country keeps its own."""
    assert len(see(**chosen).entries("agreements")) == many


def test_targets_are_of_the_whole(see: See) -> None:
    """A target is not held against a part of the countries."""
    assert see().targets("foreign_students")[2025] == 1200
    assert see(countries=("IND",)).targets("foreign_students") == {}
    assert see(group="near").targets("foreign_students") == {}
