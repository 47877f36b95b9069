"""`publish-site FOLDER`: the board's pages as files for a public web server, without names and small counts."""

import argparse
from pathlib import Path

from metrics.errors import HamkorError, Kind
from metrics.languages import LANGUAGES, N_, _

HELP = N_("writes pages for the public web server of the university")

NOT_WRITTEN = Kind("cli.site-not-written", "error", N_("{file} cannot be written: {reason}."))
UNKNOWN = Kind("cli.site-unknown", "error", N_("There is no {name} to publish. There are: {names}."))


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar=_("FOLDER"), help=_("where to write the files"))
    parser.add_argument("--pages", type=_list, default=(), metavar="overview,students", help=_("which pages; else all"))
    parser.add_argument("--languages", type=_list, default=(), metavar="uz,ru", help=_("in which languages; else all"))


def run(chosen: argparse.Namespace) -> int:
    from metrics.board.source import open_board
    from metrics.exports.site import PAGES, site

    pages = _known(chosen.pages, tuple(PAGES))
    spoken = _known(chosen.languages, tuple(LANGUAGES))
    for name, data in site(open_board(), pages, spoken):
        file = chosen.folder / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        except OSError as cause:
            raise HamkorError(NOT_WRITTEN, file=str(file), reason=cause.strerror or cause) from cause
        print(file)
    return 0


def _known(asked: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, ...]:
    """What was asked for, or all there is. Raises HamkorError naming what there is not."""
    unknown = [name for name in asked if name not in there]
    if unknown:
        raise HamkorError(UNKNOWN, name=", ".join(unknown), names=", ".join(there))
    return asked or there


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
