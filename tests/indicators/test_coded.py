"""Numbers stand for words, and lead back to them."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from metrics.indicators.coded import coded, column, grouped

CELLS = st.one_of(st.none(), st.sampled_from(["IND", "PAK", ""]))


@given(st.lists(st.tuples(CELLS, CELLS, st.integers(2016, 2019))))
def test_each_row_finds_its_own_key(rows: list[tuple[str | None, str | None, int]]) -> None:
    """Whatever the columns hold, missing words too, a row's group has the row's very values, and no two share a key."""
    columns = [coded(pd.Series([row[place] for row in rows], dtype=object)) for place in range(3)]
    groups, keys = grouped(columns, len(rows))
    assert [keys[group] for group in groups] == rows
    assert len(set(keys)) == len(keys)


def test_without_dimensions_all_rows_are_one_group() -> None:
    """And no rows are none."""
    assert grouped([], 3)[1] == [()] and grouped([], 3)[0].tolist() == [0, 0, 0]
    assert grouped([], 0)[1] == []


def test_several_columns_are_one() -> None:
    """What two columns hold together, in any type of column, row by row."""
    table = pd.DataFrame(
        {
            "upload": pd.Categorical(["1", "1", "2", None]),
            "sheet": pd.Series(["a", pd.NA, "a", "a"], dtype="string"),
        }
    )
    both = column(table, "upload", "sheet")
    assert [both.values[code] for code in both.codes] == [("1", "a"), ("1", None), ("2", "a"), (None, "a")]
