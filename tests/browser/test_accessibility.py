"""axe finds nothing on any page that we could mend.

Four of its rules fail on plain Streamlit itself and are allowed, each for its reason; no other is.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visitor
from tests.browser.looking import PAGES
from tests.browser.serving import Served

ALLOWED = {
    "target-size": "the parts of Streamlit's date field are smaller than 24 pixels",
    "aria-dialog-name": "Streamlit's toast is a dialog without a name",
    "empty-table-header": "Streamlit's own table leaves the head of its index empty",
    "presentation-role-conflict": "Streamlit's icons are focusable and presentational at once",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, theme: str, examples: Served, visit: Visitor) -> None:
    """Contrast, names, roles, order of headings: what a machine can check is right on every page."""
    seen = visit(examples, theme=theme)
    page = seen.open(name, lang="ru")
    seen.charts()
    told = [
        "\n    ".join([f"{each['id']}: {each['help']}", *(f"{n['target']} {n['html'][:160]}" for n in each["nodes"])])
        for each in Axe().run(page).response["violations"]
        if each["id"] not in ALLOWED
    ]
    assert not told, "\n".join(told)
