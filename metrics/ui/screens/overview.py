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
    rows, beside = st.columns([7, 5], gap="large")
    map_, bars = st.columns([7, 5], gap="large")
with rows:
    show("headlines", titled=False)
with beside:
    show("growth")
with map_:
    show("origin_map")
with bars:
    show("origins")
wall("need_care", "targets")
waiting("overview")
