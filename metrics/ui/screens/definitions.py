"""Definitions: every number Hamkor can show, what it means and does not say; and what near and far mean."""

import streamlit as st

from metrics import countries
from metrics.indicators import CATALOGUE
from metrics.languages import _
from metrics.subjects import SUBJECTS
from metrics.ui.card import heading
from metrics.ui.panels import definition_html, html_table
from metrics.ui.words import html

heading(_("Definitions"))
st.html(f'<p class="lead">{html(_("What each number counts, by which formula and by whose rule."))}</p>')

for subject in dict.fromkeys(indicator.subjects[0] for indicator in CATALOGUE.values()):
    defined = "".join(definition_html(key) for key, indicator in CATALOGUE.items() if indicator.subjects[0] == subject)
    st.html(f"<h2>{html(_(SUBJECTS[subject].title))}</h2>{defined}")

st.html(f'<h2 id="near-and-far">{html(_("Near and far abroad"))}</h2><p>{html(countries.rule())}</p>')
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
st.html(html_table(_("Near and far abroad"), [_("Country"), _("Group"), _("From"), _("To"), _("Mark")], rows))
advice = _("Every other country is far. To change the table, put your own country_groups.csv into the data folder.")
st.html(f'<p class="aside">{html(advice)}</p>')
