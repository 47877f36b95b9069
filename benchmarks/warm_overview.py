"""The overview for somebody who was here before: scripts in the browser's cache, figures in the server's."""

from benchmarks.drawing import charts, chromium_window, first_drawn, visitor
from benchmarks.ratio import Line, show
from benchmarks.served import running

TURNS = 7


def measure() -> list[Line]:
    with running("ours", "floor") as (ours, floor), chromium_window() as browser:
        drawn: dict[str, list[float]] = {ours.url: [], floor.url: []}
        shown = {}
        person = visitor(browser)
        for turn in range(TURNS + 1):
            for url in drawn:
                page = person.new_page()
                seconds = first_drawn(page, url)
                shown[url] = charts(page)
                page.close()
                if turn:  # the first visit fills the caches
                    drawn[url].append(seconds)
    if shown[ours.url] != shown[floor.url]:
        raise RuntimeError(f"ours shows {shown[ours.url]} charts, the floor {shown[floor.url]}: no fair race")
    return [Line("warm overview, all charts drawn", drawn[ours.url], "floor", drawn[floor.url], most=1.25)]


if __name__ == "__main__":
    show(measure)
