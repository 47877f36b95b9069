"""Files are made in a process of their own, politely, so that nobody else's board waits for somebody's slides.

    job = aside.begin("pptx", paper)      job.done()      aside.result(job) → bytes

One process, started with the first job and kept: it holds the libraries ready. A process that dies takes its job with
it and no other; the next job starts a new one.
"""

import os
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock

from metrics import languages
from metrics.errors import HamkorError, Kind, Problem
from metrics.exports.paper import Paper
from metrics.languages import N_

DIED = Kind("exports.died", "error", N_("The file could not be made: the process that makes it stopped. Try again."))

#: How far a file stands back behind the board.
NICE = 5

#: A file's bytes, or what is wrong, which travels as a record: an exception of ours does not survive the way.
Made = bytes | Problem

_pool: ProcessPoolExecutor | None = None
_lock = Lock()


def begin(format_key: str, paper: Paper) -> "Future[Made]":
    """Starts to make the paper in one of `formats.FORMATS`, in the language of the moment."""
    global _pool
    with _lock:
        if _pool is None or getattr(_pool, "_broken", False):
            _pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_stand_back)
        return _pool.submit(_make, format_key, paper, languages.current())


def result(job: "Future[Made]") -> bytes:
    """The file's bytes, waited for. Raises HamkorError with what the format says is wrong, or DIED."""
    try:
        made = job.result()
    except BrokenProcessPool as cause:
        raise HamkorError(DIED) from cause
    if isinstance(made, Problem):
        raise HamkorError(made.kind, made.sheet, made.cell, **made.slots)
    return made


def end() -> None:
    """Lets the process go."""
    global _pool
    with _lock:
        if _pool is not None:
            _pool.shutdown(wait=False, cancel_futures=True)
            _pool = None


def _stand_back() -> None:
    if hasattr(os, "nice"):
        os.nice(NICE)


def _make(format_key: str, paper: Paper, language: str) -> Made:
    from metrics.exports.formats import FORMATS

    with languages.speaking(language):
        try:
            return FORMATS[format_key].make(paper)
        except HamkorError as trouble:
            return trouble.problem
