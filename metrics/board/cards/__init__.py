"""The cards, one file a page. To add one: a function in the page's file, and a line in its `CARDS`."""

from collections.abc import Mapping

from metrics.board.card import Card, Empty
from metrics.board.cards import mobility, overview, partners, programs, students
from metrics.board.view import View
from metrics.charts.chart import Chart


def _keyed(*pages: tuple[Card, ...]) -> Mapping[str, Card]:
    """Cards by key. Raises ValueError where two have the same one."""
    found: dict[str, Card] = {}
    for card in (card for page in pages for card in page):
        if card.key in found:
            raise ValueError(f"two cards have the key {card.key!r}; give one of them another")
        found[card.key] = card
    return found


CARDS = _keyed(overview.CARDS, students.CARDS, mobility.CARDS, programs.CARDS, partners.CARDS)


def draw(key: str, view: View) -> Chart | Empty:
    """The card's chart under the view's choices, or what sheets would fill it. Raises KeyError for an unknown card."""
    card = CARDS[key]
    chart = card.build(view)
    if chart is not None:
        return chart
    lacking = tuple(subject for subject in card.subjects if subject not in view.present)
    return Empty(card, lacking or card.subjects, chosen_away=not lacking)
