"""`load FILE…`: reads workbooks and keeps them, if there is nothing to ask and nothing wrong."""

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.cli import files, summary
from metrics.cli.who import opened, who, who_argument
from metrics.errors import HamkorError, Kind, Refused
from metrics.languages import N_, _, ngettext

if TYPE_CHECKING:
    from metrics.ledger import Ledger, Mode
    from metrics.spreadsheets.reading import Reading

HELP = N_("keeps spreadsheets in the ledger")

TAKES_AWAY = Kind(
    "cli.takes-away",
    "error",
    N_(
        "Replacing would take away rows that the file does not hold: {gone}; it brings {new} new ones. "
        "Say --mode replace or --mode add."
    ),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar=_("FILE"))
    parser.add_argument("--note", default="", metavar="TEXT", help=_("a note for the history"))
    parser.add_argument(
        "--mode",
        choices=("replace", "add"),
        help=_(
            "take the place of earlier rows of the same years (the default, unless rows would go that the file does "
            "not hold), or stand beside them"
        ),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only tell what would change, and keep nothing"))
    who_argument(parser)
    files.answer_arguments(parser)


def run(chosen: argparse.Namespace) -> int:
    """Each file for itself: a refused one does not keep the next from being loaded. The worst code is returned."""
    ledger = opened()
    worst = 0
    for file in chosen.files:
        try:
            code = _load(ledger, file, chosen)
        except Refused as refusal:
            print(refusal, file=sys.stderr)
            code = 2
        except HamkorError as error:
            print(f"{file.name}: {error}", file=sys.stderr)
            code = 1
        worst = max(worst, code)
    return worst


def _load(ledger: "Ledger", file: Path, chosen: argparse.Namespace) -> int:
    given, alone = files.answers(chosen), len(chosen.files) == 1
    data, reading = files.understood(file, given, alone)
    if reading.open_questions:
        reading = _as_last_time(ledger, file, reading, given, alone)
    if not reading.ready:
        files.complain(reading)
        for line in summary.lines(reading):
            print(line, file=sys.stderr)
        return 2 if reading.refused else 1
    for line in summary.problems(reading, "warning"):
        print(f"{reading.file}: {line}", file=sys.stderr)
    modes = dict.fromkeys(reading.kept, chosen.mode or _safe(ledger, reading))
    for surprise in ledger.surprises(reading.kept, modes):
        print(surprise.message, file=sys.stderr)
    if chosen.dry_run:
        return _would(ledger, reading, modes)
    reading.add_units()
    upload = ledger.commit(
        data,
        reading.file,
        reading.kept,
        who=who(chosen),
        note=chosen.note,
        modes=modes,
        answers=reading.answers,
        layout=reading.fingerprint,
    )
    rows = ngettext("{n} row", "{n} rows", sum(scope.rows for scope in upload.scopes))
    print(_("Upload {number}: {file}, {rows}", number=upload.number, file=upload.file, rows=rows))
    return 0


def _would(ledger: "Ledger", reading: "Reading", modes: "dict[str, Mode]") -> int:
    """What keeping the file would change: its rows by subject, unit and year, and the headlines."""
    from metrics.board import effect
    from metrics.cli import difference

    ledger.refuse_known(reading.sha256)
    difference.tell(ledger.difference(reading.kept, modes))
    if effect.unlisted(reading.kept):
        print(_("The file names units that are not listed yet: what changes in the headlines is seen once it is kept."))
    else:
        difference.tell_effect(effect.of_upload(ledger, reading.kept, modes))
    return 0


def _as_last_time(ledger: "Ledger", file: Path, reading: "Reading", given: dict[str, str], alone: bool) -> "Reading":
    """The file read with the answers that the last one of its layout got, which are said; those given outweigh them."""
    from metrics.spreadsheets.memory import lasting, relevant, wrong

    before = {key: code for key, code in lasting(ledger.remembered(reading.fingerprint)).items() if key not in given}
    if not before:
        return reading
    bad = wrong(files.understood(file, before | given, alone)[1])
    fitting = {key: code for key, code in before.items() if key not in bad}
    again = relevant(files.understood(file, fitting | given, alone)[1], fitting)
    taken = [f"--answer {shlex.quote(f'{key}={code}')}" for key, code in again.answers.items() if key in fitting]
    if taken:
        print(_("{file}: answered as last time: {answers}", file=file.name, answers=" ".join(taken)))
    return again


def _safe(ledger: "Ledger", reading: "Reading") -> "Mode":
    """Replacing, unless rows would go that the file does not hold. Raises HamkorError where somebody has to say."""
    lines = ledger.difference(reading.kept)
    if any(line.takes_away for line in lines):
        gone, new = sum(line.gone for line in lines), sum(line.new for line in lines)
        raise HamkorError(TAKES_AWAY, gone=gone, new=new)
    return "replace"
