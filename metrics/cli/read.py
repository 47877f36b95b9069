"""`read FILE`: what is understood in a workbook, without keeping it."""

import argparse
import json
from pathlib import Path

from metrics.cli import files, summary
from metrics.languages import N_, _

HELP = N_("shows what is understood in a spreadsheet, and keeps nothing")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument("--json", action="store_true", help=_("everything, with the cell of each row, for a program"))
    parser.add_argument(
        "--annotated",
        type=Path,
        metavar="OUT.xlsx",
        help=_("also writes the workbook itself with its cells coloured and commented"),
    )
    files.answer_arguments(parser)


def run(chosen: argparse.Namespace) -> int:
    data, reading = files.understood(chosen.file, files.answers(chosen))
    if chosen.annotated is not None and not reading.refused:
        from metrics.spreadsheets.annotated import annotated

        files.write(chosen.annotated, annotated(data, chosen.file.name, reading))
    if chosen.json:
        print(json.dumps(reading.as_json(), ensure_ascii=False))
    else:
        files.complain(reading)
        for line in summary.lines(reading):
            print(line)
    return 2 if reading.refused else 0
