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
    mode = _mode(draft)
    lines = _difference(draft, mode)
    st.html(f"<p>{html(_summary(lines, example))}</p>{_table(lines)}")
    note, name = st.columns(2)
    with note:
        st.text_input(_("A note for the history"), key="note", max_chars=500)
    with name:
        who_field()
    if st.button(_("Keep this file"), type="primary", key="keep"):
        _keep(draft, mode)


def who_field() -> None:
    """Whose name the history shows, until the university's own sign-in says it."""
    st.text_input(_("Your name, for the history"), key="who", max_chars=100, persist_state="session")


def who() -> str:
    """The name given; "local" where nobody gave one, whatever the language, because it is kept."""
    return str(choices.held("who") or "").strip() or "local"


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


def _mode(draft: Draft) -> Mode:
    """Asked only where rows of the same units and years are there already."""
    if not any(line.changed or line.unchanged or line.gone for line in _difference(draft, "replace")):
        return "replace"
    chosen = st.radio(
        _("There are rows for the same units and years already"),
        list(MODES),
        format_func=lambda mode: plain(_(MODES[mode])),
        key="mode",
        horizontal=True,
    )
    return cast(Mode, chosen or "replace")


def _difference(draft: Draft, mode: Mode) -> tuple[Difference, ...]:
    """The difference, worked out once for each file, answer, mode and state of the ledger."""
    ledger, reading = open_ledger(), draft.reading
    key = (reading.sha256, tuple(sorted(reading.answers.items())), ledger.version())
    held, found = choices.held(_DIFFERENCE, (None, {}))
    if held != key:
        found = {}
    if mode not in found:
        with st.spinner(_("Comparing with what is there…")):
            found = found | {mode: ledger.difference(reading.kept, dict.fromkeys(reading.kept, mode))}
        choices.hold(_DIFFERENCE, (key, found))
    return cast(tuple[Difference, ...], found[mode])


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
    """Before and after, by subject, unit and year; a column that would say the same in each line is left out."""
    told: dict[str, list[str]] = {}
    if len({line.subject for line in lines}) > 1:
        told[_("Subject")] = [_(SUBJECTS[line.subject].title) for line in lines]
    if len({line.unit for line in lines}) > 1:
        told[_("Unit")] = [units.name(line.unit) for line in lines]
    if any(line.year is not None for line in lines):
        told[_("Year")] = ["" if line.year is None else span(line.year, line.year) for line in lines]
    words = len(told)
    told[_("Before")] = [number(line.before) for line in lines]
    told[_("After")] = [number(line.after) for line in lines]
    told[_("Difference")] = [change(line.after - line.before) for line in lines]
    told[_("New rows")] = [number(line.new) for line in lines]
    told[_("Changed")] = [number(line.changed) for line in lines]
    told[_("Gone")] = [number(line.gone) for line in lines]
    body = [list(row) for row in zip(*told.values(), strict=True)]
    table = html_table(_("What will change"), list(told), body, range(words, len(told)))
    return f'<div class="difference">{table}</div>'


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
