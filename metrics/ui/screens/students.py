"""Students: how many, from where, how evenly spread, and how much of the whole."""

from metrics.languages import _
from metrics.ui.card import heading, wall

heading(_("Students"))
wall("students_by_year", "students_by_country")
wall("students_map", "students_country_years")
wall("students_near_far", "students_by_level")
wall("students_concentration", "students_by_sex")
wall("students_share", "students_share_map")
wall("students_part")
