"""Labels that stand once above the blanks that mean the same."""

from tests.spreadsheets.drawn import facts, keys, reading

N = None
HEAD = ["Level", "Country", 2021.0, 2022.0]
OUTLINE = [
    ["Bachelor", "India", 3.0, 4.0],
    [N, "Egypt", 5.0, 6.0],
    ["Master", "India", 1.0, 2.0],
    [N, "Egypt", 7.0, 8.0],
]


def test_a_label_goes_on_over_the_blanks_below_it() -> None:
    """As in the outline of a pivot table, with the sums of each label between; and it is said."""
    totals = [["Bachelor Total", N, 8.0, 10.0], ["Master Total", N, 8.0, 10.0], ["Grand Total", N, 16.0, 20.0]]
    rows = [*OUTLINE[:2], totals[0], *OUTLINE[2:], *totals[1:]]
    read = reading([["Foreign students"], HEAD, *rows])
    told = [level for _cell, _value, level in facts(read, "level")]
    assert told == ["bachelor"] * 4 + ["master"] * 4 and "filled-down" in keys(read)


def test_a_label_that_comes_again_is_no_outline() -> None:
    """Where some rows name their level and others do not, blank is not said."""
    rows = [["Bachelor", "India", 3.0], [N, "Egypt", 5.0], ["Bachelor", "Nepal", 1.0], [N, "Kenya", 7.0]]
    read = reading([["Foreign students"], HEAD[:3], *rows])
    assert "filled-down" not in keys(read)
    assert [str(level) for _cell, _value, level in facts(read, "level")][1] != "bachelor"
