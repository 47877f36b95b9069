"""Partners: where they are, what stands with them, what runs out; and everything about the one that is chosen."""

import streamlit as st

from metrics.languages import _
from metrics.ui import cache, choices
from metrics.ui.card import heading, wall, wall_of, wide
from metrics.ui.waiting import waiting

institutions = cache.institutions()
choices.offer_partners(institutions)
heading(choices.partner() or _("Partners"))
chosen = st.selectbox(
    _("Open a partner"), institutions, key=choices.PARTNER, index=None, placeholder=_("Choose a partner"), width=480
)

if chosen:
    wall_of(cache.partner_drawn(chosen))
else:
    wall("partner_map", "partners_by_country")
    wide("agreements_timeline")
    wall(
        "agreements_radar",
        "agreements_dormant",
        "agreements_by_year",
        "agreements_signed",
        "agreements_near_far",
        "agreements_by_kind",
        "agreements_by_rank",
        "partner_breadth",
        "partners_targets",
    )
    waiting("partners")
