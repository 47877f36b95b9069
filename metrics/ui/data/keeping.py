"""What keeping the file will change, told before; and the one button that keeps it."""

from typing import cast

import streamlit as st

from metrics import units
from metrics.board.source import open_ledger
from metrics.errors import HamkorError
from metrics.languages import N_, _, change, ngettext, number
from metrics.ledger import Difference, Mode
from metrics.subjects import SUBJECTS
from metrics.ui import choices
from metrics.ui.data import drop
from metrics.ui.data.drop import Draft
from metrics.ui.data.understood import span
from metrics.ui.panels import html_table
from metrics.ui.words import html, plain

MODES = {"replace": N_("Replace these years"), "add": N_("Add rows to what is there")}

_SAID, _DIFFERENCE = "said after keeping", "difference"


def offer(draft: Draft, example: bool) -> None:
    """Unit, mode, difference, note, name, and the button."""
    _unit(draft)
    mode = _mode()
    lines = _difference(draft, mode)
    st.html(f"<p>{html(_summary(lines, example))}</p>{_table(lines)}")
    st.text_input(_("A note for the history"), key="note", max_chars=500)
    who_field()
    if st.button(_("Keep this file"), type="primary", key="keep"):
        _keep(draft, mode)


def who_field() -> None:
    """Whose name the history shows, until the university's own sign-in says it."""
    st.text_input(_("Your name, for the history"), key="who", max_chars=100, persist_state="session")


def who() -> str:
    """The name given, or that nobody gave one."""
    return str(choices.held("who") or "").strip() or _("no name given")


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


def _mode() -> Mode:
    chosen = st.radio(
        _("Rows that are there already for the same units and years"),
        list(MODES),
        format_func=lambda mode: plain(_(MODES[mode])),
        key="mode",
        horizontal=True,
    )
    return cast(Mode, chosen or "replace")


def _difference(draft: Draft, mode: Mode) -> tuple[Difference, ...]:
    """The difference, worked out once for each file, answer, mode and state of the ledger."""
    ledger, reading = open_ledger(), draft.reading
    key = (reading.sha256, tuple(sorted(reading.answers.items())), mode, ledger.version())
    held = choices.held(_DIFFERENCE)
    if not held or held[0] != key:
        with st.spinner(_("Comparing with what is there…")):
            held = (key, ledger.difference(reading.kept, dict.fromkeys(reading.kept, mode)))
        choices.hold(_DIFFERENCE, held)
    return cast(tuple[Difference, ...], held[1])


def _summary(lines: tuple[Difference, ...], example: bool) -> str:
    if example:
        count = sum(line.new for line in lines)
        return ngettext(
            "{n} row is new. This first file takes the place of the example data.",
            "{n} rows are new. This first file takes the place of the example data.",
            count,
        )
    if not any(line.changed or line.unchanged or line.gone for line in lines):
        return ngettext(
            "{n} row is new; nothing that is there changes.",
            "{n} rows are new; nothing that is there changes.",
            sum(line.new for line in lines),
        )
    return _(
        "New rows: {new}. Changed: {changed}. Unchanged: {unchanged}. Gone: {gone}.",
        new=number(sum(line.new for line in lines)),
        changed=number(sum(line.changed for line in lines)),
        unchanged=number(sum(line.unchanged for line in lines)),
        gone=number(sum(line.gone for line in lines)),
    )


def _table(lines: tuple[Difference, ...]) -> str:
    heads = [_("Subject"), _("Unit"), _("Year"), _("Before"), _("After"), _("Difference")]
    heads += [_("New rows"), _("Changed rows"), _("Gone rows")]
    body = [
        [
            _(SUBJECTS[line.subject].title),
            units.name(line.unit),
            "" if line.year is None else span(line.year, line.year),
            number(line.before),
            number(line.after),
            change(line.after - line.before),
            number(line.new),
            number(line.changed),
            number(line.gone),
        ]
        for line in lines
    ]
    return f'<div class="difference">{html_table(_("What will change"), heads, body, range(3, 9))}</div>'


def _keep(draft: Draft, mode: Mode) -> None:
    reading = draft.reading
    try:
        with st.spinner(_("Keeping the file…")):
            upload = open_ledger().commit(
                draft.data,
                reading.file,
                reading.kept,
                who=who(),
                note=str(choices.held("note") or ""),
                modes=dict.fromkeys(reading.kept, mode),
                answers=reading.answers,
            )
    except HamkorError as error:
        st.error(plain(str(error)))
        return
    drop.put_aside()
    done(_("{file} is kept as upload {number}.", file=upload.file, number=upload.number))
