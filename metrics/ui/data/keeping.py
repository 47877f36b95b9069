"""Keeping the file: for which unit, in place of what, with which note, by whom; and the one button."""

import streamlit as st

from metrics import units
from metrics.board.source import open_ledger
from metrics.errors import HamkorError
from metrics.languages import _
from metrics.ledger import Mode
from metrics.ui import choices
from metrics.ui.data import comparing, drop
from metrics.ui.data.drop import Draft
from metrics.ui.words import NOBODY, html, plain

_SAID, _SEEN = "said after keeping", "seen before keeping"


def offer(draft: Draft, example: bool) -> None:
    """Unit, mode, difference, note, name, and the button.

    The difference of the run in which the button was pressed is not what the person saw: that was drawn before, on the
    state of the ledger held since. If that state moved, nothing is kept, and the new difference stands above.
    """
    seen, now = choices.held(_SEEN), (draft.reading.sha256, open_ledger().version())
    _unit(draft)
    mode = comparing.mode(draft)
    sure = False
    if mode is not None:
        comparing.tell(draft, mode, example)
        sure = example or comparing.confirmed(draft, mode)
    note, name = st.columns(2)
    with note:
        st.text_input(_("A note for the history"), key="note", max_chars=500)
    with name:
        who_field()
    pressed = st.button(_("Keep this file"), type="primary", key="keep", disabled=not sure)
    if mode is None:
        st.html(f'<p class="aside">{html(_("Choose first whether to replace or to add."))}</p>')
    elif pressed:
        _keep(draft, mode, seen[1] if seen and seen[0] == now[0] else now[1])
    choices.hold(_SEEN, now)


def who_field() -> None:
    """Whose name the history shows, until the university's own sign-in says it."""
    st.text_input(_("Your name, for the history"), key="who", max_chars=100, persist_state="session")


def who() -> str:
    """The name given, else `NOBODY`."""
    return str(choices.held("who") or "").strip() or NOBODY


def say() -> None:
    """What was just done, said once."""
    said = choices.held(_SAID)
    if said:
        choices.hold(_SAID, None)
        st.toast(plain(said))


def done(sentence: str) -> None:
    """Say `sentence` when the page has drawn itself anew."""
    choices.hold(_SAID, sentence)
    st.rerun()


def _unit(draft: Draft) -> None:
    """Which unit the file speaks for, where it names none itself."""
    named = {code for rows in draft.reading.kept.values() for code in rows["unit"].dropna().unique()}
    if len(named) > 1 or (named and not named <= set(units.tree())):
        return
    codes = list(units.tree())
    now = next(iter(named), units.root())
    chosen = st.selectbox(
        _("The file speaks for"), codes, codes.index(now), units.name, key=f"unit-{draft.reading.sha256[:8]}"
    )
    if chosen != now:
        drop.answer(draft, {"unit": chosen})
        st.rerun()


def _keep(draft: Draft, mode: Mode, base: str) -> None:
    reading = draft.reading
    try:
        with st.spinner(_("Keeping the file…")):
            reading.add_units()
            upload = open_ledger().commit(
                draft.data,
                reading.file,
                reading.kept,
                who=who(),
                note=str(choices.held("note") or ""),
                modes=dict.fromkeys(reading.kept, mode),
                answers=reading.answers,
                layout=reading.fingerprint,
                base=base,
            )
    except HamkorError as error:
        st.error(plain(str(error)))
        return
    drop.put_aside()
    done(_("{file} is kept as upload {number}.", file=upload.file, number=upload.number))
