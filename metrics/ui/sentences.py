"""The sentences of a report: as we say them, changed by whoever likes, each opened to the rows behind its number."""

import hashlib

import pandas as pd
import streamlit as st

from metrics import languages
from metrics.board.view import View
from metrics.charts import Chart
from metrics.exports.narrative import sentences, tied
from metrics.exports.report import Report
from metrics.indicators import CATALOGUE
from metrics.languages import _
from metrics.ui import panels


def said(kept: Report, name: str, view: View, language: str, small_cells: bool) -> tuple[tuple[str, ...], bool]:
    """The sentences as they stand in the box, and whether somebody changed ours; none where none are wanted."""
    if not st.toggle(_("Sentences at the head of the report"), kept.narrative, key=f"report-told-{name}"):
        return (), True
    with languages.speaking(language):
        ours = tuple(one.text for one in sentences(view, small_cells))
    told = ours if kept.sentences is None else kept.sentences
    # Another view tells other sentences: the box then begins anew.
    mark = hashlib.sha256("\n".join([name, *told]).encode()).hexdigest()[:12]
    text = st.text_area(
        _("One sentence a line. Change them as you like; the numbers are those of the charts."),
        "\n".join(told), height=260, key=f"report-sentences-{mark}",
    )  # fmt: skip
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return lines, lines != ours


def behind(lines: tuple[str, ...], view: View, language: str, small_cells: bool) -> None:
    """A sentence opens the rows that its number was counted from; one with figures of somebody's own has none."""
    if not lines:
        return
    with languages.speaking(language):
        ours = sentences(view, small_cells)
    known = {line: one.asked for line, one in zip(lines, tied(lines, ours), strict=True) if one}
    line = st.selectbox(
        _("The rows behind a sentence"), list(known), index=None, placeholder=_("Choose a sentence"),
        key="report-behind",
    )  # fmt: skip
    if line is None:
        return
    asked, place = known[line], 0
    if len(asked) > 1:
        names = [CATALOGUE[question.indicator].title for question in asked]
        place = st.selectbox(_("Indicator"), range(len(names)), key="report-behind-of", format_func=names.__getitem__)
    of_years = Chart("", "table", line, "", pd.DataFrame(), {}, "", options={"calendar": view.choices.calendar})
    panels.opened("report", asked[place], of_years)
