"""When was the last stroke drawn? A clock inside the page, the same for every page that shows plotly figures.

The clock notes each change inside a chart, and each click. A page has drawn when its script has ended, every chart that
was placed has its drawing, and nothing has moved in any of them for a second; the time of the last movement is the
answer, so that the waiting itself is not counted.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium
from tests.browser.looking import ARGUMENTS

CLOCK = """
window.strokes = {last: 0, clicked: 0};
new MutationObserver(changes => {
  for (const change of changes) {
    const at = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    if (at && at.closest('.js-plotly-plot')) { window.strokes.last = performance.now(); return; }
  }
}).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
addEventListener('click', () => { window.strokes.clicked = performance.now(); }, true);
"""

PATIENCE = 120.0
STILL = """() => {
  const placed = document.querySelectorAll('[data-testid=stPlotlyChart]');
  return document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]') && placed.length
    && [...placed].every(chart => chart.querySelector('.main-svg'))
    && window.strokes.last > window.strokes.clicked && performance.now() - window.strokes.last > 1000;
}"""


@contextmanager
def chromium_window() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        raise SystemExit("no browser was found; `make test` installs one")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def visitor(browser: Browser) -> BrowserContext:
    """Somebody who was never here: nothing is kept from before."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en")
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(CLOCK)
    return context


def first_drawn(page: Page, url: str) -> float:
    """Seconds from asking for `url` to the last stroke."""
    page.goto(url, wait_until="commit")
    _wait(page)
    return float(page.evaluate("window.strokes.last")) / 1000


def choose_unit(page: Page, place: int) -> float:
    """Choose the option at `place` in the list of units; seconds from the click to the last stroke."""
    page.locator(".st-key-unit [role=combobox], .st-key-unit input").first.click()
    page.get_by_role("option").nth(place).click()
    page.mouse.move(2, 2)
    _wait(page)
    return float(page.evaluate("window.strokes.last - window.strokes.clicked")) / 1000


def _wait(page: Page) -> None:
    """Asks from outside: `wait_for_function` evaluates inside the page, which our content policy rightly refuses."""
    until = time.monotonic() + PATIENCE
    while not page.evaluate(STILL):
        if time.monotonic() > until:
            raise TimeoutError(f"{page.url} was still drawing after {PATIENCE:.0f} s")
        page.wait_for_timeout(100)


def charts(page: Page) -> int:
    return page.locator("[data-testid=stPlotlyChart]").count()
