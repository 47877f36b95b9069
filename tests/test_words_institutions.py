"""Names of institutions: one name in any script is one key, likely partners are suggested, and few others."""

from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.institutions import REASONS, agreed, alike, countries_of, key, together
from metrics.spreadsheets.here import read_here
from metrics.subjects import AGREEMENTS, SUBJECTS, VISITORS, Tables, tidy

RYAZAN = "Ryazan State Medical University"

ONE_KEY = [
    ("Toshkent tibbiyot akademiyasi", "  ТОШКЕНТ тиббиёт академияси. "),
    ("O'zbekiston milliy universiteti", "Oʻzbekiston Milliy Universiteti"),
    ("Technische Universität München", "TECHNISCHE  UNIVERSITAT MUNCHEN"),
    ("Humboldt-Universität zu Berlin", "Humboldt Universitat Zu Berlin"),
    ("Рязань", "Ryazan"),
]
ALIKE = [
    ("Rezan SMU", RYAZAN, "spelled"),
    ("Rezyan SMU", "Ryazan SMU", "spelled"),
    ("РязГМУ", "Rezan SMU", "short"),
    ("РГМУ", "Рязанский государственный медицинский университет", "short"),
    ("RSMU", "Рязанский государственный медицинский университет", "short"),
    ("БГМУ", "Bashkir State Medical University", "short"),
    ("SamDTU", "Samarqand davlat tibbiyot universiteti", "short"),
    ("СамГМУ", "Samarkand State Medical University", "short"),
    ("ФГБОУ ВО РязГМУ Минздрава России", "Рязанский государственный медицинский университет", "short"),
    ("Sechenov University", "Первый Московский государственный медицинский университет имени И. М. Сеченова", "short"),
    ("Рязанский государственный медицинский университет имени академика И. П. Павлова", RYAZAN, "words"),
    ("Башкирский государственный медицинский университет", "Bashkir State Medical University", "words"),
    ("Приволжский исследовательский медицинский университет", "Privolzhsky Research Medical University", "words"),
    ("Privolzhsky (Volga) Research Medical University", "Privolzhsky Research Medical University", "left out"),
    ("Ryazan Medical University", RYAZAN, "left out"),
    ("Adelaide, University of", "University of Adelaide", "words"),
    ("University of Konstanz, Germany", "Universität Konstanz", "words"),
    ("Abu Ali ibn Sino nomidagi Buxoro davlat tibbiyot instituti", "Bukhara State Medical Institute", "spelled"),
    ("Samarkand State Medical Institute", "Samarkand State Medical University", "renamed"),
    ("Toshkent tibbiyot akademiyasi", "Tashkent Medical Academy", "spelled"),
]  # fmt: skip
APART = [
    ("University of Washington", "Washington State University"),
    ("Tomsk State Medical University", "Omsk State Medical University"),
    ("Ryazan State University", RYAZAN),
    ("First Moscow State Medical University", "Second Moscow State Medical University"),
    ("Paris 6 University", "Paris VII University"),
    ("North Ossetian State Medical Academy", "South Ossetian State Medical Academy"),
    ("Hunan University", "Henan University"),
    ("Samara State Medical University", "Samarkand State Medical University"),
    ("University of California", "University of California, Berkeley"),
    ("University of Maastricht", "University of Maastricht (Faculty of Law)"),
    ("York University", "New York University"),
    ("Beijing Medical University", "Nanjing Medical University"),
    ("Tokyo Institute of Technology", "Tokyo University of Technology"),
    ("Ryazan SMU", "SamDTU"),
    ("State University", "State Medical University"),
]
words = st.sampled_from(
    ["Ryazan", "Rezan", "Казань", "Samarqand", "State", "государственный", "Medical", "тиббиёт", "University", "SMU",
     "РязГМУ", "of", "(New)", "2", "Institute,", "named after", "nomidagi", "имени"]
)  # fmt: skip
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


def registers(*rows: tuple[str | None, str | None]) -> Tables:
    """Agreements with these (institution, country), and one visit from the first of them."""
    tables = {name: tidy(subject, pd.DataFrame()) for name, subject in SUBJECTS.items()}
    written = pd.DataFrame(rows, columns=["institution", "country"])
    tables["agreements"] = tidy(AGREEMENTS, written)
    tables["visitors"] = tidy(VISITORS, written.head(1).assign(people=1))
    return tables


@pytest.mark.parametrize(("one", "other"), ONE_KEY)
def test_one_name_in_any_script_is_one_key(one: str, other: str) -> None:
    """Case, accents, punctuation, blanks, apostrophes and script make no other name; they are suggested first."""
    assert key(one) == key(other)
    (pair,) = alike({one: "UZB", other: None})
    assert (pair.score, pair.reason) == (100, "written")


@pytest.mark.parametrize(("one", "other", "reason"), ALIKE)
def test_likely_partners_are_suggested(one: str, other: str, reason: str) -> None:
    """Other spellings, languages, abbreviations and former names of one institution are found, with the reason."""
    (pair,) = alike({one: None, other: "RUS"})
    assert pair.reason == reason and reason in REASONS and 50 <= pair.score < 100


@pytest.mark.parametrize(("one", "other"), APART)
def test_others_of_nearly_the_same_name_are_not(one: str, other: str) -> None:
    """Another trade, town, number or quarter of heaven is another institution, however alike the letters."""
    assert alike({one: "RUS", other: "RUS"}) == ()


def test_two_countries_are_two_institutions() -> None:
    """The same words in two countries name two; where a country is not told, a person is asked."""
    assert alike({"National University": "SGP", "Natıonal University": "UKR"}) == ()
    assert len(alike({"National University": "SGP", "Natıonal University": None})) == 1


def test_what_was_called_different_is_not_suggested_again() -> None:
    """A person's "they are different" is remembered by whoever asks."""
    both = {"Rezan SMU": None, "Ryazan SMU": None}
    assert len(alike(both)) == 1
    assert alike(both, {frozenset(both)}) == ()


def test_an_abbreviation_that_fits_many_fits_none() -> None:
    """Four universities with the initials KSU: none is suggested for "KSU"."""
    four = {f"{town} State University": None for town in ("Karelia", "Kuban", "Kabul", "Kemerovo")}
    assert [pair for pair in alike({**four, "KSU": None}) if "KSU" in (pair.one, pair.other)] == []


def test_pairs_that_share_a_name_are_one_question() -> None:
    """The four ways of writing one partner come together."""
    ways = ("Rezan SMU", "Rezyan SMU", "Ryazan SMU", "РязГМУ")
    (group,) = together(alike(dict.fromkeys((*ways, "Kazan Federal University"))))
    assert sorted(group) == sorted(ways)


@given(st.lists(names, max_size=6, unique=True))
def test_the_order_of_names_does_not_matter(given: list[str]) -> None:
    """The same pairs, scores and reasons, whichever name was read first; nothing is alike to itself."""

    def pairs(listed: list[str]) -> set[tuple[frozenset[str], int, str]]:
        found = alike(dict.fromkeys(listed))
        return {(frozenset((pair.one, pair.other)), pair.score, pair.reason) for pair in found}

    found = pairs(given)
    assert found == pairs(given[::-1])
    assert all(len(pair) == 2 and 0 < score <= 100 for pair, score, _reason in found)


@given(st.text(max_size=40))
def test_any_text_has_a_key_that_is_its_own(text: str) -> None:
    """A key is folded already: folding it again changes nothing."""
    assert key(key(text)) == key(text) == key(text.upper().lower())


def test_agreed_names_are_put_into_every_register() -> None:
    """The partner is one in all tables; rows, their order and their cells stay, and so do the tables given."""
    tables = registers(("Rezan SMU", "RUS"), ("Ryazan SMU", "RUS"), (None, None), ("Bashkir SMU", "RUS"))
    found = agreed(MappingProxyType(tables), {"Rezan SMU": "Ryazan SMU", "unknown": "Bashkir SMU"})
    assert found["agreements"]["institution"].astype(object).where(lambda name: name.notna(), None).tolist() == [
        "Ryazan SMU", "Ryazan SMU", None, "Bashkir SMU",
    ]  # fmt: skip
    assert found["visitors"]["institution"].tolist() == ["Ryazan SMU"]
    assert tables["agreements"]["institution"].iloc[0] == "Rezan SMU"
    for name in ("agreements", "visitors"):
        pd.testing.assert_frame_equal(found[name].drop(columns="institution"), tables[name].drop(columns="institution"))
        assert found[name].dtypes.equals(tables[name].dtypes) or found[name]["institution"].dtype.name == "category"
    assert found["students"] is tables["students"]


def test_a_name_that_nobody_knew_yet_can_be_the_agreed_one() -> None:
    """The partner may be shown under a name that stands in no sheet."""
    found = agreed(registers(("Rezan SMU", "RUS"), ("РязГМУ", "RUS")), {"Rezan SMU": RYAZAN, "РязГМУ": RYAZAN})
    assert found["agreements"]["institution"].tolist() == [RYAZAN, RYAZAN]


def test_the_country_of_an_institution_is_what_most_rows_say() -> None:
    """Rows without a country say nothing; an institution that no row places has none."""
    rows = [("A", "KAZ"), ("A", "RUS"), ("A", "RUS"), ("A", "RUS"), ("A", None), ("B", None), (None, "UZB")]
    assert countries_of(registers(*rows)) == {"A": "RUS", "B": None}


def test_real_lists_raise_few_false_suggestions(cases: Path) -> None:
    """A thousand partners of four universities: fifty true pairs, and not five suggestions that are wrong."""
    told: dict[str, str | None] = {}
    for folder in ("chula-mou-csv", "smu-partners-flat", "es-upm-erasmus-places"):
        (file,) = (cases / folder).iterdir()
        tables = read_here(file.read_bytes(), file.name, {}).tables
        told |= countries_of({str(place): table.rows for place, table in enumerate(tables)})
    assert len(told) > 1000
    found = alike(told)
    assert len([pair for pair in found if pair.score >= 90]) >= 45 and len(found) <= 60
    assert not any("Washington State University" in (pair.one, pair.other) for pair in found)
