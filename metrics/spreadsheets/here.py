"""Reading in this very process: for one that may die (`worker`), and for the program's own files.

Parse, then understand.
"""

import hashlib
import sys
import traceback
from collections.abc import Mapping

from metrics.errors import Refused
from metrics.spreadsheets import problems
from metrics.spreadsheets.nearby import ASKED, seen
from metrics.spreadsheets.parse import parse
from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.understand import understand
from metrics.spreadsheets.worker import refused


def read_here(data: bytes, name: str, answers: Mapping[str, str]) -> Reading:
    """What `metrics.spreadsheets.read` gives. Never raises for a bad file."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        book = parse(data, name)
        return seen(book, name, sha256, answers) if ASKED in answers else understand(book, name, sha256, answers)
    except Refused as refusal:
        return Reading(name, sha256, refused=refusal.problem, answers=dict(answers))
    except MemoryError:
        return refused(data, name, answers, problems.CRASHED)
    except BaseException as cause:
        if isinstance(cause, (KeyboardInterrupt, SystemExit)):
            raise
        # Calamine panics on some damaged files: no `Exception`, says PyO3. Everything else is a mistake of ours.
        panicked = type(cause).__name__ == "PanicException"
        if not panicked:
            traceback.print_exc(file=sys.stderr)
        return refused(data, name, answers, problems.DAMAGED if panicked else problems.STUMBLED)
