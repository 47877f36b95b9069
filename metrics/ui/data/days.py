"""The whole board as it stood at the end of another day, and what changed from it to now or to a later day."""

from datetime import date

import streamlit as st

from metrics.board.source import end, open_ledger
from metrics.languages import _, day
from metrics.ui import cache, choices
from metrics.ui.data import comparing
from metrics.ui.words import html

_FIELD, _LATER = "day looked at", "later day"


def show() -> None:
    """The day to look at; while one is chosen, what changed from it to today."""
    uploads = open_ledger().history()
    if not uploads:
        return
    st.html(f'<h2 class="part">{html(_("The board of another day"))}</h2>')
    first, today = uploads[-1].when.astimezone().date(), date.today()
    then = choices.as_of()
    if choices.held(_FIELD) != then:
        choices.hold(_FIELD, then)
    st.date_input(
        _("Show every page as it stood at the end of"),
        None,
        key=_FIELD,
        min_value=min(first, then or first),
        max_value=max(today, then or today),
        format="DD.MM.YYYY",
        on_change=_look,
        width=320,
    )
    if then:
        _changed_since(then)


def _look() -> None:
    choices.look_back(choices.held(_FIELD))


def _changed_since(then: date) -> None:
    held = choices.held(_LATER)
    if held and held < then:
        choices.hold(_LATER, None)
    later = st.date_input(
        _("Compare with the end of"),
        None,
        key=_LATER,
        min_value=then,
        max_value=max(date.today(), then),
        format="DD.MM.YYYY",
        width=320,
    )
    before, after = end(then), end(later) if later else None
    lines = open_ledger().compare(before, after)
    st.html(f'<p class="part">{html(_said(then, later, bool(lines)))}</p>')
    if lines:
        comparing.tabulate(lines)
        found = cache.changed_between(before, after, {line.subject for line in lines})
        comparing.changed(found, "more-headlines-since")


def _said(then: date, later: date | None, changed: bool) -> str:
    if later:
        slots = {"first": day(then), "last": day(later).rstrip(".")}
        if changed:
            return _("What changed from the end of {first} to the end of {last}", **slots)
        return _("Nothing changed from the end of {first} to the end of {last}.", **slots)
    if changed:
        return _("What changed from the end of {day} until now", day=day(then))
    return _("Nothing changed from the end of {day} until now.", day=day(then))
