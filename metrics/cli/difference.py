"""`difference --from DAY [--to DAY]`: what changed between the ends of two days, by subject, unit and year."""

import argparse
from datetime import date, datetime, time

from metrics import units
from metrics.cli.who import opened
from metrics.languages import N_, _
from metrics.subjects import SUBJECTS

HELP = N_("tells what changed in the figures from one day to another")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="before", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD", help=_("the earlier day")
    )
    parser.add_argument(
        "--to", dest="after", type=date.fromisoformat, metavar="YYYY-MM-DD", help=_("the later day; today by default")
    )


def run(chosen: argparse.Namespace) -> int:
    lines = opened().compare(_end(chosen.before), _end(chosen.after) if chosen.after else None)
    if not lines:
        print(_("Nothing changed."))
        return 0
    head = [_("Subject"), _("Unit"), _("Year"), _("Before"), _("After"), _("New rows"), _("Changed"), _("Gone")]
    print("\t".join(head))
    for line in lines:
        when = "" if line.year is None else str(line.year)
        numbers = (line.before, line.after, line.new, line.changed, line.gone)
        print("\t".join([_(SUBJECTS[line.subject].title), units.name(line.unit), when, *map(str, numbers)]))
    return 0


def _end(day: date) -> datetime:
    """The last moment of a day on the clock of this machine."""
    return datetime.combine(day, time.max).astimezone()
