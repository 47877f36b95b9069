"""A wrong cell is put right with one click, in what is kept and never in the file; and the sign stays."""

import pytest

from metrics import languages
from metrics.spreadsheets.repairs import places
from tests.spreadsheets.test_understand import DATA, HEAD, keys, people, read


def with_cell(text: object, column: int = 3) -> list[list[object]]:
    row = list(DATA[0])
    row[column] = text
    return [HEAD, row, *DATA[1:], [2022.0, "Egypt", "Bachelor", 4.0]]


@pytest.mark.parametrize(
    ("text", "meant", "sum_"),
    [(-34.0, "34", 86), (34.4, "34", 86), ("около 34", "34", 86), ("many", "..", 52), ("#REF!", "..", 52)],
)
def test_a_wrong_number_has_a_repair_that_settles_it(text: object, meant: str, sum_: int) -> None:
    """Negative, fractional, approximate or no number at all: one answer makes the file ready, and a remark says so."""
    reading = read(with_cell(text))
    (repair,) = reading.repairs
    assert not reading.ready and repair.answers == {"value:S!D2": meant}
    mended = read(with_cell(text), repair.answers)
    assert mended.ready and people(mended) == sum_ and "cell-mended" in keys(mended)


@pytest.mark.parametrize(("text", "meant"), [(21.0, "2021"), (2564.0, "2021"), (44440.0, "2021")])
def test_a_wrong_year_has_a_repair(text: object, meant: str) -> None:
    """Two digits, another calendar, a day's number: the year that was meant is proposed."""
    reading = read(with_cell(text, column=0))
    (repair,) = reading.repairs
    assert repair.answers == {"value:S!A2": meant}
    assert read(with_cell(text, column=0), repair.answers).ready


def test_a_repair_speaks_the_readers_language() -> None:
    """It names the cell and what it will be read as; the sentence is made when it is read."""
    (repair,) = read(with_cell(-34.0)).repairs
    assert "D2" in repair.said and "34" in repair.said
    with languages.speaking("ru"):
        assert "D2" in repair.said


def test_an_answer_to_a_cell_that_is_not_there_is_none() -> None:
    """It is said, and nothing changes."""
    reading = read([HEAD, *DATA], {"value:S!Z900": "3", "value:Elsewhere!A1": "3"})
    assert keys(reading).count("wrong-answer") == 2 and people(reading) == 82


def test_only_answers_about_cells_name_places() -> None:
    """A mark that is answered once for all ("<5") is no place."""
    assert places({"value:<5": "suppressed", "value:!B3": "7", "value:A!b!C4": "8", "year": "2021"}) == {
        ("", "B3"): "7",
        ("A!b", "C4"): "8",
    }


def test_days_in_the_wrong_order_may_change_places() -> None:
    """An end before its beginning: one click reads the two cells the other way round."""
    rows: list[list[object]] = [
        ["Name", "Country", "Purpose", "From", "To"],
        ["a visitor", "India", "lecture", "2023-03-09", "2023-03-02"],
        ["a visitor", "Egypt", "lecture", "2023-04-02", "2023-04-09"],
    ]
    answers = {"subject:S": "visitors"}
    (repair,) = read(rows, answers).repairs
    assert repair.answers == {"value:S!D2": "2023-03-02", "value:S!E2": "2023-03-09"}
    mended = read(rows, {**answers, **repair.answers})
    assert mended.ready
    assert [str(day.date()) for day in mended.kept["visitors"]["start"]] == ["2023-03-02", "2023-04-02"]
