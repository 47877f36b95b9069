"""What a first visitor would wait for, made ready before the door opens."""

import gc
import logging

from anyio import to_thread

from metrics import spreadsheets
from metrics.errors import HamkorError
from metrics.ui import brand, cache
from metrics.ui.middleware import pack_early

log = logging.getLogger("hamkor")


async def warm() -> None:
    """The university's look, packed scripts, the reader's own process, the tables and the cards of the overview."""
    for step in (brand.theme, spreadsheets.warm, pack_early, _board, _settle):
        await to_thread.run_sync(step)


def _board() -> None:
    try:
        cache.warm()
    except HamkorError as trouble:
        # The door opens all the same: each page says in words what is wrong with the ledger.
        log.error("the ledger cannot be used: %s", trouble, exc_info=trouble)


def _settle() -> None:
    """What stands now stays: a search for garbage that goes through all of it halts every visitor for 0.3 s."""
    gc.collect()
    gc.freeze()
