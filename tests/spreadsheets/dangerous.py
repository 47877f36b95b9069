"""A reader that does what the data say: what hostile files do to a parser, on command."""

import faulthandler
import os
import time
from collections.abc import Mapping

from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.worker import serve

#: What is never given back.
kept: list[bytearray] = []
PROGRAM = "from tests.spreadsheets.dangerous import read, serve; serve(read)"


def read(data: bytes, name: str, answers: Mapping[str, str]) -> Reading:
    """Obeys, and if it lives tells in the reading's `sha256` which process it was."""
    if data == b"abort":
        faulthandler.disable()  # pytest would print where
        os.abort()
    if data == b"sleep":
        time.sleep(600)
    if data == b"spin":
        while True:
            pass
    if data == b"print":
        print("text that must not end up among the answers")
    if data == b"swell":
        kept.append(bytearray(700 * 2**20))
    if data == b"burst":
        bytearray(4 * 2**30)
    return Reading(name, str(os.getpid()), answers=answers)


__all__ = ["PROGRAM", "read", "serve"]
