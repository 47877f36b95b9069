"""Every page opens in every language with the network shut, draws its charts, and leaves its picture."""

import pytest
from playwright.sync_api import expect

from metrics.languages import LANGUAGES
from tests.browser.conftest import Visitor
from tests.browser.looking import PAGES
from tests.browser.serving import Served

#: Pages that are words and tables only.
WITHOUT_CHARTS = {"report", "data", "definitions"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens(name: str, language: str, examples: Served, visit: Visitor) -> None:
    """It has one headline, says its language to screen readers, shows no error, and every chart placed is drawn."""
    seen = visit(examples)
    page = seen.open(name, lang=language)
    expect(page.locator("html")).to_have_attribute("lang", language.replace("_", "-"))
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("[data-testid=stException], [data-testid=stAlertContentError]")).to_have_count(0)
    charts = seen.charts()
    seen.picture(f"{name}-{language}")
    assert (charts == 0) == (name in WITHOUT_CHARTS)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "height", "theme"), [(390, 844, "light"), (1366, 768, "dark")])
def test_a_page_fits_a_phone_and_the_night(
    name: str, width: int, height: int, theme: str, examples: Served, visit: Visitor
) -> None:
    """Nothing sticks out sideways, and every chart is drawn."""
    seen = visit(examples, width=width, height=height, theme=theme)
    page = seen.open(name, lang="uz")
    seen.charts()
    seen.picture(f"{name}-uz")
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 1


def test_the_first_start_says_that_the_data_are_examples(examples: Served, visit: Visitor) -> None:
    """Nobody takes invented figures for their own."""
    page = visit(examples).open("overview", lang="en")
    expect(page.get_by_role("note").first).to_contain_text("Example data")
