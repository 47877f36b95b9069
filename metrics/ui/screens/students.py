"""Students: how many, from where, how evenly spread, and how much of the whole."""

from metrics.languages import _
from metrics.ui.card import heading, wall, wide
from metrics.ui.waiting import waiting

heading(_("Students"))
wall(
    "students_by_year",
    "students_near_far",
    "students_map",
    "students_by_country",
)
wide("students_country_years")
wall(
    "students_by_level",
    "students_by_sex",
    "students_concentration",
    "students_share",
    "students_part",
    "students_share_map",
)
waiting("students")
