"""The machine's own Chrome, for what only a browser can make: pictures and PDF. It is started for one job and ended.

A kept browser would draw faster, but holds half a gigabyte, and one that died would have to be noticed by the next who
comes. So each job has its own; one at a time. A browser that dies ends its job at once, and so does the death of the
process in which it draws; one that hangs ends within a few seconds; the next job starts afresh. Nothing is asked of any
other host: the page that is shown forbids it.
"""

import asyncio
import base64
import logging
import tempfile
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from metrics.errors import HamkorError, Kind
from metrics.languages import N_

T = TypeVar("T")

MISSING = Kind(
    "exports.no-browser",
    "error",
    N_(
        "Pictures and PDF are drawn by Chrome, Chromium or Edge, and this machine has none. Take PNG or SVG from below "
        "a chart, or open the HTML page in your own browser and print it to PDF."
    ),
)
STOPPED = Kind(
    "exports.browser-stopped",
    "error",
    N_("The browser that draws pictures and PDF stopped before it was done. Try again; other formats do not need it."),
)

#: Seconds that one answer of the browser may take, and that a page may take until it is drawn.
ANSWER, DRAWN = 8.0, 60.0

_one_at_a_time = threading.Lock()


def find() -> str | None:
    """The browser that would be used; None where there is none."""
    from choreographer.browsers.chromium import Chromium

    return Chromium.find_browser(skip_local=False)


def visit(page: str, work: Callable[["Window"], Awaitable[T]]) -> T:
    """Opens a page of our own in a browser and does `work` with it once `window.drawn` is true there.

    Raises HamkorError: MISSING without a browser, STOPPED where it died or hung.
    """
    path = find()
    if path is None:
        raise HamkorError(MISSING)
    found: list[T] = []
    trouble: list[BaseException] = []

    def run() -> None:
        try:
            found.append(asyncio.run(_visit(path, page, work)))
        except BaseException as error:
            trouble.append(error)

    with _one_at_a_time:
        # A thread of its own: whoever asks may already run a loop.
        thread = threading.Thread(target=run, name="chrome", daemon=True)
        thread.start()
        thread.join()
    if trouble:
        raise trouble[0]
    return found[0]


class Window:
    """A tab that shows our page. Every wait ends when the browser does, or the process that draws the page."""

    def __init__(self, browser: Any, tab: Any, death: "Death") -> None:
        self._browser, self._tab, self._death = browser, tab, death

    async def ask(self, command: str, params: dict[str, Any] | None = None, within: float = ANSWER) -> dict[str, Any]:
        """One command and its result. Raises HamkorError where the browser died, or takes longer than `within`."""
        answer: dict[str, Any] = await self._death.or_else(self._tab.send_command(command, params), within)
        if "error" in answer or "exceptionDetails" in answer.get("result", {}):
            if await self._death.follows():
                raise HamkorError(STOPPED)
            raise RuntimeError(f"the page refused {command}: {answer}")
        return dict(answer["result"])

    async def evaluate(self, script: str, within: float = ANSWER) -> Any:
        """What a script of the page gives; a promise is waited for."""
        params = {"expression": script, "awaitPromise": True, "returnByValue": True}
        return (await self.ask("Runtime.evaluate", params, within))["result"].get("value")

    async def pdf(self) -> bytes:
        """The page on paper, as its own styles want it, with bookmarks."""
        params = {"printBackground": True, "preferCSSPageSize": True, "generateDocumentOutline": True,
                  "generateTaggedPDF": True}  # fmt: skip
        return base64.b64decode((await self.ask("Page.printToPDF", params, DRAWN))["data"])


class Death:
    """Knows at once when a browser is gone: its process has ended, or the one in which its page is drawn."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._come = asyncio.Event()
        self._watch = asyncio.create_task(self._watching())

    async def _watching(self) -> None:
        while (process := getattr(self._browser, "subprocess", None)) is None or process.poll() is None:
            await asyncio.sleep(0.05)
        self._come.set()

    async def crashed(self, _event: Any) -> None:
        """The browser lives and tells that the page's own process does not."""
        self._come.set()

    async def follows(self) -> bool:
        """Whether a refusal was the first sign of it."""
        with suppress(TimeoutError):
            return await asyncio.wait_for(self._come.wait(), 0.5)
        return False

    async def or_else(self, work: Awaitable[T], within: float = ANSWER) -> T:
        """What `work` gives. Raises HamkorError at the death, after `within` seconds, and for any trouble of `work`."""
        task, death = asyncio.ensure_future(work), asyncio.ensure_future(self._come.wait())
        await asyncio.wait([task, death], timeout=within, return_when=asyncio.FIRST_COMPLETED)
        death.cancel()
        if task.done() and not task.cancelled() and task.exception() is None:
            return task.result()
        cause = task.exception() if task.done() and not task.cancelled() else None
        # What it still says when it ends, nobody waits to hear.
        task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
        task.cancel()
        raise HamkorError(STOPPED) from cause

    def forget(self) -> None:
        self._watch.cancel()


async def _visit(path: str, page: str, work: Callable[[Window], Awaitable[T]]) -> T:
    from choreographer import Browser

    for name in ("choreographer", "browser_proc"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # it logs each line that the browser prints
    with tempfile.TemporaryDirectory(prefix="hamkor-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        browser = Browser(path)
        death = Death(browser)
        try:
            await death.or_else(browser.open())
            tab = await death.or_else(browser.create_tab())
            tab.subscribe("Inspector.targetCrashed", death.crashed)
            window = Window(browser, tab, death)
            await window.ask("Inspector.enable")
            await window.ask("Page.navigate", {"url": file.as_uri()})
            for _try in range(round(DRAWN * 20)):
                if await window.evaluate("window.drawn === true"):
                    return await work(window)
                await asyncio.sleep(0.05)
            raise HamkorError(STOPPED)
        finally:
            death.forget()
            await _closed(browser)


async def _closed(browser: Any) -> None:
    """Ends the browser, politely or not."""
    try:
        await asyncio.wait_for(browser.close(), 3)
    except Exception:
        process = getattr(browser, "subprocess", None)
        if process is not None and process.poll() is None:
            process.kill()
