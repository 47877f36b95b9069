"""Sums of the rows below them, told by codes, by indentation, or by what the names are."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spreadsheets.drawn import Rows, facts, keys, reading

TITLE = ["Foreign students, 2023"]
UNITS = ("Faculty of Medicine", "Faculty of Dentistry", "Faculty of Pharmacy")
Tree = list[list[int]]
TREES = st.lists(st.lists(st.integers(1, 900), min_size=2, max_size=4), min_size=2, max_size=3)


def coded(tree: Tree) -> Rows:
    """1 Faculty, 1.1 a country of it, with the sum beside the faculty."""
    rows: Rows = [TITLE, ["№", "Country", "Students"]]
    for n, counts in enumerate(tree, 1):
        rows.append([str(n), UNITS[n - 1], float(sum(counts))])
        rows += [[f"{n}.{m}", name, float(count)] for m, (name, count) in enumerate(countries(counts), 1)]
    return rows


def indented(tree: Tree) -> Rows:
    """The same, with two blanks before the name of each country."""
    rows: Rows = [TITLE, ["Country", "Students"]]
    for n, counts in enumerate(tree):
        rows.append([UNITS[n], float(sum(counts))])
        rows += [[f"  {name}", float(count)] for name, count in countries(counts)]
    return rows


def countries(counts: list[int]) -> list[tuple[str, int]]:
    return list(zip(["India", "Egypt", "Peru", "Cuba"], counts, strict=False))


@pytest.mark.parametrize("layout", [coded, indented])
@settings(max_examples=15, deadline=None)
@given(tree=TREES)
def test_a_sum_and_its_rows_are_never_counted_together(layout: Callable[[Tree], Rows], tree: Tree) -> None:
    """Whatever the numbers are: the leaves are counted, each under its group, and no sum is."""
    read = reading(layout(tree))
    told = facts(read, "unit")
    assert [fact[1] for fact in told] == [count for counts in tree for count in counts]
    assert len({fact[2] for fact in told}) == len(tree) and "total-differs" not in keys(read)


def test_codes_hold_where_a_number_is_wrong() -> None:
    """1.1 is part of 1 whatever the sums say: the wrong sum is told with its cell, the rows are counted."""
    rows = coded([[7, 5], [8, 6]])
    rows[2][2] = 13.0
    read = reading(rows)
    assert sum(fact[1] for fact in facts(read)) == 26
    assert [problem.cell for problem in read.problems if problem.kind.key == "total-differs"] == ["C3"]


def test_indentation_that_adds_up_nowhere_tells_no_tree() -> None:
    """Blanks before names mean nothing where no number is the sum of those below it: every row is counted."""
    rows: Rows = [TITLE, ["Country", "Students"], ["India", 7.0], ["  Egypt", 5.0], ["Peru", 3.0], ["  Cuba", 9.0]]
    assert [fact[1] for fact in facts(reading(rows))] == [7, 5, 3, 9]
