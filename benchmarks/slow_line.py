"""A first visit from a village school: 5 Mbit/s and 80 ms, nothing in the cache, the server already warm."""

from playwright.sync_api import Page

from benchmarks.drawing import chromium_window, first_drawn, visitor
from benchmarks.ratio import Line, show
from benchmarks.served import running

TURNS = 3
MEGABITS, DELAY_MS = 5, 80


def measure() -> list[Line]:
    with running("ours", "plain") as (ours, plain), chromium_window() as browser:
        drawn: dict[str, list[float]] = {ours.url: [], plain.url: []}
        for url in drawn:
            person = visitor(browser)
            first_drawn(person.new_page(), url)
            person.close()
        for _ in range(TURNS):
            for url, seconds in drawn.items():
                person = visitor(browser)
                seconds.append(first_drawn(_slow(person.new_page()), url))
                person.close()
    work = f"cold over {MEGABITS} Mbit/s, {DELAY_MS} ms"
    return [Line(work, drawn[ours.url], "plain", drawn[plain.url], most=0.55)]


def _slow(page: Page) -> Page:
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    bytes_a_second = MEGABITS * 1_000_000 // 8
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": DELAY_MS,
            "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second,
        },
    )
    return page


if __name__ == "__main__":
    show(measure)
