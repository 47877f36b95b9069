"""The only file that keeps anything between runs: views and finished charts, and during a run its board.

All visitors share what is kept, so nothing taken from here is ever changed. Keys are tuples of codes, numbers and days,
never what a person typed; a new ledger version makes new keys, and the old ones fall out by themselves. Plain tuples
rather than Streamlit's own cache: its keys are hashed afresh at each of fifty calls a run, which took longer than all
else that we do there.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock, RLock
from typing import Any, TypeVar, cast

import streamlit as st

from metrics import countries, languages
from metrics.board import effect, partners
from metrics.board.card import Empty
from metrics.board.cards import CARDS, draw, partner
from metrics.board.choices import Calendar, Choices
from metrics.board.effect import Effect
from metrics.board.partners import Likely
from metrics.board.source import Board, open_board, open_ledger
from metrics.board.view import View, reported_years
from metrics.charts import Chart, ThemeName, headlines
from metrics.charts.written import Written
from metrics.ledger import Upload
from metrics.settings import settings
from metrics.ui import choices

T = TypeVar("T")


class Kept:
    """The last `most` results by key. What many ask for at once is made once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock, self._making = Lock(), RLock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under `key`, or what `make` makes now. An error is kept for nobody."""
        found = self._found(key)
        if found is None:
            with self._making:
                found = self._found(key)
                if found is None:
                    found = make()
                    with self._lock:
                        self._made[key] = found
                        while len(self._made) > self._most:
                            self._made.popitem(last=False)
        return cast(T, found)

    def _found(self, key: Hashable) -> Any:
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)

    def clear(self) -> None:
        with self._lock:
            self._made.clear()


_views, _drawings, _facts = Kept(256), Kept(2048), Kept(256)
_board: ContextVar[Board | None] = ContextVar("board", default=None)
_chosen: ContextVar[Choices | None] = ContextVar("chosen", default=None)


def clear() -> None:
    """Forget everything."""
    for kept in (_views, _drawings, _facts):
        kept.clear()
    _board.set(None)
    _chosen.set(None)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card ready to be placed: `picture` is a finished plotly figure, or the HTML of headline rows."""

    chart: Chart
    picture: Any


def begin() -> Board:
    """Look at the ledger once for the whole run: what it says on the chosen day, or the examples while it is empty.

    Raises HamkorError where the ledger cannot be used.
    """
    now = open_board(choices.as_of())
    _board.set(now)
    _chosen.set(None)
    return now


def board() -> Board:
    """The board of this run, so that all cards of a page speak of the same moment."""
    return _board.get() or begin()


def chosen() -> Choices:
    """What was chosen when the first card of this run asked: the bar stands by then, and no card changes it."""
    found = _chosen.get()
    if found is None:
        found = choices.chosen()
        _chosen.set(found)
    return found


def view() -> View:
    """What the cards of this visit see now."""
    return _view(board(), chosen())


def _view(now: Board, chosen: Choices) -> View:
    today = date.today()
    return _views.get((now.version, chosen, today), lambda: now.view(chosen, today))


def drawn(card: str) -> Drawn | Empty:
    """The card under the choices of this visit, in its language and theme."""
    return _card(board(), card, chosen(), theme())


def theme() -> ThemeName:
    """ "light" or "dark", as the page is shown."""
    return "dark" if st.context.theme.type == "dark" else "light"


def warm() -> None:
    """The overview, as it opens where nobody has chosen. Raises HamkorError where the ledger cannot be used."""
    now = open_board()
    with languages.speaking(settings.language):
        for key, card in CARDS.items():
            if card.page == "overview":
                _card(now, key, Choices(), "light")


def _card(now: Board, card: str, chosen: Choices, shown: ThemeName) -> Drawn | Empty:
    def make() -> Drawn | Empty:
        chart = draw(card, _view(now, chosen))
        return chart if isinstance(chart, Empty) else _picture(chart, shown)

    return _drawings.get((now.version, card, chosen, languages.current(), shown, date.today()), make)


def _picture(chart: Chart, shown: ThemeName) -> Drawn:
    return Drawn(chart, headlines.html(chart, shown) if chart.form == "headlines" else Written(chart, shown))


def institutions() -> tuple[str, ...]:
    """Every partner that the unit's registers name."""
    now, seen = board(), chosen()
    key = ("institutions", now.version, seen, date.today())
    return _facts.get(key, lambda: partner.institutions(_view(now, seen)))


def partner_drawn(institution: str) -> tuple[Drawn, ...]:
    """The charts of one partner. Its place in the list is the key, for its name was typed by somebody."""
    now, seen, shown = board(), chosen(), theme()
    place = institutions().index(institution)

    def make() -> tuple[Drawn, ...]:
        return tuple(_picture(chart, shown) for chart in partner.partner(_view(now, seen), institution))

    return _drawings.get((now.version, place, seen, languages.current(), shown, date.today()), make)


def likely() -> tuple[Likely, ...]:
    """Names that look like one partner today, on whichever day the page is looked at."""
    now = open_board()
    return _facts.get(("likely", now.version), lambda: partners.likely(now, open_ledger()))


def changed_by(upload: Upload) -> tuple[Effect, ...]:
    """What keeping an upload did to the headlines: that day is over, only the names of partners may change it yet."""
    ledger = open_ledger()
    return _facts.get(("changed by", ledger.version(), upload.number), lambda: effect.of_kept(ledger, upload))


def changed_between(then: datetime, later: datetime | None, subjects: Collection[str]) -> tuple[Effect, ...]:
    """Which headlines are other numbers later, or now, than at a moment; `subjects` are those whose rows differ."""
    ledger, today = open_ledger(), later.date() if later else date.today()
    key = ("changed between", ledger.version(then), ledger.version(later), today)
    return _facts.get(
        key, lambda: effect.of_states(ledger, ledger.current(then), ledger.current(later), subjects, today)
    )


def years() -> tuple[tuple[int, ...], tuple[int, int]]:
    """All years that can be chosen, ascending, and those shown where nobody chose."""
    now, calendar = board(), choices.calendar()
    return _facts.get(("years", now.version, calendar, date.today()), lambda: _years(now, calendar))


def _years(now: Board, calendar: Calendar) -> tuple[tuple[int, ...], tuple[int, int]]:
    told = reported_years(now.tables, calendar)
    default = now.view(Choices(calendar=calendar)).years
    return tuple(range(min(told), max(told) + 1)) if told else (), default


def places() -> tuple[str, ...]:
    """Codes of the groups and of all countries that any table names, in the order of their names."""
    now = board()
    return _facts.get(("places", now.version, languages.current()), lambda: _places(now))


def _places(now: Board) -> tuple[str, ...]:
    tables = [table for table in now.tables.values() if "country" in table]
    named = {code for table in tables for code in table["country"].dropna().unique()}
    return (*countries.GROUPS, *sorted(named, key=countries.name))
