"""Remarks on the figure itself: marks at the years, dotted rules, lines that stop."""

import dataclasses
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from metrics.charts import Chart, figure, remarked
from metrics.charts.table import twin
from metrics.indicators.remarks import Remark
from metrics.languages import speaking
from tests.charts.specimens import SPECIMENS

YEARS = list(range(2016, 2026))
BY_YEAR = [name for name, chart in SPECIMENS.items() if chart("en").encoding.get("x") == "year"]


def line(*remarks: Remark, form: str = "lines", countries: tuple[str, ...] = ()) -> Chart:
    """Ten years of one number, or of one a country."""
    rows: list[dict[str, Any]] = [
        {"year": year, "country": code, "value": 100.0 + year - 2016} for code in countries or ("",) for year in YEARS
    ]
    encoding = {"x": "year", "y": "value"} | ({"series": "country"} if countries else {})
    data = pd.DataFrame(rows).astype({"value": "Float64"})
    return Chart("made", form, "Title", "", data if countries else data.drop(columns="country"), encoding, "", "",
                 unit="persons", remarks=tuple(remarks))  # fmt: skip


def strokes(chart: Chart) -> list[tuple[int, int]]:
    """The years that some line joins."""
    found = []
    for trace in figure(chart).data:
        if trace.type == "scatter" and "lines" in (trace.mode or ""):
            points = list(zip(trace.x, trace.y, strict=True))
            for (x, y), (other, value) in pairwise(points):
                if y is not None and value is not None:
                    found.append((YEARS[int(x)], YEARS[int(other)]))
    return sorted(found)


@settings(deadline=None, max_examples=30)
@given(some.sets(some.sampled_from(YEARS)), some.booleans())
def test_no_line_is_drawn_across_a_break(breaks: set[int], running: bool) -> None:
    """Two years are joined just where nothing breaks between them, whether or not the last of them still runs."""
    chart = line(*(Remark(year, "Counted otherwise", breaks=True) for year in sorted(breaks)))
    if running:
        chart = dataclasses.replace(chart, options={"to_date": YEARS[-1]})
    assert strokes(chart) == [(year - 1, year) for year in YEARS[1:] if year not in breaks]


def test_a_break_of_one_series_leaves_the_others_whole() -> None:
    """A country counted otherwise stops alone, and no rule is drawn through the others."""
    chart = line(Remark(2020, "Counted otherwise", True, "IND", (("country", frozenset({"IND"})),)),
                 countries=("IND", "PAK"))  # fmt: skip
    joined = strokes(chart)
    assert joined.count((2019, 2020)) == 1 and joined.count((2020, 2021)) == 2
    assert not figure(chart).layout.shapes


@pytest.mark.parametrize("name", BY_YEAR)
@pytest.mark.parametrize("framed", [True, False])
def test_every_form_over_years_marks_them(name: str, framed: bool) -> None:
    """Whatever stands over years has the number of each remark at its year, and none without."""
    chart = SPECIMENS[name]("en")
    years = sorted({int(year) for year in chart.data["year"].dropna()})
    told = dataclasses.replace(chart, remarks=(Remark(years[1], "Said"), Remark(years[-1], "Broken", breaks=True)))
    for one, there in ((told, True), (chart, False)):
        words = written(one, framed)
        assert ("¹" in words) == ("²" in words) == there


def written(chart: Chart, framed: bool) -> str:
    """All words of axes and annotations."""
    layout = figure(chart, framed=framed).to_plotly_json()["layout"]
    ticks = [text for name, axis in layout.items() if "axis" in name for text in axis.get("ticktext", ())]
    return " ".join([*ticks, *(one["text"] for one in layout.get("annotations", ()))])


@pytest.mark.parametrize("form", ["columns", "lines"])
def test_a_dotted_rule_stands_before_a_break(form: str) -> None:
    """Between the year and the one before; a remark that breaks nothing has none."""
    drawn = figure(line(Remark(2018, "Said"), Remark(2020, "Broken", breaks=True), form=form))
    shapes = drawn.layout.shapes
    assert {(shape.x0, shape.x1, shape.line.dash) for shape in shapes} == {(3.5, 3.5, "dot")}
    # It leaves out the heights at which numbers stand: those over the years beside it, 103 and 104.
    assert shapes[0].y0 == 0 and shapes[0].y1 == 103 and all(shape.y0 > 104 for shape in shapes[1:])
    assert shapes[-1].y1 == drawn.layout.yaxis.range[1]


def test_hover_and_table_tell_the_remark() -> None:
    """Who points at the year reads it, and so does who reads the table; a text from a sheet is never markup."""
    chart = line(Remark(2018, "<b>Said</b>"), Remark(2020, "Broken", breaks=True))
    hovers = [text for trace in figure(chart).data for text in trace.hovertext or ()]
    assert [place for place, text in enumerate(hovers) if "Said" in text] == [2]
    assert "&lt;b&gt;Said&lt;/b&gt;" in hovers[2] and "Broken (break in series)" in hovers[4]
    with speaking("en"):
        assert twin(chart)["Remark"].tolist()[2:5] == ["<b>Said</b>", "", "Broken (break in series)"]
    assert "Remark" not in twin(line())


def test_the_notes_are_numbered_as_the_years_are() -> None:
    """Two remarks on one year have two numbers; a tenth has two digits."""
    chart = line(Remark(2016, "A"), Remark(2016, "B"), *(Remark(2017, str(n)) for n in range(3, 11)))
    assert remarked.mark(chart, 2016) == "¹ ²" and remarked.mark(chart, 2017).endswith("⁹ ¹⁰")
    assert remarked.sentences(chart)[1] == "² 2016: B" and remarked.mark(chart, 2018) == ""
