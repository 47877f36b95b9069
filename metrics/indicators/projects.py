"""Joint projects with foreign universities and research centres: which run, which began, which ended."""

import narwhals as nw

from metrics.indicators import notes
from metrics.indicators.indicator import Indicator, Rows, dimensions
from metrics.indicators.mobility import SAMSMU
from metrics.indicators.timing import Events, Standing, Timing
from metrics.languages import N_

_DIMENSIONS = dimensions("projects")
_START = nw.col("start")


def _projects(timing: Timing, unsure: nw.Expr | None = None) -> Rows:
    return Rows(
        "projects",
        timing,
        nw.lit(0),
        columns=("project",),
        distinct={"_project": nw.col("project")},
        unsure=unsure,
        unsure_note=notes.NO_END,
    )


ACTIVE_PROJECTS = Indicator(
    key="active_projects",
    name=N_("Active joint projects"),
    definition=N_("Joint projects with foreign partners that ran at any time of the year."),
    unit="projects",
    flow=False,
    formula=N_("distinct projects with start ≤ end of year and end ≥ beginning of year"),
    source=SAMSMU,
    limitation=N_(
        "A project with several partners is one project, and counts under each of them. "
        "One without an end date counts as still running, marked as an estimate."
    ),
    dimensions=_DIMENSIONS,
    compute=_projects(Standing(_START, "end", any_time=True), nw.col("end").is_null()),
    subjects=("projects",),
)

NEW_PROJECTS = Indicator(
    key="new_projects",
    name=N_("New joint projects"),
    definition=N_("Joint projects with foreign partners that began in the year."),
    unit="projects",
    flow=True,
    formula=N_("distinct projects with start in the year"),
    source=SAMSMU,
    limitation=N_("Projects without a start date are left out and noted."),
    dimensions=_DIMENSIONS,
    compute=_projects(Events(_START, begins=_START)),
    subjects=("projects",),
)

ENDED_PROJECTS = Indicator(
    key="ended_projects",
    name=N_("Ended joint projects"),
    definition=N_("Joint projects with foreign partners that ended in the year."),
    unit="projects",
    flow=True,
    formula=N_("distinct projects with end in the year, until today"),
    source=SAMSMU,
    limitation=N_("Projects without an end date are not known to have ended."),
    dimensions=_DIMENSIONS,
    compute=_projects(Events(nw.col("end"), begins=_START, quiet=True)),
    subjects=("projects",),
)

INDICATORS = (ACTIVE_PROJECTS, NEW_PROJECTS, ENDED_PROJECTS)
