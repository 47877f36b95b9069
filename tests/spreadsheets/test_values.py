"""Numbers, years and dates as people write them, and what is none."""

from datetime import date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.spreadsheets import dates, numbers, values, years
from metrics.spreadsheets.book import Sheet
from metrics.spreadsheets.grid import Column

PLAIN = numbers.habits([])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 340", 1340), ("1\u00a0340", 1340), ("1\u202f340", 1340), ("1'340", 1340), ("1’340", 1340), ("1,340", 1340),
        ("12,345,678", 12345678), ("٣٤٠", 340), ("３４０", 340), ("340*", 340), ("340 чел.", 340), ("3.4E+2", 340),
        ("34,5", 34.5), ("1 234,50", 1234.5), ("1'234.50", 1234.5), ("1.234,50", 1234.5), ("'340", 340),
        ("1 340 ta", 1340), ("340 nafar", 340), ("12 киши", 12), ("−5", -5),
    ],
)  # fmt: skip
def test_a_number_is_read_in_any_dress(text: str, value: float) -> None:
    """Grouping, digits of other scripts, footnote marks and units do not change a number."""
    assert numbers.number(text, PLAIN).value == value


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1.340", "ambiguous"), ("340¹", "superscript"), ("~50", "approximate"), ("<5", "below"), ("12–15", "range"),
        ("менее 5", "below"), ("5 dan kam", "below"), ("100+", "below"), ("taxminan 40", "approximate"),
        ("about forty", "text"), ("(340)", "negative"), ("NaN", "nan"), ("inf", "nan"), ("0x10", "text"),
        ("1_000", "text"), ("34%", "percent"),
    ],
)  # fmt: skip
def test_what_may_be_two_numbers_or_none_is_not_read(text: str, fault: str) -> None:
    """A text that is no clear number has no value, and says why."""
    found = numbers.number(text, PLAIN)
    assert found.value is None and found.fault == fault


def test_three_digits_of_a_latitude_are_no_thousands() -> None:
    """Where numbers need not be whole, three digits behind a separator are never taken for thousands."""
    habit = numbers.habits(["41.123", "69.250", "39.654", "41,123"], whole=False)
    assert numbers.number("41.123", habit).fault == numbers.number("41,123", habit).fault == "ambiguous"
    assert numbers.number("1,234,567", numbers.habits(["1,234,567"], whole=False)).value == 1234567


def test_a_column_decides_what_its_dots_mean() -> None:
    """Three numbers with three digits behind the dot are thousands; one is ambiguous."""
    habit = numbers.habits(["1.340", "2.500", "12.000", "7"])
    assert numbers.number("1.340", habit).value == 1340


@pytest.mark.parametrize(
    ("text", "status"), [
        ("-", "missing"), ("..", "missing"), ("n/a", "missing"), ("н/д", "missing"), ("--", "suppressed"),
        ("*", "suppressed"), ("yo'q", "missing"), ("yoʻq", "missing"), ("Yo‘q", "missing"), ("йўқ", "missing"),
    ],
)  # fmt: skip
def test_marks_are_no_numbers_and_no_zeros(text: str, status: str) -> None:
    """Missing and suppressed are told apart, and neither is zero."""
    found = numbers.number(text, PLAIN)
    assert found.value is None and found.status == status


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", "\u202f", "'", ","]))
def test_grouped_thousands_come_back(value: int, separator: str) -> None:
    """Any whole number grouped by any of the usual separators is that number."""
    text = f"{value:,}".replace(",", separator)
    assert numbers.number(text, PLAIN).value == value


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (2019, 2019), (2019.0, 2019), ("2019", 2019), ("2019/20", 2019), ("2019-2020", 2019), ("AY2019", 2019),
        ("2019/2020 уч. год", 2019), ("2019–2020 o'quv yili", 2019), ("2019–2020 oʻquv yili", 2019), ("2019*", 2019),
        ("2020 йил", 2020), ("1999/00", 1999), ("1978-01", 1978), (datetime(2021, 9, 1), 2021),
    ],
)  # fmt: skip
def test_a_year_is_read_in_any_dress(cell: object, year: int) -> None:
    """An academic year is its first calendar year, in every language's words."""
    assert years.year(cell).value == year


@pytest.mark.parametrize(
    ("cell", "why"),
    [(21, "short"), (44440, "serial"), (1800, "early"), (20222, "late"), (2021.5, "fraction"), (2564, "era"),
     ("two thousand", "text"), (None, "empty"), ("2019-2023", "span"), (True, "text"), (float("inf"), "text")],
)  # fmt: skip
def test_an_implausible_year_is_an_error_with_its_reason(cell: object, why: str) -> None:
    """What is no plausible year has no value, and says why."""
    found = years.year(cell)
    assert found.value is None and found.form == why


def test_years_of_taiwan_only_under_their_own_header() -> None:
    """104 is 2015 where the header says so, and nothing elsewhere."""
    assert years.era_of("學年度") == "roc" and years.year("104", "roc").value == 2015
    assert not years.era_of("Year") and years.year("104").value is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("22-Feb-2000", date(2000, 2, 22)), ("7/31/2010", date(2010, 7, 31)), ("9-Sep-15", date(2015, 9, 9)),
     ("01.09.2021", date(2021, 9, 1)), ("23 декабря 2021 г.", date(2021, 12, 23)), ("2021-09-01", date(2021, 9, 1)),
     ("unlimited", None)],
)  # fmt: skip
def test_days_are_read_in_the_forms_of_registers(text: str, day: date | None) -> None:
    """Days are read with names of months in several languages; words are no days."""
    assert dates.day(text) == day


def test_both_ends_of_a_stay() -> None:
    """A span in one cell gives both ends, with blanks inside or not."""
    assert dates.span("23. 12. 2021-29. 12. 2021") == (date(2021, 12, 23), date(2021, 12, 29))


def typed(*cells: object) -> values.Numbers:
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    found = values.type_numbers(
        Column("Students", array, np.arange(len(cells)), np.zeros(len(cells), dtype=int)), Sheet(None, [])
    )
    values.check_people(found)
    return found


@pytest.mark.parametrize(
    ("cell", "fault"),
    [(-5.0, "negative"), (340.5, "fraction"), (1e308, "implausible"), (34e6, "implausible"), (True, "boolean"),
     (datetime(2023, 10, 1), "date"), (float("inf"), "nan"), ("about forty", "text")],
)  # fmt: skip
def test_what_cannot_be_people_has_no_value(cell: object, fault: str) -> None:
    """Negative, fractional, enormous numbers, dates and truth values are faults, and never counted."""
    found = typed(120.0, cell, 85.0, 131.0, 12.0)
    assert fault in found.faults.at and np.isnan(found.values[1])


def test_binary_noise_is_rounded_and_said() -> None:
    """339.99999999999994 is 340 persons."""
    found = typed(120.0, 339.99999999999994)
    assert found.values[1] == 340 and "noise" in found.forms.at


def test_one_and_true_stay_different() -> None:
    """A column that mixes 1 and TRUE reads the first and refuses the second."""
    found = typed(1.0, True, 1.0)
    assert found.values[0] == 1 and np.isnan(found.values[1])
