"""Numbers, dates and sentences as each language writes them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from metrics import languages
from metrics.languages import _, ngettext

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "written"), [("en", "1,204"), ("ru", f"1{NBSP}204"), ("uz", f"1{NBSP}204"), ("uz_Cyrl", f"1{NBSP}204")]
)
def test_numbers_are_written_as_the_language_writes_them(language: str, written: str) -> None:
    """A space that never breaks a line groups thousands in Russian and Uzbek."""
    with languages.speaking(language):
        assert languages.number(1204) == written


def test_missing_is_not_zero() -> None:
    """A number that is not there is an en dash, whichever way it is missing."""
    for write in (languages.number, languages.percent, languages.change):
        assert write(None) == write(float("nan")) == "–"
        assert write(0) != "–"
    assert languages.day(None) == "–"


@pytest.mark.parametrize(("difference", "written"), [(89, "+89"), (-12, "−12"), (0, "0"), (-1204.4, "−1,204")])
def test_a_difference_has_a_sign(difference: float, written: str) -> None:
    """A rise has a plus and a fall a true minus; no change has neither."""
    assert languages.change(difference) == written


def test_a_share_is_written_with_the_sign_of_the_language() -> None:
    """8.4% in English; a comma and a space before the sign in Russian."""
    assert languages.percent(0.0837) == "8.4%"
    with languages.speaking("ru"):
        assert languages.percent(0.0837) == f"8,4{NBSP}%"


def test_a_share_is_never_rounded_to_nothing_or_all() -> None:
    """Only nothing is 0% and only all is 100%; a growth of as much again is 100% all the same."""
    assert [languages.percent(part, 0) for part in (0, 0.002, 0.5, 599 / 601, 1, 1.001)] == [
        "0%", "<1%", "50%", ">99%", "100%", "100%"
    ]  # fmt: skip
    assert languages.percent(0.0001) == "<0.1%" and languages.percent(0.9999) == ">99.9%"


def test_an_academic_year_names_both_of_its_years() -> None:
    """2023 is 2023/24, and 1999 is 1999/00."""
    assert [languages.year(2023), languages.year(2023, "academic"), languages.year(1999, "academic")] == [
        "2023", "2023/24", "1999/00"
    ]  # fmt: skip


def test_a_day_is_written_as_the_language_writes_it() -> None:
    """Month and order are the reader's."""
    with languages.speaking("ru"):
        assert languages.day(date(2024, 9, 1), "long") == "1 сентября 2024\N{NARROW NO-BREAK SPACE}г."


def test_a_list_is_joined_as_the_language_joins_it() -> None:
    """One, two, many, none."""
    assert [languages.listed(list(items)) for items in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b, and c"]


def test_an_unknown_language_falls_back_to_english() -> None:
    """A crooked address never breaks a page."""
    with languages.speaking("tlh"):
        assert languages.current() == "en"


def test_an_empty_text_stays_empty() -> None:
    """gettext keeps a catalogue's header under the empty text; nobody must read that."""
    with languages.speaking("ru"):
        assert _("") == ""


def test_a_number_in_a_sentence_is_written_in_the_language() -> None:
    """{n} is the number as a person writes it; other slots may join it."""
    assert ngettext("{n} student of {all}", "{n} students of {all}", 1204, all="x") == "1,204 students of x"
    assert ngettext("{n} student of {all}", "{n} students of {all}", 1, all="x") == "1 student of x"


def test_two_people_never_mix_their_languages() -> None:
    """Each thread speaks the language that was chosen in it."""

    def said(language: str) -> str:
        languages.use(language)
        return languages.number(1234.5, 1)

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(said, ["en", "ru"] * 50)) == ["1,234.5", f"1{NBSP}234,5"] * 50
    assert languages.current() == "en"
