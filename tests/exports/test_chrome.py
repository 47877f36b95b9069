"""The browser on the server may be missing, die or hang; nobody waits for it, and the next try works."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfReader

from metrics.errors import HamkorError
from metrics.exports import chrome
from metrics.exports.formats import FORMATS
from metrics.exports.paper import alone
from metrics.languages import speaking
from tests.charts.specimens import SPECIMENS
from tests.exports.papers import paper, written

browser = pytest.mark.skipif(chrome.find() is None, reason="no Chrome, Chromium or Edge on this machine")
PAGE = "<!doctype html><script>window.drawn = true</script>"


@pytest.mark.parametrize("key", [key for key, one in FORMATS.items() if one.drawn])
def test_without_a_browser(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs a browser says at once that there is none and how else to get it; everything else works."""
    monkeypatch.setattr(chrome, "find", lambda: None)
    began = time.perf_counter()
    with pytest.raises(HamkorError, match="print it to PDF"):
        FORMATS[key].make(alone(SPECIMENS["columns"]("en")))
    assert time.perf_counter() - began < 5
    for other, one in FORMATS.items():
        if not one.drawn:
            assert FORMATS[other].make(alone(SPECIMENS["columns"]("en")))


def _family(process: int) -> list[int]:
    """A process and those that it started, youngest first."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True)
    return [*(pid for child in found.stdout.split() for pid in _family(int(child))), process]


def _all(process: int) -> bool:
    return True


def _drawing(process: int) -> bool:
    """Whether a process is one in which a page is drawn: what a machine short of memory ends first."""
    with suppress(OSError):
        return b"--type=renderer" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


@browser
@pytest.mark.browser
@pytest.mark.parametrize("which", [_all, _drawing])
def test_a_browser_that_dies_is_told_and_replaced(which: Callable[[int], bool]) -> None:
    """Killed in the middle of its work, whole or in the part that draws: an error in words within ten seconds,
    though a minute was allowed, and the next try works."""
    if which is _drawing and not Path("/proc/self/cmdline").exists():
        pytest.skip("processes tell what they are only on Linux")
    killed: list[float] = []

    def kill(process: int) -> None:
        killed.append(time.perf_counter())
        for one in filter(which, _family(process)):
            with suppress(ProcessLookupError):  # a child may have ended with its parent
                os.kill(one, signal.SIGKILL)

    async def die(window: chrome.Window) -> None:
        threading.Timer(0.2, kill, [window._browser.subprocess.pid]).start()
        await window.evaluate("new Promise(() => {})", within=chrome.DRAWN)

    with pytest.raises(HamkorError, match="stopped before it was done"):
        chrome.visit(PAGE, die)
    assert time.perf_counter() - killed[0] < 10

    async def count(window: chrome.Window) -> int:
        return int(await window.evaluate("1 + 1"))

    assert chrome.visit(PAGE, count) == 2


@browser
@pytest.mark.browser
def test_a_script_that_hangs_is_left() -> None:
    """A page that never answers costs some seconds, not the server."""

    async def hang(window: chrome.Window) -> None:
        await window.evaluate("new Promise(() => {})", within=0.5)

    with pytest.raises(HamkorError):
        chrome.visit(PAGE, hang)


@browser
@pytest.mark.browser
def test_paper_has_pages_where_the_contents_say(tmp_path: Path) -> None:
    """Each chart stands on the page that the contents name, one a page, and letters of all four languages are text."""
    with speaking("uz_Cyrl"):
        whole = paper("uz_Cyrl", "columns", "ranked_bars", "bubble_map", "headlines")
        file = written(tmp_path, "paper.pdf", FORMATS["pdf"].make(whole))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]
    assert len(pages) == 2 + len(whole.charts)  # contents, sentences, charts
    for place, (chart, page) in enumerate(zip(whole.charts, pages[2:], strict=True), start=3):
        assert chart.title.split()[0] in page and f"{place}/{len(pages)}" in page.replace(" ", "")
    assert "Хорижий талабалар" in pages[2]
