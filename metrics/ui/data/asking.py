"""What the sheet does not say, asked three at a time. The best guess is chosen already, and to be confirmed."""

import streamlit as st

from metrics.languages import _, ngettext
from metrics.spreadsheets.reading import Question
from metrics.ui.data import drop
from metrics.ui.data.drop import Draft
from metrics.ui.words import html, plain

#: More at once frighten; the answers often settle the rest.
AT_ONCE = 3
#: More choices than this fold into a list.
_IN_SIGHT = 6


def ask(draft: Draft) -> None:
    """The next questions, as one form."""
    waiting = draft.reading.open_questions
    for problem in draft.rejected:
        st.error(plain(problem.message))
    with st.form("questions", border=False):
        given = {
            question.key: _widget(question, place, draft.before.get(question.key, question.guess))
            for place, question in enumerate(waiting[:AT_ONCE])
        }
        if any(question.guess for question in waiting[:AT_ONCE]):
            st.html(
                f'<p class="aside">{html(_("The likeliest answer is chosen already; look whether it is right."))}</p>'
            )
        if len(waiting) > AT_ONCE:
            rest = len(waiting) - AT_ONCE
            said = ngettext("{n} more question may follow.", "{n} more questions may follow.", rest)
            st.html(f'<p class="aside">{html(said)}</p>')
        pressed = st.form_submit_button(_("Confirm"), type="primary", key="confirm")
    if pressed:
        told = {key: str(code).strip() for key, code in given.items() if code is not None and str(code).strip()}
        if told:
            drop.answer(draft, told)
            st.rerun()


def _widget(question: Question, place: int, guess: str | None) -> str | None:
    """Radio buttons for a few choices, a list for many; a year may always be another one than those offered."""
    label = plain(question.problem.message)
    key = f"question-{place}-{question.key}"
    titles = {choice.code: choice.said for choice in question.choices}
    free = question.about == "year" and all(code.isdigit() for code in titles)
    if not titles or (free and len(titles) == 1):
        return st.text_input(label, guess or "", key=key, max_chars=200)
    codes = list(titles)
    index = codes.index(guess) if guess is not None and guess in titles else None
    if free or len(codes) > _IN_SIGHT:
        said = _("Choose or type") if free else _("Choose")
        return st.selectbox(
            label, codes, index, lambda code: titles.get(code, code), key=key, placeholder=said, accept_new_options=free
        )
    return st.radio(label, codes, index, lambda code: plain(titles[code]), key=key)
