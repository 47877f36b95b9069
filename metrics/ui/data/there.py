"""What the ledger holds of each subject, how complete it is, and ways to bring more: a sheet, or a table to type in."""

from datetime import date

import pandas as pd
import streamlit as st

from metrics import languages
from metrics.board.quality import of_subject
from metrics.board.source import open_ledger
from metrics.languages import _, ngettext, percent
from metrics.spreadsheets.templates import has_known, template
from metrics.subjects import SUBJECTS, Subject, Tables
from metrics.ui.data import editor
from metrics.ui.data.understood import span
from metrics.ui.words import html


def show() -> None:
    """One box a subject."""
    tables = open_ledger().current()
    st.html(f'<h2 class="part">{html(_("What is there, and what is missing"))}</h2>')
    grid = st.grid(4, min_column_width=240, gap=24)
    for name, subject in SUBJECTS.items():
        with grid.cell(), st.container(key=f"there-{name}"):
            rows = tables[name]
            told = _holds(rows) if len(rows) else _("Nothing yet. A sheet that tells {hint}.", hint=_(subject.hint))
            state = "here" if len(rows) else "missing"
            said = f"<h3>{html(_(subject.title))}</h3><p>{html(told)}</p>{_complete(name, rows)}"
            st.html(f'<div class="there {state}" id="there-{name}">{said}</div>')
            _empty_sheet(subject, tables)


def _holds(rows: pd.DataFrame) -> str:
    """ "240 rows · 2016–2025" """
    count = ngettext("{n} row", "{n} rows", len(rows))
    told = rows["year"].dropna() if "year" in rows else rows.iloc[:0, 0]
    if not len(told):
        return count
    return f"{count} · {span(int(told.min()), int(told.max()))}"


def _complete(subject: str, rows: pd.DataFrame) -> str:
    """How much of what the rows should tell they tell, and what is missing."""
    found = of_subject(subject, rows)
    if found is None:
        return ""
    said = _("Complete: {score}", score=percent(found.score / 100, 0))
    return f"<p>{html(said)}</p>" if not found.lacks else f"<p>{html(said)} · {html(found.reasons)}</p>"


def _empty_sheet(subject: Subject, tables: Tables) -> None:
    language = languages.current()
    with st.container(horizontal=True, key=f"templates-{subject.name}"):
        st.download_button(
            _("Empty sheet"),
            lambda: template(subject.name, language),
            file_name=f"{subject.name}-{language}.xlsx",
            key=f"template-{subject.name}",
            on_click="ignore",
            type="tertiary",
        )
        editor.button(subject)
        if has_known(subject.name, tables):
            st.download_button(
                _("Sheet with what is known"),
                lambda: template(subject.name, language, tables),
                file_name=f"{subject.name}-{language}-{date.today().year}.xlsx",
                key=f"filled-{subject.name}",
                on_click="ignore",
                type="tertiary",
                help=_(
                    "The countries, partners and programs of last year stand in it; the numbers are left to be typed."
                ),
            )
