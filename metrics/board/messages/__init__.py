"""What a chart says, as a sentence made from its numbers.

A vice-rector reads titles first and often nothing else, so each tells the one thing to see, and only what the numbers
tell: no cause, no praise. Below `settings.small_base` there is no per cent, for from 1 to 3 is "2 more", not +200 %.
Every sentence is whole, so that a translator may turn it round; a name in a slot stands as it does in a list.
"""

from metrics.board.messages.aims import against_target
from metrics.board.messages.change import trend
from metrics.board.messages.head import lead_sentence
from metrics.board.messages.leaders import gained, leads, most, most_known, sends, sends_share, tied
from metrics.board.messages.series import Series
from metrics.board.messages.spread import effective, origins, places, taught_at
from metrics.board.messages.ties import (
    begun_and_ended,
    both_ways,
    dormant,
    expiring,
    in_force,
    need_care,
    programs_today,
    projects_today,
    visits_with,
    with_partner,
)

__all__ = [
    "Series",
    "against_target",
    "begun_and_ended",
    "both_ways",
    "dormant",
    "effective",
    "expiring",
    "gained",
    "in_force",
    "lead_sentence",
    "leads",
    "most",
    "most_known",
    "need_care",
    "origins",
    "places",
    "programs_today",
    "projects_today",
    "sends",
    "sends_share",
    "taught_at",
    "tied",
    "trend",
    "visits_with",
    "with_partner",
]
