"""What a page cannot show yet, in one calm block at its end: which charts wait, for which sheets, and these to fill.

    wall("students_by_year", "students_map")     places those that have something to show
    waiting("students")                          tells of all others of the page, each sheet offered once
"""

from functools import partial

import streamlit as st

from metrics import languages
from metrics.board.card import Empty
from metrics.board.cards import CARDS
from metrics.languages import _
from metrics.spreadsheets.templates import template
from metrics.subjects import SUBJECTS
from metrics.ui import cache
from metrics.ui.words import Markup, html, plain


def waiting(page: str) -> None:
    """The block of one page; nothing where every card of it has something to show."""
    empty = [drawn for key, card in CARDS.items() if card.page == page and isinstance(drawn := cache.drawn(key), Empty)]
    if not empty:
        return
    groups: dict[str, list[Empty]] = {}
    for card in empty:
        groups.setdefault(card.message, []).append(card)
    with st.container(key=f"waiting-{page}"):
        said = "".join(f"<dt>{html(message)}</dt><dd>{_named(cards)}</dd>" for message, cards in groups.items())
        st.html(Markup(f'<h2>{html(_("Not shown here yet"))}</h2><dl class="waits">{said}</dl>'))
        _sheets(page, dict.fromkeys(name for card in empty if not card.chosen_away for name in card.subjects))


def _named(cards: list[Empty]) -> str:
    """The charts as a list that a screen reader counts."""
    return "<ul>" + "".join(f"<li>{html(_(card.card.title))}</li>" for card in cards) + "</ul>"


def _sheets(page: str, subjects: dict[str, None]) -> None:
    """An empty sheet of each kind that would fill something, in the language of the reader."""
    with st.container(key=f"sheets-{page}", horizontal=True):
        for subject in subjects:
            st.download_button(
                plain(_("Empty sheet: {subject}", subject=_(SUBJECTS[subject].title))),
                partial(template, subject, languages.current()),
                file_name=f"{subject}-{languages.current()}.xlsx",
                key=f"template-{page}-{subject}",
                on_click="ignore",
            )
