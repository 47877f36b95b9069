"""`backup FILE`: the whole ledger in one file, written while the program runs; what is damaged is copied, and said."""

import argparse
from pathlib import Path

from metrics.cli.verify import checked
from metrics.cli.who import opened, overwrite_argument
from metrics.languages import N_, _

HELP = N_("writes everything that is kept into one file")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    overwrite_argument(parser)


def run(chosen: argparse.Namespace) -> int:
    ledger = opened()
    ledger.backup(chosen.file, chosen.overwrite)
    print(_("The backup is {file}.", file=chosen.file))
    return checked(ledger)
