"""What holds for any table."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.indicators import CATALOGUE, Question, ask, rows
from metrics.subjects import LEVELS, SUBJECTS, Tables, empty
from tests.indicators.tables import TODAY, full, tables

STUDENTS = st.lists(
    st.fixed_dictionaries(
        {
            "year": st.integers(2019, 2022),
            "country": st.sampled_from(["IND", "RUS", "KAZ", "UZB", "XOT", None]),
            "level": st.sampled_from([*LEVELS, None]),
            "students": st.integers(0, 500),
        }
    ),
    min_size=1,
    max_size=25,
).map(lambda found: tables(students=found))

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(STUDENTS, st.sampled_from(["country", "level", "group", "sex"]))
def test_parts_add_up_to_the_whole(given_tables: Tables, dimension: str) -> None:
    """By any dimension the parts of a year sum to that year's whole."""
    parts = ask(Question("foreign_students", by=("year", dimension), today=TODAY), given_tables).table
    whole = ask(Question("foreign_students", by=("year",), today=TODAY), given_tables).table.set_index("year")["value"]
    for year, value in parts.groupby("year")["value"].sum().items():
        assert value == (0 if pd.isna(whole[year]) else whole[year])


@FEW
@given(STUDENTS)
def test_the_rows_behind_a_point_sum_to_it(given_tables: Tables) -> None:
    """From a number to its rows and back: what the rows count is the number."""
    question = Question("foreign_students", by=("year", "country"), today=TODAY)
    for point in ask(question, given_tables).table.itertuples():
        behind = rows(question, given_tables, at={"year": point.year, "country": point.country})
        assert behind["counted"].sum() == (0 if pd.isna(point.value) else point.value)
        assert len(behind) == point.n


@pytest.mark.parametrize("key", [key for key, indicator in CATALOGUE.items() if indicator.additive])
def test_the_rows_of_every_additive_indicator_sum_to_it(key: str) -> None:
    """Every number that adds up leads to the rows that it adds up from, each with its cell."""
    found = full()
    answer = ask(Question(key, today=TODAY), found)
    behind = rows(answer.question, found)
    value = answer.table["value"].iloc[0]
    assert behind["counted"].sum() == (0 if pd.isna(value) else value)
    assert behind["cell"].notna().all() and behind["upload"].notna().all()


@pytest.mark.parametrize("key", CATALOGUE)
def test_every_indicator_leads_to_its_rows(key: str) -> None:
    """Also a share or an index opens to rows of its subject, as the tables hold them."""
    behind = rows(Question(key, today=TODAY), full())
    subject = SUBJECTS[
        next(name for name in CATALOGUE[key].subjects if set(behind.columns) >= set(SUBJECTS[name].required))
    ]
    assert {"upload", "sheet", "cell"} <= set(behind.columns) and subject.name in CATALOGUE[key].subjects
    assert len(behind), key


def test_an_empty_table_changes_nothing() -> None:
    """A subject without rows does not alter what another one says."""
    found = full()
    bare = {**{name: empty(subject) for name, subject in SUBJECTS.items()}, "students": found["students"]}
    question = Question("foreign_students", by=("year", "country"), today=TODAY)
    pd.testing.assert_frame_equal(ask(question, found).table, ask(question, bare).table)
    longer = {**found, "students": pd.concat([found["students"], empty(SUBJECTS["students"])])}
    pd.testing.assert_frame_equal(ask(question, found).table, ask(question, longer).table)
