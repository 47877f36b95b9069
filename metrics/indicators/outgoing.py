"""Own people abroad, and how both directions of mobility stand to each other."""

from operator import sub

import narwhals as nw

from metrics.indicators.arithmetic import per_cent, ratio
from metrics.indicators.indicator import Indicator, Pair, dimensions
from metrics.indicators.mobility import SAMSMU, STAFF, TAUGHT, UNNAMED, stays
from metrics.languages import N_

_DIMENSIONS = dimensions("outgoing")
_STUDENTS = (nw.col("role") == "student").fill_null(False)

PEOPLE_ABROAD = Indicator(
    key="people_abroad",
    name=N_("Own people abroad"),
    definition=N_("Different people of the unit, staff and students, who went to an institution abroad in the year."),
    unit="persons",
    flow=True,
    formula=N_("distinct names (folded) + Σ people who are not named"),
    source=SAMSMU,
    limitation=N_("A name written in two ways may count twice. A trip to two countries counts under both."),
    dimensions=_DIMENSIONS,
    compute=stays("outgoing", UNNAMED, persons=True),
    subjects=("outgoing",),
)

STAFF_ABROAD = Indicator(
    key="staff_abroad",
    name=N_("Own staff abroad"),
    definition=N_("Different members of staff who went to an institution abroad in the year, whatever for."),
    unit="persons",
    flow=True,
    formula=N_("distinct people whose role is not student"),
    source=SAMSMU,
    limitation=N_("Entries without a role count as staff and are marked as estimates."),
    dimensions=_DIMENSIONS,
    compute=stays("outgoing", UNNAMED, only=STAFF, persons=True, staff=True),
    subjects=("outgoing",),
)

STAFF_ABROAD_HOURS = Indicator(
    key="staff_abroad_hours",
    name=N_("Hours of own staff abroad"),
    definition=N_("Hours of teaching and other work that own staff gave at institutions abroad."),
    unit="hours",
    flow=True,
    formula=N_("Σ hours of people whose role is not student"),
    source="https://www.sammu.uz/en/pages/international_partnership_department_ophthalmology",
    limitation=N_("Trips that state no hours are left out and noted."),
    dimensions=_DIMENSIONS,
    compute=stays("outgoing", nw.col("hours"), only=STAFF, staff=True),
    subjects=("outgoing",),
    additive=True,
)

TEACHERS_ABROAD = Indicator(
    key="teachers_abroad",
    name=N_("Own staff who taught abroad"),
    definition=N_("Different members of staff who went abroad to teach, or gave lectures, classes or seminars there."),
    unit="persons",
    flow=True,
    formula=N_("distinct staff with purpose “teaching” or any activity stated"),
    source=SAMSMU,
    limitation=N_("Needs the purpose or the activity in the register; entries without either do not count."),
    dimensions=_DIMENSIONS,
    compute=stays("outgoing", UNNAMED, only=STAFF & TAUGHT, persons=True, staff=True),
    subjects=("outgoing",),
)

TEACHING_BALANCE = Indicator(
    key="teaching_balance",
    name=N_("Balance of teaching mobility"),
    definition=N_("Visitors from abroad who taught here for each member of own staff who taught abroad."),
    unit="ratio",
    flow=True,
    formula="visiting_teachers / teachers_abroad",
    source="https://oecd.org/en/publications/education-at-a-glance-2020_69096873-en/full-report/component-22",
    limitation=N_("Modelled on the in/out balance of students. With a handful of people it jumps; read both numbers."),
    dimensions=_DIMENSIONS,
    compute=Pair("visiting_teachers", "teachers_abroad", ratio),
    subjects=("visitors", "outgoing"),
)

STUDENTS_ABROAD = Indicator(
    key="students_abroad",
    name=N_("Own students abroad"),
    definition=N_("Different students of the unit who went to an institution abroad in the year."),
    unit="persons",
    flow=True,
    formula=N_("distinct people whose role is student"),
    source="http://www.impi-project.eu/indicators-of-the-year",
    limitation=N_("Short stays count like long ones; European statistics count only stays of three months or more."),
    dimensions=dimensions("outgoing", "role"),
    compute=stays("outgoing", UNNAMED, only=_STUDENTS, persons=True),
    subjects=("outgoing",),
)

OUTBOUND_MOBILITY_RATE = Indicator(
    key="outbound_mobility_rate",
    name=N_("Share of own students abroad"),
    definition=N_("Own students who went abroad in the year as per cent of all students of the unit."),
    unit="per cent",
    flow=False,
    formula="students_abroad / all_students × 100",
    source=N_("IMPI 01001, http://www.impi-project.eu/indicators-of-the-year"),
    limitation=N_("Not UNESCO’s outbound ratio, which counts students who take their whole degree abroad."),
    dimensions=("year", "unit", "country", "institution", "group"),
    compute=Pair("students_abroad", "all_students", per_cent),
    subjects=("outgoing", "totals"),
)

NET_FLOW = Indicator(
    key="net_flow",
    name=N_("Net flow of students"),
    definition=N_("Foreign students here minus own students who went abroad."),
    unit="persons",
    flow=False,
    formula="foreign_students − students_abroad",
    source=N_("UNESCO Institute for Statistics, https://uis.unesco.org/node/4789139"),
    limitation=N_("Sets students who stand on the books on one day against trips over a year."),
    dimensions=("year", "unit", "country", "group"),
    compute=Pair("foreign_students", "students_abroad", sub),
    subjects=("students", "outgoing"),
)

NET_FLOW_RATIO = Indicator(
    key="net_flow_ratio",
    name=N_("Net flow ratio"),
    definition=N_("Foreign students here minus own students who went abroad, as per cent of all students of the unit."),
    unit="per cent",
    flow=False,
    formula="(foreign_students − students_abroad) / all_students × 100",
    source=N_("UNESCO Institute for Statistics, http://uis.unesco.org/node/3079624"),
    limitation=N_("Sets students who stand on the books on one day against trips over a year."),
    dimensions=("year", "unit", "country", "group"),
    compute=Pair("net_flow", "all_students", per_cent),
    subjects=("students", "outgoing", "totals"),
)

INDICATORS = (
    PEOPLE_ABROAD,
    STAFF_ABROAD,
    STAFF_ABROAD_HOURS,
    TEACHERS_ABROAD,
    TEACHING_BALANCE,
    STUDENTS_ABROAD,
    OUTBOUND_MOBILITY_RATE,
    NET_FLOW,
    NET_FLOW_RATIO,
)
