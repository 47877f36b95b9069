"""Answers in words: those taken over from an earlier file of the same making, and those that the history keeps."""

from collections.abc import Mapping

import streamlit as st

from metrics import countries, units
from metrics.languages import N_, _
from metrics.spreadsheets import unsaid
from metrics.spreadsheets.columns import LEFT
from metrics.spreadsheets.repairs import NOTHING, places
from metrics.subjects import STATUSES, SUBJECTS
from metrics.ui.data import drop
from metrics.ui.data.drop import Draft
from metrics.ui.words import html

#: What a question is about, by the first part of its key.
ABOUT = {
    "subject": N_("What is counted"),
    "measure": N_("Which numbers count"),
    "year": N_("Year"),
    "era": N_("Calendar"),
    "country": N_("Country"),
    "unit": N_("The file speaks for"),
    "units": N_("Units"),
    "institution": N_("Institution"),
    "same": N_("Rows with the same labels"),
    "totals": N_("Totals that disagree"),
    "repeat": N_("The same people on two sheets"),
}
#: Answers by their codes, as far as these are no names.
CODES = {
    "other": N_("something else, not counted"),
    "theirs": N_("those of others, left out"),
    "ours": N_("ours"),
    "add": N_("added up"),
    "wrong": N_("to be corrected"),
    "rows": N_("the rows count as they stand"),
    "mend": N_("to be corrected"),
    "aside": N_("set aside"),
    "count": N_("counted too"),
    **unsaid.TITLES,
    LEFT: N_("set aside"),
    NOTHING: STATUSES["missing"],
    **STATUSES,
    **{name: subject.title for name, subject in SUBJECTS.items()},
}


def recalled(draft: Draft) -> None:
    """ "Answered as last time: What is counted – Own people abroad." And the button that asks again."""
    taken = {key: code for key, code in draft.reading.answers.items() if key in draft.recalled}
    if not taken:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="recalled"):
        st.html(f"<p>{html(_('Answered as last time: {answers}.', answers=in_words(taken)))}</p>", width="content")
        if st.button(_("Change"), key="change", type="tertiary"):
            drop.ask_again(draft)
            st.rerun()


def in_words(answers: Mapping[str, str]) -> str:
    """ "Year – 2024; Country “KOREA” – South Korea; Sheet1 D5 – 12" """
    return "; ".join(_in_words(key, code) for key, code in answers.items())


def _in_words(key: str, code: str) -> str:
    about, _colon, of = key.partition(":")
    code_said = _(CODES[code]) if code in CODES else code
    for sheet, cell in places({key: code}):
        return f"{sheet} {cell} – {code_said}".strip()
    if about == "country":
        return f"{_(ABOUT[about])} “{of}” – {countries.name(code)}"
    if about == "unit":
        return f"{_(ABOUT[about])} – {units.name(code)}"
    if about in ABOUT:
        return f"{_(ABOUT[about])} – {code_said}"
    return f"{of or key} – {code_said}"
