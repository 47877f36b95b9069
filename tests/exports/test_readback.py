"""What leaves is what was asked: the numbers read back from every format equal those of the chart."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from metrics.charts import Chart
from metrics.charts.table import twin
from metrics.exports import chrome
from metrics.exports.csv import csv
from metrics.exports.formats import FORMATS
from metrics.exports.paper import alone
from metrics.exports.plots import plot
from metrics.languages import number, speaking
from tests.charts.specimens import SPECIMENS
from tests.exports.papers import paper, written

#: Specimens whose every number stands in a native chart of the slide (no row is folded into "others").
NATIVE = ("columns", "columns_long", "lines", "line", "stacked_bars", "stacked_share", "stacked_across")


def values(chart: Chart) -> list[float]:
    """Every number that a chart draws, in ascending order."""
    roles = ("y", "x", "value", "in", "out", "previous", "target")
    names = dict.fromkeys(chart.encoding[role] for role in roles if role in chart.encoding)
    columns = [chart.data[name] for name in names if name != "year" and pd.api.types.is_numeric_dtype(chart.data[name])]
    return sorted(float(value) for column in columns for value in column.dropna())


@pytest.mark.parametrize("name", NATIVE)
def test_numbers_inside_a_slide(name: str) -> None:
    """The workbook inside a native chart holds the chart's numbers, and the chart shows the same."""
    chart = SPECIMENS[name]("en")
    deck = Presentation(io.BytesIO(FORMATS["pptx"].make(alone(chart))))
    frame = next(shape for shape in deck.slides[0].shapes if shape.has_chart).chart  # type: ignore[attr-defined]
    book = openpyxl.load_workbook(io.BytesIO(frame.part.chart_workbook.xlsx_part.blob))
    rows = list(book.active.iter_rows(min_row=2, min_col=2, values_only=True))  # type: ignore[union-attr]
    inside = sorted(float(value) for row in rows for value in row if value is not None)
    shown = sorted(value for series in frame.plots[0].series for value in series.values if value is not None)
    assert inside == shown == values(chart)


def test_both_ways_from_one_line() -> None:
    """One direction runs to the right, the other to the left; no number shows a sign, and zero differs from unknown."""
    chart = SPECIMENS["diverging_bars"]("en")
    deck = Presentation(io.BytesIO(FORMATS["pptx"].make(alone(chart))))
    frame = next(shape for shape in deck.slides[0].shapes if shape.has_chart).chart  # type: ignore[attr-defined]
    here, there = frame.plots[0].series
    rows = chart.data.set_index("institution")
    names = [name.removesuffix(" –") for name in frame.plots[0].categories]
    assert [*here.values] == [None if pd.isna(value) else value for value in rows.loc[names, "came"]]
    assert [*there.values] == [None if pd.isna(value) else -value for value in rows.loc[names, "went"]]
    book = openpyxl.load_workbook(io.BytesIO(frame.part.chart_workbook.xlsx_part.blob))
    cells = [cell for row in book.active.iter_rows(min_row=2, min_col=2) for cell in row]  # type: ignore[union-attr]
    assert {cell.number_format for cell in cells} == {"#,##0;#,##0"}
    unknown = set(rows.index[rows["came"].isna() | rows["went"].isna()]) & set(names)
    assert {name.removesuffix(" –") for name in frame.plots[0].categories if name.endswith(" –")} == unknown


@pytest.mark.parametrize("name", ["heat_table", "bullet", "headlines"])
def test_numbers_of_tables_and_shapes(name: str) -> None:
    """What is no native chart carries its numbers as text, written as on the screen."""
    chart = SPECIMENS[name]("en")
    deck = Presentation(io.BytesIO(FORMATS["pptx"].make(alone(chart))))
    texts: list[str] = []
    for shape in deck.slides[0].shapes:
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]  # type: ignore[attr-defined]
        elif shape.has_text_frame:
            texts += shape.text_frame.text.split(" of ")  # type: ignore[attr-defined]
    if name == "heat_table":  # the latest years, as many as fit
        years = [text for text in texts if re.fullmatch(r"\d{4}/\d{2}", text)]
        expected = [number(value) for value in chart.data[chart.data["year"] > 2025 - len(years)]["value"].dropna()]
    else:
        expected = [text for text in twin(chart)["Value"] if text[0].isdigit()]
    assert expected and not [text for text in expected if text not in texts]


def test_a_map_is_shapes() -> None:
    """Every country of the map's window is a shape with its name, every bubble one with its number."""
    chart = SPECIMENS["bubble_map"]("en")
    deck = Presentation(io.BytesIO(FORMATS["pptx"].make(alone(chart))))
    shapes = list(deck.slides[0].shapes)
    land = next(
        shape for shape in shapes if shape.shape_type is not None and shape.has_chart is False and "Map" in shape.name
    )
    names = {shape.name for shape in land.shapes}  # type: ignore[attr-defined]
    assert {"India", "Russia", "Brazil", "Uzbekistan"} <= names and len(names) > 150
    assert {"India: 801", "Bosnia & Herzegovina: suppressed"} <= {shape.name for shape in shapes}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", SPECIMENS)
def test_numbers_in_a_workbook(name: str, language: str) -> None:
    """Each sheet holds every number of its chart as a number."""
    with speaking(language):
        chart = SPECIMENS[name](language)
        book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(alone(chart))), data_only=True)
    cells = [cell for row in book.active.iter_rows(values_only=True) for cell in row]  # type: ignore[union-attr]
    numbers = [float(cell) for cell in cells if isinstance(cell, (int, float)) and not isinstance(cell, bool)]
    assert not [value for value in values(chart) if value not in numbers]


def test_formulas_are_recalculated_to_what_we_said(tmp_path: Path) -> None:
    """LibreOffice computes every formula of every sheet to the value that we wrote beside it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    ours = written(tmp_path, "paper.xlsx", FORMATS["xlsx"].make(paper()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    # Through its own format, so that every formula is computed anew.
    for suffix, file in (("ods", ours), ("xlsx:Calc MS Excel 2007 XML", tmp_path / "ods" / "paper.ods")):
        out = tmp_path / suffix.split(":")[0]
        command = [office, profile, "--headless", "--convert-to", suffix, "--outdir", str(out), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    said = openpyxl.load_workbook(ours, data_only=True)
    formulas = openpyxl.load_workbook(ours)
    computed = openpyxl.load_workbook(tmp_path / "xlsx" / "paper.xlsx", data_only=True)
    count = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    expected, found = (book[sheet.title][cell.coordinate].value for book in (said, computed))
                    assert (expected or None) == pytest.approx(found or None), (sheet.title, cell.coordinate)
    assert count > 100


@pytest.mark.parametrize("name", SPECIMENS)
def test_numbers_on_a_page(name: str) -> None:
    """The table of the page is the chart's table twin, and its figure carries the numbers."""
    chart = SPECIMENS[name]("en")
    page = FORMATS["html"].make(alone(chart)).decode()
    own = page[: page.index("<script>")]
    for text in twin(chart).iloc[:, -1].dropna():
        assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#x27;") in own
    if chart.form == "headlines":
        return
    figures = re.search(r"const FIGURES=(\[.*?\]),WORLD=", page, re.DOTALL)
    assert figures and len(json.loads(figures[1])) == 1


def test_numbers_in_a_drawing() -> None:
    """The labels of an SVG are texts, with the numbers that the chart labels."""
    if chrome.find() is None:
        pytest.skip("no Chrome, Chromium or Edge on this machine")
    whole = paper("en", "ranked_partners", "columns", "heat_table")
    with zipfile.ZipFile(io.BytesIO(FORMATS["svg"].make(whole))) as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist()]
    for chart, drawing in zip(whole.charts, drawings, strict=True):
        texts = set(re.findall(r">([^<>]+)</t(?:ext|span)>", drawing))
        column = chart.encoding.get("value") or chart.encoding["x" if chart.form == "ranked_bars" else "y"]
        assert not [one for one in chart.data[column].dropna() if number(one) not in texts]


def test_numbers_as_csv() -> None:
    """pandas reads back what the chart drew."""
    chart = SPECIMENS["stacked_bars"]("en")
    back = pd.read_csv(io.BytesIO(csv(chart)), encoding="utf-8-sig")
    assert back["Value"].astype("Float64").equals(chart.data["value"])
    assert plot(chart) is not None
