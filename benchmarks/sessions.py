"""A hundred people who think for two seconds between changes: how long they wait, and what the server holds."""

import asyncio

import psutil

from benchmarks.clients import crowd, high
from benchmarks.ratio import Line, show
from benchmarks.served import running

PEOPLE, TIMES, THINK = 100, 8, 2.0


def measure() -> list[Line]:
    """Half a second is a promise for a machine that is free; the bare page beside it tells how free this one was."""
    with running("ours", "floor") as pages:
        waits = []
        for page in pages:
            asyncio.run(crowd(page.url, 1, 3))
            waits.append(asyncio.run(_watched(page.url, page.pid)))
    (ours, megabytes), (floor, _megabytes) = waits
    work = f"{PEOPLE} sessions, {THINK:g} s think time, p95"
    return [
        Line(work, [high(ours)], most=0.5),
        Line(work, [high(ours)], "floor", [high(floor)]),
        Line(f"{PEOPLE} sessions, memory of the server", [megabytes], most=300 + 0.2 * PEOPLE, unit="MB"),
    ]


async def _watched(url: str, pid: int) -> tuple[list[float], float]:
    """The waits, and the most that the serving process held meanwhile (without the reader's own process)."""
    server, most = psutil.Process(pid), 0.0
    people = asyncio.create_task(crowd(url, PEOPLE, TIMES, THINK))
    while not people.done():
        most = max(most, server.memory_info().rss / 1e6)
        await asyncio.sleep(0.5)
    return people.result(), most


if __name__ == "__main__":
    show(measure)
