"""A whole and its parts side by side, down the years."""

from tests.spreadsheets.drawn import facts, reading

HEAD = ["Year", "Country"]
TITLE = ["Foreign students"]


def test_the_whole_counts_and_its_parts_do_not() -> None:
    """All, men, women: all of them count, by what the headings say, even in a table of one row."""
    read = reading([TITLE, [*HEAD, "Men", "of which women", "All"], [2021.0, "India", 2.0, 3.0, 5.0]])
    assert facts(read) == [("E3", 5)] and read.ready


def test_a_whole_that_its_parts_contradict_is_told() -> None:
    """Both sexes have to add up to all; where they do not, the person decides before anything is kept."""
    read = reading(
        [TITLE, [*HEAD, "All", "Men", "Women"], [2021.0, "India", 5.0, 2.0, 2.0], [2021.0, "Peru", 5.0, 2.0, 3.0]]
    )
    assert [question.key for question in read.questions] == ["parts:S"] and not read.ready
    assert [p.cell for p in read.problems if p.kind.key == "total-differs"] == ["C3"]


def test_parts_by_a_closed_list_are_records() -> None:
    """Bachelors, masters and doctors without a total are rows with their level."""
    read = reading([TITLE, [*HEAD, "Bachelor", "Master", "PhD"], [2021.0, "India", 5.0, 2.0, 1.0]])
    assert facts(read, "level") == [("C3", 5, "bachelor"), ("D3", 2, "master"), ("E3", 1, "doctoral")]


def test_two_ways_to_split_are_never_added() -> None:
    """Men, women, bachelors, masters side by side and no total: which column counts is asked."""
    read = reading([TITLE, [*HEAD, "Men", "Women", "Bachelor", "Master"],
                    [2021.0, "India", 5.0, 2.0, 3.0, 4.0], [2022.0, "India", 5.0, 3.0, 3.0, 5.0]])  # fmt: skip
    assert [question.about for question in read.questions] == ["measure"] and not read.ready
