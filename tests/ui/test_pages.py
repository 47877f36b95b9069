"""Every page, in every language, with examples and with nothing."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.board.cards import CARDS
from metrics.languages import LANGUAGES
from tests.ui.conftest import Open, texts

PAGES = ("overview", "students", "mobility", "programs", "partners", "report", "data", "definitions")
SOURCES = Path(__file__).resolve().parents[2] / "metrics" / "ui" / "screens"


def sound(app: AppTest) -> None:
    """No exception, no error, one headline, no code left where a word should be."""
    assert not app.exception, app.exception
    assert not app.error, [error.value for error in app.error]
    said = texts(app)
    assert len(re.findall(r"<h1\b", said)) == 1
    assert not re.search(r"\{\w+\}", re.sub(r"<style>.*?</style>", "", said, flags=re.DOTALL))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_examples(page: str, language: str, opened: Open) -> None:
    """Over the examples every page opens in every language, and its charts say what they show."""
    app = opened(page, lang=language)
    sound(app)
    charts = app.get("plotly_chart")
    assert bool(charts) == (page not in ("report", "data", "definitions"))
    for chart in charts:
        assert chart.proto.alt
        assert json.loads(chart.proto.spec)["layout"]["height"] > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_nothing(page: str, language: str, bare: Open) -> None:
    """With no rows at all every page opens, draws nothing, and offers the sheets that would fill it."""
    app = bare(page, lang=language)
    sound(app)
    assert not app.get("plotly_chart")
    if page not in ("report", "data", "definitions"):
        assert app.get("download_button")


@pytest.mark.parametrize("page", sorted({card.page for card in CARDS.values()}))
def test_every_card_stands_on_its_page(page: str) -> None:
    """A card that is declared is placed on the page that it names, once."""
    placed = re.findall(r'"(\w+)"', (SOURCES / f"{page}.py").read_text(encoding="utf-8"))
    for key, card in CARDS.items():
        if card.page == page:
            assert placed.count(key) >= 1, f"{key} is nowhere on {page}"


def test_a_partner_opens_everything_about_it(opened: Open) -> None:
    """Choosing a partner shows its own charts instead of everybody's, and stands in the address."""
    app = opened("partners")
    name = app.selectbox("partner").options[0]
    chosen = app.selectbox("partner").set_value(name).run()
    sound(chosen)
    assert chosen.query_params["partner"] == name
    assert f'<h1 class="page">{name}</h1>' in texts(chosen)
    assert not [key for key in (one.key for one in chosen.button) if key and "partner_map" in key]


def test_an_unknown_partner_in_the_address_is_nobody(opened: Open) -> None:
    """A partner that the tables do not know opens the page of all partners."""
    app = opened("partners", partner="<img src=x>")
    sound(app)
    assert app.selectbox("partner").value is None
    assert "partner" not in app.query_params
