"""`template SUBJECT`: a blank workbook that an office can fill and that is read without a question."""

import argparse
from pathlib import Path

from metrics import languages
from metrics.cli import files
from metrics.cli.who import opened
from metrics.languages import N_, _
from metrics.subjects import SUBJECTS

HELP = N_("writes a blank spreadsheet for one subject")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("subject", choices=tuple(SUBJECTS), metavar=_("SUBJECT"), help=", ".join(SUBJECTS))
    parser.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to write it"))
    parser.add_argument(
        "--filled", action="store_true", help=_("with the countries, partners and programs of last year already in it")
    )


def run(chosen: argparse.Namespace) -> int:
    from metrics.spreadsheets.templates import template

    out = chosen.out or Path(f"{chosen.subject}-{languages.current()}.xlsx")
    known = opened().current() if chosen.filled else None
    files.write(out, template(chosen.subject, languages.current(), known))
    print(out)
    return 0
