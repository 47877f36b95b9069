"""Rows alike but for a column that nobody knows."""

import pytest

from tests.spreadsheets.drawn import facts, keys, reading


def table(header: str, *labels: str) -> list[list[object]]:
    rows = [
        [year, land, label, n * 10 + k]
        for year in (2023, 2024)
        for n, land in enumerate(("India", "Egypt"), 2)
        for k, label in enumerate(labels)
    ]
    return [["Year", "Country", header, "Foreign students"], *rows]


@pytest.mark.parametrize(
    ("answer", "values"), [("all", [20, 21, 30, 31, 20, 21, 30, 31]), ("Enrolled", [20, 30, 20, 30])]
)
def test_the_person_says_whether_labels_are_parts_or_different_things(answer: str, values: list[int]) -> None:
    """One question; the rows of other labels are set aside, cell by cell, where one label counts."""
    rows = table("Status", "Enrolled", "Expelled")
    assert [question.key for question in reading(rows).questions] == ["split:S:Status"]
    read = reading(rows, {"split:S:Status": answer})
    assert read.ready and [value for _cell, value in facts(read)] == values
    assert len([aside for aside in read.set_aside if aside.why == "other measure"]) == 8 - len(values)
    assert "column-left-out" not in keys(read)


@pytest.mark.parametrize(
    ("header", "labels", "guess"),
    [
        ("Plan/Fact", ("Plan", "Fact"), "Fact"),
        ("Unit", ("%", "persons"), "persons"),
        ("Status", ("enrolled", "graduated"), "enrolled"),
        ("Version", ("preliminary", "final"), "all"),
    ],
)
def test_what_is_no_count_of_people_is_not_guessed_to_be_one(header: str, labels: tuple[str, ...], guess: str) -> None:
    (question,) = reading(table(header, *labels)).questions
    assert question.guess == guess


@pytest.mark.parametrize("header", ["Age group", "Form of study", "Province"])
def test_what_everybody_knows_to_be_parts_is_not_asked_about(header: str) -> None:
    read = reading(table(header, "this", "that", "other"))
    assert read.ready and len(facts(read)) == 12


def test_labels_without_twins_are_no_split() -> None:
    """A remark that stands beside each row once tells no rows apart."""
    rows = [["Year", "Country", "Kind of thing", "Foreign students"], [2023, "India", "a", 3], [2023, "Egypt", "b", 4]]
    assert not [question for question in reading(rows).questions if question.key.startswith("split")]
