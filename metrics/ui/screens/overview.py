"""Overview: the state of things in one screen, and what needs care."""

import streamlit as st

from metrics.board.card import Empty
from metrics.languages import _
from metrics.ui import cache
from metrics.ui.card import heading, show, wall
from metrics.ui.waiting import waiting

headlines = cache.drawn("headlines")
if isinstance(headlines, Empty):
    heading(_("Overview"))
else:
    heading(headlines.chart.title, all_of_it=True)
with st.container(key="first"):
    show("headlines", titled=False)
    show("growth")
    show("origin_map")
    show("origins")
wall("need_care", "targets")
waiting("overview")
