"""What sheets call countries."""

import csv
from pathlib import Path

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from metrics.spreadsheets import places

with Path(__file__).with_name("country_names.csv").open(encoding="utf-8", newline="") as _file:
    WRITTEN = [(row["written"], row["code"]) for row in csv.DictReader(_file)]
LANGUAGES = [name for name in localedata.locale_identifiers() if "_" not in name] + ["uz_Cyrl", "zh_Hant", "sr_Latn"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("India", "IND"), ("Индия", "IND"), ("Hindiston", "IND"), ("Ҳиндистон", "IND"), ("INDE", "IND"),
        ("Ouzbékistan", "UZB"), ("烏茲別克", "UZB"), ("O`zbekiston Respublikasi", "UZB"), ("Qozog'iston", "KAZ"),
        ("Qozogʻiston", "KAZ"), ("Qozog‘iston", "KAZ"), ("Кыргызская Республика", "KGZ"), ("Korea, Republic of", "KOR"),
        ("Korea, Dem. People's Rep. of", "PRK"), ("Congo, Dem. Rep. of the (Kinshasa)", "COD"),
        ("Turkey/Türkiye", "TUR"),
        ("FRA", "FRA"), ("COD", "COD"), ("860", "UZB"), ("UZ", "UZB"), ("NA", "NAM"), ("China*", "CHN"),
        ("«Россия»", "RUS"), ("Bahama Islands, The", "BHS"), ("Niger", "NER"), ("Nigeria", "NGA"), ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"), ("Guinea", "GIN"), ("South Africa", "ZAF"), ("sans nationalité", "XST"),
        ("лица без гражданства", "XST"), ("Africa, Unspecified", "XUN"), ("Other Markets In Asia", "XOT"),
    ],
)  # fmt: skip
def test_names_in_any_language_and_form_are_one_country(text: str, code: str) -> None:
    """A country is recognised by its names, codes, long forms and old spellings, whatever the apostrophe."""
    assert places.country(text).code == code


@pytest.mark.parametrize(("text", "code"), WRITTEN)
def test_names_as_offices_write_them(text: str, code: str) -> None:
    """Official long forms, inverted commas, adjectives, abbreviations and notes are understood; without a code the
    name stays open."""
    assert places.country(text).code == (code or None)


@pytest.mark.parametrize(
    "text", ["Africa", "ASIA", "Africa, Sub-Saharan", "Latin America & Caribbean", "Европа", "СНГ"]
)
def test_a_region_is_never_a_country(text: str) -> None:
    """Continents and groups of countries are recognised as regions, and have no code."""
    found = places.country(text)
    assert found.region and found.code is None


@pytest.mark.parametrize("text", ["Korea", "Congo", "Georgia", "Корея", "剛果"])
def test_a_name_of_two_countries_stays_open(text: str) -> None:
    """Where a name means several countries no code is given, and all of them are offered."""
    found = places.country(text)
    assert found.code is None and len(found.choices) > 1


def test_an_unknown_name_is_not_guessed_but_suggested() -> None:
    """A misspelt name gets suggestions, a made-up one nothing."""
    assert places.country("Uzbekiston SSSR obl").code is None
    assert places.suggestions("Kazahstan")[0] == "KAZ"
    assert not places.country("Wakanda").known


@pytest.mark.parametrize(
    ("text", "code", "remark"),
    [
        ("Uzb\u0435kist\u0430n", "UZB", "lookalike"),
        ("Uzbek\u200bistan", "UZB", "invisible"),
        ("\u202eaidnI\u202c", "IND", "direction"),
        ("USSR", "SUN", "historic"),
    ],
)
def test_what_had_to_be_overlooked_is_remarked(text: str, code: str, remark: str) -> None:
    """Tricks of characters and states that are no more are understood, and said."""
    found = places.country(text)
    assert (found.code, found.remark) == (code, remark)


@given(st.sampled_from(sorted(places.by_alpha2())), st.sampled_from(LANGUAGES))
def test_every_name_of_cldr_comes_back_as_its_country(short: str, language: str) -> None:
    """Whatever name CLDR gives a country in any language, that country or a choice with it is found."""
    name = localedata.load(language).get("territories", {}).get(short)
    if isinstance(name, str):
        found, code = places.country(name), places.by_alpha2()[short]
        assert found.code == code or code in found.choices or (found.region and short == "EU")
