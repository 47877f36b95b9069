"""Every upload, the newest first: who, when, what; taken back or put back with one click; the original to download.

What an upload changed on the overview is worked out only when somebody asks: the whole board of two moments is read.
"""

from functools import partial

import streamlit as st

from metrics import units
from metrics.board.source import open_ledger
from metrics.errors import HamkorError
from metrics.languages import _, day, moment, ngettext, number
from metrics.ledger import Scope, Upload
from metrics.subjects import SUBJECTS
from metrics.ui import cache, choices
from metrics.ui.data import answers, comparing, drop, keeping
from metrics.ui.data.understood import span
from metrics.ui.words import html, named, plain

#: Uploads on one page of the history.
_A_PAGE = 10
_OPENED = "upload whose effect is shown"


def show() -> None:
    """The history, a page at a time. Nothing where nothing was ever kept."""
    uploads = open_ledger().history()
    if not uploads:
        return
    st.html(f'<h2 class="part">{html(_("History"))}</h2>')
    for problem in open_ledger().problems():
        st.error(plain(problem.message))
    with st.container(key="who-in-history", width=320):
        keeping.who_field()
    pages = -(-len(uploads) // _A_PAGE)
    page = st.pagination(pages, key="history-page") if pages > 1 else 1
    for upload in uploads[(page - 1) * _A_PAGE : page * _A_PAGE]:
        _line(upload)


def _line(upload: Upload) -> None:
    with st.container(key=f"upload-{upload.number}"):
        words, buttons = st.columns([4, 2], vertical_alignment="center")
        words.html(_told(upload))
        opened = choices.held(_OPENED) == upload.number
        with buttons.container(horizontal=True, horizontal_alignment="right"):
            st.button(
                _("What it changed"),
                key=f"effect-{upload.number}",
                on_click=choices.hold,
                args=(_OPENED, None if opened else upload.number),
            )
            st.download_button(
                _("Original"),
                partial(_original, upload.number),
                file_name=upload.file,
                mime="application/octet-stream",
                key=f"original-{upload.number}",
                on_click="ignore",
            )
            if upload.active:
                if st.button(_("Withdraw"), key=f"withdraw-{upload.number}"):
                    _do(upload, "withdraw")
            elif st.button(_("Restore"), key=f"restore-{upload.number}"):
                _do(upload, "restore")
        if opened:
            with st.spinner(_("Comparing with what is there…")):
                found = cache.changed_by(upload)
            comparing.changed(found, f"more-headlines-{upload.number}")


def _original(number: int) -> bytes:
    return open_ledger().original(number)[1]


def _do(upload: Upload, what: str) -> None:
    ledger = open_ledger()
    try:
        if what == "withdraw":
            ledger.withdraw(upload.number, keeping.who())
            said = _("Upload {number} ({file}) is withdrawn.", number=upload.number, file=upload.file)
        else:
            ledger.restore(upload.number, keeping.who())
            said = _("Upload {number} ({file}) counts again.", number=upload.number, file=upload.file)
    except HamkorError as error:
        st.error(plain(str(error)))
        return
    drop.put_aside()  # what was said of another file is old now
    keeping.done(said)


def _told(upload: Upload) -> str:
    lines = [f"<b>{number(upload.number)} · {html(upload.file)}</b>"]
    lines.append(html(f"{moment(upload.when)} · {named(upload.who)}"))
    lines += [html(scope_in_words(scope)) for scope in upload.scopes[:6]]
    if upload.answers:
        lines.append(html(_("Answered: {answers}.", answers=answers.in_words(upload.answers))))
    if upload.note:
        lines.append(html(_("Note: {text}", text=upload.note)))
    if not upload.active:
        slots = {"day": day(upload.withdrawn), "who": named(upload.withdrawn_by)}
        lines.append(f"<i>{html(_('Withdrawn on {day} by {who}: it does not count.', **slots))}</i>")
    state = "" if upload.active else " withdrawn"
    return f'<div class="upload{state}">' + "".join(f"<p>{line}</p>" for line in lines) + "</div>"


def scope_in_words(scope: Scope) -> str:
    """ "Foreign students · Faculty of Medicine · 2016–2025 · 240 rows" """
    named = [units.name(code) for code in scope.units]
    parts = [
        _(SUBJECTS[scope.subject].title),
        ", ".join(named[:3]) + ("…" if len(named) > 3 else ""),
        span(scope.years[0], scope.years[-1]) if scope.years else "",
        ngettext("{n} row", "{n} rows", scope.rows),
        _("added") if scope.mode == "add" else "",
    ]
    return " · ".join(part for part in parts if part)
