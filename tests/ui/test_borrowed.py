"""Streamlit's own words are known as this version writes them."""

import json
from pathlib import Path

import pytest
from streamlit import file_util

from metrics.languages import LANGUAGES, speaking
from metrics.ui.borrowed import WORDS, words


@pytest.fixture(scope="module")
def bundle() -> str:
    """All of Streamlit's scripts that write words."""
    fields = {"Selectbox", "Multiselect", "FileUploader", "TextInput", "InputInstructions"}
    wanted = fields | {"index", "DataFrame", "Toolbar", "utils"}
    files = (Path(file_util.get_static_dir()) / "static" / "js").glob("*.js")
    return "".join(file.read_text(encoding="utf-8") for file in files if file.name.partition(".")[0] in wanted)


@pytest.mark.parametrize("theirs", [word for word in WORDS if word != "Press Enter to apply"])
def test_each_is_still_written_so(theirs: str, bundle: str) -> None:
    """A newer Streamlit that words something otherwise is noticed here, not by a reader."""
    assert any(f"{quote}{theirs}{quote}" in bundle for quote in "`\"'")


def test_the_hint_of_a_text_field_is_put_together_so(bundle: str) -> None:
    """It is made of two parts, of which the second names what Enter does."""
    assert "Press Enter to ${" in bundle


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_go_to_the_page_as_data(language: str) -> None:
    """Every word has one in its place, in each language."""
    with speaking(language):
        told = json.loads(words())
    assert set(told) > set(WORDS) and all(told.values())


def test_pages_that_the_menu_has_no_room_for_are_counted_in_words_of_ours(bundle: str) -> None:
    """On a narrow window the menu ends in "2 more"."""
    assert ".length} more`" in bundle
    with speaking("uz_Cyrl"):
        assert json.loads(words())["# more"] == "Яна # та"


def test_a_file_too_large_to_be_sent_is_told_in_words_of_ours(bundle: str) -> None:
    """The browser does not send it, so the reader cannot say why: its sentence takes the place of Streamlit's."""
    assert "File must be ${" in bundle and " or smaller.`" in bundle
    with speaking("ru"):
        told = json.loads(words())
    assert told["File must be 20.0MB or smaller."].startswith("Файл слишком большой")
