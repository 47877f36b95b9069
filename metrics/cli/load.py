"""`load FILE…`: reads workbooks and keeps them, if there is nothing to ask and nothing wrong."""

import argparse
import sys
from pathlib import Path

from metrics.cli import files, summary
from metrics.cli.who import opened, who, who_argument
from metrics.errors import HamkorError, Refused
from metrics.languages import N_, _, ngettext

HELP = N_("keeps spreadsheets in the ledger")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar=_("FILE"))
    parser.add_argument("--note", default="", metavar="TEXT", help=_("a note for the history"))
    parser.add_argument(
        "--mode",
        choices=("replace", "add"),
        default="replace",
        help=_("take the place of earlier rows of the same years (the default), or stand beside them"),
    )
    who_argument(parser)
    files.answer_arguments(parser)


def run(chosen: argparse.Namespace) -> int:
    """Each file for itself: a refused one does not keep the next from being loaded. The worst code is returned."""
    ledger = opened()
    worst = 0
    for file in chosen.files:
        try:
            data, reading = files.understood(file, files.answers(chosen), alone=len(chosen.files) == 1)
        except Refused as refusal:
            print(refusal, file=sys.stderr)
            worst = 2
            continue
        if not reading.ready:
            files.complain(reading)
            for line in summary.lines(reading):
                print(line, file=sys.stderr)
            worst = max(worst, 2 if reading.refused else 1)
            continue
        try:
            upload = ledger.commit(
                data,
                reading.file,
                reading.kept,
                who=who(chosen),
                note=chosen.note,
                modes=dict.fromkeys(reading.kept, chosen.mode),
                answers=reading.answers,
            )
        except HamkorError as error:
            print(f"{file.name}: {error}", file=sys.stderr)
            worst = max(worst, 1)
            continue
        rows = ngettext("{n} row", "{n} rows", sum(scope.rows for scope in upload.scopes))
        print(_("Upload {number}: {file}, {rows}", number=upload.number, file=upload.file, rows=rows))
    return worst
