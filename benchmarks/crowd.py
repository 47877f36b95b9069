"""Twenty people who change the unit at once and never stop to think: how long the slowest twentieth waits."""

import asyncio

from benchmarks.clients import crowd, high
from benchmarks.ratio import Line, show
from benchmarks.served import running

PEOPLE, TIMES, TURNS = 20, 4, 2


def measure() -> list[Line]:
    with running("ours", "plain") as (ours, plain):
        waits: dict[str, list[float]] = {ours.url: [], plain.url: []}
        for _ in range(TURNS):
            for url, seconds in waits.items():
                seconds.append(high(asyncio.run(crowd(url, PEOPLE, TIMES))))
    return [Line(f"{PEOPLE} people changing at once, p95", waits[ours.url], "plain", waits[plain.url], most=0.15)]


if __name__ == "__main__":
    show(measure)
