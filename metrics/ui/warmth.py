"""What a first visitor would wait for, made ready before the door opens."""

import logging

from anyio import to_thread
from streamlit.runtime.pages_manager import PagesManager

from metrics import spreadsheets
from metrics.errors import HamkorError
from metrics.ui import cache
from metrics.ui.middleware import pack_early

log = logging.getLogger("hamkor")


async def warm() -> None:
    """Packed scripts, the reader's own process, the tables and the cards of the overview."""
    # Until somebody has opened the frame, Streamlit takes a folder called `pages` for its old way of many pages, and
    # the very first visitor who comes by a link to /students would see that page without its frame.
    PagesManager.uses_pages_directory = False
    for step in (spreadsheets.warm, pack_early, _board):
        await to_thread.run_sync(step)


def _board() -> None:
    try:
        cache.warm()
    except HamkorError as trouble:
        # The door opens all the same: each page says in words what is wrong with the ledger.
        log.error("the ledger cannot be used: %s", trouble, exc_info=trouble)
