"""A view can be sent to a colleague: every choice is in the address, and none is lost on the way."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.looking import Visit
from tests.browser.serving import Served

DEPARTMENT = "medical biology and genetics"


def choose(page: Page, widget: str, option: int) -> None:
    page.locator(f".st-key-{widget} [role=combobox], .st-key-{widget} input").first.click()
    page.get_by_role("option").nth(option).click()


def told(seen: Visit) -> list[str]:
    """What the charts say, once every one of them says it."""
    seen.settle()
    return seen.messages().all_inner_texts()


def test_a_choice_stands_in_the_address_and_opens_from_it(examples: Served, visit: Visitor) -> None:
    """Another unit chosen here is the unit seen by whoever opens the address there."""
    here = visit(examples)
    page = here.open("students", lang="en")
    before = told(here)
    choose(page, "unit", 2)
    expect(page).to_have_url(re.compile("unit=medical"))
    chosen = told(here)
    assert chosen != before

    there = visit(examples)
    there.page.goto(page.url)
    expect(there.messages()).to_have_text(chosen)


def test_choices_outlive_a_change_of_page_and_a_reload(examples: Served, visit: Visitor) -> None:
    """The next page looks at the same unit; so does the same page tomorrow."""
    seen = visit(examples)
    page = seen.open("students", lang="en", unit=DEPARTMENT)
    chosen = told(seen)
    page.get_by_role("link", name="Overview").first.click()
    expect(page).not_to_have_url(re.compile("/students"))
    expect(page).to_have_url(re.compile("unit=medical"))
    expect(page.get_by_text("Department of Medical Biology and Genetics teaches").first).to_be_visible()
    page.go_back()  # one click on the menu is one step back
    expect(page).to_have_url(re.compile("/students.*unit=medical"))
    expect(seen.messages()).to_have_text(chosen)
    page.reload()
    expect(seen.messages()).to_have_text(chosen)


def test_a_change_of_language_keeps_every_choice(examples: Served, visit: Visitor) -> None:
    """Unit, years and countries stay; the words change, and so does what a screen reader is told."""
    seen = visit(examples)
    page = seen.open("students", lang="en", unit=DEPARTMENT, years="2019-2023", countries="IND,PAK")
    said = told(seen)
    page.locator(".languages").get_by_text("ру", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page).to_have_url(re.compile(r"lang=ru.*unit=medical.*years=2019-2023.*countries=IND"))
    assert told(seen) != said
    page.locator(".languages").get_by_text("en", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(seen.messages()).to_have_text(said)


def test_a_crooked_address_opens_all_the_same(examples: Served, visit: Visitor) -> None:
    """What an address says and the tables do not know is left out."""
    seen = visit(examples)
    page = seen.open("overview", lang="tlh", unit="<b>x</b>", years="9999-0", countries="XX,<script>", group="middle")
    expect(page.locator("[data-testid=stException], [data-testid=stAlertContentError]")).to_have_count(0)
    assert seen.charts() > 0


def test_one_click_copies_the_link(examples: Served, visit: Visitor) -> None:
    """What is copied is the address of this very view, and the button says that it was done."""
    seen = visit(examples)
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = seen.open("students", lang="en", unit=DEPARTMENT)
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("button.copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    expect(page.locator("button.copy")).to_have_text("Copy link")


def test_an_address_leads_to_one_definition(examples: Served, visit: Visitor) -> None:
    """What stands behind the # is brought into sight once it is drawn."""
    page = visit(examples).page
    page.goto(f"{examples.url}/definitions?lang=en#dormant_share")
    expect(page.locator("section#dormant_share")).to_be_in_viewport()


def test_no_english_of_streamlit_is_left_in_the_menu(examples: Served, visit: Visitor) -> None:
    """Its own few words are said in the language of the page."""
    page = visit(examples).open("overview", lang="en")
    page.locator("[data-testid=stMainMenu] button").click()
    expect(page.get_by_text("As the device is set")).to_be_visible()


def test_who_turns_day_into_night_sees_the_charts_at_night(examples: Served, visit: Visitor) -> None:
    """Charts are drawn on the server in the colours of the page; both ways of changing these draw them anew."""
    page = visit(examples).open("overview")
    paper = page.locator(".js-plotly-plot .main-svg").first
    expect(paper).to_have_css("background-color", "rgb(255, 255, 255)")
    page.emulate_media(color_scheme="dark")
    expect(paper).to_have_css("background-color", "rgb(17, 24, 31)")
    page.locator("[data-testid=stMainMenu] button").click()
    page.get_by_test_id("stMainMenuItem-theme-Light").click()
    expect(paper).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("table.hl")).to_have_attribute("style", re.compile("--ink:#1B2733"))
