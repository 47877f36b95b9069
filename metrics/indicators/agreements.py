"""Agreements with partners abroad: in force, signed, running out, without end, dormant; and how broad the ties are.

An agreement is in force from its first valid day (else its signing) until its last; open-ended and automatically
renewed ones never end. One whose sheet names no end counts as in force, and one that names no beginning counts as in
force today (the register lists it) and in no year before; both are marked as estimates.
"""

from datetime import timedelta

import narwhals as nw

from metrics.indicators import activity, notes, periods
from metrics.indicators.arithmetic import breadth
from metrics.indicators.asking import Asking
from metrics.indicators.indicator import Indicator, Pair, Rows, dimensions
from metrics.indicators.mobility import SAMSMU
from metrics.indicators.timing import Events, Only, Standing, Timing, Today
from metrics.languages import N_

REVIEW = "http://www.umt.edu/global-engagement/partnerships-and-programs/partnerships/review-partnership.php"
_DIMENSIONS = dimensions("agreements")
_TODAY = tuple(name for name in _DIMENSIONS if name != "year")

BEGINS = nw.coalesce(nw.col("valid_from"), nw.col("signed"))
ENDLESS = nw.col("term").is_in(["open-ended", "auto-renewed"]).fill_null(False)
NO_END_TOLD = ~ENDLESS & nw.col("valid_to").is_null()
UNSURE = NO_END_TOLD | BEGINS.is_null()
IN_FORCE = Standing(BEGINS, "valid_to", ENDLESS, listed=True)


def _agreements(timing: Timing = IN_FORCE, only: Only | None = None, distinct: str = "") -> Rows:
    return Rows(
        "agreements",
        timing,
        # A row that lacks the name to be told apart by (a country) is not known; one that is counted is 1.
        nw.when(~nw.col(distinct).is_null()).then(nw.lit(0)) if distinct else nw.lit(1),
        columns=("institution", "country"),
        distinct={f"_{distinct}": nw.col(distinct)} if distinct else {},
        only=only,
        unsure=UNSURE if isinstance(timing, Standing | Today) else None,
        unsure_note=notes.NO_END,
    )


ACTIVE_AGREEMENTS = Indicator(
    key="active_agreements",
    name=N_("Agreements in force"),
    definition=N_("Agreements with partners abroad that were in force on the last day of the year, or are today."),
    unit="agreements",
    flow=False,
    formula=N_("begins ≤ day ≤ ends; begins = valid from, else signed; open-ended and renewed ones never end"),
    source=REVIEW,
    limitation=N_(
        "Paper, not work: see dormant agreements. One whose end is not stated counts as in force and is an estimate; "
        "one without any date of beginning counts today and in no year before, as an estimate."
    ),
    dimensions=_DIMENSIONS,
    compute=_agreements(),
    subjects=("agreements",),
    additive=True,
)

SIGNED_AGREEMENTS = Indicator(
    key="signed_agreements",
    name=N_("Agreements signed"),
    definition=N_("Agreements with partners abroad that were signed in the year."),
    unit="agreements",
    flow=True,
    formula=N_("signed in the year"),
    source=SAMSMU,
    limitation=N_("Agreements without a date of signing are left out and noted. A renewal counts as signed anew."),
    dimensions=_DIMENSIONS,
    compute=_agreements(Events(nw.col("signed"))),
    subjects=("agreements",),
    additive=True,
)


def _within(days: int) -> Only:
    """Agreements with a last day from today to so many days ahead."""

    def ends_soon(asking: Asking) -> nw.Expr:
        today = periods.moment(asking.today)
        return ~ENDLESS & nw.col("valid_to").is_between(today, today + timedelta(days=days))

    return ends_soon


def _expiring(days: int, name: str, definition: str) -> Indicator:
    return Indicator(
        key=f"expiring_agreements_{days}",
        name=name,
        definition=definition,
        unit="agreements",
        flow=False,
        formula=N_("in force today, and the last day is within so many days from today"),
        source=REVIEW,
        limitation=N_("Those that renew themselves do not run out; those whose end is not stated cannot be told."),
        dimensions=_TODAY,
        compute=_agreements(Today(IN_FORCE), _within(days)),
        subjects=("agreements",),
        dated=False,
        additive=True,
    )


AGREEMENTS_WITHOUT_END = Indicator(
    key="agreements_without_end",
    name=N_("Agreements without an end"),
    definition=N_(
        "Agreements in force that are open-ended, renew themselves, or do not state their end; "
        "ask by term to tell them apart."
    ),
    unit="agreements",
    flow=False,
    formula=N_("in force and (open-ended or renewed automatically or no end stated)"),
    source=REVIEW,
    limitation=N_("Nobody is reminded to ask whether such an agreement was productive."),
    dimensions=_DIMENSIONS,
    compute=_agreements(only=lambda asking: ENDLESS | nw.col("valid_to").is_null()),
    subjects=("agreements",),
    additive=True,
)

DORMANT_AGREEMENTS = Indicator(
    key="dormant_agreements",
    name=N_("Dormant agreements"),
    definition=N_(
        "Agreements in force today with whose institution there was no visit, stay, project or program in the last "
        "months (24, unless settings say otherwise)."
    ),
    unit="agreements",
    flow=False,
    formula=N_(
        "in force today and no row of visitors, outgoing, projects or programs with the institution in the window"
    ),
    source=REVIEW,
    limitation=N_(
        "Rests on the institution being named alike in all sheets. A new agreement is dormant until something happens."
    ),
    dimensions=_TODAY,
    compute=Rows(
        "agreements",
        Today(IN_FORCE),
        activity.one_if_told,
        columns=("institution",),
        only=activity.dormant,
    ),
    subjects=("agreements", "visitors", "outgoing", "projects", "programs"),
    dated=False,
    additive=True,
)

DORMANT_SHARE = Indicator(
    key="dormant_share",
    name=N_("Share of dormant agreements"),
    definition=N_("Dormant agreements as per cent of the agreements in force today."),
    unit="per cent",
    flow=False,
    formula=N_("dormant_agreements / agreements in force today × 100"),
    source=REVIEW,
    limitation=N_("Rests on the institution being named alike in all sheets. With few agreements read the count."),
    dimensions=_TODAY,
    compute=Rows("agreements", Today(IN_FORCE), activity.hundred_if_dormant, columns=("institution",), mean=True),
    subjects=("agreements", "visitors", "outgoing", "projects", "programs"),
    dated=False,
)

ACTIVE_PARTNERS = Indicator(
    key="active_partners",
    name=N_("Partners with an agreement in force"),
    definition=N_("Different institutions abroad with at least one agreement in force on the last day of the year."),
    unit="institutions",
    flow=False,
    formula=N_("distinct institutions of active_agreements"),
    source="https://support.qs.com/hc/en-gb/articles/360021865579",
    limitation=N_("An institution written in two ways counts twice until both are known as one."),
    dimensions=tuple(name for name in _DIMENSIONS if name != "institution"),
    compute=_agreements(distinct="institution"),
    subjects=("agreements",),
)

PARTNER_COUNTRIES = Indicator(
    key="partner_countries",
    name=N_("Partner countries"),
    definition=N_("Different countries of the institutions with an agreement in force on the last day of the year."),
    unit="countries",
    flow=False,
    formula=N_("distinct countries of active_agreements"),
    source="https://support.qs.com/hc/en-gb/articles/360021865579",
    limitation=N_("Agreements without a country are left out and noted."),
    dimensions=tuple(name for name in _DIMENSIONS if name not in ("institution", "country")),
    compute=_agreements(distinct="country"),
    subjects=("agreements",),
)

PARTNER_BREADTH = Indicator(
    key="partner_breadth",
    name=N_("Breadth of partnerships (QS-like)"),
    definition=N_(
        "Partner countries L over the natural logarithm of partner institutions P: more countries for as many "
        "partners give more. QS-like, from this university’s own data; not the QS score."
    ),
    unit="index",
    flow=False,
    formula=N_("L / ln P; not applicable where P = 1"),
    source="https://support.qs.com/hc/en-gb/articles/360021865579",
    limitation=N_("QS counts partners in joint publications; here they are those with an agreement in force."),
    dimensions=tuple(name for name in _DIMENSIONS if name not in ("institution", "country")),
    compute=Pair("partner_countries", "active_partners", breadth),
    subjects=("agreements",),
)

INDICATORS = (
    ACTIVE_AGREEMENTS,
    SIGNED_AGREEMENTS,
    _expiring(
        90,
        N_("Agreements that run out within 90 days"),
        N_("Agreements in force whose last day lies within 90 days from today."),
    ),
    _expiring(
        180,
        N_("Agreements that run out within 180 days"),
        N_("Agreements in force whose last day lies within 180 days from today."),
    ),
    _expiring(
        365,
        N_("Agreements that run out within a year"),
        N_("Agreements in force whose last day lies within 365 days from today."),
    ),
    AGREEMENTS_WITHOUT_END,
    DORMANT_AGREEMENTS,
    DORMANT_SHARE,
    ACTIVE_PARTNERS,
    PARTNER_COUNTRIES,
    PARTNER_BREADTH,
)
