"""One file that shows everything offline: charts that answer to the mouse, tables, sources; printed, it is the report.

plotly.js, the outlines of countries and the letters that occur are inside once, so the file opens from a disk and from
an e-mail, and asks nothing of any host: its own policy forbids it. `paged` lays the same parts out on sheets of A4, one
chart each, with contents and page numbers, for `pdf.py`.
"""

import base64
import dataclasses
import json
import re
from functools import cache
from html import escape
from pathlib import Path

import plotly

from metrics.charts import CONFIG, Chart, brand, figure, headlines, notes, outlines
from metrics.charts.figure import MAPS
from metrics.charts.style import FONT, THEMES
from metrics.charts.table import ASIDE, columns, twin
from metrics.exports.paper import Paper, behind, grounds, source
from metrics.languages import _, current, day

HERE = Path(__file__).parent
FONTS = outlines.SHIPPED.parent / "fonts"
#: Which file of the shipped family holds which letters (as its makers cut it).
LETTERS = {
    "latin": ("U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191-2193,"
              "U+2212,U+FEFF,U+FFFD", r"."),
    "latin-ext": ("U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB",
                  r"[\u0100-\u02ba\u1e00-\u1eff]"),
    "cyrillic": ("U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116", r"[\u0400-\u045f\u2116]"),
    "cyrillic-ext": ("U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F", r"[\u0460-\u052f]"),
}  # fmt: skip
#: Nothing comes from elsewhere; scripts and styles are those in the file.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; "
    "connect-src data:"
)
#: Rows that a table shows on the page; the workbook has all.
MOST = 300
#: A table of no more rows stands below its chart on paper.
PAPER = 16
#: Forms that are tables already.
PLAIN = ("headlines", "heat_table", "agreement_timeline")
#: Lines of contents, and sentences, on one sheet of paper.
CONTENTS, SENTENCES = 24, 14


def html(paper: Paper, links: str = "") -> bytes:
    """The paper as one .html file in the language of the moment; `links` is HTML of ours that stands on top."""
    parts = [links, _head(paper)]
    if paper.sentences:
        told = _sentences(paper, paper.sentences)
        parts.append(f'<section class="short"><h2>{_h(_("In short"))}</h2>{told}</section>')
    if len(paper.charts) > 1:
        listed = "".join(f'<li><a href="#chart-{n}">{_h(chart.title)}</a></li>' for n, chart in enumerate(paper.charts))
        parts.append(f"<nav><h2>{_h(_('What is inside'))}</h2><ol>{listed}</ol></nav>")
    parts += [_section(paper, chart, place) for place, chart in enumerate(paper.charts)]
    return document(paper, "".join(parts), paper.charts).encode()


def paged(paper: Paper) -> str:
    """The paper on sheets of A4. Each chart has one of its own, so that the contents can name its page."""
    charts = list(paper.charts)
    told = [paper.sentences[at : at + SENTENCES] for at in range(0, len(paper.sentences), SENTENCES)]
    listed = [charts[at : at + CONTENTS] for at in range(0, len(charts), CONTENTS)] if len(charts) > 1 else []
    opening = bool(listed or told)
    before = (max(len(listed), 1) if opening else 0) + len(told)
    sheets: list[str] = []
    for number, some in enumerate(listed or ([[]] if opening else [])):
        first = charts.index(some[0]) if some else 0
        lines = "".join(
            f'<li><a href="#chart-{first + n}"><span>{_h(chart.title)}</span><b>{before + first + n + 1}</b></a></li>'
            for n, chart in enumerate(some)
        )
        inside = f'<h2>{_h(_("What is inside"))}</h2><ol class="pages" start="{first + 1}">{lines}</ol>' if some else ""
        sheets.append((_head(paper) if not number else "") + inside)
    sheets += [f"<h2>{_h(_('In short'))}</h2>{_sentences(paper, some)}" for some in told]
    sheets += [_section(paper, chart, place, whole=False) for place, chart in enumerate(charts)]
    count = len(sheets)
    body = "".join(
        f'<div class="sheet"><div class="fit">{sheet}</div><footer>{_h(paper.title)}<b>{n} / {count}</b></footer></div>'
        for n, sheet in enumerate(sheets, start=1)
    )
    return document(paper, body, paper.charts, "paged")


def document(paper: Paper, body: str, charts: tuple[Chart, ...], kind: str = "page", framed: bool = False) -> str:
    """A whole page: head, body, the figures of `charts` as data, and the script that draws them."""
    drawn = [] if framed else [chart for chart in charts if chart.form != "headlines"]
    figures = [figure(chart, "print" if framed else "light", framed=framed) for chart in (charts if framed else drawn)]
    data = "[" + ",".join(one.to_json() for one in figures) + "]"
    world = json.dumps(outlines.world()) if any(chart.form in MAPS for chart in charts) else "null"
    scripts = [
        _script(_plotly()),
        _script(f"const FIGURES={_data(data)},WORLD={_data(world)},ADDRESS={json.dumps(outlines.ADDRESS)},"
                f"CONFIG={_data(json.dumps(dict(CONFIG) | {'responsive': kind == 'page'}))};"),
        _script((HERE / "page.js").read_text(encoding="utf-8")),
    ]  # fmt: skip
    return (
        f'<!doctype html><html lang="{current().replace("_", "-")}" class="{kind}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{_h(paper.title)}</title>'
        f"<style>{faces(body + data)}{(HERE / 'page.css').read_text(encoding='utf-8')}{headlines.STYLE}"
        f":root{{--accent:{THEMES['print'].accent};--font:{FONT}}}</style></head>"
        f"<body><main>{body}</main>{''.join(scripts)}</body></html>"
    )


def faces(text: str) -> str:
    """The university's own font as data, and of the shipped one those files whose letters occur in `text`."""
    own = "".join(face.rule(brand.LETTERS.family, face.address()) for face in brand.LETTERS.faces)
    # Figures carry their letters as \uXXXX.
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return own + "".join(
        f"@font-face{{font-family:Inter;font-weight:100 900;font-display:block;unicode-range:{letters};"
        f"src:url(data:font/woff2;base64,{_font(name)}) format('woff2')}}"
        for name, (letters, used) in LETTERS.items()
        if re.search(used, text)
    )


@cache
def _font(name: str) -> str:
    return base64.b64encode((FONTS / f"inter-{name}.woff2").read_bytes()).decode()


@cache
def _plotly() -> str:
    """plotly.js as plotly.py ships it; the smaller bundles lack maps, or bars, or draw nothing and do not say so."""
    return (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_text(encoding="utf-8")


def _h(text: object) -> str:
    return escape(str(text), quote=True)


def _script(code: str) -> str:
    ended = code.replace("</script", "<\\/script")
    return f"<script>{ended}</script>"


def _data(code: str) -> str:
    """JSON that may stand in a script: nothing in it ends the script or begins a comment."""
    return code.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _head(paper: Paper) -> str:
    below = f"<p>{_h(paper.subtitle)}</p>" if paper.subtitle else ""
    return (
        f'<header>{_logo()}<h1>{_h(paper.title)}</h1>{below}<p class="day">{_h(day(paper.made, "long"))}</p></header>'
    )


def _logo() -> str:
    """The university's logo, inside the file."""
    picture = brand.logo()
    return f'<img class="logo" alt="" src="{picture.address()}">' if picture else ""


def _sentences(paper: Paper, told: tuple[str, ...]) -> str:
    """Each with the cells that its number was counted from."""
    lines = ((sentence, grounds(paper, sentence)) for sentence in told)
    asides = ((sentence, f"<small>{_h(below)}</small>" if below else "") for sentence, below in lines)
    return '<ul class="told">' + "".join(f"<li>{_h(sentence)}{aside}</li>" for sentence, aside in asides) + "</ul>"


def _section(paper: Paper, chart: Chart, place: int, whole: bool = True) -> str:
    """One chart: message, what and when, picture, notes, source; `whole`: its table and what is behind it to open."""
    if chart.form == "headlines" and len(chart.data):
        # Its rows link to pages of the board, which are not in this file.
        unlinked = {role: name for role, name in chart.encoding.items() if role != "link"}
        rows = headlines.html(dataclasses.replace(chart, encoding=unlinked), "light")
        picture = f'<div class="plot">{rows}</div>'
    else:
        number = [one.key for one in paper.charts[:place] if one.form != "headlines"]
        picture = f'<div class="plot" data-figure="{len(number)}" role="img" aria-label="{_h(chart.alt)}"></div>'
    foot = "".join(f"<p>{_h(said)}</p>" for said in (*notes(chart), source(chart)) if said)
    told = "".join(f"<dt>{_h(word)}</dt><dd>{_h(said)}</dd>" for word, said in behind(paper, chart))
    more = (
        f"<details><summary>{_h(_('Table'))}</summary>{_table(chart)}</details>"
        f"<details><summary>{_h(_('What is behind it'))}</summary><dl>{told}</dl></details>"
        if whole
        else f'{_table(chart) if _fits(chart) else ""}<dl class="behind">{told}</dl>'
    )
    return (
        f'<section id="chart-{place}"><h2>{_h(chart.title)}</h2><p class="what">{_h(chart.subtitle)}</p>{picture}'
        f'<div class="foot">{foot if whole else ""}</div>{more}</section>'
    )


def _fits(chart: Chart) -> bool:
    """Whether the table stands below its chart on paper."""
    return chart.form not in PLAIN and len(chart.data) <= PAPER


def _table(chart: Chart) -> str:
    """The table twin; a long one says that it goes on."""
    rows = twin(chart)
    numeric = [column.numeric for column in columns(chart) if column.name not in ASIDE]
    kinds = [' class="number"' if one else "" for one in numeric]
    head = "".join(f'<th scope="col"{kind}>{_h(name)}</th>' for kind, name in zip(kinds, rows.columns, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{_h(said)}</td>" for kind, said in zip(kinds, line, strict=True)) + "</tr>"
        for line in rows.head(MOST).fillna("").to_numpy().tolist()
    )
    rest = _("The first {shown} of {count} rows are shown.", shown=MOST, count=len(rows)) if len(rows) > MOST else ""
    return f'<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p class="what">{_h(rest)}</p>'
