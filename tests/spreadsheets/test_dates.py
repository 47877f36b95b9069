"""Days, spans and years as people write them."""

from datetime import date, datetime, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from metrics.spreadsheets import dates

FIRST, LAST = date(2021, 12, 23), date(2021, 12, 29)


@pytest.mark.parametrize(
    "text",
    [
        "23.12.2021", "23. 12. 2021", "23/12/2021", "2021-12-23", "2021.12.23", "23.12.21", "2021-12-23 10:30:00",
        "23 декабря 2021 г.", "23 декабря 2021 года", "23-dekabr 2021-yil", "2021-yil 23-dekabr",
        "2021 йил 23 декабрь", "Dec 23, 2021",
        "23rd December 2021", "23-Dec-2021", "23.12.2021-yil", "до 23.12.2021", "until 23 December 2021",
        "23.12.2021 (auto renew)", 44553, "44553", datetime(2021, 12, 23, 10), date(2021, 12, 23),
    ],
)  # fmt: skip
def test_day(text: object) -> None:
    """A day is understood in every spelling of our offices, from Excel's number of it too."""
    assert dates.day(text) == FIRST


@pytest.mark.parametrize(
    "text",
    [
        "23. 12. 2021-29. 12. 2021", "23.12.2021 – 29.12.2021", "23.12.2021—29.12.2021", "с 23.12.2021 по 29.12.2021",
        "23-29.12.2021", "23.12-29.12.2021", "23.12.–29.12.2021", "23–29 декабря 2021", "с 23 по 29 декабря 2021 г.",
        "2021-yil 23-29-dekabr", "23-29 dekabr 2021", "Dec 23-29, 2021", "from 23 to 29 December 2021",
        "2021-12-23/2021-12-29", "23.12.2021 dan 29.12.2021 gacha", "23 декабря - 29 декабря 2021",
    ],
)  # fmt: skip
def test_span(text: str) -> None:
    """Both ends of a stay are understood, what the beginning leaves to the end being filled in."""
    assert dates.span(text) == (FIRST, LAST)


def test_span_over_new_year() -> None:
    """A stay that ends in January began in the year before."""
    assert dates.span("28 декабря – 3 января 2022") == (date(2021, 12, 28), date(2022, 1, 3))


def test_span_that_ends_first() -> None:
    """A stay that ends before it begins is given as it stands, so that the person can be told."""
    assert dates.span("29.12.2021-23.12.2021") == (LAST, FIRST)


@pytest.mark.parametrize("text", ["April 2023", "2023", 2023, 2023.0, "04.2023", "апрель 2023 г.", "2023-yil aprel"])
def test_years_without_a_day(text: object) -> None:
    """A month or a year is no day: it has a year, and no beginning is made up."""
    assert dates.span(text) == (None, None) and dates.years(text) == (2023,)


@pytest.mark.parametrize("text", ["unlimited", "бессрочно", "", None, True, 1.5, float("nan"), "12", 12, "soon"])
def test_no_date(text: object) -> None:
    """What names no time names none."""
    assert dates.span(text) == (None, None) and dates.years(text) == ()


@pytest.mark.parametrize("text", ["30.02.2021", "32.01.2021", "00.00.2021"])
def test_impossible(text: str) -> None:
    """A day that never was is no day."""
    assert dates.day(text) is None


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.integers(0, 400),
    st.sampled_from(("en", "ru", "uz", "uz_Cyrl", "tr", "cs")),
)
def test_there_and_back(first: date, length: int, locale: str) -> None:
    """Any two days, written out in any language, come back."""
    last = min(first + timedelta(days=length), date(2049, 12, 31))
    written = [format_date(day, "d MMMM y", locale) for day in (first, last)]
    assert dates.span(" – ".join(written)) == (first, last)
    assert dates.day(written[0]) == first
