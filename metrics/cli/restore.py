"""`restore N` puts a withdrawn upload back into the figures, `restore FILE` the whole ledger back from a backup."""

import argparse
from pathlib import Path

from metrics.cli.verify import checked
from metrics.cli.who import opened, overwrite_argument, who, who_argument
from metrics.languages import N_, _
from metrics.settings import settings

HELP = N_("puts a withdrawn upload back into the figures, or everything back from a backup")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        metavar=_("N|FILE"),
        help=_("number of the upload, as the history shows it, or a file that backup wrote"),
    )
    overwrite_argument(parser)
    who_argument(parser)


def run(chosen: argparse.Namespace) -> int:
    if chosen.what.isdecimal():
        upload = opened().restore(int(chosen.what), who(chosen))
        print(_("Upload {number} ({file}) counts again.", number=upload.number, file=upload.file))
        return 0
    from metrics.ledger import put_back

    put_back(settings.ledger_url, Path(chosen.what), chosen.overwrite)
    print(_("The ledger is put back from {file}.", file=chosen.what))
    return checked(opened())
