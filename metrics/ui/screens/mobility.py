"""Visitors and outgoing: who came and why, who went and where, and how the two balance."""

from metrics.languages import _
from metrics.ui.card import heading, wall
from metrics.ui.waiting import waiting

heading(_("Visitors & outgoing"))
wall(
    "visits_by_year",
    "visitors_by_year",
    "visitors_map",
    "visitors_by_country",
    "mobility_both_ways",
    "visits_by_purpose",
    "visits_by_role",
    "visits_by_partner",
    "visits_near_far",
    "visitor_hours",
    "visits_online",
    "staff_abroad",
    "teaching_balance",
    "abroad_map",
    "abroad_by_country",
    "visits_by_activity",
    "mobility_targets",
)
waiting("mobility")
