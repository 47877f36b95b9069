"""Figures: everything is drawn, nothing is invented, and each form looks as it was approved."""

import dataclasses
import json
import os
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from metrics.charts import CONFIG, FORMS, Chart, figure, notes, style
from metrics.charts.words import Words, records
from metrics.languages import LANGUAGES, speaking
from tests.charts.specimens import PARTNERS, SPECIMENS

APPROVED = Path(__file__).with_name("approved")
THEMES: tuple[style.ThemeName, ...] = ("light", "dark", "print")
HOSTILE = '<a href="https://example.org">x</a><script>1</script> %{y} =1+1 &amp; $x$\n'

#: Where a form's numbers stand, if not in the column that "y", "x" or "value" names.
VALUES = {"diverging_bars": ("in", "out"), "agreement_timeline": (), "ranked_bars": ("x",), "stacked_bars": ("y",)}


def texts(value: Any) -> list[str]:
    """Every text anywhere in a figure."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, (list, tuple)) else []


def drawn(chart: Chart, theme: style.ThemeName = "light", **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(figure(chart, theme, **more).to_json())
    return found


def test_every_form_has_a_specimen() -> None:
    """No form is listed without having been looked at."""
    assert {make("en").form for make in SPECIMENS.values()} == set(FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SPECIMENS)
def test_builds_in_every_theme(name: str, language: str) -> None:
    """Every form can be drawn in every theme and language, bare and framed, with a height of its own."""
    with speaking(language):
        chart = SPECIMENS[name](language)
        for theme in THEMES:
            for framed in (False, True):
                found = figure(chart, theme, framed=framed)
                assert found.layout.height > 100
                assert found.layout.paper_bgcolor == style.THEMES[theme].background


@pytest.mark.parametrize("name", SPECIMENS)
def test_looks_as_approved(name: str) -> None:
    """The figure is the one that somebody looked at. To approve a new one: look at it, then run with APPROVE=1."""
    file = APPROVED / f"{name}.json"
    text = json.dumps(drawn(SPECIMENS[name]("en")), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get("APPROVE"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SPECIMENS)
def test_says_its_numbers(name: str) -> None:
    """Each number of the data can be read in the figure, as the reader's language writes it."""
    with speaking("ru"):
        chart = SPECIMENS[name]("ru")
        said = "\n".join(texts(drawn(chart)))
        words = Words(chart)
        for role in VALUES.get(chart.form, ("y", "value")):
            column = chart.encoding.get(role, "")
            if column not in chart.data or not pd.api.types.is_float_dtype(chart.data[column]):
                continue
            kept = [row for row in records(chart) if row[column]]
            if "ranked" in name or "small" in name:  # these cut a long tail on purpose
                kept = sorted(kept, key=lambda row: -row[column])[:8]
            for row in kept:
                assert words.shown(row[column], row.get("unit")) in said


@pytest.mark.parametrize("name", SPECIMENS)
def test_nothing_to_draw(name: str) -> None:
    """A chart without rows says so; a chart of one row, or of rows without any number, is still a chart."""
    chart = SPECIMENS[name]("en")
    assert "No rows fit" in json.dumps(drawn(dataclasses.replace(chart, data=chart.data.iloc[:0])))
    figure(dataclasses.replace(chart, data=chart.data.iloc[:1]))
    silent = chart.data.copy()
    for column in silent:
        if pd.api.types.is_float_dtype(silent[column]):
            silent[column] = pd.NA
    figure(dataclasses.replace(chart, data=silent))


@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize("name", SPECIMENS)
def test_hostile_names_stay_text(name: str, framed: bool) -> None:
    """Whatever a sheet calls something is printed as letters: never a link, a tag or a template."""
    chart = SPECIMENS[name]("en")
    data = chart.data.copy()
    for role in ("x", "y", "series", "panel", "name", "country"):
        column = chart.encoding.get(role, "")
        if column in data and column != "year" and not pd.api.types.is_numeric_dtype(data[column]):
            data[column] = [f"{HOSTILE}{place}" for place in range(len(data))]
    bad = dataclasses.replace(chart, data=data, title=HOSTILE, subtitle=HOSTILE, source=HOSTILE, notes=(HOSTILE,))
    spec = drawn(bad, framed=framed)
    printed = [
        text for trace in spec["data"] for key in ("text", "hovertext", "name") for text in texts(trace.get(key))
    ]
    printed += [text for text in texts(spec["layout"]) if not text.startswith("app/")]
    tags = {tag for text in printed for tag in re.findall(r"<\s*/?\s*([a-zA-Z]+)", text)}
    assert tags <= {"b", "br", "span"}
    assert not any("hovertemplate" in trace for trace in spec["data"])
    assert all(trace.get("texttemplate") in (None, "%{text}") for trace in spec["data"])


@pytest.mark.parametrize("name", SPECIMENS)
def test_light_on_the_wire(name: str) -> None:
    """plotly's own 7 KB template does not travel, and a map names the address of its outlines."""
    spec = drawn(SPECIMENS[name]("en"))
    assert set(spec["layout"]["template"]) == {"layout"}
    assert len(json.dumps(spec)) < 30_000


@pytest.mark.parametrize("name", ["bubble_map", "filled_map"])
def test_maps_ask_nobody(name: str) -> None:
    """No base layer is on, the first trace names no place by code, no borders are fetched; a file carries its own."""
    chart = SPECIMENS[name]("en")
    spec = drawn(chart)
    assert spec["layout"]["geo"]["visible"] is False
    assert spec["data"][0]["type"] == "scattergeo" and "locationmode" not in spec["data"][0]
    assert all(trace.get("geojson") in (None, "app/static/world.geojson") for trace in spec["data"])
    assert CONFIG["topojsonURL"].startswith("data:")
    inside = drawn(chart, "print", inline=True)
    assert all(trace["geojson"]["type"] == "FeatureCollection" for trace in inside["data"] if "geojson" in trace)
    assert any("illustrative" in sentence for sentence in notes(chart))


def test_nobody_is_lost_at_sea() -> None:
    """People whose country has no place on the map are told of beside it."""
    assert "Not on the map: Other countries 43" in json.dumps(drawn(SPECIMENS["bubble_map"]("en")))
    near = json.dumps(drawn(SPECIMENS["bubble_map_near"]("en")))
    assert "Not on the map: Other countries 43, United States 4, United Kingdom 3, and 1 more place" in near


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_picture_carries_its_words(name: str) -> None:
    """A framed figure holds the title, the subtitle, the source and the notes, at a slide's width."""
    chart = dataclasses.replace(SPECIMENS[name]("ru"), notes=("Counted on 1 October.",))
    found = figure(chart, "print", framed=True)
    said = " ".join(annotation.text.replace("<br>", " ") for annotation in found.layout.annotations)
    for sentence in (chart.title, chart.subtitle, chart.source, *notes(chart)):
        assert sentence in said
    assert found.layout.width == style.WIDTH and found.layout.height >= style.HEIGHT


def test_four_silences() -> None:
    """Zero, missing, suppressed and estimated look different, and the marks are explained."""
    spec = drawn(SPECIMENS["columns"]("en"))
    actual = next(trace for trace in spec["data"] if trace.get("name") == "Actual")
    assert actual["text"][0] == "0" and actual["y"][0] == 0
    marks = next(trace for trace in spec["data"] if trace["type"] == "scatter")
    assert marks["text"] == ["–", "¤"] and marks["x"] == [2, 3]
    assert actual["marker"]["pattern"]["shape"].index("/") == 5
    assert "– not reported · ¤ suppressed" in json.dumps(spec, ensure_ascii=False)


def test_running_year_is_hollow() -> None:
    """The year that still runs is an outline that says “to date”, never a solid column."""
    spec = drawn(SPECIMENS["columns_long"]("en"))
    colours = spec["data"][0]["marker"]["color"]
    assert colours[-1] == spec["layout"]["paper_bgcolor"] and colours[-2] != colours[-1]
    assert "to date" in json.dumps(spec["layout"]["annotations"])


def test_no_line_across_a_gap() -> None:
    """A year that was not reported is a hole in the line."""
    spec = drawn(SPECIMENS["line"]("en"))
    assert all(trace["connectgaps"] is False for trace in spec["data"] if "connectgaps" in trace)
    assert any(None in trace["y"] for trace in spec["data"])


@pytest.mark.parametrize("form", ["columns", "lines"])
def test_a_range_is_drawn_as_one(form: str) -> None:
    """A value that is only known to lie between two others shows both, in the picture and in words."""
    chart = SPECIMENS["line"]("en")
    data = chart.data.assign(low=chart.data["value"] - 1, high=chart.data["value"] + 2)
    encoding = {**chart.encoding, "low": "low", "high": "high"}
    spec = drawn(dataclasses.replace(chart, form=form, data=data, encoding=encoding))
    whiskers = next(trace["error_y"] for trace in spec["data"] if "error_y" in trace)
    assert whiskers["array"][0] == pytest.approx(2) and whiskers["arrayminus"][0] == pytest.approx(1)
    assert whiskers["array"][3] == 0  # nothing is known of that year
    assert spec["layout"]["yaxis"]["range"][1] >= 8.4
    assert "between 0.2% and 3.2%" in json.dumps(spec)


def test_bars_begin_at_zero() -> None:
    """An axis of values always holds zero."""
    for name in ("columns", "columns_long", "lines", "line"):
        low, high = drawn(SPECIMENS[name]("en"))["layout"]["yaxis"]["range"]
        assert low <= 0 < high


def test_others_say_at_least() -> None:
    """Where somebody among the others is suppressed, their sum is a least."""
    spec = drawn(SPECIMENS["ranked_bars"]("en"))
    assert any("≥ 5" in texts(trace.get("text")) for trace in spec["data"])


def test_small_wholes_are_counts() -> None:
    """A whole under ten people shows counts, not per cent; a whole with an unknown part says so."""
    spec = drawn(SPECIMENS["stacked_share"]("en"))
    first = {trace["name"]: trace["text"][0] for trace in spec["data"] if trace["type"] == "bar"}
    assert first["Teaching"] == "3" and first["Conference"] == "2"
    assert "n ≥ 18" in json.dumps(spec, ensure_ascii=False)


def test_wholes_of_many_people_stand_clear_of_each_other() -> None:
    """Above ten narrow columns of six figures not every whole is printed, but the last one is, and in full."""
    rows = [(year, group, 100_000 + year) for year in range(2016, 2026) for group in ("near", "far")]
    data = pd.DataFrame(rows, columns=["year", "group", "value"]).astype({"value": "Float64"})
    base = SPECIMENS["stacked_share"]("en")
    encoding = {"x": "year", "y": "value", "series": "group"}
    spec = drawn(dataclasses.replace(base, data=data, encoding=encoding))
    printed = next(trace["text"] for trace in spec["data"] if trace.get("mode") == "text")
    assert "204,050" in printed[-1] and printed[-2] == "" and 3 <= sum(map(bool, printed)) <= 5


def test_a_year_of_which_nobody_told_a_part_has_no_whole() -> None:
    """Nothing is known of it: a dash, and not at least none."""
    rows = [(2020, "near", None), (2020, "far", None), (2021, "near", 30), (2021, "far", None)]
    data = pd.DataFrame(rows, columns=["year", "group", "value"]).astype({"value": "Float64"})
    base, encoding = SPECIMENS["stacked_share"]("en"), {"x": "year", "y": "value", "series": "group"}
    spec = drawn(dataclasses.replace(base, data=data, encoding=encoding))
    assert next(trace["text"] for trace in spec["data"] if trace.get("mode") == "text") == ["–", "n ≥ 30"]


def test_agreements_that_need_care() -> None:
    """Only what ended or ends within 180 days has a colour; what has no end is never called ended."""
    spec = drawn(SPECIMENS["agreement_timeline"]("en"))
    states = {trace["name"]: trace for trace in spec["data"] if trace["type"] == "bar"}
    look = style.THEMES["light"]
    assert states["ended"]["marker"]["color"] == look.bad and len(states["ended"]["y"]) == 1
    assert states["ends within 180 days"]["marker"]["color"] == look.warn
    assert set(states) == {
        "ended", "ends within 180 days", "runs until a date", "renewed automatically", "without an end",
        "end not stated",
    }  # fmt: skip


def test_agreements_that_nobody_uses_say_so() -> None:
    """They have a place in the legend, whether they end on a date or never; one that ends soon needs care for that."""
    base = SPECIMENS["agreement_timeline"]("en")
    unused = dataclasses.replace(
        base, data=base.data.assign(unused=[True] * 5 + [False] * 2), encoding={**base.encoding, "unused": "unused"}
    )
    bars = {trace["name"]: trace for trace in drawn(unused)["data"] if trace["type"] == "bar"}
    assert bars["in force, not used"]["showlegend"] and bars["in force, not used"]["marker"]["pattern"]["shape"] == "."
    assert {code["institution"] for code in bars["in force, not used"]["customdata"]} == {*PARTNERS[2:5]}
    assert len(bars["ended"]["y"]) == len(bars["ends within 180 days"]["y"]) == 1
    written = next(trace["text"] for trace in drawn(unused)["data"] if trace["type"] == "scatter")
    assert sum(text.endswith("→") for text in written) == 2  # without an end, used or not, and renewed


def test_marks_lead_to_their_rows() -> None:
    """Each mark carries the codes that it stands for."""
    spec = drawn(SPECIMENS["stacked_bars"]("en"))
    assert spec["data"][0]["customdata"][0] == {"year": 2018, "purpose": "teaching"}
