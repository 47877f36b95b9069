"""How complete the data are."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from metrics.board.quality import THINGS, of_subject, quality
from metrics.board.source import examples
from metrics.subjects import SUBJECTS, empty, tidy


def students(*rows: tuple[int, str | None, int | None, str]) -> pd.DataFrame:
    columns = ["year", "country", "students", "status"]
    return tidy(SUBJECTS["students"], pd.DataFrame(rows, columns=columns).astype("object"))


def tables(**some_tables: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {name: some_tables.get(name, empty(subject)) for name, subject in SUBJECTS.items()}


def test_all_told_is_a_hundred() -> None:
    """A number and a country in each row: nothing lacks."""
    (line,) = quality(tables(students=students((2023, "IND", 5, "reported"), (2023, "CHN", 0, "reported"))))
    assert (line.score, line.lacks, line.reasons) == (100, {}, "")


def test_each_year_has_its_own_line_and_its_reasons() -> None:
    """What is missing in one year does not stain another; a country "not stated" is none."""
    lines = quality(
        tables(
            students=students(
                (2022, "IND", 5, "reported"), (2023, "XUN", 5, "reported"), (2023, "CHN", None, "missing")
            )
        )
    )
    assert [(line.year, line.score, dict(line.lacks)) for line in lines] == [
        (2022, 100, {}),
        (2023, 50, {"Students": 1, "Country": 1}),
    ]
    assert "1 of 2" in lines[1].reasons


def test_a_suppressed_number_is_told() -> None:
    """Whoever wrote a mark decided not to tell: that is no gap."""
    line = of_subject("students", students((2023, "IND", None, "suppressed")))
    assert line is not None and line.score == 100


def test_nothing_has_no_score() -> None:
    """Where there are no rows nothing is complete or incomplete."""
    assert quality(tables()) == ()
    assert of_subject("students", empty(SUBJECTS["students"])) is None


def test_every_subject_says_what_a_row_should_tell() -> None:
    """No subject is forgotten, and the examples, which lack things on purpose, are told what."""
    assert list(THINGS) == list(SUBJECTS)
    lines = quality(examples().tables)
    assert {line.subject for line in lines} == set(SUBJECTS)
    assert any(line.lacks for line in lines)


@settings(max_examples=25, deadline=None)
@given(some.lists(some.tuples(some.booleans(), some.booleans()), min_size=1, max_size=30))
def test_the_score_and_the_reasons_add_up(rows: list[tuple[bool, bool]]) -> None:
    """What is told and what lacks are together everything."""
    told = students(*((2023, "IND" if c else None, 1 if n else None, "reported" if n else "missing") for c, n in rows))
    (line,) = quality(tables(students=told))
    assert line.score == pytest.approx(100 * (1 - sum(line.lacks.values()) / (2 * len(rows))))
