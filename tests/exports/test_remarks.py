"""Remarks on years leave with the chart in every format, and no native line is drawn across a break."""

import csv
import dataclasses
import io
import re
import zipfile

import openpyxl
import pytest
from pptx import Presentation

from metrics.charts import Chart, remarked
from metrics.exports.formats import FORMATS
from metrics.exports.paper import alone
from metrics.exports.plots import plot
from metrics.indicators.remarks import Remark
from metrics.languages import LANGUAGES, speaking
from tests.charts.specimens import SPECIMENS

BY_YEAR = [name for name, chart in SPECIMENS.items() if chart("en").encoding.get("x") == "year"]
LINES = [name for name in BY_YEAR if (drawn := plot(SPECIMENS[name]("en"))) and drawn.kind == "lines"]
SAID, BROKEN = "Borders <b>closed</b> & reopened", "Counted otherwise from here on"


def noted(name: str, language: str = "en") -> Chart:
    """A specimen with a remark on its second year, and a break at its third."""
    chart = SPECIMENS[name](language)
    years = sorted({int(year) for year in chart.data["year"].dropna()})
    told = dataclasses.replace(chart, remarks=(Remark(years[1], SAID), Remark(years[2], BROKEN, breaks=True)))
    return dataclasses.replace(told, notes=(*remarked.sentences(told), *chart.notes))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BY_YEAR)
def test_remarks_come_back_from_every_export(name: str, language: str) -> None:
    """CSV, workbook, slides, page and letter: both texts are there, as they were typed, whatever the form."""
    with speaking(language):
        made = {key: one.make(alone(noted(name, language))) for key, one in FORMATS.items() if not one.drawn}
    for key, data in made.items():
        for text in (SAID, BROKEN):
            assert text in written(key, data), key


def written(key: str, data: bytes) -> str:
    """All words of a file."""
    if key == "csv":
        return "\n".join(cell for row in csv.reader(io.StringIO(table(data)), delimiter=";") for cell in row)
    if key == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)
    if key == "pptx":
        shapes = [shape for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes]
        return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    if key == "html":
        return re.sub("&amp;", "&", re.sub("&gt;", ">", re.sub("&lt;", "<", data.decode())))
    return data.decode()


def table(data: bytes) -> str:
    """The text of a CSV, alone or the first in an archive."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read(archive.namelist()[0])
    return data.decode("utf-8-sig")


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("key", ["pptx", "xlsx"])
def test_no_native_line_crosses_a_break(key: str, name: str) -> None:
    """PowerPoint and Excel draw no line to the marked year from the one before, and all others as ever."""
    chart = noted(name)
    drawn = plot(chart)
    assert drawn and all(one.breaks == (2,) for one in drawn.series if one.look == "solid")
    for remarks, cut in ((chart.remarks, {"2"}), ((), set())):
        file = FORMATS[key].make(alone(dataclasses.replace(chart, remarks=remarks)))
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            names = [name for name in archive.namelist() if re.search(r"charts/chart\d+\.xml", name)]
            parts = [archive.read(name).decode() for name in names]
        points = [point for part in parts for point in re.findall(r"<c:dPt>.*?</c:dPt>", part, re.S)]
        assert parts and {re.search(r'<c:idx val="(\d+)"', point)[1] for point in points} == cut  # type: ignore[index]
        assert all(re.search(r"<c:spPr>\s*<a:ln[^>]*>\s*<a:noFill/>", point) for point in points)
        assert all("<c:marker>" in point for point in points)


def test_no_change_is_computed_across_a_break() -> None:
    """The workbook has no formula for the change to a year from which on it is counted otherwise."""
    chart = noted("columns")
    counts = []
    for remarks in ((), chart.remarks):
        file = FORMATS["xlsx"].make(alone(dataclasses.replace(chart, remarks=remarks)))
        sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[-1]
        counts.append(sum(str(cell.value).startswith("=IF(AND(") for row in sheet for cell in row))
    assert counts[0] - counts[1] == 2  # the change, and the change in per cent


def test_no_change_over_the_years_is_computed_across_a_break() -> None:
    """Nor one from the first year to the last."""
    chart = noted("heat_table")
    for remarks, there in ((chart.remarks, False), ((), True)):
        file = FORMATS["xlsx"].make(alone(dataclasses.replace(chart, remarks=remarks)))
        sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[-1]
        assert any(str(cell.value).startswith("=IF(AND(") for row in sheet for cell in row) == there
