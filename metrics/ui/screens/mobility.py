"""Visitors and outgoing: who came and why, who went and where, and how the two balance."""

from metrics.languages import _
from metrics.ui.card import heading, wall

heading(_("Visitors & outgoing"))
wall("visits_by_year", "mobility_both_ways")
wall("visits_by_purpose", "visits_by_role")
wall("visits_by_partner", "visits_by_activity")
wall("visitor_hours", "visits_online")
wall("staff_abroad", "abroad_by_country")
wall("abroad_map", "visits_near_far")
wall("teaching_balance", "mobility_targets")
