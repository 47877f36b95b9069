"""A partner written in two ways: suggested, confirmed by mouse, counted once; the number's cells; and taken back."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.looking import Visit
from tests.browser.serving import Served
from tests.browser.test_upload import drop, keep, workbook

AGREEMENTS: list[tuple[object, ...]] = [
    ("Institution", "Country", "Signed", "Valid to"),
    ("Ryazan State Medical University", "Russia", "01.09.2020", "01.09.2035"),
    ("Rezan SMU", "Russia", "01.10.2021", "01.09.2036"),
    ("Bashkir State Medical University", "Russia", "01.10.2021", "01.09.2036"),
]


def counted(seen: Visit) -> int:
    """How many partners the map's title counts."""
    seen.open("partners", lang="en")
    title = seen.page.locator(".st-key-card-partner_map .card-head h2").inner_text()
    found = re.search(r"\d+", title)
    assert found, title
    return int(found[0])


def test_two_spellings_become_one_partner_and_two_again(own: Served, visit: Visitor) -> None:
    """The count of partners falls by one with a click and rises again with another; the sheet keeps its own words."""
    seen = visit(own)
    seen.open("data", lang="en")
    page = drop(seen, "agreements.xlsx", workbook(AGREEMENTS))
    keep(seen)
    assert counted(seen) == 3

    seen.open("data", lang="en")
    expect(page.get_by_text("These look like one partner")).to_be_visible()
    page.get_by_label("Your name, for the history").fill("secretary")
    page.keyboard.press("Enter")
    seen.settle()
    seen.picture("partners-suggested-en")
    page.get_by_role("button", name="They are one partner").click()
    expect(page.get_by_text("These look like one partner")).to_have_count(0)
    seen.settle()
    assert counted(seen) == 2
    seen.open("partners", lang="en", partner="Rezan SMU")
    expect(page.locator("h1", has_text="Ryazan State Medical University")).to_be_visible()
    expect(page.get_by_text("Also written: Rezan SMU")).to_be_visible()
    assert counted(seen) == 2

    card = page.locator(".st-key-card-agreements_by_year")
    card.get_by_role("button", name="Cells").click()
    seen.settle()
    expect(card.get_by_role("cell", name="Rezan SMU")).to_be_visible()
    card.get_by_text("Show the cells in the sheet").click()
    expect(card.locator(".seen mark", has_text="Rezan SMU")).to_be_visible()
    seen.settle()
    seen.picture("number-to-cell-en")

    seen.open("data", lang="en")
    page.get_by_role("combobox", name="Find a partner").click()
    page.get_by_role("combobox", name="Find a partner").fill("Ryazan")
    page.get_by_role("option", name=re.compile("Ryazan")).click()
    seen.settle()
    expect(page.get_by_text("Also written: Rezan SMU")).to_be_visible()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("These look like one partner")).to_be_visible()
    assert counted(seen) == 3
    assert not seen.strangers and not seen.broken
