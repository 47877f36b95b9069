"""The tables: typed, alike where they mean the same, and silent about nothing."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from metrics.subjects import DTYPES, PROVENANCE, STUDENTS, SUBJECTS, Subject, empty, tidy

EVERY = pytest.mark.parametrize("subject", SUBJECTS.values(), ids=list(SUBJECTS))


@EVERY
def test_an_empty_table_has_every_column_typed(subject: Subject) -> None:
    """A subject without rows is a table like any other: its columns, then where rows come from, each with its type."""
    table = empty(subject)
    assert list(table.columns) == [*(column.name for column in subject.columns), *PROVENANCE]
    assert [str(table[column.name].dtype) for column in subject.columns] == [DTYPES[c.kind] for c in subject.columns]
    assert len(table) == 0


@EVERY
def test_what_is_added_up_is_a_column(subject: Subject) -> None:
    """The measure of a subject is one of its numbers; agreements are counted, and remarks only read."""
    if subject.name in ("agreements", "remarks"):
        assert subject.measure == ""
    else:
        assert subject[subject.measure].kind in ("count", "number")


@EVERY
def test_columns_of_one_name_are_one_dimension_everywhere(subject: Subject) -> None:
    """A dimension means the same in every subject, so that one filter holds across a page."""
    for other in SUBJECTS.values():
        for column in subject.columns:
            if column.name in other and column.dimension and column.name != "role":
                assert other[column.name].kind == column.kind
                assert other[column.name].title == column.title


def test_rows_without_a_status_are_reported() -> None:
    """A row that nobody marked says what it says."""
    table = tidy(STUDENTS, pd.DataFrame({"year": [2023], "students": [5]}))
    assert table.status.tolist() == ["reported"]
    assert table.country.isna().all()


def test_an_index_is_kept() -> None:
    """Rows keep their labels, so that what was known about them can still be joined."""
    assert tidy(STUDENTS, pd.DataFrame({"year": [2023], "students": [5]}, index=[7])).index.tolist() == [7]


def test_a_column_of_no_subject_is_refused_by_name() -> None:
    """A misspelt column is told, not dropped."""
    with pytest.raises(KeyError, match="students has no column pupils"):
        tidy(STUDENTS, pd.DataFrame({"pupils": [1]}))


def test_a_fraction_of_a_person_is_refused() -> None:
    """Counts are whole; a half is an error of the sheet and is never rounded in silence."""
    with pytest.raises((TypeError, ValueError)):
        tidy(STUDENTS, pd.DataFrame({"students": [1.5]}))


@given(some.lists(some.one_of(some.none(), some.integers(0, 10**9)), max_size=30))
def test_zero_stays_zero_and_missing_stays_missing(counts: list[int | None]) -> None:
    """What goes in comes out: no zero becomes a gap and no gap a zero."""
    table = tidy(STUDENTS, pd.DataFrame({"students": pd.Series(counts, dtype=object)}))
    assert [None if pd.isna(value) else int(value) for value in table.students] == counts
