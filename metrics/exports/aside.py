"""Files are made in a process of their own, politely, so that nobody else's board waits for somebody's slides.

    job = aside.begin("pptx", paper)      job.done()      aside.result(job) → bytes

One process, started with the first job and kept: it holds the libraries ready, and makes one file after the other. One
that dies takes its job with it and no other; the next job starts a new one. It is a plain `python -m`, for Python's own
pools would run the page's script again in it (Streamlit calls that script `__main__`).
"""

import atexit
import os
import pickle
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from metrics import languages
from metrics.errors import HamkorError, Kind, Problem
from metrics.exports.paper import Paper
from metrics.languages import N_
from metrics.settings import ROOT

DIED = Kind("exports.died", "error", N_("The file could not be made: the process that makes it stopped. Try again."))

#: How far a file stands back behind the board.
NICE = 5

#: A file's bytes, or what is wrong, which travels as a record: an exception of ours does not survive the way.
Made = bytes | Problem

_waiting = ThreadPoolExecutor(1, thread_name_prefix="files")
_process: "subprocess.Popen[bytes] | None" = None
_lock = Lock()


def begin(format_key: str, paper: Paper) -> "Future[Made]":
    """Starts to make the paper in one of `formats.FORMATS`, in the language of the moment."""
    return _waiting.submit(_sent, format_key, paper, languages.current())


def result(job: "Future[Made]") -> bytes:
    """The file's bytes, waited for. Raises HamkorError with what the format says is wrong, or DIED."""
    made = job.result()
    if isinstance(made, Problem):
        raise HamkorError(made.kind, made.sheet, made.cell, **made.slots)
    return made


def end() -> None:
    """Lets the process go."""
    global _process
    with _lock:
        if _process is not None:
            _process.kill()
            _process.wait()
            _process = None


atexit.register(end)


def _sent(format_key: str, paper: Paper, language: str) -> Made:
    """One job on its way there and back."""
    try:
        there = _running()
        if there.stdin is None or there.stdout is None:
            raise BrokenPipeError
        pickle.dump((format_key, paper, language), there.stdin)
        there.stdin.flush()
        made: Made = pickle.load(there.stdout)
    except (OSError, EOFError, pickle.UnpicklingError):
        end()
        return Problem(DIED)
    return made


def _running() -> "subprocess.Popen[bytes]":
    """The process, started where there is none."""
    global _process
    with _lock:
        if _process is None or _process.poll() is not None:
            command = [sys.executable, "-m", "metrics.exports.aside"]
            _process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return _process


def make(format_key: str, paper: Paper, language: str) -> Made:
    """The work itself."""
    from metrics.exports.formats import FORMATS

    with languages.speaking(language):
        try:
            return FORMATS[format_key].make(paper)
        except HamkorError as trouble:
            return trouble.problem


def serve() -> None:
    """What the process does until its owner closes the door. Whatever prints something prints it to stderr."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if hasattr(os, "nice"):
        os.nice(NICE)
    while True:
        try:
            job = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(make(*job), answers)
        answers.flush()


if __name__ == "__main__":
    serve()
