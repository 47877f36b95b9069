"""Whoever commits is told of changes that are too large to be taken for granted, and of no others."""

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd
import pytest

from metrics.errors import Kind, Problem
from metrics.ledger import Ledger
from metrics.ledger import problems as said
from metrics.subjects import REMARKS, tidy
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


def broken(year: int, **more: str) -> dict[str, pd.DataFrame]:
    """A remark that a series breaks in `year`."""
    return {"remarks": tidy(REMARKS, pd.DataFrame([{"year": year, "note": "counted otherwise"} | more]))}


@pytest.mark.parametrize(
    ("more", "warned"),
    [
        ({"series_break": "yes"}, False),
        ({"series_break": "yes", "concerns": "students", "unit": "university"}, False),
        ({"series_break": "no"}, True),
        ({}, True),
        ({"series_break": "yes", "concerns": "visitors"}, True),
        ({"series_break": "yes", "country": "IND"}, True),
        ({"series_break": "yes", "unit": "medical faculty"}, True),
    ],
)
def test_no_jump_is_seen_across_a_noted_break(more: dict[str, str], warned: bool) -> None:
    """Years on two sides of a break are not compared; one of another subject, country or unit excuses nothing."""
    kept = ledger(STEADY)
    kept.commit(b"remarks", "remarks.csv", broken(2023, **more), who="a")
    problems = kept.surprises({"students": made.students((2023, "IND", 150))})
    assert [problem.kind for problem in problems] == [said.JUMP] * warned


def test_a_break_is_heeded_by_the_units_below_and_with_the_file_that_brings_it() -> None:
    """What is noted of the university is noted of its faculties, also where remark and numbers come together."""
    kept = Ledger("sqlite://")
    kept.commit(b"1", "f.csv", {"students": made.students(*STEADY, unit="medical faculty")}, who="a")
    coming = {"students": made.students((2023, "IND", 150), unit="medical faculty")}
    assert [problem.kind for problem in kept.surprises(coming)] == [said.JUMP]
    assert kept.surprises(coming | broken(2023, series_break="yes", unit="university")) == ()


def test_a_step_across_a_break_is_no_measure_for_later_ones() -> None:
    """A series that leapt once, where it was counted otherwise, is still one that does not leap."""
    leapt = [*STEADY, (2023, "IND", 300)]
    (after,) = [(2024, "IND", 600)]
    kept = ledger(leapt)
    assert kept.surprises({"students": made.students(after)}) == ()
    kept.commit(b"remarks", "remarks.csv", broken(2023, series_break="yes"), who="a")
    assert [problem.kind for problem in kept.surprises({"students": made.students(after)})] == [said.JUMP]


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
