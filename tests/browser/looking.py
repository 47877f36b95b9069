"""How the stories look at a page: wait until it stands still, take its picture, ask what it tried to fetch."""

from pathlib import Path
from urllib.parse import urlencode, urlparse

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"

#: No sandbox: CI is root. The rest keeps Chromium from talking to its maker; the resolver knows no host but this one.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

#: A page in one language, as the address says it.
PAGES = {
    "overview": "",
    "students": "students",
    "mobility": "mobility",
    "programs": "programs",
    "partners": "partners",
    "report": "report",
    "data": "data",
    "definitions": "definitions",
}
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


class Visit:
    """One person at one browser window. `strangers` are the addresses outside this host that the page asked for."""

    def __init__(self, browser: Browser, url: str, width: int = 1366, height: int = 768, theme: str = "light") -> None:
        self.url, self.width, self.theme = url, width, theme
        self.strangers: list[str] = []
        self.broken: list[str] = []
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            accept_downloads=True,
            locale="en",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.context.on("request", self._notice)
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))

    def _notice(self, request: Request) -> None:
        address = urlparse(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            self.strangers.append(request.url)

    def open(self, page: str = "overview", **choices: str) -> Page:
        """Open a page by its name with choices in the address, and wait until it stands still."""
        query = f"?{urlencode(choices)}" if choices else ""
        self.page.goto(f"{self.url}/{PAGES[page]}{query}")
        expect(self.page.locator("h1, [role=alert]").first).to_be_attached()
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until no run is under way, for long enough that a second one would have begun."""
        still = self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
        expect(still).to_be_attached()
        self.page.wait_for_timeout(250)
        expect(still).to_be_attached()
        expect(self.page.locator("[data-testid=stSkeleton]")).to_have_count(0)

    def charts(self) -> int:
        """How many charts are drawn, once every chart of the page is."""
        placed = self.page.locator("[data-testid=stPlotlyChart]")
        for i in range(placed.count()):
            placed.nth(i).scroll_into_view_if_needed()
            expect(placed.nth(i).locator(".js-plotly-plot .main-svg").first).to_be_attached()
        return placed.count()

    def messages(self) -> Locator:
        """The titles over the charts. They are made from the numbers, so they change when a number does."""
        return self.page.locator(".card-head h2")

    def picture(self, name: str) -> Path:
        """The whole page, not only what the window shows, as `<name>-<theme>-<width>.png` among the screenshots."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        tall = self.page.evaluate(
            "() => Math.max(innerHeight, ...[...document.querySelectorAll('[data-testid=stMain]')]"
            ".map(main => main.scrollHeight + main.getBoundingClientRect().top))"
        )
        shown = self.page.viewport_size
        self.page.set_viewport_size({"width": self.width, "height": min(int(tall), 9000)})
        self.page.wait_for_timeout(500)
        file = SCREENSHOTS / f"{name}-{self.theme}-{self.width}.png"
        self.page.screenshot(path=file)
        if shown:
            self.page.set_viewport_size(shown)
        return file
