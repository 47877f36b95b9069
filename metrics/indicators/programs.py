"""Joint programs: those that lead to two diplomas, all that are run together, and who studies in them."""

import narwhals as nw

from metrics.indicators.indicator import Indicator, Rows, dimensions
from metrics.indicators.mobility import SAMSMU
from metrics.indicators.timing import Given, Only, Standing
from metrics.languages import N_

_DOUBLE = nw.col("award") == "double diploma"


def _programs(only: Only | None = None) -> Rows:
    return Rows(
        "programs",
        Standing(nw.col("start"), "end", any_time=True, or_year=True),
        nw.lit(0),
        columns=("program", "award", "institution"),
        # Two partners who run a program of the same name run two programs.
        distinct={"_program": nw.col("program"), "_institution": nw.col("institution")},
        only=only,
    )


DOUBLE_DIPLOMA_PROGRAMS = Indicator(
    key="double_diploma_programs",
    name=N_("Double-diploma programs"),
    definition=N_("Programs run with a foreign university that award two diplomas, active at any time of the year."),
    unit="programs",
    flow=False,
    formula=N_("distinct programs × institutions with award “double diploma” that stand in the year"),
    source=SAMSMU,
    limitation=N_("A program without an end date counts as still running."),
    dimensions=dimensions("programs", "award"),
    compute=_programs(lambda asking: _DOUBLE),
    subjects=("programs",),
)

JOINT_PROGRAMS = Indicator(
    key="joint_programs",
    name=N_("Joint programs"),
    definition=N_("Programs run with a foreign university, whatever the award, active at any time of the year."),
    unit="programs",
    flow=False,
    formula=N_("distinct programs × institutions that stand in the year"),
    source=N_("IMPI 01005, http://www.impi-project.eu/indicators-of-the-year"),
    limitation=N_(
        "A program without an end date counts as still running. Exchange semesters count, too: ask by award."
    ),
    dimensions=dimensions("programs"),
    compute=_programs(),
    subjects=("programs",),
)

DOUBLE_DIPLOMA_STUDENTS = Indicator(
    key="double_diploma_students",
    name=N_("Students in double-diploma programs"),
    definition=N_("Students enrolled in the year in programs that award two diplomas."),
    unit="persons",
    flow=False,
    formula=N_("Σ students of programs with award “double diploma”, by the year stated"),
    source=SAMSMU,
    limitation=N_("Needs the number of students by year; rows that state students but no year are left out and noted."),
    dimensions=dimensions("programs", "award"),
    compute=Rows(
        "programs",
        Given(),
        nw.col("students"),
        columns=("students", "award"),
        only=lambda asking: _DOUBLE,
    ),
    subjects=("programs",),
    additive=True,
)

INDICATORS = (DOUBLE_DIPLOMA_PROGRAMS, JOINT_PROGRAMS, DOUBLE_DIPLOMA_STUDENTS)
