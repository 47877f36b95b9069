"""Programs and projects: what is run together with foreign universities, with whom and for how many."""

from metrics.languages import _
from metrics.ui.card import heading, wall, wide

heading(_("Programs & projects"))
wall("programs_by_year", "program_students")
wide("programs_timeline")
wall("students_by_program", "programs_by_award")
wall("projects_by_year", "projects_begun_ended")
wide("projects_timeline")
wall("projects_by_country", "projects_by_funder")
wall("programs_by_country", "programs_targets")
