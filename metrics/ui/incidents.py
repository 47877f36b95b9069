"""What a person sees when something breaks: words and an incident number, under which the log keeps the trace.

Two kinds of trouble: a `HamkorError` already says what, where and what to do (the ledger cannot be opened, say);
anything else is ours to find, and the person is told only that, and that nothing uploaded is lost.
"""

import logging
import secrets

import streamlit as st

from metrics.errors import HamkorError
from metrics.languages import _
from metrics.ui.words import plain

log = logging.getLogger("hamkor")


def told(error: Exception) -> bool:
    """Log `error` under a new incident number and say so on the page. True: Streamlit need not show it again."""
    incident = secrets.token_hex(3).upper()
    log.error("incident %s: %s", incident, type(error).__name__, exc_info=error)
    said = str(error) if isinstance(error, HamkorError) else _("Something broke on our side. Nothing uploaded is lost.")
    advice = _("If it happens again, give this number to whoever looks after Hamkor: {incident}.", incident=incident)
    st.error(f"{plain(said)}\n\n{plain(advice)}")
    return True
