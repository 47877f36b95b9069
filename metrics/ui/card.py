"""A card on the page: message, what and when, picture, source, and a quiet row that opens everything behind it.

    heading(N_("Students"))
    wide("students_by_year")
    wall("students_by_country", "students_by_level")
    waiting("students")                      (waiting.py) what has nothing to show is told at the end of the page

What the quiet row opens is a fragment: a choice in it reruns it alone. A card itself is not: a page of fragments takes
half as long again to put together, at every visit, for a click that few make.
"""

import json
from collections.abc import Sequence

import streamlit as st

from metrics.charts import CONFIG, Chart, notes
from metrics.indicators import CATALOGUE
from metrics.languages import N_, _
from metrics.ui import cache, choices, panels
from metrics.ui.cache import Drawn
from metrics.ui.words import Markup, html

#: What the quiet row opens, in its order.
PANELS = {
    "table": (N_("Table"), panels.table),
    "definition": (N_("Definition"), panels.definition),
    "cells": (N_("Cells"), panels.cells),
    "away": (N_("Take away"), panels.take_away),
}


def heading(title: str, all_of_it: bool = False) -> None:
    """The page's name; or the sentence that says `all_of_it`, which is longer and a little smaller."""
    st.html(f'<h1 class="page{" all" * all_of_it}">{html(title)}</h1>')


def wide(*cards: str) -> None:
    """Cards over the whole width, one below the other."""
    for card in cards:
        show(card)


def wall(*cards: str) -> None:
    """Cards two abreast where there is room for two, one below the other on a phone (static/hamkor.css)."""
    wall_of([drawn for card in cards if isinstance(drawn := cache.drawn(card), Drawn)])


def wall_of(drawings: Sequence[Drawn]) -> None:
    """Charts that are drawn already, as `wall` places them."""
    if drawings:
        with st.container(key=f"wall-{drawings[0].chart.key}"):
            for drawn in drawings:
                _place(drawn)


def show(card: str, titled: bool = True) -> None:
    """One card, where it has something to show. `titled` is False where its message stands over the page already."""
    drawn = cache.drawn(card)
    if isinstance(drawn, Drawn):
        _place(drawn, titled)


def _place(drawn: Drawn, titled: bool = True) -> None:
    chart, card = drawn.chart, drawn.chart.key
    with st.container(key=f"card-{card}"):
        opened = choices.opened(card)
        head, foot = _head(chart, titled), _foot(chart) + _quiet_row(opened)
        if chart.form == "headlines":
            st.html(Markup(head + drawn.picture + foot))
        else:
            st.html(Markup(head))
            alt = chart.alt_below_subtitle
            st.plotly_chart(drawn.picture, theme=None, config=dict(CONFIG), key=f"chart-{card}", alt=alt)
            st.html(Markup(foot))
        if opened in PANELS:
            st.fragment(_panel, key=f"panel-{card}")(opened, card, chart)


def _head(chart: Chart, titled: bool) -> str:
    title = f"<h2>{html(chart.title)}</h2>" if titled else ""
    return f'<div class="card-head">{title}<p>{html(chart.subtitle)}</p></div>'


def _foot(chart: Chart) -> str:
    source = [html(_("Source: {source}", source=chart.source))] if chart.source else []
    told = [html(note) for note in notes(chart) if note != chart.gaps]
    lines = dict.fromkeys([*told, " · ".join([*source, *_gaps(chart)])])
    return '<div class="card-foot">' + "".join(f"<p>{line}</p>" for line in lines if line) + "</div>"


def _gaps(chart: Chart) -> list[str]:
    """What the rows do not tell, leading to where the Data page tells how complete they are."""
    if not chart.gaps:
        return []
    subject = CATALOGUE[chart.asked[0].indicator].subjects[0]
    return [f'<a href="data#there-{subject}" target="_self">{html(chart.gaps)}</a>']


def _quiet_row(opened: str) -> str:
    """A button for each panel; a click goes the way of a link (static/hamkor.js), to choices.py."""
    buttons = "".join(
        f'<button type="button" data-open="{key}" aria-expanded="{json.dumps(key == opened)}">{html(_(label))}</button>'
        for key, (label, _panel) in PANELS.items()
    )
    return f'<div class="quiet" role="group" aria-label="{html(_("Behind this chart"))}">{buttons}</div>'


def _panel(opened: str, card: str, chart: Chart) -> None:
    choices.speak()
    PANELS[opened][1](card, chart)
