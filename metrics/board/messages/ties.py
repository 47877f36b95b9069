"""What stands between the university and its partners: agreements, projects, programs, visits both ways."""

from datetime import date

from metrics.languages import _, day, ngettext, number


def begun_and_ended(begun: int, ended: float | None, when: str) -> str:
    """Projects begun and ended in one year."""
    if ended is None:
        return ngettext("{n} project began {when}", "{n} projects began {when}", begun, when=when)
    return _("Projects {when}: {begun} begun, {ended} ended", when=when, begun=number(begun), ended=number(ended))


def projects_today(n: int, today: date) -> str:
    """How many projects run on the day of the view."""
    when = day(today)
    if not n:
        return _("No joint project runs on {day}", day=when)
    return ngettext("{n} joint project runs on {day}", "{n} joint projects run on {day}", n, day=when)


def programs_today(n: int, today: date) -> str:
    """How many joint programs run on the day of the view."""
    when = day(today)
    if not n:
        return _("No joint program runs on {day}", day=when)
    return ngettext("{n} joint program runs on {day}", "{n} joint programs run on {day}", n, day=when)


def need_care(n: int, today: date) -> str:
    """How many agreements somebody should look at."""
    if not n:
        return _("No agreement is known to need care on {day}", day=day(today))
    return ngettext("{n} agreement needs care on {day}", "{n} agreements need care on {day}", n, day=day(today))


def with_partner(institution: str, n: int, today: date) -> str:
    """How many agreements with one partner are in force."""
    if not n:
        return _("{institution}: no agreement in force on {day}", institution=institution, day=day(today))
    return ngettext(
        "{institution}: {n} agreement in force on {day}",
        "{institution}: {n} agreements in force on {day}",
        n,
        institution=institution,
        day=day(today),
    )


def visits_with(institution: str, here: float | None, there: float | None, when: str) -> str:
    """Visits from one partner and stays there over a period."""
    return _(
        "{institution}: {here} visits here, {there} own people there {when}",
        institution=institution,
        when=when,
        here=number(here),
        there=number(there),
    )


def expiring(n: int, until: date) -> str:
    """How many agreements run out from the day of the view until another."""
    if not n:
        return _("No agreement is known to run out by {day}", day=day(until))
    return ngettext("{n} agreement runs out by {day}", "{n} agreements run out by {day}", n, day=day(until))


def dormant(n: int, since: date) -> str:
    """How many agreements in force have nothing behind them."""
    if not n:
        return _("Every agreement in force was used since {day}", day=day(since))
    return ngettext(
        "{n} agreement in force was not used since {day}",
        "{n} agreements in force were not used since {day}",
        n,
        day=day(since),
    )


def in_force(institutions: int, when: str) -> str:
    """With how many institutions agreements are in force."""
    return ngettext(
        "Agreements are in force with {n} institution abroad {when}",
        "Agreements are in force with {n} institutions abroad {when}",
        institutions,
        when=when,
    )


def both_ways(place: str, here: float, there: float, when: str) -> str:
    """The busiest pair of directions: visits here and stays there."""
    return _(
        "The busiest exchange is with {place}: {here} came here, {there} went there {when}",
        when=when,
        place=place,
        here=number(here),
        there=number(there),
    )
