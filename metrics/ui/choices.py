"""What a person chose, in the address and in the session: the only file that touches either.

The address is the truth that can be sent to a colleague; the session is what the widgets hold. On each run the two
are brought together in one direction: an address that we did not write (a first visit, a link, back or forward) seeds
the widgets; otherwise the widgets write the address. Both speak codes, never labels, so a change of language changes
nothing. What the address says and the tables do not know is ignored.

    begin()              take the address over, speak the language
    offer(…)             fit what is held to what can be chosen now, before the widgets are drawn
    chosen()             → Choices, from the widgets
    write()              the address follows
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from metrics import languages, units
from metrics.board.choices import Calendar, Choices
from metrics.countries import GROUPS
from metrics.settings import settings

#: Session keys: the language, the widgets in the bar, and the partner whose page is open.
LANGUAGE, UNIT, YEARS, PLACES, CALENDAR, PARTNER = "language", "unit", "years", "places", "calendar", "partner"

_WRITTEN = "address written"  # the parts of the address as we last wrote or read them
_BEFORE = "places before"  # what PLACES held before the last click
_DEFAULT = "years by default"  # what YEARS means when nobody chose
_AS_OF = "as of"
_POINTED = "pointed at"  # the card and the mark that the next run opens the rows of

#: The part of an address that says what somebody opens behind a chart: [card, panel], and at which of its marks. It is
#: done once, and then no part of the address any more. The words below a chart and its marks are no widgets: clicks on
#: them come here through static/hamkor.js, because widgets on each card would make every visit slower.
OPEN = "open"


def begin() -> None:
    """Take an address that is not our own writing over into the session, and speak its language."""
    asked = st.query_params.to_dict()
    _open(asked.pop(OPEN, ""))
    written = st.session_state.get(_WRITTEN)
    if written is None or (asked and asked != written):
        _seed(asked)
    speak()


def _open(text: str) -> None:
    """What was clicked: a card opens what stands behind it, or closes it. What makes no sense is no click.

    A mark is pointed at in the run of its click alone, whether the page of the moment shows its card or not.
    """
    st.session_state.pop(_POINTED, None)
    try:
        card, panel, *at = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return
    if isinstance(card, str) and isinstance(panel, str):
        st.session_state[f"open-{card}"] = panel
        if at and isinstance(at[0], dict):
            st.session_state[_POINTED] = card, at[0]


def opened(card: str) -> str:
    """Which panel of a card is open; empty where none is."""
    panel: str = st.session_state.get(f"open-{card}", "")
    return panel


def pointed(card: str) -> Mapping[str, Any] | None:
    """{column: code} of the mark of this card that was clicked, told once; None where none was."""
    held: tuple[str, dict[str, Any]] = st.session_state.get(_POINTED, ("", {}))
    if held[0] != card:
        return None
    del st.session_state[_POINTED]
    return held[1]


def moved(key: str, one: str, by: int) -> None:
    """In the list that is chosen under `key` one thing stands so many places later, or, below 0, earlier."""
    order: list[str] = [other for other in st.session_state[key] if other != one]
    order.insert(max(st.session_state[key].index(one) + by, 0), one)
    _set(key, order)


def leave_to_address() -> None:
    """Where the bar cannot be drawn its widgets forget; the next run takes the choices from the address again."""
    st.session_state.pop(_WRITTEN, None)


def speak() -> None:
    """Speak the chosen language. Each run of a page or card has a thread of its own, so each says this first."""
    languages.use(st.session_state.get(LANGUAGE) or settings.language)


def _seed(asked: dict[str, str]) -> None:
    """Hold what an address says. Each widget is told anew even where it holds the same: after a change of language a
    browser answers with the words that it last showed, and what is written from here outweighs them."""
    state = st.session_state
    state[_WRITTEN] = asked
    state[LANGUAGE] = languages.spoken([asked.get("lang"), state.get(LANGUAGE), st.context.locale]) or settings.language
    wanted = Choices.from_address(asked)
    state[UNIT] = wanted.unit
    state[YEARS] = wanted.years
    state[PLACES] = state[_BEFORE] = [wanted.group] if wanted.group else list(wanted.countries)
    state[CALENDAR] = wanted.calendar
    state[_AS_OF] = wanted.as_of
    state[PARTNER] = asked.get("partner")


def offer(years: Sequence[int], default: tuple[int, int], places: Sequence[str]) -> None:
    """Fit what is held to what can be chosen: widgets refuse a value that is not among their options.

    `years` are all that can be chosen, ascending; `default` is what is shown where nobody chose.
    """
    held: tuple[int, int] | None = st.session_state.get(YEARS)
    if _DEFAULT in st.session_state and held == st.session_state[_DEFAULT]:
        held = None
    if held and years:
        first, last = max(held[0], years[0]), min(held[1], years[-1])
        held = (first, last) if first <= last else None
    _set(YEARS, held or default)
    _set(_DEFAULT, default)
    known = [place for place in st.session_state.get(PLACES) or () if place in places]
    _set(PLACES, known)
    _set(_BEFORE, known)


def offer_partners(institutions: Sequence[str]) -> None:
    """Forget a partner that the tables do not know."""
    if partner() not in institutions:
        _set(PARTNER, None)


def _set(key: str, value: Any) -> None:
    """Touch the session only where it changes: a widget that is written to forgets what is being typed in it."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def places_changed() -> None:
    """A group of countries stands alone: choosing one drops the others, choosing a country drops the group."""
    state = st.session_state
    now: list[str] = state[PLACES]
    added = [place for place in now if place not in state.get(_BEFORE, [])]
    if added:
        now = [added[-1]] if added[-1] in GROUPS else [place for place in now if place not in GROUPS]
    state[PLACES] = state[_BEFORE] = now


def calendar_changed() -> None:
    """The same years, though each is now written otherwise: a slider finds its place by what was written on it."""
    st.session_state[YEARS] = st.session_state[YEARS]


def chosen() -> Choices:
    """What the widgets hold. Years at their default are not a choice: next year they move on."""
    state = st.session_state
    places: list[str] = state.get(PLACES) or []
    years: tuple[int, int] | None = state.get(YEARS)
    return Choices(
        unit=state.get(UNIT) or units.root(),
        years=None if years == state.get(_DEFAULT) else years,
        countries=tuple(sorted(place for place in places if place not in GROUPS)),
        group="near" if "near" in places else "far" if "far" in places else None,
        calendar=calendar(),
        as_of=as_of(),
    )


def calendar() -> Calendar:
    """How years are counted."""
    return st.session_state.get(CALENDAR) or "academic"


def as_of() -> date | None:
    """The day whose tables are shown; None is today."""
    return st.session_state.get(_AS_OF)


def look_back(day: date | None) -> None:
    """Show the board as it stood at the end of `day`; None is today again."""
    st.session_state[_AS_OF] = day


def partner() -> str | None:
    """The partner whose page is open."""
    return st.session_state.get(PARTNER)


def address() -> dict[str, str]:
    """The whole view as parts of an address; never empty, so that a click on the menu can be told from a new link."""
    parts = {"lang": languages.current(), **chosen().to_address()}
    opened = partner()
    return {**parts, "partner": opened} if opened else parts


def write(page: str) -> None:
    """Let the address say what is chosen. A partner is open on the page of partners alone."""
    if page != "partners":
        st.session_state.pop(PARTNER, None)
    parts = address()
    if st.query_params.to_dict() != parts:
        st.query_params.from_dict(parts)
    st.session_state[_WRITTEN] = parts


def hold(key: str, value: Any) -> None:
    """Keep something for this visit, or set what a widget holds, from a callback."""
    st.session_state[key] = value


def held(key: str, default: Any = None) -> Any:
    """What is kept for this visit, or what a widget holds."""
    return st.session_state.get(key, default)
