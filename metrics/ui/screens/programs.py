"""Programs and projects: what is run together with foreign universities, with whom and for how many."""

from metrics.languages import _
from metrics.ui.card import heading, wall, wide
from metrics.ui.waiting import waiting

heading(_("Programs & projects"))
wall("programs_by_year", "program_students")
wide("programs_timeline")
wall(
    "students_by_program",
    "programs_by_country",
    "programs_by_award",
    "projects_by_year",
    "projects_begun_ended",
    "projects_by_country",
)
wide("projects_timeline")
wall("projects_by_funder", "programs_targets")
waiting("programs")
