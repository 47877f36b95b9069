"""Foreign students: how many, from where, and what part of the whole they are."""

import narwhals as nw

from metrics.indicators.asking import Asking, Frame
from metrics.indicators.indicator import Indicator, Rows, dimensions
from metrics.languages import N_


def all_rows(frame: Frame, asking: Asking) -> Frame:
    """Every row in scope counts."""
    return frame


FOREIGN_STUDENTS = Indicator(
    key="foreign_students",
    name=N_("Foreign students"),
    definition=N_("Students who are citizens of another country, counted on the reference day of the year."),
    unit="persons",
    flow=False,
    formula="Σ students, without the home country",
    source="UNESCO Institute for Statistics, http://data.uis.unesco.org/OECDStat_Metadata/ShowMetadata.ashx?Dataset=NATMON_DS&Lang=en&Coords=%5bNATMON_IND%5d.%5bMSEP_5T8%5d",
    limitation=N_(
        "By citizenship: a foreigner who grew up here counts, a citizen who came from abroad does not. "
        "Not the same as international (mobile) students."
    ),
    dimensions=dimensions("students"),
    compute=Rows("students", all_rows, nw.col("students"), columns=("students",)),
    subjects=("students",),
    additive=True,
)

INDICATORS = (FOREIGN_STUDENTS,)
