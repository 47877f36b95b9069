"""A nameless or doubled header is put right with one click: named by what it holds, or left out."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import languages
from metrics.spreadsheets.columns import LEFT
from metrics.spreadsheets.reading import Reading, Repair
from tests.spreadsheets.drawn import Rows, keys, reading

HEAD = ["Year", "Country", "Level", "Students"]
ROWS: Rows = [
    [2021.0, "India", "Bachelor", 340.0], [2021.0, "Egypt", "Master", 85.0], [2022.0, "India", "Master", 355.0],
    [2022.0, "Peru", "Bachelor", 12.0],
]  # fmt: skip


def sheet(head: list[str | None]) -> Rows:
    return [["Foreign students"], head, *ROWS]


def repairs(read: Reading, key: str) -> list[Repair]:
    return [repair for repair in read.repairs if repair.problem.kind.key == key]


@pytest.mark.parametrize(("place", "name"), list(enumerate(["Year", "Country", "Level", "Number"])))
def test_a_nameless_column_is_named_by_what_it_holds(place: int, name: str) -> None:
    """The problem names the cell; the first repair names the column, and with it the file is ready as if it had been
    named from the start."""
    head: list[str | None] = [*HEAD]
    head[place] = None
    cell = f"{'ABCD'[place]}2"
    read = reading(sheet(head))
    (first, last) = repairs(read, "nameless-column")
    assert first.problem.cell == cell and first.answers == {f"value:S!{cell}": name} and cell in first.said
    assert last.answers == {f"value:S!{cell}": LEFT}
    mended = reading(sheet(head), first.answers)
    assert mended.ready and "cell-mended" in keys(mended)
    told = ["year", "country", "level", "students", "cell"]
    assert mended.kept["students"][told].equals(reading(sheet([*HEAD])).kept["students"][told])


def test_a_column_left_out_is_set_aside() -> None:
    """Nothing of it is kept, and what stands there is said to be set aside."""
    rows = [[*row, "?"] for row in ROWS]
    read = reading([["Foreign students"], [*HEAD, None], *rows])
    (only,) = repairs(read, "nameless-column")
    mended = reading([["Foreign students"], [*HEAD, None], *rows], only.answers)
    assert mended.ready and ("E3:E6", "note") in [(one.cells, one.why) for one in mended.set_aside]


def test_of_two_columns_under_one_name_either_is_left_out() -> None:
    """Two columns of different numbers: a click leaves out the one or the other, and says which cell."""
    rows: Rows = [
        ["Year", "Country", "Students", "Students"],
        [2021.0, "India", 12.0, 340.0],
        [2021.0, "Peru", 4.0, 85.0],
    ]
    sums = []
    for repair in repairs(reading(rows), "header-twice"):
        mended = reading(rows, repair.answers)
        assert mended.ready
        sums.append((next(iter(repair.answers)), int(mended.kept["students"]["students"].sum())))
    assert sums == [("value:S!D1", 16), ("value:S!C1", 425)]


def test_a_doubled_header_is_named_by_what_is_lacking() -> None:
    """Two columns "Country", one of which holds levels: it is called so."""
    head: list[str | None] = ["Year", "Country", "Country", "Students"]
    first = repairs(reading(sheet(head)), "header-twice")[0]
    assert first.answers == {"value:S!C2": "Level"}
    assert reading(sheet(head), first.answers).ready


def test_a_repair_is_said_in_the_readers_language() -> None:
    """The name in it too, though the reader is told the English one."""
    (first, _last) = repairs(reading(sheet([None, *HEAD[1:]])), "nameless-column")
    with languages.speaking("ru"):
        assert "Год" in first.said


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*HEAD, None]), min_size=4, max_size=4))
def test_no_repair_loses_the_sign(head: list[str | None]) -> None:
    """Whatever headers are nameless or doubled: nothing is ready before a repair, and none raises or hides another."""
    read = reading(sheet(head))
    counts = Counter(head)
    if counts[None] or max(counts.values()) > 1:
        assert not read.ready
    for repair in read.repairs:
        assert repair.problem in read.problems
        assert "wrong-answer" not in keys(reading(sheet(head), repair.answers))


def years(head: list[object]) -> Rows:
    return [["Foreign students"], ["Country", *head], ["India", 340.0, 3.0, 4.0], ["Egypt", 85.0, 4.0, 6.0]]


@pytest.mark.parametrize(("head", "cell"), [([2021.0, 2021.0, 2023.0], "C2"), ([2021.0, 2023.0, 2023.0], "C2")])
def test_a_year_that_stands_twice_may_be_the_one_between(head: list[object], cell: str) -> None:
    """The year that its neighbours leave open is proposed first, and then that either column be left out."""
    read = reading(years(head))
    first, *others = repairs(read, "header-twice")
    assert not read.tables and first.answers == {f"value:S!{cell}": "2022"} and len(others) == 2
    assert sorted(reading(years(head), first.answers).kept["students"]["year"].unique()) == [2021, 2022, 2023]
    for repair in others:
        mended = reading(years(head), repair.answers).kept["students"]
        assert sorted(mended["year"].unique()) == [2021, 2023] and len(mended) == 4


def test_numbers_without_a_heading_among_years_may_be_of_the_year_between() -> None:
    """They are set aside with a warning; one click reads them under their year."""
    read = reading(years([2021.0, None, 2023.0]))
    (repair,) = read.repairs
    assert repair.problem.severity == "warning" and repair.answers == {"value:S!C2": "2022"}
    assert reading(years([2021.0, None, 2023.0]), repair.answers).kept["students"]["students"].sum() == 442


def test_years_that_leave_nothing_open_propose_none() -> None:
    """2021, 2021, 2022: which column is wrong, nobody can know."""
    told = repairs(reading(years([2021.0, 2021.0, 2022.0])), "header-twice")
    assert [list(repair.answers.values()) for repair in told] == [[LEFT], [LEFT]]


@pytest.mark.parametrize(
    ("head", "told"),
    [([None, None, None, None], {"A2": "Year", "B2": "Country", "C2": "Level", "D2": "Number"}),
     (["Year", None, None, None], {"B2": "Country", "C2": "Level", "D2": "Number"}),
     ([None, None, None, "Students"], {"A2": "Year", "B2": "Country", "C2": "Level"})],
)  # fmt: skip
def test_a_heading_that_lacks_is_proposed_as_a_whole(head: list[str | None], told: dict[str, str]) -> None:
    """An empty row above a table of which every column tells what it holds: one click names them all."""
    read = reading(sheet(head))
    (repair,) = repairs(read, "no-header")
    assert not read.ready and repair.answers == {f"value:S!{cell}": name for cell, name in told.items()}
    mended = reading(sheet(head), repair.answers)
    assert mended.ready and mended.kept["students"]["students"].sum() == 792


def test_no_heading_is_proposed_over_a_title_or_a_column_that_tells_nothing() -> None:
    """What stands right above the records is no room for names; and nobody knows what "?" is."""
    assert not reading([["Foreign students"], *ROWS]).repairs
    assert not reading([["Foreign students"], [None], *[[*row, "?"] for row in ROWS]]).repairs
