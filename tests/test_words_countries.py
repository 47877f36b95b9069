"""One name a language, and the table that says which countries are near."""

from pathlib import Path

import pytest

from metrics import countries, languages
from metrics.settings import settings

HEAD = "country,group,from,to,disputed,note\n"


@pytest.fixture
def groups(data: Path) -> Path:
    return data / "country_groups.csv"


@pytest.mark.parametrize(
    ("language", "name"), [("en", "India"), ("ru", "Индия"), ("uz", "Hindiston"), ("uz_Cyrl", "Ҳиндистон")]
)
def test_a_country_has_one_name_in_each_language(language: str, name: str) -> None:
    """Names are CLDR's, in the language of the moment."""
    with languages.speaking(language):
        assert countries.name("IND") == name


def test_what_is_no_country_still_has_a_name() -> None:
    """Stateless people and rows without a country are said in words; a strange code is shown as it is."""
    assert countries.name("XST") == "Stateless"
    assert countries.name(None) == countries.name("") == "Country not stated"
    assert countries.name("ZZQ") == "ZZQ"


def test_every_country_of_the_table_is_known() -> None:
    """No row of the near/far table speaks of a code that has no name."""
    assert [row.country for row in countries.memberships() if countries.name(row.country) == row.country] == []


@pytest.mark.parametrize(
    ("code", "group"), [("KAZ", "near"), ("IND", "far"), ("UZB", None), ("XST", None), (None, None)]
)
def test_home_and_nowhere_are_neither_near_nor_far(code: str | None, group: str | None) -> None:
    """Near, far, or neither: the home country and people without a country stand in no group."""
    assert countries.group(code) == group


def test_a_group_holds_for_the_years_that_the_office_gave(groups: Path) -> None:
    """A country that left is near before and far after; today's rule is the row without an end."""
    groups.write_text(HEAD + "GEO,near,1993,2009,no,\n", encoding="utf-8")
    assert [countries.group("GEO", year) for year in (1992, 1993, 2009, 2010)] == ["far", "near", "near", "far"]
    assert countries.group("GEO") == "far"


def test_the_rule_names_the_disputed() -> None:
    """Under every near/far chart stands the rule, and which countries offices disagree on, in the reader's words."""
    assert countries.rule().endswith("Offices disagree on: Estonia, Georgia, Latvia, Lithuania, Moldova, "
                                     "Turkmenistan, and Ukraine.")  # fmt: skip


@pytest.mark.parametrize("line", ["GEO,close,,,no,", "GEO,near,long ago,,no,"])
def test_a_line_that_cannot_be_read_is_named(groups: Path, line: str) -> None:
    """An unknown group or a year in words: the file and the line are told."""
    groups.write_text(HEAD + "KAZ,near,1991,,no,\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"country_groups\.csv, line 3"):
        countries.memberships()


def test_the_home_country_is_a_setting() -> None:
    """Another country's office is not told that its own citizens are foreign."""
    assert countries.group(settings.home_country) is None
