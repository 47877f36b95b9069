"""Headlines as HTML: a real table, safe, and honest about what is not known."""

import dataclasses
import re
from html.parser import HTMLParser

import pytest

from metrics.charts import headlines
from metrics.languages import LANGUAGES, speaking
from tests.charts.specimens import SPECIMENS


class Balanced(HTMLParser):
    """Fails on a tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_is_a_table(language: str) -> None:
    """Every row has a head, every column too; nothing in it can run or fetch anything."""
    with speaking(language):
        page = headlines.html(SPECIMENS["headlines"](language), "dark")
    parser = Balanced()
    parser.feed(page)
    assert parser.open == [] and not set(parser.seen) & {"script", "img", "svg", "iframe", "link"}
    assert page.count('scope="row"') == 5 and page.count('scope="col"') == 5
    assert "url(" not in page


def test_says_value_change_and_target() -> None:
    """Value, difference with sign, per cent over a base that bears it, the direction in words, and the target."""
    page = headlines.html(SPECIMENS["headlines"]("en"))
    assert "1,204" in page and "▲ +89 (8%)" in page and "more than the year before" in page and "1,300" in page
    assert "= 0" in page and "as the year before" in page and "▲ +0.5 p.p." in page
    assert "not reported" in page and "no year to compare with" in page


def test_good_and_bad_only_where_somebody_said() -> None:
    """More is good only where more was called better."""
    chart = SPECIMENS["headlines"]("en")
    page = headlines.html(chart)
    assert 'class="change good">▲ +89' in page and 'class="change bad">▲ +2' in page
    unjudged = dataclasses.replace(chart, data=chart.data.drop(columns="better"))
    assert not re.search('class="change (good|bad)"', headlines.html(unjudged))


def test_names_and_links_are_harmless() -> None:
    """A name is text; a link leads only within the dashboard."""
    chart = SPECIMENS["headlines"]("en")
    data = chart.data.copy()
    data["name"] = '<img src="http://example.org">'
    data["link"] = ["javascript:alert(1)", "https://example.org", "//example.org", 'students"onclick="x', "students"]
    page = headlines.html(dataclasses.replace(chart, data=data, told=("<script>",)))
    assert "<img" not in page and "<script" not in page
    assert "javascript" not in page and "example.org" not in re.findall('href="([^"]*)"', page)
    assert re.findall('href="([^"]*)"', page) == ["students&quot;onclick=&quot;x", "students"]


def test_a_missing_year_is_no_bar() -> None:
    """A year that was not reported leaves its place empty; one still running is an outline."""
    page = headlines.html(SPECIMENS["headlines"]("en"))
    first = re.findall('<span class="years".*?</span>', page)[0]
    corners = re.findall(r"polygon\(([^)]*)\)", first)[0].split(",")
    bars = corners[2:-2]  # between them the ground, from its left end to its right
    assert len(bars) == 4 * 9 + 4  # ten years: one silent, and the last goes back along its inside
    tops = [float(corner.split()[1].rstrip("%")) for corner in bars[1:32:4]]
    assert min(tops) == 7 and max(tops) == 87  # 1,115 and 120 of 1,204, on a ground 3 per cent thick


def test_zero_is_seen() -> None:
    """Nobody in a year is a line on the ground, not an empty place."""
    chart = SPECIMENS["headlines"]("en")
    data = chart.data.copy()
    data["history"] = [(0, 10, None)] * len(data)
    data["years"] = [(2020, 2021, 2022)] * len(data)
    first = re.findall(r"polygon\(([^)]*)\)", headlines.html(dataclasses.replace(chart, data=data)))[0].split(",")
    assert [corner.split()[1] for corner in first[2:-2]] == ["97%", "94%", "94%", "97%", "97%", "0%", "0%", "97%"]
