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


def test_two_ways_to_split_that_add_up_to_the_same_are_one() -> None:
    """Where men and women make as many as bachelors and masters in every row, the same people are told twice."""
    rows = [["India", 5.0, 7.0, 4.0, 8.0], ["Peru", 9.0, 1.0, 6.0, 4.0], ["Ghana", 8.0, 8.0, 10.0, 6.0]]
    years = ["Country", 2021.0, None, None, None, 2022.0, None, None, None]
    read = reading(
        [TITLE, years, [None, *["Men", "Women", "Bachelor", "Master"] * 2], *([*row, *row[1:]] for row in rows)]
    )
    assert read.ready and sum(value for _cell, value in facts(read)) == 2 * 38
    assert {level for _cell, _value, level in facts(read, "level")} == {"bachelor", "master"}


def test_the_same_total_above_each_way_to_split_is_counted_once() -> None:
    """ "By sex" and "by level" side by side, each with its total: the totals agree, so one of them is the measure."""
    years = ["Country", 2021.0, None, None, 2021.0, None, None]
    names = [None, "Total", "Men", "Women", "Total", "Bachelor", "Master"]
    rows = [["India", 12.0, 5.0, 7.0, 12.0, 4.0, 8.0], ["Peru", 10.0, 9.0, 1.0, 10.0, 6.0, 4.0],
            ["Ghana", 16.0, 8.0, 8.0, 16.0, 10.0, 6.0]]  # fmt: skip
    top = ["Country", "By sex", None, None, "By level", None, None]
    read = reading([TITLE, top, years, names, *rows])
    assert read.ready and facts(read) == [("B5", 12), ("B6", 10), ("B7", 16)]
    other = reading([TITLE, top, years, names, *rows[:2], ["Ghana", 16.0, 8.0, 8.0, 17.0, 11.0, 6.0]])
    assert [question.about for question in other.questions] == ["measure"]
