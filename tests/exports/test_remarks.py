"""Remarks on years leave with the chart in every format, and no native line is drawn across a break."""

import csv
import dataclasses
import io
import re
import zipfile

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import column_index_from_string
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

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
    """Each stretch is a series of its own, which begins at its year; the legend names the run of numbers once."""
    chart = noted(name)
    whole, cut = (dataclasses.replace(chart, remarks=remarks) for remarks in ((), chart.remarks))
    drawn = plot(cut)
    assert drawn and all(one.breaks == (2,) for one in drawn.series if one.look == "solid")
    before, after = (stretched(FORMATS[key].make(alone(one))) for one in (whole, cut))
    lines = sum(one.look == "solid" for one in drawn.series)
    assert len(after) == len(before) and sum(map(len, after)) == sum(map(len, before)) + lines
    for part in after:
        for known in part:
            assert not {1, 2} <= known
    years = set(range(len(drawn.categories)))
    assert all(known <= years for part in after for known in part)


@pytest.mark.parametrize("name", BY_YEAR)
def test_a_rule_stands_before_a_break(name: str) -> None:
    """On a slide with one native chart over years a dotted line parts what is not to be compared; on no other."""
    chart = noted(name)
    drawn = plot(chart)
    for one, count in ((chart, int(chart.form != "small_multiples" and drawn is not None)),
                       (dataclasses.replace(chart, remarks=chart.remarks[:1]), 0)):  # fmt: skip
        slide = Presentation(io.BytesIO(FORMATS["pptx"].make(alone(one)))).slides[-1]
        rules = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.LINE]
        assert len(rules) == count
        if rules and drawn:
            native = next(shape for shape in slide.shapes if shape.has_chart)
            slot = native.width / len(drawn.categories)
            # Its own axis takes room at the left, so the place is that of the category, more or less.
            assert abs(rules[0].left - native.left - 2 * slot) < 1.2 * slot


def stretched(file: bytes) -> list[list[set[int]]]:
    """For each native chart the places at which each of its series has a number, as far as its file says."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        names = [name for name in archive.namelist() if re.search(r"charts/chart\d+\.xml", name)]
        parts = [archive.read(name).decode() for name in names]
    return [[places(one) for one in re.findall(r"<c:ser>.*?</c:ser>", part, re.S)] for part in parts]


def places(series: str) -> set[int]:
    """Of one series: the places in the cache of its values, or where it has none those that its ranges name."""
    values = re.search(r"<c:val>.*?</c:val>", series, re.S)[0]  # type: ignore[index]
    if cached := re.findall(r'<c:pt idx="(\d+)">', values):
        return set(map(int, cached))
    blank, first, last = re.search(r"(?:\$(\d+),[^,]*)?\$(\w+\$\d+):\$(\w+\$\d+)\)?<", values).groups()  # type: ignore[union-attr]
    (column, row), (last_column, last_row) = (part.split("$") for part in (first, last))
    wide = column_index_from_string(last_column) - column_index_from_string(column)
    length = 1 + wide + int(last_row) - int(row)
    return set(range(int(blank or 0), int(blank or 0) + length))


@pytest.mark.parametrize("name", ["columns", *LINES])
def test_a_year_that_still_runs_keeps_the_mark_of_its_remark(name: str) -> None:
    """A star says that it runs; the raised number leads to the sentence all the same."""
    chart = SPECIMENS[name]("en")
    year = int(chart.data["year"].max())
    told = dataclasses.replace(chart, remarks=(Remark(year, SAID),), options={**chart.options, "to_date": year})
    drawn = plot(told)
    assert drawn and [said for said in drawn.categories if "*" in said or "¹" in said] == [drawn.categories[-1]]
    assert drawn.categories[-1].endswith("*¹")


@pytest.mark.parametrize("name", ["columns", *LINES])
def test_a_break_among_numbers_none_of_which_is_known(name: str) -> None:
    """Where all are suppressed or missing, the files are made all the same."""
    chart = noted(name)
    nothing = chart.data.assign(**{chart.encoding["y"]: pd.NA}).astype({chart.encoding["y"]: "Float64"})
    for key in ("pptx", "xlsx"):
        assert FORMATS[key].make(alone(dataclasses.replace(chart, data=nothing)))


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
