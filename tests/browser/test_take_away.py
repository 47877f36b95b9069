"""What is taken away from a card is what the card shows."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.looking import Visit
from tests.browser.serving import Served


def card_of(page: Page) -> Locator:
    """The first card of the page that draws a chart."""
    drawn = page.locator("[class*=st-key-card-]").filter(has=page.locator("[data-testid=stPlotlyChart]"))
    return drawn.first


def behind(seen: Visit, panel: str) -> Locator:
    card = card_of(seen.page)
    card.get_by_text(panel, exact=True).first.click()
    seen.settle()
    return card


def taken(page: Page, button: Locator) -> Download:
    with page.expect_download() as coming:
        button.click()
    return coming.value


@pytest.fixture
def seen(examples: Served, visit: Visitor) -> Visit:
    seen = visit(examples)
    seen.open("students", lang="en")
    seen.charts()
    return seen


def test_the_csv_is_the_table(seen: Visit) -> None:
    """As many rows, the same heads, the same numbers; Excel is told that it is UTF-8."""
    card = behind(seen, "Table")
    heads = card.locator(".twin thead th").all_inner_texts()
    rows = [row.locator("td").all_inner_texts() for row in card.locator(".twin tbody tr").all()]
    card = behind(seen, "Take away")
    given = Path(taken(seen.page, card.get_by_role("button", name="CSV")).path()).read_bytes()
    assert given.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(given.decode("utf-8-sig")))
    assert [name for name in heads if name not in head] == []
    assert len(lines) >= len(rows) > 0
    for place, name in enumerate(heads):
        column = head.index(name)
        numbers = [re.sub(r"[^\d.]", "", row[place]) for row in rows]
        assert numbers == [re.sub(r"[^\d.]", "", line[column].removesuffix(".0")) for line in lines[: len(rows)]]


def test_the_picture_is_a_picture(seen: Visit) -> None:
    """A PNG for a slide: wide enough for print, and with something on it."""
    card = behind(seen, "Take away")
    file = taken(seen.page, card.locator("[data-take=png]"))
    assert file.suggested_filename.endswith(".png")
    with Image.open(file.path()) as picture:
        assert picture.format == "PNG"
        assert picture.width >= 2000
        assert len(picture.convert("RGB").getcolors(2**24) or []) > 20


def test_the_drawing_is_a_drawing(seen: Visit) -> None:
    """An SVG that any program opens; the message and the source stand in it as text."""
    card = behind(seen, "Take away")
    title = card.locator(".card-head h2").inner_text()
    file = taken(seen.page, card.locator("[data-take=svg]"))
    root = ElementTree.parse(file.path()).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    said = " ".join("".join(root.itertext()).split())
    assert title.split()[0] in said
    assert "students-university.xlsx" in said


def test_a_number_leads_to_its_cells(seen: Visit) -> None:
    """The rows behind a chart are told with file, sheet and cell."""
    card = behind(seen, "Cells")
    assert card.locator(".twin thead th").all_inner_texts()[:3] == ["File", "Sheet", "Cell"]
    expect(card.locator(".twin tbody tr").first).to_contain_text(re.compile(r"\.xlsx.*[A-Z]+\d+", re.DOTALL))


def test_a_number_leads_to_its_definition(seen: Visit) -> None:
    """What was counted, and by whose rule."""
    card = behind(seen, "Definition")
    expect(card.locator("dl.definition")).to_contain_text("What is counted")
    expect(card.locator("dl.definition")).to_contain_text("Source of the definition")
