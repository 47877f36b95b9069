"""The machine's own Chrome, for what only a browser can make: pictures and PDF. It is started for one job and ended.

A kept browser would draw faster, but holds half a gigabyte, and one that died would have to be noticed by the next who
comes. So each job has its own; one at a time. A browser that dies ends its job at once, one that hangs within a few
seconds; the next job starts afresh. Nothing is asked of any other host: the page that is shown forbids it.
"""

import asyncio
import base64
import logging
import tempfile
import threading
from collections.abc import Awaitable, Callable
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
    """A tab that shows our page. Every wait ends when the browser does."""

    def __init__(self, browser: Any, tab: Any) -> None:
        self._browser, self._tab = browser, tab

    async def ask(self, command: str, params: dict[str, Any] | None = None, within: float = ANSWER) -> dict[str, Any]:
        """One command and its result. Raises HamkorError where the browser died, or takes longer than `within`."""
        task = asyncio.ensure_future(self._tab.send_command(command, params))
        waited = 0.0
        while not task.done():
            if self._browser.subprocess.poll() is not None or waited > within:
                task.cancel()
                raise HamkorError(STOPPED)
            await asyncio.wait([task], timeout=0.1)
            waited += 0.1
        if task.cancelled() or task.exception() is not None:
            raise HamkorError(STOPPED)
        answer: dict[str, Any] = task.result()
        if "error" in answer or "exceptionDetails" in answer.get("result", {}):
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


async def _visit(path: str, page: str, work: Callable[[Window], Awaitable[T]]) -> T:
    from choreographer import Browser

    for name in ("choreographer", "browser_proc"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # it logs each line that the browser prints
    with tempfile.TemporaryDirectory(prefix="hamkor-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        browser = Browser(path)
        try:
            await _within(browser.open())
            window = Window(browser, await _within(browser.create_tab(file.as_uri())))
            for _try in range(round(DRAWN * 20)):
                if await window.evaluate("window.drawn === true"):
                    return await work(window)
                await asyncio.sleep(0.05)
            raise HamkorError(STOPPED)
        finally:
            await _closed(browser)


async def _within(work: Awaitable[T]) -> T:
    """What the library does by itself, as long as an answer may take; any trouble of it is the browser's."""
    try:
        return await asyncio.wait_for(work, ANSWER)
    except Exception as cause:
        raise HamkorError(STOPPED) from cause


async def _closed(browser: Any) -> None:
    """Ends the browser, politely or not."""
    try:
        await asyncio.wait_for(browser.close(), 3)
    except Exception:
        process = getattr(browser, "subprocess", None)
        if process is not None and process.poll() is None:
            process.kill()
