"""Partners: where they are, what stands with them, what runs out; and everything about the one that is chosen."""

import streamlit as st

from metrics.languages import _, listed, ngettext
from metrics.ui import cache, choices
from metrics.ui.card import heading, wall, wall_of, wide
from metrics.ui.waiting import waiting
from metrics.ui.words import html

institutions, names = cache.institutions(), cache.board().names
opened = choices.partner()
if opened and opened in names:  # a link from before its names were agreed on
    choices.hold(choices.PARTNER, names[opened])
choices.offer_partners(institutions)
heading(choices.partner() or _("Partners"))
chosen = st.selectbox(
    _("Open a partner"), institutions, key=choices.PARTNER, index=None, placeholder=_("Choose a partner"), width=480
)

if chosen:
    others = sorted((other for other, name in names.items() if name == chosen), key=str.casefold)
    if others:
        st.html(f'<p class="aside">{html(_("Also written: {name}", name=listed(others)))}</p>')
    wall_of(cache.partner_drawn(chosen))
else:
    likely = 0 if cache.board().example else len(cache.likely())
    if likely:
        said = ngettext(
            "{n} partner may be listed under several names and count more than once. Look at it on the Data page.",
            "{n} partners may be listed under several names and count more than once. Look at them on the Data page.",
            likely,
        )
        st.html(f'<p class="aside">{html(said)}</p>')
    wall("partner_map", "partners_by_country")
    wide("agreements_timeline")
    wall(
        "agreements_radar",
        "agreements_dormant",
        "agreements_by_year",
        "agreements_signed",
        "agreements_near_far",
        "partner_breadth",
        "agreements_by_kind",
        "agreements_by_rank",
        "partners_targets",
    )
    waiting("partners")
