"""Who does it, as the history will say; and the ledger that it is done to."""

import argparse
import getpass
from typing import TYPE_CHECKING

from metrics.languages import _
from metrics.settings import settings

if TYPE_CHECKING:
    from metrics.ledger import Ledger, Upload


def who_argument(parser: argparse.ArgumentParser) -> None:
    """The option that says whose name the history shows."""
    parser.add_argument("--who", metavar="NAME", help=_("the name that the history will show"))


def who(chosen: argparse.Namespace) -> str:
    """The name given, else the one under which the person is logged in."""
    try:
        return str(chosen.who or getpass.getuser())
    except (OSError, KeyError):  # no such user on this machine, as in a bare container
        return "local"


def opened() -> "Ledger":
    """The ledger that settings name. Raises HamkorError where it cannot be used."""
    from metrics.ledger import Ledger

    return Ledger(settings.ledger_url)


def number_argument(parser: argparse.ArgumentParser) -> None:
    """Which upload."""
    parser.add_argument("number", type=int, metavar="N", help=_("number of the upload, as the history shows it"))


def overwrite_argument(parser: argparse.ArgumentParser) -> None:
    """The word without which nothing that is there is written over."""
    parser.add_argument("--overwrite", action="store_true", help=_("write over what is there"))


def told(upload: "Upload") -> str:
    """One upload in one line."""
    return f"{upload.number}  {upload.file}"
