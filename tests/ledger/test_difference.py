"""The difference tells before a commit exactly what the current tables say after it."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.ledger import Difference, Ledger
from metrics.subjects import STUDENTS
from tests.ledger import made


def proposal(before: pd.DataFrame | None, rows: pd.DataFrame, mode: str = "replace") -> tuple[Difference, ...]:
    ledger = Ledger("sqlite://")
    if before is not None:
        ledger.commit(b"before", "f.csv", {"students": before}, who="a")
    return ledger.difference({"students": rows}, {"students": mode})  # type: ignore[dict-item]


def test_new_changed_unchanged_and_gone_rows_are_told_apart() -> None:
    """One of each, and the totals before and after."""
    before = made.students((2023, "IND", 1), (2023, "PAK", 2), (2023, "KAZ", 3), (2022, "IND", 100))
    rows = made.students((2023, "IND", 1), (2023, "PAK", 5), (2023, "TKM", 7))
    assert proposal(before, rows) == (
        Difference("students", "university", 2023, new=1, changed=1, unchanged=1, gone=1, before=6, after=13),
    )


def test_added_rows_are_all_new() -> None:
    """With the mode "add" nothing is gone or changed, and the totals grow by what is added."""
    before, rows = made.students((2023, "IND", 1)), made.students((2023, "IND", 4))
    assert proposal(before, rows, "add") == (
        Difference("students", "university", 2023, new=1, changed=0, unchanged=0, gone=0, before=1, after=5),
    )


def test_into_an_empty_ledger_everything_is_new() -> None:
    """The first upload changes nothing that was."""
    (line,) = proposal(None, made.students((2023, "IND", 1), (2023, "PAK", 2)))
    assert (line.new, line.before, line.after) == (2, 0, 3)


def test_a_value_that_becomes_missing_is_a_change() -> None:
    """Zero and not reported are two things in the difference, too."""
    rows = made.students((2023, "IND", 0))
    missing = rows.assign(students=pd.array([None], "Int64"), status=pd.Categorical(["missing"]))
    (line,) = proposal(rows, missing)
    assert (line.changed, line.unchanged) == (1, 0)


def test_equal_rows_are_matched_one_by_one() -> None:
    """Three equal visits where there were two: one is new."""
    ledger = Ledger("sqlite://")
    ledger.commit(b"1", "f.csv", {"visitors": made.visits("2023-10-02", "2023-10-02")}, who="a")
    (line,) = ledger.difference({"visitors": made.visits("2023-10-02", "2023-10-02", "2023-10-02")})
    assert (line.year, line.unchanged, line.new, line.before, line.after) == (2023, 2, 1, 2, 3)


@settings(max_examples=25, deadline=None)
@given(made.rows_of(STUDENTS, least=1), made.rows_of(STUDENTS, least=1), st.sampled_from(["replace", "add"]))
def test_the_totals_told_before_are_the_totals_found_after(before: pd.DataFrame, rows: pd.DataFrame, mode: str) -> None:
    """For every unit and year that the upload touches, `before` and `after` are the sums of the current tables."""
    ledger = Ledger("sqlite://")
    ledger.commit(b"before", "f.csv", {"students": before}, who="a")

    def total(line: Difference) -> int:
        now = ledger.current()["students"]
        units = now["unit"].astype("string").fillna("university")
        return int(now.loc[(units == line.unit) & (now["year"] == line.year), "students"].sum())

    told = ledger.difference({"students": rows}, {"students": mode})  # type: ignore[dict-item]
    assert [total(line) for line in told] == [line.before for line in told]
    ledger.commit(b"after", "f.csv", {"students": rows}, who="a", modes={"students": mode})  # type: ignore[dict-item]
    assert [total(line) for line in told] == [line.after for line in told]
    assert sum(line.new + line.changed + line.unchanged for line in told) == len(rows)
