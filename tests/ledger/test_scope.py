"""Which earlier rows an upload takes the place of."""

import pandas as pd

from metrics.ledger import Ledger, Scope
from metrics.ledger.ledger import proposed
from metrics.subjects import AGREEMENTS, PROGRAMS, VISITORS, tidy
from tests.ledger import made


def kept(*uploads: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    ledger = Ledger("sqlite://")
    for place, tables in enumerate(uploads):
        ledger.commit(b"%d" % place, "f.csv", tables, who="a")
    return dict(ledger.current())


def starts(tables: dict[str, pd.DataFrame]) -> list[str]:
    return sorted(tables["visitors"]["start"].dt.strftime("%Y-%m-%d").fillna("undated").tolist())


def test_units_speak_for_their_own_years() -> None:
    """An upload with 2020 and 2021 of one unit and 2020 of another says nothing about 2021 of the other."""
    one, other = made.students((2020, "IND", 1), (2021, "IND", 2)), made.students((2020, "IND", 3), unit="clinic")
    found = proposed({"students": pd.concat([one, other], ignore_index=True)})
    assert set(found) == {
        Scope("students", ("university",), (2020, 2021), "replace", 2),
        Scope("students", ("clinic",), (2020,), "replace", 1),
    }
    before = made.students((2021, "PAK", 9), unit="clinic")
    now = kept({"students": before}, {"students": pd.concat([one, other], ignore_index=True)})
    assert sorted(now["students"]["students"]) == [1, 2, 3, 9]


def test_a_register_replaces_the_units_whole_list() -> None:
    """A new list of agreements takes the place of the unit's old list, and of no other unit's."""
    now = kept(
        {"agreements": made.agreements("Ryazan", "Bashkir")},
        {"agreements": made.agreements("Volga", unit="clinic")},
        {"agreements": made.agreements("Bashkir", "Volga")},
    )
    assert sorted(now["agreements"]["institution"]) == ["Bashkir", "Volga", "Volga"]


def test_a_calendar_year_of_visits_leaves_the_autumn_before_alone() -> None:
    """January to December 2023 does not replace the visits of autumn 2022, of the same academic year."""
    now = kept(
        {"visitors": made.visits("2022-10-05", "2023-02-01")},
        {"visitors": made.visits("2023-01-20", "2023-11-30")},
    )
    assert starts(now) == ["2022-10-05", "2023-01-20", "2023-11-30"]


def test_a_corrected_list_of_visits_replaces_all_between_its_first_and_last_month() -> None:
    """A visit that moved to another month is not counted twice."""
    now = kept(
        {"visitors": made.visits("2023-09-14", "2023-10-02", "2023-12-01")},
        {"visitors": made.visits("2023-09-01", "2023-11-02", "2023-12-24")},
    )
    assert starts(now) == ["2023-09-01", "2023-11-02", "2023-12-24"]


def test_dated_visits_replace_a_years_bare_number_and_back() -> None:
    """Twelve visitors "in 2023/24" and then the list of them by date: counted once, whichever came last."""
    bare = tidy(VISITORS, pd.DataFrame({"year": [2023], "unit": "university", "people": [12]}))
    dated = made.visits("2023-10-02", "2024-05-01")
    assert starts(kept({"visitors": bare}, {"visitors": dated})) == ["2023-10-02", "2024-05-01"]
    assert kept({"visitors": dated}, {"visitors": bare})["visitors"]["people"].tolist() == [12]


def test_rows_that_do_not_say_when_replace_only_their_like() -> None:
    """A list of visits without any date must not wipe out ten years of dated ones."""
    undated = tidy(VISITORS, pd.DataFrame({"unit": ["university"], "people": [1]}))
    other = tidy(VISITORS, pd.DataFrame({"unit": ["university"], "people": [2]}))
    now = kept({"visitors": made.visits("2023-10-02")}, {"visitors": undated}, {"visitors": other})
    assert starts(now) == ["2023-10-02", "undated"]
    assert now["visitors"]["people"].sum() == 3


def test_a_register_that_gives_years_replaces_those_years() -> None:
    """Students of joint programs by year: a new 2024 replaces 2024; a list without years replaces all."""

    def programs(*years: int | None) -> pd.DataFrame:
        rows = {"program": "MD", "unit": "university", "year": pd.array(years, "Int16")}
        return tidy(PROGRAMS, pd.DataFrame(rows))

    by_year = kept({"programs": programs(2023, 2024)}, {"programs": programs(2024)})
    assert by_year["programs"]["upload"].tolist() == ["1", "2"]
    listed = kept({"programs": programs(2023, 2024)}, {"programs": programs(None)})
    assert listed["programs"]["upload"].tolist() == ["2"]


def test_rows_without_a_unit_speak_for_the_root() -> None:
    """A list that names no unit and one that names the university replace each other: both count for it."""
    bare = tidy(AGREEMENTS, pd.DataFrame({"institution": ["Volga"]}))
    now = kept({"agreements": made.agreements("Bashkir")}, {"agreements": bare})
    assert now["agreements"]["institution"].tolist() == ["Volga"]
    now = kept({"agreements": bare}, {"agreements": made.agreements("Bashkir")})
    assert now["agreements"]["institution"].tolist() == ["Bashkir"]


def test_a_span_is_the_whole_months_of_its_dates() -> None:
    """The scope of dated rows says its academic years and its months."""
    (found,) = proposed({"visitors": made.visits("2023-02-10", "2023-09-01")})
    assert found.years == (2022, 2023)
    assert [day.isoformat() for day in found.span or ()] == ["2023-02-01", "2023-09-30"]
