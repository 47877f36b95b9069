"""Every page opens in every language with the network shut, draws its charts, and leaves its picture; axe, which checks
contrast, names, roles and the order of headings, finds nothing on it that we could mend."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from metrics.languages import LANGUAGES
from tests.browser.conftest import Visitor
from tests.browser.looking import PAGES
from tests.browser.serving import Served

#: Pages that are words and tables only.
WITHOUT_CHARTS = {"report", "data", "definitions"}

#: Four rules of axe fail on plain Streamlit itself and are allowed, each for its reason; no other is.
ALLOWED = {
    "target-size": "the parts of Streamlit's date field are smaller than 24 pixels",
    "aria-dialog-name": "Streamlit's toast is a dialog without a name",
    "empty-table-header": "Streamlit's own table leaves the head of its index empty",
    "presentation-role-conflict": "Streamlit's icons are focusable and presentational at once",
}


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
    if language == "ru":  # the longest words; the rules do not look at the language
        assert_axe_finds_nothing(page)


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
    if theme == "dark":
        assert_axe_finds_nothing(page)


def test_the_first_start_says_that_the_data_are_examples(examples: Served, visit: Visitor) -> None:
    """Nobody takes invented figures for their own."""
    page = visit(examples).open("overview", lang="en")
    expect(page.get_by_role("note").first).to_contain_text("Example data")


def test_the_menu_has_room_or_says_what_it_leaves_out(examples: Served, visit: Visitor) -> None:
    """In the longest language all pages stand in the menu of a common window; a narrow one tells how many do not."""
    for width, said in ((1366, "Таърифлар"), (900, "Яна 5 та")):
        menu = visit(examples, width=width).open("overview", lang="uz_Cyrl").locator("[data-testid=stTopNav]")
        expect(menu).to_contain_text(said)
        assert ("Яна" in menu.inner_text()) == (width == 900)


def assert_axe_finds_nothing(page: Page) -> None:
    told = [
        "\n    ".join([f"{each['id']}: {each['help']}", *(f"{n['target']} {n['html'][:160]}" for n in each["nodes"])])
        for each in Axe().run(page).response["violations"]
        if each["id"] not in ALLOWED
    ]
    assert not told, "\n".join(told)
