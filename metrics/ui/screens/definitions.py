"""Definitions: every number Hamkor can show, what it means and does not say; and what near and far mean.

Each stands under an anchor of its own, its key: `/definitions#foreign_students` leads to it.
"""

import streamlit as st

from metrics import countries
from metrics.indicators import CATALOGUE, Indicator
from metrics.languages import _
from metrics.subjects import SUBJECTS
from metrics.ui.card import heading
from metrics.ui.panels import definition_html, html_table
from metrics.ui.words import Markup, html


def found(indicator: Indicator, wanted: str) -> bool:
    """Whether all words that are looked for stand in the name, the definition or the limitation."""
    said = " ".join([indicator.title, _(indicator.definition), _(indicator.limitation), indicator.key]).casefold()
    return all(word in said for word in wanted.casefold().split())


heading(_("Definitions"))
st.html(Markup(f'<p class="lead">{html(_("What each number counts, by which formula and by whose rule."))}</p>'))

subjects = list(dict.fromkeys(indicator.subjects[0] for indicator in CATALOGUE.values()))
with st.container(key="find", horizontal=True, vertical_alignment="bottom"):
    wanted = st.text_input(_("Find a definition"), key="find-text", placeholder=_("A word of it"), width=300) or ""
    room = st.pills(
        _("Show only"), subjects, format_func=lambda subject: _(SUBJECTS[subject].title), key="find-subject"
    )

shown = {
    key: indicator
    for key, indicator in CATALOGUE.items()
    if (room is None or indicator.subjects[0] == room) and found(indicator, wanted)
}
for subject in dict.fromkeys(indicator.subjects[0] for indicator in shown.values()):
    defined = "".join(
        f'<section id="{html(key)}">{definition_html(key)}</section>'
        for key, indicator in shown.items()
        if indicator.subjects[0] == subject
    )
    st.html(Markup(f'<h2 id="{html(subject)}">{html(_(SUBJECTS[subject].title))}</h2>{defined}'))
if not shown:
    nothing = _("No definition holds these words. Try fewer, or another spelling.")
    st.html(Markup(f'<p class="lead">{html(nothing)}</p>'))

st.html(Markup(f'<h2 id="near-and-far">{html(_("Near and far abroad"))}</h2><p>{html(countries.rule())}</p>'))
rows = [
    [
        countries.name(row.country),
        _(countries.GROUPS[row.group]),
        str(row.first or ""),
        str(row.last or ""),
        _("offices disagree") if row.disputed else "",
    ]
    for row in countries.memberships()
]
heads = [_("Country"), _("Group"), _("From"), _("To"), _("Mark")]
st.html(Markup(html_table(_("Near and far abroad"), heads, rows)))
advice = _("Every other country is far. To change the table, put your own country_groups.csv into the data folder.")
st.html(Markup(f'<p class="aside">{html(advice)}</p>'))
