"""The file at hand: dropped, read, answered about, until it is kept or put aside.

It lives in the visit (`metrics.ui.choices` holds it), not in the ledger: nothing is kept before the button is pressed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from metrics.board.source import open_ledger
from metrics.errors import HamkorError, Problem
from metrics.languages import _
from metrics.settings import settings
from metrics.spreadsheets import Reading, read
from metrics.spreadsheets.memory import lasting, relevant, wrong
from metrics.spreadsheets.problems import WRONG_ANSWER
from metrics.ui import choices
from metrics.ui.words import plain

_DRAFT, _DROPS = "file at hand", "files dropped"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's bytes, and what they say under the answers given so far."""

    data: bytes
    reading: Reading
    #: Answers that were no answers: said beside the question, which is then asked again.
    rejected: tuple[Problem, ...] = ()
    #: What was answered for an earlier file of the same layout, by question key.
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def recalled(self) -> set[str]:
        """Keys of the questions that are answered as they were for the earlier file."""
        return {key for key, code in self.reading.answers.items() if self.before.get(key) == code}

    @property
    def trouble(self) -> str:
        """Why nothing can be done with it, or an empty text."""
        if self.reading.refused:
            return self.reading.refused.message
        try:
            open_ledger().refuse_known(self.reading.sha256)
        except HamkorError as error:
            return str(error)
        return ""


def place() -> None:
    """The place to drop a file. What falls there is read at once."""
    number = choices.held(_DROPS, 0)
    # Streamlit's own words on the button cannot be translated: the style sheet shows ours in their place.
    st.html(f"<style>.st-key-drop {{ --press: {json.dumps(_('Choose a file'), ensure_ascii=False)} }}</style>")
    with st.container(key="drop"):
        # Any type may fall: the reader says in the person's language what it cannot read, Streamlit only in English.
        limit = settings.max_upload_mb
        label = _("Drop a spreadsheet here, as it is: .xlsx, .xls, .ods or .csv, up to {limit} MB", limit=limit)
        dropped = st.file_uploader(label, key=f"drop-{number}")
    if dropped is not None:
        with st.spinner(plain(_("Reading {file}…", file=dropped.name))):
            take(dropped.getvalue(), dropped.name)
        st.rerun()


def at_hand() -> Draft | None:
    """The file that is being looked at."""
    found = choices.held(_DRAFT)
    return found if isinstance(found, Draft) else None


def answer(draft: Draft, answers: Mapping[str, str]) -> None:
    """Read the file again with more answers."""
    with st.spinner(plain(_("Reading {file}…", file=draft.reading.file))):
        _take(draft.data, draft.reading.file, {**draft.reading.answers, **answers}, draft.before)


def begin_again(draft: Draft) -> None:
    """Forget the answers."""
    _take(draft.data, draft.reading.file, {}, draft.before)


def ask_again(draft: Draft) -> None:
    """Ask what was answered as for the earlier file; other answers stay."""
    own = {key: code for key, code in draft.reading.answers.items() if key not in draft.recalled}
    _take(draft.data, draft.reading.file, own, draft.before)


def put_aside() -> None:
    """Let go of the file. The next uploader has another name, so that it begins empty."""
    choices.hold(_DRAFT, None)
    choices.hold(_DROPS, choices.held(_DROPS, 0) + 1)


def take(data: bytes, name: str) -> None:
    """Read the file; where one of the same layout was kept before, with the answers that it got."""
    _take(data, name, {}, {})
    draft = at_hand()
    if draft is None or not draft.reading.open_questions or draft.trouble:
        return
    before = lasting(open_ledger().remembered(draft.reading.fingerprint))
    if before:
        _take(data, name, before, before)


def _take(data: bytes, name: str, answers: Mapping[str, str], before: Mapping[str, str]) -> None:
    put_aside()
    reading = read(data, name, answers=answers)
    bad = wrong(reading)
    # An answer of another file that does not fit this one is no mistake of the person: the question is just asked.
    own = {key for key in bad if answers[key] != before.get(key)}
    rejected = tuple(one for one in reading.problems if one.kind == WRONG_ANSWER and one.slots["key"] in own)
    if bad:
        reading = read(data, name, answers={key: code for key, code in answers.items() if key not in bad})
    choices.hold(_DRAFT, Draft(data, relevant(reading, before), rejected, before))
