"""`restore N`: puts a withdrawn upload back into the figures."""

import argparse

from metrics.cli.who import number_argument, opened, who, who_argument
from metrics.languages import N_, _

HELP = N_("puts a withdrawn upload back into the figures")


def arguments(parser: argparse.ArgumentParser) -> None:
    number_argument(parser)
    who_argument(parser)


def run(chosen: argparse.Namespace) -> int:
    upload = opened().restore(chosen.number, who(chosen))
    print(_("Upload {number} ({file}) counts again.", number=upload.number, file=upload.file))
    return 0
