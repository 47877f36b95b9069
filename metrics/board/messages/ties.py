"""What stands between the university and its partners: agreements, projects, programs, visits both ways."""

from metrics.languages import _, ngettext, number


def begun_and_ended(begun: int, ended: float | None, when: str) -> str:
    """Projects begun and ended in one year."""
    if ended is None:
        return ngettext("{n} project began in {when}", "{n} projects began in {when}", begun, when=when)
    return _("Projects in {when}: {begun} begun, {ended} ended", when=when, begun=number(begun), ended=number(ended))


def projects_today(n: int) -> str:
    """How many projects run on the day of the view."""
    if not n:
        return _("No joint project runs today")
    return ngettext("{n} joint project runs today", "{n} joint projects run today", n)


def programs_today(n: int) -> str:
    """How many joint programs run on the day of the view."""
    if not n:
        return _("No joint program runs today")
    return ngettext("{n} joint program runs today", "{n} joint programs run today", n)


def need_care(n: int) -> str:
    """How many agreements somebody should look at."""
    if not n:
        return _("No agreement needs care today")
    return ngettext("{n} agreement needs care", "{n} agreements need care", n)


def with_partner(institution: str, n: int) -> str:
    """How many agreements with one partner are in force."""
    if not n:
        return _("{institution}: no agreement in force", institution=institution)
    return ngettext(
        "{institution}: {n} agreement in force",
        "{institution}: {n} agreements in force",
        n,
        institution=institution,
    )


def visits_with(institution: str, here: float, there: float, when: str) -> str:
    """Visits from one partner and stays there over a period."""
    return _(
        "{institution}, {when}: {here} visits here, {there} own people there",
        institution=institution,
        when=when,
        here=number(here),
        there=number(there),
    )


def expiring(n: int, days: int) -> str:
    """How many agreements run out soon."""
    if not n:
        return _("No agreement runs out in the next {days} days", days=days)
    return ngettext(
        "{n} agreement runs out in the next {days} days", "{n} agreements run out in the next {days} days", n, days=days
    )


def dormant(n: int, months: int) -> str:
    """How many agreements in force have nothing behind them."""
    if not n:
        return _("Every agreement in force was used in the last {months} months", months=months)
    return ngettext(
        "{n} agreement in force was not used in the last {months} months",
        "{n} agreements in force were not used in the last {months} months",
        n,
        months=months,
    )


def in_force(institutions: int) -> str:
    """With how many institutions agreements are in force."""
    return ngettext(
        "Agreements are in force with {n} institution abroad",
        "Agreements are in force with {n} institutions abroad",
        institutions,
    )


def both_ways(place: str, here: float, there: float) -> str:
    """The busiest pair of directions: visits here and stays there."""
    return _(
        "The busiest exchange is with {place}: {here} came here, {there} went there",
        place=place,
        here=number(here),
        there=number(there),
    )
