"""The whole board as it stood at the end of another day, and what changed since."""

from datetime import date, datetime, time

import streamlit as st

from metrics.board.source import open_ledger
from metrics.languages import _, day
from metrics.ui import cache, choices
from metrics.ui.data import comparing
from metrics.ui.words import html

_FIELD = "day looked at"


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
    moment = datetime.combine(then, time.max).astimezone()
    lines = open_ledger().compare(moment)
    if lines:
        st.html(f'<p class="part">{html(_("What changed from the end of {day} until now", day=day(then)))}</p>')
        comparing.tabulate(lines)
        found = cache.changed_since(moment, {line.subject for line in lines})
        comparing.changed(found, "more-headlines-since")
    else:
        st.html(f'<p class="part">{html(_("Nothing changed from the end of {day} until now.", day=day(then)))}</p>')
