"""One description, many renderings: every form of chart in every format, and nothing in any of them that runs."""

import dataclasses
import io
import re
import zipfile

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pptx.util import Pt

from metrics.charts import FORMS
from metrics.exports import chrome
from metrics.exports.formats import FORMATS
from metrics.exports.paper import Paper, alone
from metrics.exports.plots import INSTEAD, PLOTS, form, plot
from metrics.exports.sheets import SHEETS
from metrics.exports.slides import BODIES
from metrics.languages import LANGUAGES, speaking
from tests.charts.specimens import SPECIMENS
from tests.exports.papers import HOSTILE, hostile, paper

UNDRAWN = [key for key, one in FORMATS.items() if not one.drawn]


def test_every_form_is_known_everywhere() -> None:
    """A new form of chart is drawn by every format, or this fails: slides, sheets, plots and specimens know it."""
    forms = set(FORMS)
    assert {chart("en").form for chart in SPECIMENS.values()} == forms
    assert set(BODIES) == set(SHEETS) == set(PLOTS) == forms
    assert set(INSTEAD) <= forms


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SPECIMENS)
def test_every_form_in_every_format(name: str, language: str) -> None:
    """Each specimen alone, in each language, in each format that needs no browser."""
    with speaking(language):
        made = {key: FORMATS[key].make(alone(SPECIMENS[name](language))) for key in UNDRAWN}
    assert all(len(data) > 100 for data in made.values())
    assert len(Presentation(io.BytesIO(made["pptx"])).slides) == 1
    assert openpyxl.load_workbook(io.BytesIO(made["xlsx"])).sheetnames
    title = SPECIMENS[name](language).title
    assert title in made["txt"].decode() and title in made["html"].decode()


@pytest.mark.parametrize("name", SPECIMENS)
def test_an_empty_chart_is_a_sentence(name: str) -> None:
    """No rows are no error: each format says that nothing fits."""
    chart = SPECIMENS[name]("en")
    empty = alone(dataclasses.replace(chart, data=chart.data.iloc[:0]))
    for key in UNDRAWN:
        assert FORMATS[key].make(empty)


@pytest.mark.browser
@pytest.mark.parametrize("key", [key for key, one in FORMATS.items() if one.drawn])
def test_every_form_is_drawn(key: str) -> None:
    """All specimens in one paper, drawn by the machine's browser."""
    if chrome.find() is None:
        pytest.skip("no Chrome, Chromium or Edge on this machine")
    whole = paper("ru")
    with speaking("ru"):
        data = FORMATS[key].make(whole)
    if key == "pdf":
        assert data.startswith(b"%PDF-")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == len(SPECIMENS)
        pictures = [archive.read(name) for name in archive.namelist()]
    head = b"\x89PNG" if key == "png" else b"<svg"
    assert all(picture.startswith(head) and len(picture) > 5_000 for picture in pictures)


@pytest.mark.parametrize("language", ["ru", "uz_Cyrl"])
def test_nothing_on_a_slide_is_small(language: str) -> None:
    """No letter under 18 points, whatever the title; every slide has a title and something under it."""
    with speaking(language):
        deck = Presentation(io.BytesIO(FORMATS["pptx"].make(paper(language))))
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    for slide in deck.slides:
        sizes = re.findall(r'<a:(?:rPr|defRPr|endParaRPr)[^>]* sz="(\d+)"', _xml(slide))
        assert sizes and min(map(int, sizes)) >= 1800
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text
        assert len(slide.shapes) > 1


def _xml(slide: object) -> str:
    """The slide and the charts on it."""
    parts = [slide.part, *(shape.chart.part for shape in slide.shapes if shape.has_chart)]  # type: ignore[attr-defined]
    return "".join(part.blob.decode() for part in parts)


def test_nothing_leaves_its_slide() -> None:
    """Every shape lies on the slide, but for the slack that a text box needs."""
    with speaking("ru"):
        deck = Presentation(io.BytesIO(FORMATS["pptx"].make(paper("ru"))))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.top + shape.height <= deck.slide_height + Pt(4), shape.name
            assert shape.left + shape.width <= deck.slide_width + Pt(1), shape.name


def test_a_sheet_has_no_empty_picture() -> None:
    """Where nothing ends no bar has a length: the sheet lists the rows, and draws nothing."""
    chart = SPECIMENS["agreement_timeline"]("en")
    endless = dataclasses.replace(chart, data=chart.data.assign(**{chart.encoding["end"]: pd.NaT}))
    for one, count in ((chart, 1), (endless, 0)):
        book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(alone(one))))
        assert len(book.worksheets[0]._charts) == count  # type: ignore[attr-defined]


def test_whole_hours_have_no_point() -> None:
    """412 hours are 412 in office programs, too; halves keep their point."""
    chart = dataclasses.replace(SPECIMENS["columns"]("en"), unit="hours")
    y = chart.encoding["y"]
    halves = dataclasses.replace(chart, data=chart.data.assign(**{y: chart.data[y] + 0.5}))
    assert (form(chart), form(halves)) == ("#,##0", "#,##0.0")
    aimed = dataclasses.replace(chart, data=chart.data.assign(aim=37.5), encoding={**chart.encoding, "target": "aim"})
    assert form(aimed) == "#,##0.0"


def test_names_of_little_charts_take_two_lines() -> None:
    """A long name above a little chart is broken between words, not cut."""
    chart = SPECIMENS["small_multiples"]("en")
    panel = chart.encoding["panel"]
    first, *_others = chart.data[panel].unique()
    long = "Установление сотрудничества"
    data = chart.data.assign(**{panel: chart.data[panel].astype("object").where(chart.data[panel] != first, long)})
    few = data[data[panel].isin(list(data[panel].unique())[:6])]
    deck = Presentation(io.BytesIO(FORMATS["pptx"].make(alone(dataclasses.replace(chart, data=few)))))
    assert long in [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]


def test_notes_tell_what_is_behind() -> None:
    """Under each chart's slide: definition, source, cells and the day."""
    chart = SPECIMENS["columns"]("en")
    chart = dataclasses.replace(chart, definition="foreign_students")
    told = Paper("A paper", "", (chart,), cells={chart.key: ("students-2025.xlsx, sheet Contingent, cells B5:F77",)})
    deck = Presentation(io.BytesIO(FORMATS["pptx"].make(told)))
    notes = deck.slides[0].notes_slide.notes_text_frame
    assert notes is not None
    for part in (chart.title, "Definition: Foreign students", chart.source, "B5:F77", "Written on"):
        assert part in notes.text


def test_nothing_runs_in_a_workbook() -> None:
    """Hostile names are texts: no formula but ours, no link but those between our own sheets."""
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(hostile())))
    found: set[str] = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert re.fullmatch(r"=(IF|SUM)\([A-Z0-9$:(),<>=/\-+\"& ]*\)", str(cell.value), re.IGNORECASE)
                elif isinstance(cell.value, str):
                    found.add(cell.value)
                assert cell.hyperlink is None or cell.hyperlink.target is None
    assert {"=1+1", "@SUM(A1)", "http://evil.example/"} <= found
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].make(hostile()))) as archive:
        assert not [name for name in archive.namelist() if "external" in name.lower()]
        rels = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))
    assert "evil" not in rels and 'TargetMode="External"' not in rels


def test_nothing_runs_on_a_slide() -> None:
    """The workbooks inside hold no formula; no shape, text or part leads outside."""
    data = FORMATS["pptx"].make(hostile())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
        rels = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))
        slides = "".join(archive.read(name).decode() for name in archive.namelist() if "/slides/slide" in name)
    assert books and 'TargetMode="External"' not in rels and "hlinkClick" not in slides
    names: set[str] = set()
    for book in books:
        for row in openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows():  # type: ignore[union-attr]
            assert all(cell.data_type != "f" for cell in row)
            names.update(str(cell.value) for cell in row)
    assert "=1+1" in names and "@SUM(A1)" in names


def test_nothing_runs_on_a_page() -> None:
    """A name is letters, not a tag; the page has three scripts, all ours, and a policy that shuts all others out."""
    page = FORMATS["html"].make(hostile()).decode()
    assert page.count("<script>") == page.count("</script>") == 3
    own = ours(page)
    assert "<img" not in own and "onerror=alert(1)>" not in own
    assert "<a href='http" not in own and 'href="http' not in own
    assert "default-src 'none'" in own
    assert "&lt;script&gt;alert(1)" in own


def ours(page: str) -> str:
    """The page without plotly.js, which is its first script and holds addresses that it never asks."""
    return page[: page.index("<script>")] + page[page.index("</script>") :]


def test_nothing_runs_in_numbers() -> None:
    """Each hostile text in a CSV begins with an apostrophe."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["csv"].make(hostile()))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8-sig")
            assert not re.search(r'(^|[,\r\n])"?[=+@\t]', text), name


def test_a_page_is_small_and_asks_nobody() -> None:
    """One file of at most 6 MB with plotly.js, outlines and letters once each; no address but in words."""
    with speaking("ru"):
        page = FORMATS["html"].make(paper("ru"))
    assert len(page) <= 6_000_000
    text = page.decode()
    assert len(re.findall(r'"FeatureCollection"|u0022FeatureCollection', ours(text))) == 1
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", ours(text))
    assert HOSTILE[6] not in text


def test_each_plot_tells_the_numbers_of_its_chart() -> None:
    """What a native chart draws are numbers of the data, or their sum, never others."""
    for name, made in SPECIMENS.items():
        chart = made("en")
        drawn = plot(chart)
        if drawn is None:
            continue
        known = {float(value) for column in chart.data.select_dtypes("number") for value in chart.data[column].dropna()}
        told = [value for one in drawn.series for value in one.values if value is not None]
        assert told and all(len(one.values) == len(drawn.categories) for one in drawn.series), name
        others = [value for value in told if value not in known]
        assert len(others) <= 1, (name, others)
