"""Report: choose charts, their order, words and formats; see the sentences, change them, take it all away.

The bar above says unit, years and countries. The charts are asked for here; the files are made in a process of their
own (`metrics.exports.aside`), so the board stays quick for everybody else.
"""

import time
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics import languages
from metrics.board.cards import CARDS
from metrics.board.choices import Choices
from metrics.board.view import View
from metrics.errors import HamkorError
from metrics.exports import aside, chrome, saved
from metrics.exports.archive import plain as file_name
from metrics.exports.formats import FORMATS
from metrics.exports.paper import Paper
from metrics.exports.report import Report, build
from metrics.languages import LANGUAGES, N_, _
from metrics.ui import cache, choices
from metrics.ui.card import heading
from metrics.ui.sentences import behind, said
from metrics.ui.words import html, plain

#: The pages whose cards can be in a report.
PAGES = {
    "overview": N_("Overview"),
    "students": N_("Students"),
    "mobility": N_("Visitors & outgoing"),
    "programs": N_("Programs & projects"),
    "partners": N_("Partners"),
}

#: The part of the work that is drawing charts, before any file is made.
CHARTS = 0.3
#: Seconds between two looks at whether a file is made.
LOOK = 0.1


def card_name(key: str) -> str:
    card = CARDS[key]
    return f"{_(PAGES.get(card.page, card.page))}: {_(card.title)}"


def order(cards: list[str], key: str) -> None:
    """The charts in their order, and a way to change it: keys and a reader of screens can do it, too."""
    listed = "".join(f"<li>{html(card_name(card))}</li>" for card in cards)
    st.html(f'<ol class="chosen">{listed}</ol>')
    if len(cards) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = st.selectbox(
            _("Chart to move"), [card for card in CARDS if card in cards], index=None, format_func=card_name,
            placeholder=_("Choose a chart"), key=f"{key}-one",
        )  # fmt: skip
        for said, by in ((_("Move up"), -1), (_("Move down"), 1)):
            st.button(said, key=f"{key}{by}", on_click=choices.moved, args=(key, one, by), disabled=one is None)


def files(bar: DeltaGenerator, paper: Paper, formats: list[str], language: str) -> None:
    """Makes each format in turn, shows how far it is, and offers what is done."""
    for place, key in enumerate(formats):
        one = FORMATS[key]
        with languages.speaking(language):
            job = aside.begin(key, paper)
        while not job.done():
            bar.progress(
                CHARTS + (1 - CHARTS) * place / len(formats), plain(_("{format} is being made.", format=_(one.title)))
            )
            time.sleep(LOOK)
        try:
            data = aside.result(job)
        except HamkorError as trouble:
            st.error(f"**{plain(_(one.title))}** {plain(str(trouble))}")
            continue
        name = f"{file_name(paper.title)}-{language}.{one.suffix(paper)}"
        st.download_button(
            plain(_("Take {format}", format=_(one.title))), data, file_name=name, mime=one.kind(paper),
            key=f"report-file-{key}", on_click="ignore",
        )  # fmt: skip
    bar.empty()


def ends(view: View, language: str) -> bytes:
    """The calendar of agreements that end, in the language of the report."""
    from metrics.exports.ics import ics

    with languages.speaking(language):
        return ics(view)


heading(_("Report"))
explained = _(
    "Slides, workbooks and pages from the charts of this board. The bar above says unit, years and countries."
)
st.html(f'<p class="lead">{html(explained)}</p>')

name = st.selectbox(
    _("Saved report"), saved.names(), key="report-name",
    format_func=lambda key: _("Council") if key == "council" else key,
)  # fmt: skip
try:
    kept = saved.load(name)
except HamkorError as trouble:
    st.error(plain(str(trouble)))
    kept = saved.COUNCIL
what, how = st.columns([7, 5], gap="large")
with what:
    title = st.text_input(
        _("Title"), kept.title, key=f"report-title-{name}", placeholder=_("The name of the unit"), max_chars=200
    )
    cards = st.multiselect(
        _("Charts, in the order in which they are chosen"), list(CARDS), list(kept.cards), format_func=card_name,
        key=f"report-cards-{name}",
    )  # fmt: skip
    order(cards, f"report-cards-{name}")
with how:
    language = st.selectbox(
        _("Language of the report"), list(LANGUAGES), list(LANGUAGES).index(languages.current()),
        format_func=LANGUAGES.__getitem__, key=f"report-language-{languages.current()}",
    )  # fmt: skip
    formats = st.multiselect(
        _("Formats"),
        list(FORMATS),
        ["pptx"],
        format_func=lambda key: _(FORMATS[key].title),
        key="report-formats",
    )
    if chrome.find() is None and any(FORMATS[key].drawn for key in formats):
        st.warning(plain(_(chrome.MISSING.template)))
    names = st.toggle(_("Names of persons may leave"), kept.names, key=f"report-names-{name}")
    small = st.toggle(_("Counts of people under 5 may leave"), kept.small_cells, key=f"report-small-{name}")
    chosen = choices.chosen()
    if kept.choices != Choices():
        own = st.toggle(_("Unit, years and countries as kept with the report"), True, key=f"report-own-{name}")
        chosen = kept.choices if own else chosen
    # The cards of this visit have asked for most of it already.
    view = cache.view() if chosen == choices.chosen() else cache.board().view(chosen)
    st.download_button(
        _("Ends of agreements, for a calendar"), partial(ends, view, language), file_name="agreements.ics",
        mime="text/calendar", key="report-ics", on_click="ignore",
    )  # fmt: skip
with what:
    told, changed = said(kept, name, view, language, small)
    behind(told, view, language, small)

report = Report(title.strip(), tuple(cards), chosen, bool(told), told, names, small)
with st.container(horizontal=True, vertical_alignment="bottom"):
    make = st.button(_("Make the files"), type="primary", key="report-make", disabled=not cards or not formats)
    keep_as = st.text_input(_("Keep as"), "" if name in saved.READY else name, key=f"report-keep-{name}", width=260)
    keep = st.button(_("Keep this report"), key="report-keep", disabled=not keep_as.strip())

if keep:
    try:
        # Sentences that we wrote are written anew next year; those that somebody changed stay as they are.
        saved.save(keep_as, replace(report, sentences=told if changed and told else None))
        st.info(plain(_("Kept as {name}.", name=keep_as.strip())))
    except HamkorError as trouble:
        st.error(plain(str(trouble)))
if make:
    bar = st.progress(0.0, _("The charts are being drawn."))

    def drawing(part: float, card: str) -> None:
        bar.progress(part * CHARTS, plain(card))

    try:
        with languages.speaking(language):
            paper = build(report, cache.board(), view, drawing)
    except HamkorError as trouble:
        bar.empty()
        st.error(plain(str(trouble)))
    else:
        files(bar, paper, formats, language)
