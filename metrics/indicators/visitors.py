"""Visitors from abroad: how often, how many people, for how long, to teach what, in person or online."""

import narwhals as nw

from metrics.indicators.indicator import Indicator, dimensions
from metrics.indicators.mobility import DAYS, ENTRY, PEOPLE, SAMSMU, TAUGHT, UNNAMED, stays
from metrics.languages import N_

_DIMENSIONS = dimensions("visitors")

VISITS = Indicator(
    key="visits",
    name=N_("Visits from abroad"),
    definition=N_("Visits of people from abroad that began in the year, each entry of the register one visit."),
    unit="visits",
    flow=True,
    formula=N_("number of entries"),
    source=SAMSMU,
    limitation=N_(
        "A delegation is one visit; a person who came three times is three. Online visits count too. "
        "Rows that only count people do not tell how many visits they made."
    ),
    dimensions=_DIMENSIONS,
    compute=stays("visitors", ENTRY),
    subjects=("visitors",),
    additive=True,
)

VISITORS = Indicator(
    key="visitors",
    name=N_("Visitors from abroad"),
    definition=N_(
        "Different people from abroad who visited in the year, however often each came; groups without names count "
        "as many people as the register states."
    ),
    unit="persons",
    flow=True,
    formula=N_("distinct names (folded) + Σ people who are not named"),
    source=SAMSMU,
    limitation=N_(
        "A name written in two ways may count twice. People who came for two purposes count under both, so parts may "
        "add up to more than the whole. Online visitors count too."
    ),
    dimensions=_DIMENSIONS,
    compute=stays("visitors", UNNAMED, persons=True),
    subjects=("visitors",),
)

VISITOR_DAYS = Indicator(
    key="visitor_days",
    name=N_("Person-days of visitors"),
    definition=N_("Days of each visit, first and last included, times the people who came."),
    unit="person-days",
    flow=True,
    formula=N_("Σ (end − start + 1) × people"),
    source="https://ssuv.uz/en/international-partners/view/3",
    limitation=N_("Visits without both dates are left out and noted. A stay over two years counts where it began."),
    dimensions=_DIMENSIONS,
    compute=stays("visitors", DAYS * PEOPLE),
    subjects=("visitors",),
    additive=True,
)

VISITOR_HOURS = Indicator(
    key="visitor_hours",
    name=N_("Hours given by visitors"),
    definition=N_("Hours of lectures, classes and other work that visitors from abroad gave."),
    unit="hours",
    flow=True,
    formula=N_("Σ hours"),
    source="https://www.sammu.uz/en/pages/international_partnership_department_dermatovenerology",
    limitation=N_("Visits that state no hours are left out and noted. Hours online count too."),
    dimensions=_DIMENSIONS,
    compute=stays("visitors", nw.col("hours")),
    subjects=("visitors",),
    additive=True,
)

ONLINE_SHARE = Indicator(
    key="online_share",
    name=N_("Share of visits online"),
    definition=N_("Visits that took place online as per cent of the visits whose mode is stated."),
    unit="per cent",
    flow=True,
    formula=N_("entries online / entries with a mode × 100"),
    source="https://aca-secretariat.be/newsletter/europe-on-the-move/?titleId=2&articleId=23&edition=2024&current=0",
    limitation=N_("Hybrid visits count as not online. Visits without a stated mode are left out."),
    dimensions=dimensions("visitors", "mode"),
    compute=stays(
        "visitors",
        nw.when(~nw.col("mode").is_null()).then((nw.col("mode") == "online").fill_null(False).cast(nw.Int64) * 100),
        mean=True,
    ),
    subjects=("visitors",),
)

VISITING_TEACHERS = Indicator(
    key="visiting_teachers",
    name=N_("Visitors who taught"),
    definition=N_(
        "Different people from abroad who came to teach, or gave lectures, classes or seminars, in the year."
    ),
    unit="persons",
    flow=True,
    formula=N_("distinct visitors with purpose “teaching” or any activity stated"),
    source=SAMSMU,
    limitation=N_(
        "Not the ranking agencies’ foreign staff: visitors who belong to another university never count there."
    ),
    dimensions=_DIMENSIONS,
    compute=stays("visitors", UNNAMED, only=TAUGHT, persons=True),
    subjects=("visitors",),
)

INDICATORS = (VISITS, VISITORS, VISITOR_DAYS, VISITOR_HOURS, ONLINE_SHARE, VISITING_TEACHERS)
