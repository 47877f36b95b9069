"""Operators over an answer: the first year, gaps, zero and small bases, parts and wholes."""

from typing import Any

import pytest

from metrics.errors import HamkorError
from metrics.indicators import (
    Answer,
    Question,
    ask,
    cagr,
    concentration,
    growth,
    index,
    moving_average,
    share,
    target_gap,
)
from tests.indicators.tables import TODAY, day, students, tables


def yearly(*values: int | None) -> Answer:
    """Foreign students from 2020 on, one value a year; None is a year that nobody reported."""
    rows = [(2020 + place, "IND", value) for place, value in enumerate(values) if value is not None]
    return ask(Question("foreign_students", by=("year",), today=TODAY), students(*rows))


def column(answer: Answer, name: str = "value") -> list[Any]:
    return [None if str(value) == "<NA>" else value for value in answer.table[name]]


class TestGrowth:
    def test_first_year_gap_and_after(self) -> None:
        """Missing in the first year and after a gap: growth across a hole is a false number."""
        answer = growth(yearly(100, 110, None, 120, 90))
        assert column(answer) == [None, 10, None, None, -25]
        assert column(answer, "reason") == ["first year", None, "unknown", "gap", None]
        assert answer.indicator.unit == "per cent"

    def test_small_and_zero_bases_have_no_per_cent(self) -> None:
        """From 1 to 3 is two more, never +200 %; the absolute change is still told."""
        answer = yearly(0, 1, 9, 10, 20)
        assert column(growth(answer)) == [None, None, None, None, 100]
        assert column(growth(answer), "reason") == ["first year", "zero base", "small base", "small base", None]
        assert column(growth(answer, relative=False)) == [None, 1, 8, 1, 10]

    def test_a_rate_grows_by_percentage_points(self) -> None:
        """The difference of two per cent is no per cent."""
        given = tables(
            students=[{"year": y, "country": "IND", "students": n} for y, n in ((2020, 10), (2021, 20))],
            totals=[{"year": y, "total": "students", "value": 100} for y in (2020, 2021)],
        )
        answer = growth(ask(Question("inbound_mobility_rate", by=("year",), today=TODAY), given), relative=False)
        assert (column(answer), answer.indicator.unit) == ([None, 10], "percentage points")

    def test_the_running_year_is_not_compared(self) -> None:
        """A flow of a part of a year is not set against a full year."""
        visits = [{"start": day(f"{year}-10-01"), "people": 1} for year in (2025,) * 20 + (2026,) * 3]
        answer = growth(ask(Question("visits", by=("year",), today=TODAY), tables(visitors=visits)))
        assert column(answer, "reason") == ["first year", "running year"]

    def test_it_needs_years(self) -> None:
        """Without years there is nothing to compare, and the message says so."""
        with pytest.raises(HamkorError, match="year"):
            growth(ask(Question("foreign_students", today=TODAY), students((2020, "IND", 1))))


def test_growth_of_an_estimate_is_an_estimate() -> None:
    """What rests on an estimate, or on a sum that lacks a part, is an estimate."""
    given = students(
        (2020, "IND", 10, "estimated"), (2021, "IND", 20), (2022, "IND", 30), (2022, "RUS", None, "suppressed")
    )
    answer = growth(ask(Question("foreign_students", by=("year",), today=TODAY), given))
    assert column(answer, "status") == ["missing", "estimated", "estimated"]


def test_cagr() -> None:
    """From 100 to 121 in two years is 10 % a year, whatever lies between; from one year alone it is missing."""
    assert column(cagr(yearly(100, None, 121))) == [pytest.approx(10)]
    assert column(cagr(yearly(100, None, 121)), "last") == [2022]
    assert column(cagr(yearly(100))) == [None]
    assert column(cagr(yearly(5, 50))) == [None]


def test_index() -> None:
    """The base year is 100; without it nothing can be told."""
    assert column(index(yearly(50, 75, None, 100), base=2020)) == [100, 150, None, 200]
    assert column(index(yearly(50, None, 100), base=2021)) == [None, None, None]


def test_moving_average() -> None:
    """The mean of three full years; missing while one of them is."""
    assert column(moving_average(yearly(3, 6, 9, None, 3))) == [None, None, 6, None, None]


class TestParts:
    GIVEN = ((2020, "IND", 60), (2020, "RUS", 20), (2020, "XOT", 20), (2021, "IND", 3))

    def by_country(self) -> Answer:
        return ask(Question("foreign_students", by=("year", "country"), today=TODAY), students(*self.GIVEN))

    def test_share(self) -> None:
        """Parts are per cent of their own year; of fewer than ten there are no per cent."""
        answer = share(self.by_country(), "country")
        assert column(answer) == [60, 20, 20, None, None, None]
        assert column(answer, "reason")[3] == "small base"

    def test_concentration_is_a_range_where_others_hide(self) -> None:
        """Others as dust give the lower bound, others as one country the upper."""
        answer = concentration(self.by_country())
        first = answer.table.iloc[0]
        assert (first["low"], first["value"], first["high"]) == (0.4, 0.44, 0.44)
        assert (first["status"], first["top_1"], first["top_3"]) == ("estimated", 60, 80)
        assert column(answer, "status") == ["estimated", "reported"]

    def test_one_country_and_nobody(self) -> None:
        """One country is concentration 1; nobody has none."""
        one = ask(
            Question("concentration_index", by=("year",), today=TODAY), students((2020, "IND", 3), (2021, "IND", 0))
        )
        assert column(one) == [1, None]
        assert column(one, "status") == ["reported", "not applicable"]

    def test_published_figures(self) -> None:
        """The worked example of Uzbekistan's own figures: top shares, and HHI between 0.303 and 0.305."""
        named = {"IND": 6502, "TKM": 1430, "PAK": 1250, "RUS": 732, "KAZ": 639, "KGZ": 369, "CHN": 325, "TJK": 322}
        named |= {"KOR": 197, "AFG": 157, "CAN": 126, "XOT": 431}
        answer = ask(
            Question("foreign_students", by=("country",), today=TODAY),
            students(*((2024, country, n) for country, n in named.items())),
        )
        row = concentration(answer).table.iloc[0]
        assert [round(row[name], 1) for name in ("top_1", "top_3", "top_5", "effective")] == [52.1, 73.6, 84.6, 3.3]
        assert (round(row["low"], 3), round(row["high"], 3)) == (0.303, 0.305)

    def test_what_does_not_add_up_has_no_shares(self) -> None:
        """Visitors who came twice stand in two parts: a share of such parts is refused."""
        answer = ask(Question("visitors", by=("purpose",), today=TODAY), tables(visitors=[{"year": 2020, "people": 1}]))
        with pytest.raises(HamkorError, match="add up"):
            share(answer, "purpose")


def test_target_gap() -> None:
    """A past target is held against its year, one ahead against the last known year, with the pace that is needed."""
    given = {
        **students((2020, "IND", 100), (2022, "IND", 121)),
        "targets": tables(
            targets=[
                {"indicator": "foreign_students", "year": 2020, "value": 110},
                {"indicator": "Foreign students", "year": 2024, "value": 144},
                {"indicator": "visits", "year": 2024, "value": 1},
            ]
        )["targets"],
    }
    answer = target_gap(ask(Question("foreign_students", by=("year",), today=TODAY), given), given)
    assert column(answer, "year") == [2020, 2024]
    assert column(answer) == [-10, -23]
    assert column(answer, "actual_year") == [2020, 2022]
    assert column(answer, "pace") == [None, pytest.approx(9.09, abs=0.01)]
