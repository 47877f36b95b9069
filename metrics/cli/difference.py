"""`difference --from DAY [--to DAY]`: what changed between the ends of two days, and in the headlines."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from metrics import units
from metrics.cli import days
from metrics.cli.who import opened
from metrics.languages import N_, _, year
from metrics.subjects import SUBJECTS

if TYPE_CHECKING:
    from metrics.board.effect import Effect
    from metrics.ledger import Difference

HELP = N_("tells what changed in the figures from one day to another")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="before", type=days.day, required=True, metavar="YYYY-MM-DD", help=_("the earlier day")
    )
    parser.add_argument(
        "--to", dest="after", type=days.day, metavar="YYYY-MM-DD", help=_("the later day; today by default")
    )


def run(chosen: argparse.Namespace) -> int:
    from metrics.board.effect import of_states
    from metrics.board.source import end

    ledger = opened()
    moments = end(chosen.before), end(chosen.after) if chosen.after else None
    lines = ledger.compare(*moments)
    if not lines:
        print(_("Nothing changed."))
        return 0
    tell(lines)
    before, after = (ledger.current(moment) for moment in moments)
    tell_effect(of_states(ledger, before, after, {line.subject for line in lines}, chosen.after))
    return 0


def tell(lines: "Iterable[Difference]") -> None:
    """A line for each subject, unit and year, with tabs between."""
    head = [_("Subject"), _("Unit"), _("Year"), _("Before"), _("After"), _("New rows"), _("Changed"), _("Gone")]
    print("\t".join(head))
    for line in lines:
        when = "" if line.year is None else year(line.year, "academic")
        numbers = (line.before, line.after, line.new, line.changed, line.gone)
        print("\t".join([_(SUBJECTS[line.subject].title), units.name(line.unit), when, *map(str, numbers)]))


def tell_effect(found: "Iterable[Effect]") -> None:
    """The headlines that are other numbers afterwards, a sentence each; nothing where they all stay."""
    sentences = [effect.sentence for effect in found]
    if sentences:
        print("", _("What changes on the overview:"), *sentences, sep="\n")
