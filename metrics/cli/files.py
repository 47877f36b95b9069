"""Files named on the command line: their bytes, the answers that go with them, and what was read in them."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.errors import HamkorError, Kind, Refused
from metrics.languages import N_, _

if TYPE_CHECKING:
    from metrics.spreadsheets.reading import Reading

NOT_OPENED = Kind("cli.file-not-opened", "error", N_("{file} cannot be opened: {reason}."))
THERE = Kind("cli.file-there", "error", N_("{file} is there already. Choose another name."))
NOT_WRITTEN = Kind("cli.file-not-written", "error", N_("{file} cannot be written: {reason}."))


def answer_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that answer a question before it is asked."""
    parser.add_argument("--year", type=int, metavar="YYYY", help=_("the year the sheet speaks of, where it says none"))
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        type=_pair,
        metavar="KEY=CODE",
        help=_("the answer to a question that reading this file asks; may be repeated"),
    )


def answers(chosen: argparse.Namespace) -> dict[str, str]:
    """Every answer given, by the question's key."""
    given = {"year": str(chosen.year)} if chosen.year is not None else {}
    return given | dict(chosen.answer)


def contents(file: Path) -> bytes:
    """The file's bytes. Raises Refused where it cannot be opened."""
    try:
        return file.read_bytes()
    except OSError as cause:
        raise Refused(NOT_OPENED, file=file.name, reason=cause.strerror or cause) from cause


def understood(file: Path, given: dict[str, str], alone: bool = True) -> tuple[bytes, "Reading"]:
    """The bytes of `file` and what was understood in them; `alone` when no other file will be read after it.

    Raises Refused where it cannot be opened.
    """
    data = contents(file)
    from metrics.spreadsheets import read, read_once

    return data, (read_once if alone else read)(data, file.name, answers=given)


def write(out: Path, data: bytes) -> None:
    """Writes a new file. Raises HamkorError where one of this name is there, or it cannot be written."""
    try:
        with out.open("xb") as file:
            file.write(data)
    except FileExistsError as cause:
        raise HamkorError(THERE, file=str(out)) from cause
    except OSError as cause:
        raise HamkorError(NOT_WRITTEN, file=str(out), reason=cause.strerror or cause) from cause


def complain(reading: "Reading") -> None:
    """Says on stderr why the file was refused."""
    if reading.refused:
        print(f"{reading.file}: {reading.refused.message}", file=sys.stderr)


def _pair(text: str) -> tuple[str, str]:
    key, equals, code = text.rpartition("=")
    if not equals or not key or not code:
        raise argparse.ArgumentTypeError(_("{text} is not of the form {form}", text=text, form="KEY=CODE"))
    return key, code
