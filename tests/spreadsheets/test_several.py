"""Rows that count different things, told apart by a column of indicators."""

from tests.spreadsheets.drawn import facts, reading

HEAD = ["Year", "Citizenship", "Indicator", "Foreign students"]
ROWS = [[2021.0, land, what, n] for land in ("India", "Egypt") for what, n in (("Headcount", 9.0), ("FTE", 7.0))]


def test_which_of_several_things_counts_is_asked() -> None:
    """Heads and full-time equivalents are never added: one of them counts, and nothing is kept before it is said."""
    assert not reading([HEAD, *ROWS]).ready
    read = reading([HEAD, *ROWS], {"indicator:S": "FTE"})
    assert facts(read) == [("D3", 7), ("D5", 7)] and read.ready


def test_one_indicator_is_no_question() -> None:
    """A column that names the same thing in every row asks nothing."""
    assert reading([HEAD, *ROWS[::2]]).ready
