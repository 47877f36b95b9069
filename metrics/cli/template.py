"""`template SUBJECT`: a blank workbook that an office can fill and that is read without a question."""

import argparse
from pathlib import Path

from metrics import languages
from metrics.errors import HamkorError, Kind
from metrics.languages import N_, _
from metrics.subjects import SUBJECTS

HELP = N_("writes a blank spreadsheet for one subject")

THERE = Kind("cli.file-there", "error", N_("{file} is there already. Choose another name with --out."))
NOT_WRITTEN = Kind("cli.file-not-written", "error", N_("{file} cannot be written: {reason}."))


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("subject", choices=tuple(SUBJECTS), metavar=_("SUBJECT"), help=", ".join(SUBJECTS))
    parser.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to write it"))


def run(chosen: argparse.Namespace) -> int:
    from metrics.spreadsheets.templates import template

    out = chosen.out or Path(f"{chosen.subject}-{languages.current()}.xlsx")
    data = template(chosen.subject, languages.current())
    try:
        with out.open("xb") as file:
            file.write(data)
    except FileExistsError as cause:
        raise HamkorError(THERE, file=str(out)) from cause
    except OSError as cause:
        raise HamkorError(NOT_WRITTEN, file=str(out), reason=cause.strerror or cause) from cause
    print(out)
    return 0
