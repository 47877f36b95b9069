"""`quality`: how complete the data are, a line for each subject, unit and year, and what is missing."""

import argparse

from metrics import units
from metrics.cli.who import opened
from metrics.languages import N_, _, percent
from metrics.subjects import SUBJECTS

HELP = N_("how complete the data are, and what is missing")


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(chosen: argparse.Namespace) -> int:
    from metrics.board.quality import quality

    for line in quality(opened().current()):
        parts = [_(SUBJECTS[line.subject].title), units.name(line.unit), str(line.year or "")]
        print("\t".join([*parts, percent(line.score / 100, 0), line.reasons]))
    return 0
