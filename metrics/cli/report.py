"""`report NAME`: a saved report as files, for a task that runs every Monday."""

import argparse
import sys
from pathlib import Path

from metrics import languages
from metrics.cli import days
from metrics.errors import HamkorError, Kind
from metrics.languages import N_, _

HELP = N_("writes a saved report as slides, workbook, page or PDF")

NOT_WRITTEN = Kind("cli.report-not-written", "error", N_("{file} cannot be written: {reason}."))
NO_FORMAT = Kind("cli.report-format", "error", N_("There is no format {name}. There are: {names}."))


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar=_("NAME"), help=_("which report; without it all are listed"))
    parser.add_argument("--format", type=_list, default=("pptx",), metavar="pptx,xlsx", help=_("one or more formats"))
    parser.add_argument("--out", type=Path, default=Path(), metavar=_("FOLDER"), help=_("where to write the files"))
    parser.add_argument(
        "--as-of", type=days.day, metavar="YYYY-MM-DD", help=_("from what was kept at the end of that day")
    )
    parser.add_argument("--names", action="store_true", help=_("names of persons may leave"))
    parser.add_argument("--small-cells", action="store_true", help=_("counts of people under 5 may leave"))


def run(chosen: argparse.Namespace) -> int:
    """Each format for itself: one that cannot be made does not keep the others back. 1 when any could not be made."""
    from dataclasses import replace

    from metrics.board.source import open_board
    from metrics.exports import saved
    from metrics.exports.formats import FORMATS
    from metrics.exports.report import build

    if chosen.name is None:
        print("\n".join(saved.names()))
        return 0
    unknown = [key for key in chosen.format if key not in FORMATS]
    if unknown:
        raise HamkorError(NO_FORMAT, name=", ".join(unknown), names=", ".join(FORMATS))
    report = saved.load(chosen.name)
    report = replace(
        report,
        names=report.names or chosen.names,
        small_cells=report.small_cells or chosen.small_cells,
        choices=replace(report.choices, as_of=chosen.as_of or report.choices.as_of),
    )
    paper = build(report, open_board(report.choices.as_of))
    worst = 0
    for key in chosen.format:
        one = FORMATS[key]
        file = chosen.out / f"{chosen.name}-{languages.current()}.{one.suffix(paper)}"
        if one.single and len(paper.charts) > 1:
            file = file.with_stem(f"{file.stem}-{key}")
        try:
            _write(file, one.make(paper))
        except HamkorError as trouble:
            print(f"{key}: {trouble}", file=sys.stderr)
            worst = 1
            continue
        print(file)
    return worst


def _write(file: Path, data: bytes) -> None:
    """Raises HamkorError where the file cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as cause:
        raise HamkorError(NOT_WRITTEN, file=str(file), reason=cause.strerror or cause) from cause


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
