"""Whoever commits is told of changes that are too large to be taken for granted, and of no others."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from metrics.errors import Kind, Problem
from metrics.ledger import Ledger
from metrics.ledger import problems as said
from tests.ledger import made

STEADY = [(2018, "IND", 100), (2019, "IND", 104), (2020, "IND", 101), (2021, "IND", 106), (2022, "IND", 108)]


def ledger(rows: Sequence[tuple[int, str, int]]) -> Ledger:
    made_one = Ledger("sqlite://")
    made_one.commit(b"first", "first.csv", {"students": made.students(*rows)}, who="a")
    return made_one


def found(rows: Sequence[tuple[int, str, int]], *coming: tuple[int, str, int], mode: str = "replace") -> list[Problem]:
    return list(ledger(rows).surprises({"students": made.students(*coming)}, {"students": mode}))  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("coming", "kinds"),
    [
        ([(2022, "IND", 107)], []),
        ([(2022, "IND", 54)], [said.YEAR_HALVED, said.JUMP]),
        ([(2022, "IND", 56)], [said.JUMP]),
        ([(2023, "IND", 115)], []),
        ([(2023, "IND", 150)], [said.JUMP]),
        ([(2023, "PAK", 110)], [said.COUNTRY_STAYS_AWAY]),
        ([(2022, "PAK", 108)], [said.COUNTRY_GONE]),
        ([(2025, "IND", 500)], []),
    ],
)
def test_a_large_change_is_pointed_out(coming: list[tuple[int, str, int]], kinds: list[Kind]) -> None:
    """A halved year, a country gone from it or since the year before, a step beyond the series' own: each by name."""
    problems = found(STEADY, *coming)
    assert [problem.kind for problem in problems] == kinds
    for problem in problems:
        assert problem.severity == "warning"
        assert str(coming[0][0]) in problem.message
        assert "{" not in problem.message


def test_the_sentences_say_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was, what it will be, and of which country."""
    (halved, _jump) = found(STEADY, (2022, "IND", 54))
    assert (halved.slots["before"], halved.slots["after"]) == (108, 54)
    assert "2022/23" in halved.message
    (gone,) = found(STEADY, (2022, "PAK", 108))
    assert "India" in gone.message
    assert "108" in gone.message


def test_small_numbers_surprise_nobody() -> None:
    """Nine students who become none are no news; nor is a series that always leapt, nor one too short to know."""
    assert found([(2022, "IND", 9), (2022, "PAK", 40)], (2022, "PAK", 40)) == []
    leaping = [(2018, "IND", 10), (2019, "IND", 100), (2020, "IND", 20), (2021, "IND", 200), (2022, "IND", 30)]
    assert found(leaping, (2023, "IND", 300)) == []
    assert found(STEADY[-2:], (2023, "IND", 200)) == []


def test_added_rows_take_nothing_away() -> None:
    """What is added beside a country does not make it vanish."""
    assert found(STEADY, (2022, "PAK", 4), mode="add") == []


def test_a_register_that_shrinks_is_pointed_out() -> None:
    """A list without years, half of which is no longer there."""
    kept = Ledger("sqlite://")
    kept.commit(b"1", "f.csv", {"agreements": made.agreements(*"abcdefghijkl")}, who="a")
    (problem,) = kept.surprises({"agreements": made.agreements(*"abc")})
    assert problem.kind is said.LIST_HALVED
    assert "12" in problem.message


def test_two_days_are_compared() -> None:
    """Only what is not the same is a line, whatever upload says it; the other way round it is mirrored."""
    kept = ledger(STEADY)
    before = kept.upload(1).when
    rows = made.students((2022, "IND", 110), (2021, "IND", 106), (2022, "PAK", 5))
    second = kept.commit(b"2", "f.csv", {"students": rows, "agreements": made.agreements("a")}, who="a")
    lines = {(line.subject, line.year): line for line in kept.compare(before)}
    assert set(lines) == {("students", 2022), ("agreements", None)}
    year = lines["students", 2022]
    assert (year.before, year.after, year.new, year.changed, year.gone) == (108, 115, 1, 1, 0)
    (back, _agreements) = kept.compare(second.when, before)
    assert (back.before, back.after, back.new, back.changed, back.gone) == (115, 108, 0, 1, 1)
    assert kept.compare(second.when) == () == kept.compare(before - timedelta(days=1), before - timedelta(days=2))
