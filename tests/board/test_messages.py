"""Sentences say what the numbers say, and no more."""

from datetime import date

import pytest

from metrics.board import messages
from metrics.board.messages import Series, leads, trend
from metrics.indicators import CATALOGUE

STUDENTS, SHARE = CATALOGUE["foreign_students"], CATALOGUE["inbound_mobility_rate"]


def series(*values: float | None, first: int = 2020, **more: object) -> Series:
    points = tuple((first + place, value) for place, value in enumerate(values))
    return Series(STUDENTS, points, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "values, said",
    [
        ((100, 110, 121, 140), "Foreign students grew 3 years in a row, to 140 in 2023/24"),
        ((100, 90, 99), "Foreign students grew to 99 in 2022/23, 10% more than the year before"),
        ((100, 80), "Foreign students fell to 80 in 2021/22, 20% less than the year before"),
        ((100, 100), "Foreign students stayed at 100 in 2021/22"),
        ((1000, 999), "Foreign students fell from 1,000 to 999 in 2021/22"),
        ((1, 3), "Foreign students rose from 1 to 3 in 2021/22"),
        ((9, 4), "Foreign students fell from 9 to 4 in 2021/22"),
        ((0, 5), "Foreign students rose from 0 to 5 in 2021/22"),
        ((50, None, 70), "Foreign students: 70 in 2022/23"),
        ((50, 60, None), "Foreign students grew to 60 in 2021/22, 20% more than the year before"),
        ((1242,), "Foreign students: 1,242 in 2020/21"),
        ((None, None), "Foreign students"),
    ],
)
def test_a_trend_is_told_by_its_last_step(values: tuple[float | None, ...], said: str) -> None:
    """Per cent only over a base that bears it; a run where there is one; nothing across a gap."""
    assert trend(series(*values)) == said


def test_a_running_year_is_never_compared() -> None:
    """A year that is not over is not a fall."""
    assert trend(series(100, 120, 5, running=2022)).startswith("Foreign students grew to 120 in 2021/22, 20% more")
    assert trend(series(None, 5, running=2021)) == "Foreign students: 5 in 2021/22"


def test_a_number_that_lacks_a_part_says_so() -> None:
    """What is known in part is "at least", and no per cent is made of it, nor a run through it."""
    assert trend(series(100, 120, partial=frozenset({2021}))) == "Foreign students: at least 120 in 2021/22"
    assert trend(series(100, 120, partial=frozenset({2020}))) == "Foreign students: 120 in 2021/22"
    assert series(10, 20, 30, 40, partial=frozenset({2021})).run == 1


def test_shares_move_by_percentage_points() -> None:
    """From 10 % to 12 % is 2 percentage points, never 20 %."""
    told = Series(SHARE, ((2020, 10.0), (2021, 12.0)))
    assert trend(told).endswith("rose to 12% in 2021/22, 2 percentage points above the year before")


def test_a_share_needs_a_base() -> None:
    """Of nine, counts; of ten, per cent too."""
    when = "in 2025/26"
    assert leads("Visits", "country", "India", 5, 9, when) == "Visits: India leads with 5 of 9 in 2025/26"
    assert leads("Visits", "country", "India", 5, 10, when) == "Visits: India leads with 5 of 10 in 2025/26 (50%)"
    assert "%" not in messages.sends("India", 2, 3, "in 2025/26")


def test_a_shared_first_place_has_no_single_winner() -> None:
    """Two or three are named, more are counted."""
    assert (
        messages.tied("Visits", ["India", "Nepal"], 4, "in 2025/26")
        == "Visits: India and Nepal lead with 4 each in 2025/26"
    )
    assert messages.tied("Visits", list("abcd"), 1, "in 2025/26") == (
        "Visits: 4 share the first place with 1 each in 2025/26"
    )


@pytest.mark.parametrize(
    "n, said",
    [
        (0, "No agreement is known to run out by May 22, 2027"),
        (1, "1 agreement runs out by May 22, 2027"),
        (5, "5 agreements run out by May 22, 2027"),
    ],
)
def test_one_agreement_is_not_one_agreements(n: int, said: str) -> None:
    """Plurals are right for none, one and many."""
    assert messages.expiring(n, date(2027, 5, 22)) == said


@pytest.mark.parametrize(
    "reached, said",
    [
        ([True], "The target is met"),
        ([False], "The target is not met yet"),
        ([False, False], "Of 2 targets none is met yet"),
        ([True, True, True], "All 3 targets are met"),
        ([True, False], "1 of 2 targets are met"),
    ],
)
def test_targets_met_are_counted(reached: list[bool], said: str) -> None:
    """A target met is a target met; the sentence counts them."""
    assert messages.against_target(reached) == said


def test_the_lead_is_made_of_its_numbers() -> None:
    """Students, the step from the year before, countries and the largest of them."""
    said = messages.lead_sentence("The university", series(100, 120), 7, ("India", 60))
    assert said == (
        "The university teaches 120 foreign students in 2021/22. That is 20 more than the year before (20%). "
        "They come from 7 countries; India sends the most, 50%."
    )
    assert messages.lead_sentence("The university", series(None), None, None) == ""
    assert "%" not in messages.lead_sentence("The university", series(3, 4), 2, ("India", 3))


def test_the_lead_of_a_number_known_in_part() -> None:
    """Where a cell is hidden the sentence says at least, compares nothing and makes no share."""
    said = messages.lead_sentence("The university", series(100, 120, partial=frozenset({2021})), 7, ("India", 60))
    assert said == (
        "The university teaches at least 120 foreign students in 2021/22. "
        "They come from 7 countries; India sends the most, 60."
    )


def test_what_stands_today_names_the_day() -> None:
    """The running year's number of what stands is that of a day, and the headline says which."""
    told = series(None, 244, running=2021, today=date(2026, 11, 23))
    assert trend(told) == "Foreign students: 244 on Nov 23, 2026"
    said = messages.in_force(1, told.when(2021))
    assert said == "Agreements are in force with 1 institution abroad on Nov 23, 2026"


def test_a_part_is_never_called_all_or_nothing() -> None:
    """599 of 601 is more than 99 per cent and not 100; one of a thousand is less than one and not 0."""
    assert leads("Visits", "country", "India", 599, 601, "in 2025/26").endswith("599 of 601 in 2025/26 (>99%)")
    assert leads("Visits", "country", "India", 1, 1000, "in 2025/26").endswith("(<1%)")
    assert leads("Visits", "country", "India", 601, 601, "in 2025/26").endswith("(100%)")


def test_a_lower_bound_is_said_in_the_same_words_everywhere() -> None:
    """On the map, in the lead and in the mix of countries it is "at least"."""
    assert messages.origins(194, "in 2025/26", all_named=False).startswith("Foreign students come from at least 194 ")
    assert "come from at least 194 countries" in messages.effective(194, 12.4, "in 2025/26", all_named=False)
    said = messages.lead_sentence("The university", series(100, 120), 194, ("India", 60), all_named=False)
    assert "They come from at least 194 countries; India" in said


def test_a_mix_of_countries_is_told_in_plain_words() -> None:
    """The effective number of countries is a comparison that needs no formula."""
    assert messages.effective(31, 4.2, "in 2025/26") == (
        "Foreign students come from 31 countries in 2025/26, a mix like that of 4 equally large ones"
    )
