"""`verify`: hashes everything that is kept, and reads the originals anew to compare.

Damage ends with 1. A file that is read differently today, because the reader learned something since, is told but is
no damage: withdrawing and loading it again brings what is new.
"""

import argparse
import sys
from typing import TYPE_CHECKING

from metrics.cli.who import opened
from metrics.errors import HamkorError
from metrics.languages import N_, _, ngettext
from metrics.subjects import PROVENANCE

if TYPE_CHECKING:
    import pandas as pd

    from metrics.ledger import Ledger, Upload

HELP = N_("checks that everything kept is sound, and reads the originals anew")


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(chosen: argparse.Namespace) -> int:
    ledger = opened()
    code = checked(ledger)
    for upload in ledger.history():
        try:
            different = _read_differently(ledger, upload)
        except HamkorError:
            continue  # damaged, and said above
        if different:
            said = _(
                "Upload {number} ({file}) would be read differently today.", number=upload.number, file=upload.file
            )
            print(said)
    return code


def checked(ledger: "Ledger") -> int:
    """Hashes everything, says what is damaged, and returns the exit code."""
    found = ledger.verify()
    for problem in found:
        print(problem.message, file=sys.stderr)
    sound = ngettext("{n} upload checked", "{n} uploads checked", len(ledger.history()))
    broken = ngettext("{n} problem found", "{n} problems found", len(found))
    print(f"{sound}, {broken}")
    return 1 if found else 0


def _read_differently(ledger: "Ledger", upload: "Upload") -> bool:
    from metrics.spreadsheets import read

    name, data = ledger.original(upload.number)
    before, now = ledger.tables(upload.number), read(data, name, answers=upload.answers).kept
    return before.keys() != now.keys() or any(_texts(before[name]) != _texts(now[name]) for name in now)


def _texts(rows: "pd.DataFrame") -> list[list[str]]:
    told = rows.drop(columns=[name for name in PROVENANCE if name == "upload"])
    return [list(map(str, row)) for row in told.astype(object).itertuples(index=False)]
