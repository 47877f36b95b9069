"""What was understood in the file: each table in a line and a few of its rows, what is wrong, what was set aside."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from metrics import countries, languages, units
from metrics.errors import Problem
from metrics.languages import N_, _, day, listed, ngettext, number
from metrics.spreadsheets.reading import WHYS, Reading, Repair, Table
from metrics.spreadsheets.telling import gathered, sentence, where
from metrics.subjects import PROVENANCE, SUBJECTS
from metrics.ui import choices
from metrics.ui.panels import html_table
from metrics.ui.words import html, plain

SEVERITIES = {"error": N_("Wrong"), "warning": N_("Please look"), "info": N_("Good to know")}
#: Rows of a table, and lines of a list, that are shown at once.
_ROWS, _LINES = 6, 60


def problems(reading: Reading, severities: Iterable[str], most: int = _LINES) -> Repair | None:
    """The problems of these kinds, the gravest first, each with its cell and what one click may do about it; more than
    `most` fold. The repair that was clicked, if one was."""
    wanted = gathered(one for kind in severities for one in reading.problems if one.severity == kind)
    clicked = _problems(reading, wanted[:most], 0)
    if len(wanted) > most:
        with st.expander(ngettext("{n} more", "{n} more", len(wanted) - most), key=f"more-{'-'.join(severities)}"):
            clicked = _problems(reading, wanted[most : most + _LINES], most) or clicked
            if len(wanted) > most + _LINES:
                said = ngettext("… and {n} more", "… and {n} more", len(wanted) - most - _LINES)
                st.html(f'<p class="aside">{html(said)}</p>')
    return clicked


def _problems(reading: Reading, wanted: list[list[Problem]], before: int) -> Repair | None:
    clicked, lines = None, ""
    for place, alike in enumerate(wanted, before):
        lines += _problem(alike, len(reading.glimpse) > 1)
        repairs = [repair for repair in reading.repairs if repair.problem in alike]
        if repairs:
            _list(lines)
            lines = ""
            for way, repair in enumerate(repairs):
                if st.button(plain(repair.said), key=f"repair-{place}-{way}-{'-'.join(repair.answers)[:80]}"):
                    clicked = repair
    _list(lines)
    return clicked


def _list(lines: str) -> None:
    if lines:
        st.html(f'<ul class="problems">{lines}</ul>')


def tables(reading: Reading) -> None:
    """Each table that was found: a line that says what it is, and its first rows with their cells."""
    for table in reading.tables:
        if len(table.rows):
            head = f'<h3 class="part">{html(title(table))}</h3><p class="part">{html(in_a_line(table))}</p>'
            st.html(head + _preview(table))


def aside(reading: Reading) -> None:
    """What was read and not counted, folded away, with the reasons."""
    if not reading.set_aside:
        return
    count = ngettext("{n} part set aside", "{n} parts set aside", len(reading.set_aside))
    with st.expander(count, key="set-aside"):
        heads = [_("Sheet"), _("Cells"), _("Why"), _("What stands there")]
        body = [
            [part.sheet or "", part.cells, _(WHYS[part.why]), part.text[:200]] for part in reading.set_aside[:_LINES]
        ]
        st.html(html_table(_("Set aside"), heads, body))


def title(table: Table) -> str:
    """ "Foreign students", or that these figures are none of ours."""
    return _(SUBJECTS[table.subject].title) if table.subject in SUBJECTS else _("Other figures, which are not kept")


def in_a_line(table: Table) -> str:
    """ "240 rows · 2016–2025 · 31 countries · total 1,204" """
    rows = table.rows
    parts = [table.sheet or "", ngettext("{n} row", "{n} rows", len(rows)), _years(rows)]
    if "unit" in rows:
        parts.append(listed([units.name(code) for code in rows["unit"].dropna().unique()[:3]]))
    if "country" in rows and (found := rows["country"].nunique()):
        parts.append(ngettext("{n} country", "{n} countries", found))
    measure = SUBJECTS[table.subject].measure if table.subject in SUBJECTS else ""
    if measure and SUBJECTS[table.subject][measure].kind == "count":
        parts.append(_("total {total}", total=number(rows[measure].sum())))
    return " · ".join(part for part in parts if part)


def _years(rows: pd.DataFrame) -> str:
    told = rows["year"].dropna() if "year" in rows else rows.iloc[:0, 0]
    return span(int(told.min()), int(told.max())) if len(told) else ""


def span(first: int, last: int) -> str:
    """ "2016/17–2025/26", or one year, counted as the bar of choices counts them."""
    calendar = choices.chosen().calendar
    return "–".join(dict.fromkeys([languages.year(first, calendar), languages.year(last, calendar)]))


def _preview(table: Table) -> str:
    measure = SUBJECTS[table.subject].measure if table.subject in SUBJECTS else ""
    told = table.rows[table.rows[measure].notna()] if measure in table.rows else table.rows
    rows = (told if len(told) else table.rows).head(_ROWS)
    # What is counted stands there even where the first rows tell no number.
    names = [name for name in rows.columns if name not in PROVENANCE and (name == measure or rows[name].notna().any())]
    if table.rows.get("unit", pd.Series(dtype=object)).nunique() == 1:
        names.remove("unit")  # said above for all rows
    heads = [_("Cell"), *(_heading(table.subject, name) for name in names)]
    body = [
        [_plain(row["cell"]), *(said(table.subject, name, row[name]) for name in names)]
        for row in rows.astype(object).to_dict("records")
    ]
    counts = {name for name in names if name != "year" and pd.api.types.is_numeric_dtype(rows[name].dtype)}
    numeric = [place for place, name in enumerate(names, 1) if name in counts]
    return html_table(title(table), heads, body, numeric)


def said(subject: str, name: str, value: Any) -> str:
    """One value as people read it."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return ""
    if name == "country":
        return countries.name(str(value))
    if name == "unit":
        return units.name(str(value))
    if subject in SUBJECTS and name in SUBJECTS[subject]:
        value = _(SUBJECTS[subject][name].values.get(str(value), "")) or value
    if name == "year":
        return span(int(value), int(value))
    if isinstance(value, datetime):
        return day(value)
    return number(value, 2) if isinstance(value, (int, float)) else str(value)


def _heading(subject: str, name: str) -> str:
    return _(SUBJECTS[subject][name].title) if subject in SUBJECTS and name in SUBJECTS[subject] else name


def _plain(value: Any) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)


def _problem(alike: list[Problem], several: bool) -> str:
    """One sentence with its cell; with its sheet too, where the file has several."""
    severity = alike[0].severity
    place = where(alike[0]) if several else alike[0].cell or ""
    kind = f"<b>{html(_(SEVERITIES[severity]))}</b>"
    named = f" <code>{html(place)}</code>" if place else ""
    return f'<li class="{severity}">{kind}{named} {html(sentence(alike))}</li>'
