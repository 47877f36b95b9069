"""What stands behind a chart: its table, its definition, the cells of the sheets, and the chart to take away.

Each panel is worked out only when somebody opens it.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from metrics import languages
from metrics.board.lineage import ORIGIN, Number, behind_target, marked, numbers, parts, whole
from metrics.board.source import Board
from metrics.charts import CONFIG, Chart, figure
from metrics.charts.table import ASIDE, columns, twin
from metrics.charts.words import Words, records
from metrics.charts.words import plain as value_of
from metrics.exports.discreet import discreet
from metrics.indicators import CATALOGUE
from metrics.indicators.answer import Question
from metrics.languages import N_, _, moment, number
from metrics.subjects import PROVENANCE, TARGETS
from metrics.ui import cache, choices, lineage
from metrics.ui.words import html, named

#: Rows that a panel shows; whoever needs more takes the CSV.
MOST = 200


def table(card: str, chart: Chart) -> None:
    """The numbers of the chart as a real table, which a screen reader can walk."""
    rows = twin(chart)
    numeric = [
        place for place, column in enumerate(one for one in columns(chart) if one.name not in ASIDE) if column.numeric
    ]
    body = rows.head(MOST).values.tolist()
    st.html(html_table(chart.title, list(rows.columns), body, numeric, _points(chart)[: len(body)]))
    _rest(len(rows))


def _points(chart: Chart) -> list[Mapping[str, Any]]:
    """Of what the numbers of each row of the table are, as a mark in the chart says it."""
    names = {"indicator", *(name for question in chart.asked for name in question.by)}
    return [{name: row[name] for name in row if name in names} for row in records(chart)]


def definition(card: str, chart: Chart) -> None:
    """What was counted, how, by whose rule, and what it does not say."""
    st.html("".join(definition_html(key) for key in dict.fromkeys(question.indicator for question in chart.asked)))


def definition_html(key: str, level: int = 3) -> str:
    """One indicator's declaration as a list of terms."""
    indicator = CATALOGUE[key]
    kind = _("counted over a year") if indicator.flow else _("counted on a day")
    terms = {
        _("What is counted"): _(indicator.definition),
        _("Counted in"): _("{unit}, {kind}", unit=indicator.unit_word, kind=kind),
        _("Formula"): _named(_(indicator.formula)),
        _("Source of the definition"): _(indicator.source),
        _("What it does not say"): _(indicator.limitation),
    }
    listed = "".join(f"<dt>{html(term)}</dt><dd>{_linked(html(said))}</dd>" for term, said in terms.items() if said)
    return f'<h{level}>{html(indicator.title)}</h{level}><dl class="definition">{listed}</dl>'


def _named(formula: str) -> str:
    """A formula that names other indicators by their keys, with their names: "Foreign students / All students"."""
    return re.sub(
        r"[a-z]+(?:_[a-z0-9]+)+", lambda key: CATALOGUE[key[0]].title if key[0] in CATALOGUE else key[0], formula
    )


def _linked(escaped: str) -> str:
    """Addresses in our own declarations, to be opened beside the board."""
    return re.sub(
        r"(https?://[^\s<]+[^\s<.,;:)])", r'<a href="\1" target="_blank" rel="noopener noreferrer">\1</a>', escaped
    )


def cells(card: str, chart: Chart) -> None:
    """The rows of the sheets behind the chart, or behind one number of it: file, cell, who brought them and when."""
    if not chart.asked:
        return
    words, pointed = Words(chart), choices.pointed(card)
    question = _asked(card, chart, words, pointed or {})
    told = numbers(chart, question)
    number = None
    if told:
        if pointed is not None:
            choices.hold(f"at-{card}", marked(told, pointed))
        picked = st.selectbox(
            _("Which number"), [None, *range(len(told))], key=f"at-{card}",
            format_func=lambda place: _("All of them") if place is None else told[place].name,
        )  # fmt: skip
        number = None if picked is None else told[picked]
    _opened(card, question, chart, words, number, one=number is not None or not told)


def opened(key: str, question: Question, chart: Chart) -> None:
    """The rows behind the one number that a question has, and the cells where they stand."""
    _opened(key, question, chart, Words(chart), None, one=True)


def _opened(key: str, question: Question, chart: Chart, words: Words, number: Number | None, one: bool) -> None:
    """The rows behind the numbers, or behind `one` of them: of that it is said what they add up to."""
    board = cache.board()
    found = parts(question, board, number)
    of = whole(chart, question, board, number) if number else None
    rate = CATALOGUE[question.indicator].unit == "per cent"
    if one and (said := lineage.of_what(found, number, of) if rate or of is not None or not found else ""):
        st.html(f'<p class="aside">{html(said)}</p>')
    for part in found:
        title = CATALOGUE[part.indicator].title if part.indicator != question.indicator else ""
        head = f'<h3 class="behind">{html(title)}</h3>' if title else ""
        adds = f'<p class="aside">{html(lineage.adding_up(part))}</p>' if one else ""
        st.html(head + adds + cells_table(part.rows, title or chart.title, words, _fixed(question, number)))
        _rest(len(part.rows))
    seen = [part.rows for part in found]
    if "target" in chart.encoding and (number is None or number.codes.get(chart.encoding["target"]) is not None):
        aims = behind_target(question, board, number)
        head = f'<h3 class="behind">{html(_(TARGETS.title))}</h3>'
        st.html(head + cells_table(aims, _(TARGETS.title), words))
        seen.append(aims)
    if seen:
        lineage.pictures(key, pd.concat([rows[["upload", "sheet", "cell"]] for rows in seen]))


def _fixed(question: Question, number: Number | None) -> dict[str, Any]:
    """What is the same in all rows, because it was asked for: {column: code}."""
    asked = {name: codes[0] for name, codes in question.where.items() if len(codes) == 1}
    at = {} if number is None else {name: code for name, code in number.at.items() if not isinstance(code, tuple)}
    return asked | at


def _asked(card: str, chart: Chart, words: Words, pointed: Mapping[str, Any]) -> Question:
    """The question whose rows are looked at: where the chart answers several, a person says which."""
    if len(chart.asked) == 1:
        return chart.asked[0]
    keys = [question.indicator for question in chart.asked]
    if pointed.get("indicator") in keys:
        choices.hold(f"asked-{card}", keys.index(pointed["indicator"]))
    names = [words.said("indicator", key) for key in keys]
    place = st.selectbox(_("Indicator"), range(len(names)), key=f"asked-{card}", format_func=names.__getitem__)
    return chart.asked[place]


def cells_table(behind: pd.DataFrame, caption: str, words: Words, fixed: Mapping[str, Any] | None = None) -> str:
    """Rows with where each came from, and last who brought it and when.

    Columns that nobody filled are left out, and those that say of every row what is `fixed` {column: code}.
    """
    fixed = fixed or {}
    told = [
        name
        for name in behind.columns
        if name not in (*PROVENANCE, *ORIGIN)
        and behind[name].notna().any()
        and not (name in fixed and behind[name].notna().all() and behind[name].eq(fixed[name]).all())
    ]
    names = sorted(told, key=lambda name: name != "counted")
    own = [_("Counted") if name == "counted" else words.heading(name) for name in names]
    heads = [_("File"), _("Sheet"), _("Cell"), *own, _("Brought by"), _("When")]
    body = []
    for row in behind.head(MOST).to_dict("records"):
        where = [_text(words, "", row[name]) for name in ORIGIN[:3]]
        when = "" if pd.isna(row["when"]) else moment(row["when"])
        body.append([*where, *(_text(words, name, row[name]) for name in names), named(row["who"]), when])
    numeric = {3 + place for place, name in enumerate(names) if pd.api.types.is_numeric_dtype(behind[name])}
    return html_table(caption, heads, body, numeric - {3 + names.index("year")} if "year" in names else numeric)


def _text(words: Words, column: str, value: Any) -> str:
    """One value of a row as people read it."""
    value = value_of(value)
    if value is None:
        return ""
    if isinstance(value, (int, float)) and column != "year":
        return number(value, 2)
    return words.said(column, value)


#: What a card gives on its own; pictures are made by the visitor's browser.
ALONE = {"csv": "CSV", "xlsx": "XLSX", "pptx": "PPTX", "txt": N_("Text")}


def take_away(card: str, chart: Chart) -> None:
    """The chart as numbers, workbook, slide and text; with its title, source and notes as PNG or SVG.

    The browser makes the picture (static/hamkor.js), so that it costs the server nothing and needs nothing installed.
    Counts of people under 5 and names of persons leave only where somebody says so.
    """
    guarded = discreet(chart)
    if guarded is not chart and not st.toggle(_("Counts of people under 5 and names may leave"), key=f"all-{card}"):
        chart = guarded
    language = languages.current()
    name = f"hamkor-{card}-{language}"
    framed = figure(chart, "print", framed=True)
    with st.container(key=f"away-{card}", horizontal=True, vertical_alignment="center"):
        for key, label in ALONE.items():
            make = partial(made, key, chart, language, cache.board())
            st.download_button(_(label), make, file_name=f"{name}.{key}", key=f"{key}-{card}", on_click="ignore")
        size = f'data-width="{framed.layout.width}" data-height="{framed.layout.height}"'
        button = f'<button type="button" class="take" data-name="{html(name)}" {size} data-take='
        st.html(f'{button}"png">PNG</button>{button}"svg">SVG</button>', width="content")
        st.plotly_chart(framed, theme=None, config=dict(CONFIG), key=f"framed-{card}", alt=chart.alt)
    said = _("The picture holds title, source and notes, ready for a slide.")
    st.html(f'<p class="aside">{html(said)}</p>')


def made(key: str, chart: Chart, language: str, board: Board) -> bytes:
    """One chart as a file, made when somebody takes it: the libraries behind are loaded only then."""
    from metrics.exports.formats import FORMATS
    from metrics.exports.paper import alone
    from metrics.exports.report import behind_cells

    with languages.speaking(language):
        return FORMATS[key].make(alone(chart, behind_cells(chart.asked, board)))


def html_table(
    caption: str, heads: list[str], body: list[list[str]], numeric: Collection[int] = (),
    points: Sequence[Mapping[str, Any]] = (),
) -> str:  # fmt: skip
    """A table with a caption for whoever cannot see, scrolling inside its own box, reachable by keyboard.

    `points` say of what each line is; a click on it leads to the rows behind it (static/hamkor.js).
    """
    of = [f' data-at="{html(json.dumps(point))}"' if point else "" for point in points] or [""] * len(body)
    kind = [' class="number"' if place in numeric else "" for place in range(len(heads))]
    head = "".join(f'<th scope="col"{kind[place]}>{html(text)}</th>' for place, text in enumerate(heads))
    lines = "".join(
        f"<tr{at}>" + "".join(f"<td{kind[place]}>{html(text)}</td>" for place, text in enumerate(line)) + "</tr>"
        for at, line in zip(of, body, strict=True)
    )
    return (
        f'<div class="twin" tabindex="0" role="region" aria-label="{html(caption)}"><table>'
        f'<caption class="seen-not">{html(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _rest(count: int) -> None:
    if count > MOST:
        said = _("The first {shown} of {count} rows are shown.", shown=number(MOST), count=number(count))
        st.html(f'<p class="aside">{html(said)}</p>')
