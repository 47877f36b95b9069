"""The bar above every page: language, what to look at, and the marks that say what kind of data this is."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from metrics import countries, units
from metrics.board.source import Board
from metrics.languages import LANGUAGES, _, current, day, year
from metrics.ui import cache, choices
from metrics.ui.borrowed import words
from metrics.ui.words import Markup, html

#: How each language is called in the switch, in itself.
SHORT = {"uz": "uz", "uz_Cyrl": "ўз", "ru": "ру", "en": "en"}


def languages() -> None:
    """The switch of languages beside the menu, and what static/hamkor.js needs to know of the one that is spoken."""
    entries = "".join(
        f'<a href="?lang={language}" hreflang="{language.replace("_", "-")}" title="{html(LANGUAGES[language])}"'
        f'{" aria-current=true" * (language == current())}>{SHORT[language]}</a>'
        for language in LANGUAGES
    )
    said = f'lang="{current().replace("_", "-")}" data-words="{html(words())}" data-working="{html(_("Working…"))}"'
    st.html(Markup(f'<nav class="languages" aria-label="{html(_("Language"))}" {said}>{entries}</nav>'))


def choose() -> None:
    """Unit, years, countries or a group, and how years are counted; folded behind one switch on a phone."""
    known, default = cache.years()
    unit_names = _indented(units.tree())
    places = cache.places()
    choices.offer(known, default, places)
    calendar = choices.calendar()
    st.html(Markup(f'<button type="button" class="fold">{html(_("Choose unit, years, countries"))}</button>'))
    with st.container(key="choices", horizontal=True, vertical_alignment="top"):
        st.selectbox(_("Unit"), list(unit_names), format_func=unit_names.__getitem__, key=choices.UNIT, width=460)
        if len(known) > 1:
            st.select_slider(
                _("Years"), known, default, format_func=partial(year, calendar=calendar), key=choices.YEARS, width=280
            )
        st.multiselect(
            _("Countries"), places, format_func=_place, key=choices.PLACES, on_change=choices.places_changed,
            placeholder=_("All countries"), width=240,
        )  # fmt: skip
        st.selectbox(
            _("Years are"),
            ["academic", "calendar"],
            format_func=_calendar,
            key=choices.CALENDAR,
            width=150,
            on_change=choices.calendar_changed,
        )
        link()


def link() -> None:
    """One click copies the address, in which every choice stands; static/hamkor.js does it."""
    said = f'data-copied="{html(_("Copied"))}" title="{html(_("Copy the link to this view, with all that is chosen"))}"'
    st.html(Markup(f'<button type="button" class="copy" {said}>{html(_("Copy link"))}</button>'), width="content")


def marks(board: Board) -> None:
    """Examples say that they are; so does the board of another day."""
    said = []
    if board.example:
        said.append(_("Example data: all figures are invented. The first sheet added on the Data page replaces them."))
    if choices.as_of():
        said.append(_("The board as it stood on {day}.", day=day(choices.as_of()).rstrip(".")))
    if said:
        st.html("".join(f'<p class="mark" role="note">{html(sentence)}</p>' for sentence in said))
    if choices.as_of():
        st.button(_("Back to today"), key="today", on_click=choices.look_back, args=(None,))


def _indented(tree: Mapping[str, units.Unit]) -> dict[str, str]:
    """The name of each unit, moved in by its depth in the tree; parents stand before their children."""
    depth: dict[str, int] = {}
    for code, unit in tree.items():
        depth[code] = depth[unit.parent] + 1 if unit.parent else 0
    return {code: "\u2003" * depth[code] + unit.name for code, unit in tree.items()}


def _place(code: str) -> str:
    return _(countries.GROUPS[code]) if code in countries.GROUPS else countries.name(code)


def _calendar(code: str) -> str:
    return _("Academic years") if code == "academic" else _("Calendar years")
