"""The command line: reading, keeping and asking without a browser, for scripts and for those who like a shell.

One file a command. Each says what it is for (`HELP`), declares its `arguments`, and does its work in `run`, which
returns the exit code: 0 done, 1 refused (the sentence on stderr says why), 2 could not be read or was not understood.
What is heavy (pandas, SQLAlchemy) is imported inside `run`, so that `--help` comes at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from metrics import languages
from metrics.cli import (
    ask,
    backup,
    difference,
    history,
    load,
    partners,
    publish_site,
    quality,
    read,
    report,
    restore,
    template,
    verify,
    withdraw,
)
from metrics.errors import HamkorError, Refused
from metrics.languages import N_, _
from metrics.settings import settings

#: In the order in which one meets them.
COMMANDS: tuple[ModuleType, ...] = (
    read, load, history, difference, withdraw, restore, verify, backup, ask, partners, quality, report,
    publish_site, template
)  # fmt: skip

ABOUT = N_("Reads spreadsheets about international activity, keeps them, and answers from them.")


def main(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code. A sentence for the person goes to stderr, never a trace."""
    with languages.speaking(_wanted(arguments)):
        chosen = parser().parse_args(arguments)
        try:
            return int(chosen.run(chosen))
        except Refused as refusal:
            print(refusal, file=sys.stderr)
            return 2
        except HamkorError as error:
            print(error, file=sys.stderr)
            return 1
        except BrokenPipeError:
            # `… | head` closed the pipe: nobody reads on. Python would complain once more while it shuts down.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1


def parser() -> argparse.ArgumentParser:
    """The whole command line, described in the language of the moment."""
    whole = argparse.ArgumentParser("python -m metrics", description=_(ABOUT), parents=[_spoken()])
    commands = whole.add_subparsers(metavar=_("COMMAND"), required=True)
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2].replace("_", "-")
        one = commands.add_parser(name, help=_(command.HELP), description=_(command.HELP), parents=[_spoken()])
        command.arguments(one)
        one.set_defaults(run=command.run)
    return whole


def _spoken() -> argparse.ArgumentParser:
    option = argparse.ArgumentParser(add_help=False)
    option.add_argument(
        "--lang",
        choices=tuple(languages.LANGUAGES),
        default=argparse.SUPPRESS,
        help=_("language of the sentences and names"),
    )
    return option


def _wanted(arguments: Sequence[str]) -> str:
    """The language asked for, known before the rest is parsed, because the help speaks it too."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--lang", default=settings.language)
    try:
        return str(early.parse_known_args(arguments)[0].lang)
    except argparse.ArgumentError:
        return settings.language
