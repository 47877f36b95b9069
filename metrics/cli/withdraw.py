"""`withdraw N`: takes an upload out of the figures; it can be restored."""

import argparse

from metrics.cli.who import number_argument, opened, who, who_argument
from metrics.languages import N_, _

HELP = N_("takes an upload out of the figures; it can be restored")


def arguments(parser: argparse.ArgumentParser) -> None:
    number_argument(parser)
    who_argument(parser)


def run(chosen: argparse.Namespace) -> int:
    upload = opened().withdraw(chosen.number, who(chosen))
    print(_("Upload {number} ({file}) is withdrawn.", number=upload.number, file=upload.file))
    return 0
