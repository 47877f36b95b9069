"""Visitors and outgoing: who came and why, who went and where, and how the two balance."""

from metrics.languages import _
from metrics.ui.card import heading, wall
from metrics.ui.waiting import waiting

heading(_("Visitors & outgoing"))
wall(
    "visits_by_year",
    "mobility_both_ways",
    "visits_by_purpose",
    "visits_by_role",
    "visits_by_partner",
    "visits_by_activity",
    "visitor_hours",
    "visits_online",
    "staff_abroad",
    "abroad_by_country",
    "abroad_map",
    "visits_near_far",
    "teaching_balance",
    "mobility_targets",
)
waiting("mobility")
