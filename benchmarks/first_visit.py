"""The very first visitor after a start, with nothing in the browser's cache: what `lifespan` warms up shows here."""

from benchmarks.drawing import chromium_window, first_drawn, visitor
from benchmarks.ratio import Line, show
from benchmarks.served import running

TURNS = 5


def measure() -> list[Line]:
    drawn: dict[str, list[float]] = {"ours": [], "floor": []}
    with chromium_window() as browser:
        for _ in range(TURNS):
            for name, seconds in drawn.items():
                with running(name) as (served,):
                    person = visitor(browser)
                    seconds.append(first_drawn(person.new_page(), served.url))
                    person.close()
    return [Line("first visit after start", drawn["ours"], "floor", drawn["floor"], most=1.25)]


if __name__ == "__main__":
    show(measure)
