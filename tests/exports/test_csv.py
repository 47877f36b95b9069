"""CSV that opens rightly in a spreadsheet and runs nothing there."""

import csv as reading
import dataclasses
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.charts import Chart
from metrics.exports.csv import csv, safe, written
from metrics.languages import LANGUAGES, speaking
from tests.charts.specimens import SPECIMENS


def rows(chart: Chart, delimiter: str = ",") -> list[list[str]]:
    return list(reading.reader(io.StringIO(csv(chart).decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SPECIMENS)
def test_every_chart(name: str, language: str) -> None:
    """One head row and one row a mark, all of one width, marked as UTF-8 for Excel."""
    with speaking(language):
        chart = SPECIMENS[name](language)
        assert csv(chart).startswith(b"\xef\xbb\xbf")
        found = rows(chart, "," if language == "en" else ";")
    assert len(found) == len(chart.data) + 1
    assert len({len(row) for row in found}) == 1


def test_numbers_are_plain() -> None:
    """No thousands mark, whole numbers whole; missing is empty and its status says why."""
    found = rows(SPECIMENS["columns"]("en"))
    assert found[0] == ["Year", "Value", "Status", "Year before", "Target"]
    assert found[-1] == ["2025/26", "1204", "reported", "1115", "1300"]
    assert found[3][1:3] == ["", "not reported"] and found[1][1:3] == ["0", "reported"]


def test_decimals_as_the_language_writes_them() -> None:
    """English has points and commas between columns, Russian commas and semicolons, as Excel does in each."""
    chart = SPECIMENS["line"]("en")
    assert rows(chart)[1] == ["2016/17", "1.2"]
    with speaking("ru"):
        assert rows(chart, ";")[1] == ["2016/17", "1,2"]


def test_numbers_come_back() -> None:
    """Whatever the chart drew is read back by pandas unchanged."""
    chart = SPECIMENS["lines"]("en")
    back = pd.read_csv(io.BytesIO(csv(chart)), encoding="utf-8-sig")
    assert back["Value"].astype("Float64").equals(chart.data["value"])


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+7",
        "-x",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "  =1",
        "\u00a0=1",
        "\ufeff=1",
    ],
)
def test_no_formula_survives(text: str) -> None:
    """Text that a spreadsheet would run has an apostrophe in front, in cells and in heads alike."""
    chart = SPECIMENS["ranked_partners"]("en")
    data = chart.data.assign(institution=text)
    bad = dataclasses.replace(chart, data=data, headings={"institution": text})
    for row in rows(bad):
        assert row[0] == "'" + text


@given(st.text())
def test_other_text_is_untouched(text: str) -> None:
    """Only what is dangerous is changed, and only by one sign in front."""
    assert safe(text) in (text, "'" + text)
    assert safe(text) == text or not text[:1].isalnum()


def test_negative_numbers_are_numbers() -> None:
    """A number is never taken for a formula."""
    assert written(-3.0) == "-3" and written(-0.5) == "-0.5" and written(-7) == "-7" and written(None) == ""
