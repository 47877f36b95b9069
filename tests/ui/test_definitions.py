"""A definition is found by a word of it, by its subject, and by its address."""

import re

from metrics.indicators import CATALOGUE
from tests.ui.conftest import Open, texts


def shown(said: str) -> list[str]:
    """Keys of the indicators that the page defines."""
    return re.findall(r'<section id="(\w+)">', said)


def test_every_definition_has_an_address(bare: Open) -> None:
    """Each indicator stands once, under its own key."""
    assert sorted(shown(texts(bare("definitions")))) == sorted(CATALOGUE)


def test_a_word_finds_its_definitions(bare: Open) -> None:
    """Only what holds every word stays; nothing found is said."""
    app = bare("definitions")
    found = shown(texts(app.text_input("find-text").set_value("dormant Share").run()))
    assert found == ["dormant_share"]
    assert "No definition holds these words" in texts(app.text_input("find-text").set_value("zzz").run())


def test_a_subject_shows_only_its_own(bare: Open) -> None:
    """One subject at a time, where somebody wishes so."""
    app = bare("definitions")
    found = shown(texts(app.button_group("find-subject").set_value("projects").run()))
    assert found == [key for key, indicator in CATALOGUE.items() if indicator.subjects[0] == "projects"]


def test_a_formula_names_other_indicators_in_words(bare: Open) -> None:
    """No key of the code stands in a formula."""
    formulas = re.findall(r"<dt>Formula</dt><dd>(.*?)</dd>", texts(bare("definitions")))
    assert len(formulas) == len(CATALOGUE)
    assert not re.findall(r"[a-z]+_[a-z_0-9]+", " ".join(formulas))
