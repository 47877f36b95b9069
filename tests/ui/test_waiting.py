"""What a page cannot show is told once, at its end, with the sheets that would fill it."""

import re

import pytest

from metrics.board.cards import CARDS
from metrics.languages import LANGUAGES
from tests.ui.conftest import Open, texts


def test_every_empty_chart_is_named_once(bare: Open) -> None:
    """With no rows at all the block names every card of the page, and offers each sheet once."""
    app = bare("mobility")
    named = re.findall(r"<li>(.*?)</li>", texts(app))
    cards = [card for card in CARDS.values() if card.page == "mobility"]
    assert sorted(named) == sorted(card.title for card in cards)
    offered = [one.proto.label for one in app.get("download_button")]
    assert len(offered) == len(set(offered)) == len({subject for card in cards for subject in card.subjects})


@pytest.mark.parametrize("page", ["overview", "students", "partners"])
def test_a_sentence_is_said_once(page: str, bare: Open) -> None:
    """However many charts wait for the same sheet, what it must tell stands there once."""
    said = re.findall(r"<dt>(.*?)</dt>", texts(bare(page)))
    assert said and len(said) == len(set(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_waits_where_everything_is_shown(language: str, opened: Open) -> None:
    """Over the examples no page has such a block."""
    for page in ("overview", "students", "mobility", "programs", "partners"):
        assert 'class="waits"' not in texts(opened(page, lang=language))


def test_what_is_chosen_away_offers_no_sheet(opened: Open) -> None:
    """Where the sheets are there and the choice leaves nothing, the block says so and offers nothing."""
    app = opened("students", unit="medical biology and genetics")
    assert "unit, years and countries chosen" in texts(app)
    assert not [one for one in app.get("download_button") if "Empty sheet" in one.proto.label]
