"""The only file that keeps anything between runs: the board, its views, and finished charts.

All visitors share what is kept, so nothing taken from here is ever changed. Keys are codes, numbers and dates, never
what a person typed. A new ledger version makes new keys; the old ones fall out by themselves.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from metrics import languages
from metrics.board.card import Empty
from metrics.board.cards import CARDS, draw, partner
from metrics.board.choices import Choices
from metrics.board.source import Board, open_board
from metrics.board.view import View, reported_years
from metrics.charts import Chart, ThemeName, figure, headlines
from metrics.settings import settings
from metrics.ui import choices


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card ready to be placed: `picture` is a plotly figure, or the HTML of headline rows."""

    chart: Chart
    picture: Any


def board() -> Board:
    """What the ledger says on the chosen day, or the examples while it is empty. Raises HamkorError where it cannot."""
    return open_board(choices.as_of())


def view() -> View:
    """What the cards of this visit see now."""
    now = board()
    return _view(now.version, choices.chosen(), date.today(), now)


def drawn(card: str) -> Drawn | Empty:
    """The card under the choices of this visit, in its language and theme."""
    now = board()
    return _drawn(now.version, card, choices.chosen(), languages.current(), theme(), date.today(), now)


def theme() -> ThemeName:
    """ "light" or "dark", as the page is shown."""
    return "dark" if st.context.theme.type == "dark" else "light"


def warm() -> None:
    """The overview, as it opens where nobody has chosen. Raises HamkorError where the ledger cannot be used."""
    now = open_board()
    with languages.speaking(settings.language):
        for key, card in CARDS.items():
            if card.page == "overview":
                _drawn(now.version, key, Choices(), settings.language, "light", date.today(), now)


@st.cache_resource(max_entries=256, show_spinner=False)
def _view(version: str, chosen: Choices, today: date, _board: Board) -> View:
    return _board.view(chosen, today)


@st.cache_resource(max_entries=2048, show_spinner=False)
def _drawn(
    version: str, card: str, chosen: Choices, language: str, shown: ThemeName, today: date, _board: Board
) -> Drawn | Empty:
    chart = draw(card, _view(version, chosen, today, _board))
    return chart if isinstance(chart, Empty) else _picture(chart, shown)


def _picture(chart: Chart, shown: ThemeName) -> Drawn:
    return Drawn(chart, headlines.html(chart, shown) if chart.form == "headlines" else figure(chart, shown))


def institutions() -> tuple[str, ...]:
    """Every partner that the unit's registers name."""
    now = board()
    return _institutions(now.version, choices.chosen(), date.today(), now)


@st.cache_resource(max_entries=64, show_spinner=False)
def _institutions(version: str, chosen: Choices, today: date, _board: Board) -> tuple[str, ...]:
    return partner.institutions(_view(version, chosen, today, _board))


def partner_drawn(institution: str) -> tuple[Drawn, ...]:
    """The charts of one partner. Its place in the list is the key, for its name was typed by somebody."""
    now = board()
    place = institutions().index(institution)
    return _partner(now.version, place, choices.chosen(), languages.current(), theme(), date.today(), now)


@st.cache_resource(max_entries=256, show_spinner=False)
def _partner(
    version: str, place: int, chosen: Choices, language: str, shown: ThemeName, today: date, _board: Board
) -> tuple[Drawn, ...]:
    name = _institutions(version, chosen, today, _board)[place]
    return tuple(_picture(chart, shown) for chart in partner.partner(_view(version, chosen, today, _board), name))


def years() -> tuple[tuple[int, ...], tuple[int, int]]:
    """All years that can be chosen, ascending, and those shown where nobody chose."""
    now = board()
    calendar = choices.chosen().calendar
    return _years(now.version, calendar, date.today(), now)


@st.cache_resource(max_entries=64, show_spinner=False)
def _years(version: str, calendar: str, today: date, _board: Board) -> tuple[tuple[int, ...], tuple[int, int]]:
    told = reported_years(_board.tables, calendar)
    default = _board.view(Choices(calendar=calendar), today).years  # type: ignore[arg-type]
    return tuple(range(min(told), max(told) + 1)) if told else (), default


def countries() -> tuple[str, ...]:
    """Codes of all countries that any table names, for people to choose from."""
    now = board()
    return _countries(now.version, now)


@st.cache_resource(max_entries=8, show_spinner=False)
def _countries(version: str, _board: Board) -> tuple[str, ...]:
    named = {
        code for table in _board.tables.values() if "country" in table for code in table["country"].dropna().unique()
    }
    return tuple(sorted(named))
