"""Students: how many, from where, how evenly spread, and how much of the whole."""

from metrics.languages import _
from metrics.ui.card import heading, wall
from metrics.ui.waiting import waiting

heading(_("Students"))
wall(
    "students_by_year",
    "students_by_country",
    "students_map",
    "students_country_years",
    "students_near_far",
    "students_by_level",
    "students_concentration",
    "students_by_sex",
    "students_share",
    "students_share_map",
    "students_part",
)
waiting("students")
