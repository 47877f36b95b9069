"""A browser for each worker, the dashboard with its example data, and visitors that fail on any outside request."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.looking import ARGUMENTS, Visit
from tests.browser.serving import Served, serving

Visitor = Callable[..., Visit]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every story in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.skip("no Chromium, Chrome or Edge was found; `make test` installs one")
    with sync_playwright() as driver:
        window = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield window
        window.close()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The dashboard as it is on its first day: an empty ledger, the example data. Nobody may upload to it."""
    with serving(tmp_path_factory.mktemp("examples") / "data") as served:
        yield served


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """A dashboard of one's own, to change."""
    with serving(tmp_path / "data") as served:
        yield served


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visitor]:
    """Opens windows on a server; fails the story where one of them asked another host or where a script broke."""
    visits: list[Visit] = []

    def opened(served: Served, width: int = 1366, height: int = 768, theme: str = "light") -> Visit:
        visits.append(Visit(browser, served.url, width, height, theme))
        return visits[-1]

    yield opened
    for each in visits:
        each.context.close()
    assert [address for each in visits for address in each.strangers] == [], "asked another host"
    assert [error for each in visits for error in each.broken] == [], "a script broke on the page"
