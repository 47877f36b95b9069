"""Foreign students: how many, from where, how spread, and what part of the whole they are."""

import narwhals as nw

from metrics.indicators import arithmetic
from metrics.indicators.indicator import Across, Indicator, Pair, Rows, dimensions
from metrics.indicators.timing import Given
from metrics.languages import N_

_SPLIT = dimensions("students", "country")  # spread over countries is not told of one country

FOREIGN_STUDENTS = Indicator(
    key="foreign_students",
    name=N_("Foreign students"),
    definition=N_("Students who are citizens of another country, counted on the reference day of the year."),
    unit="persons",
    flow=False,
    formula=N_("Σ students, without the home country"),
    source=N_(
        "UNESCO Institute for Statistics, http://data.uis.unesco.org/OECDStat_Metadata/ShowMetadata.ashx"
        "?Dataset=NATMON_DS&Lang=en&Coords=%5bNATMON_IND%5d.%5bMSEP_5T8%5d"
    ),
    limitation=N_(
        "By citizenship: a foreigner who grew up here counts, a citizen who came from abroad does not. "
        "Not the same as international (mobile) students."
    ),
    dimensions=dimensions("students"),
    compute=Rows("students", Given(), nw.col("students"), columns=("students",)),
    subjects=("students",),
    additive=True,
)

DEPARTMENT_SHARE = Indicator(
    key="department_share",
    name=N_("Share of the university’s foreign students"),
    definition=N_("Foreign students of the unit as per cent of those of the whole university in the same year."),
    unit="per cent",
    flow=False,
    formula=N_("foreign_students(unit) / foreign_students(university) × 100"),
    source=N_(
        "Department level and university level side by side: https://www.sammu.uz/en/pages/"
        "international_partnership_department_medical_biology_and_genetics"
    ),
    limitation=N_("Needs the university’s own numbers of the same year; the sum of its departments does not stand in."),
    dimensions=dimensions("students"),
    compute=Pair("foreign_students", "foreign_students", arithmetic.per_cent, whole=True),
    subjects=("students",),
)

COUNTRIES_OF_ORIGIN = Indicator(
    key="countries_of_origin",
    name=N_("Countries of origin"),
    definition=N_("How many countries the foreign students come from."),
    unit="countries",
    flow=False,
    formula=N_("number of countries with at least one foreign student"),
    source="http://www.davidzeleny.net/anadat-r/doku.php/en:alpha_diversity",
    limitation=N_(
        "One student counts as much as a thousand. Rows of “other countries” and of people without a country "
        "are not countries."
    ),
    dimensions=_SPLIT,
    compute=Across("foreign_students", "country", arithmetic.number_of),
    subjects=("students",),
)


def _top(k: int, name: str, definition: str) -> Indicator:
    return Indicator(
        key=f"top_{k}_share",
        name=name,
        definition=definition,
        unit="per cent",
        flow=False,
        formula=N_("Σ of so many largest countries / foreign_students × 100"),
        source="https://studyportals.com/blog/all-universities-should-heed-australias-diversification-warning/",
        limitation=N_(
            "A high share is a risk to plan for, not a fault: where students come from depends much on causes outside "
            "the university."
        ),
        dimensions=_SPLIT,
        compute=Across("foreign_students", "country", arithmetic.top_share(k)),
        subjects=("students",),
    )


CONCENTRATION_INDEX = Indicator(
    key="concentration_index",
    name=N_("Concentration of origins"),
    definition=N_(
        "Herfindahl–Hirschman index of foreign students by country: near 0 when spread evenly over many countries, "
        "1 when all come from one."
    ),
    unit="index",
    flow=False,
    formula=N_("Σ pᵢ², pᵢ = share of country i; a range where part of the countries is not told"),
    source="https://preview-www.nature.com/articles/s41599-021-00927-2/tables/1",
    limitation=N_(
        "Bands such as 0.15 and 0.25 are a convention borrowed from studies of markets, not a law. "
        "Below ten students it says little."
    ),
    dimensions=_SPLIT,
    compute=Across("foreign_students", "country", arithmetic.concentration),
    subjects=("students",),
)

EFFECTIVE_COUNTRIES = Indicator(
    key="effective_countries",
    name=N_("Effective number of countries"),
    definition=N_(
        "How many equally large countries would give the same concentration: twelve countries, of which one sends "
        "half, may behave like three."
    ),
    unit="countries",
    flow=False,
    formula=N_("1 / Σ pᵢ² (Hill number of order 2)"),
    source="https://id3es.com/math/diversity-indices",
    limitation=N_("Where students come from depends much on causes outside the university; diversity is not quality."),
    dimensions=_SPLIT,
    compute=Across("foreign_students", "country", arithmetic.effective_number),
    subjects=("students",),
)

ALL_STUDENTS = Indicator(
    key="all_students",
    name=N_("All students"),
    definition=N_("All students of the unit, foreign and not, as its totals sheet states them."),
    unit="persons",
    flow=False,
    formula=N_("Σ value of the total “students”"),
    source=N_("UNESCO Institute for Statistics, https://uis.unesco.org/node/3079622"),
    limitation=N_("As stated by the unit; should be counted on the same day as foreign students."),
    dimensions=dimensions("totals", "total"),
    compute=Rows(
        "totals",
        Given(),
        nw.col("value"),
        columns=("total", "value"),
        only=lambda asking: nw.col("total") == "students",
    ),
    subjects=("totals",),
    additive=True,
)

INBOUND_MOBILITY_RATE = Indicator(
    key="inbound_mobility_rate",
    name=N_("Share of foreign students"),
    definition=N_("Foreign students as per cent of all students of the unit in the same year."),
    unit="per cent",
    flow=False,
    formula="foreign_students / all_students × 100",
    source=N_("UNESCO Institute for Statistics, inbound mobility rate, https://uis.unesco.org/node/3079622"),
    limitation=N_(
        "Like the inbound mobility rate of UNESCO, but by citizenship instead of prior education. "
        "Needs the totals sheet with all students."
    ),
    dimensions=dimensions("students"),
    compute=Pair("foreign_students", "all_students", arithmetic.per_cent),
    subjects=("students", "totals"),
)

INDICATORS = (
    FOREIGN_STUDENTS,
    DEPARTMENT_SHARE,
    COUNTRIES_OF_ORIGIN,
    _top(
        1,
        N_("Share of the largest country"),
        N_("Per cent of foreign students who come from the one country that sends most."),
    ),
    _top(
        3,
        N_("Share of the three largest countries"),
        N_("Per cent of foreign students who come from the three countries that send most."),
    ),
    _top(
        5,
        N_("Share of the five largest countries"),
        N_("Per cent of foreign students who come from the five countries that send most."),
    ),
    CONCENTRATION_INDEX,
    EFFECTIVE_COUNTRIES,
    ALL_STUDENTS,
    INBOUND_MOBILITY_RATE,
)
