"""The file at hand: dropped, read, answered about, until it is kept or put aside.

It lives in the visit (`metrics.ui.choices` holds it), not in the ledger: nothing is kept before the button is pressed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from metrics.board.source import open_ledger
from metrics.errors import HamkorError, Problem
from metrics.languages import _
from metrics.settings import settings
from metrics.spreadsheets import Reading, read
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
            _take(dropped.getvalue(), dropped.name, {})
        st.rerun()


def at_hand() -> Draft | None:
    """The file that is being looked at."""
    found = choices.held(_DRAFT)
    return found if isinstance(found, Draft) else None


def answer(draft: Draft, answers: Mapping[str, str]) -> None:
    """Read the file again with more answers."""
    with st.spinner(plain(_("Reading {file}…", file=draft.reading.file))):
        _take(draft.data, draft.reading.file, {**draft.reading.answers, **answers})


def begin_again(draft: Draft) -> None:
    """Forget the answers."""
    _take(draft.data, draft.reading.file, {})


def put_aside() -> None:
    """Let go of the file. The next uploader has another name, so that it begins empty."""
    choices.hold(_DRAFT, None)
    choices.hold(_DROPS, choices.held(_DROPS, 0) + 1)


def _take(data: bytes, name: str, answers: Mapping[str, str]) -> None:
    put_aside()
    reading = read(data, name, answers=answers)
    rejected = tuple(problem for problem in reading.problems if problem.kind == WRONG_ANSWER)
    if rejected:
        wrong = {problem.slots["key"] for problem in rejected}
        reading = read(data, name, answers={key: code for key, code in answers.items() if key not in wrong})
    choices.hold(_DRAFT, Draft(data, reading, rejected))
