"""Another unit is chosen on the overview: from the click to the last stroke, in a real browser."""

from benchmarks.drawing import choose_unit, chromium_window, first_drawn, visitor
from benchmarks.ratio import Line, show
from benchmarks.served import running

TURNS = 30
UNITS = 3


def measure() -> list[Line]:
    with running("ours", "floor") as (ours, floor), chromium_window() as browser:
        pages = []
        for served in (ours, floor):
            page = visitor(browser).new_page()
            first_drawn(page, served.url)
            pages.append(page)
        taken: list[list[float]] = [[], []]
        for turn in range(TURNS):
            for page, seconds in zip(pages, taken, strict=True):
                page.bring_to_front()
                seconds.append(choose_unit(page, (turn + 1) % UNITS))
    unseen, seen = slice(0, UNITS - 1), slice(UNITS, None)
    return [
        Line("change of unit → last drawing", taken[0][seen], "floor", taken[1][seen], most=1.25),
        Line("change of unit that nobody asked for before", taken[0][unseen], "floor", taken[1][unseen]),
    ]


if __name__ == "__main__":
    show(measure)
