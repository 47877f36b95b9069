"""Whose page is put together next: one after the other, in the order in which they came.

All visitors share one interpreter. Left alone it gives each of their runs a slice in turn, so that the runs of a
hundred people end together, as late as the last of them; and having waited together, they come back together. One
after the other, the first waits for nobody and the last no longer than before (benchmarks/sessions.py: a tenth of the
time at p95).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

_next = Semaphore()


@contextmanager
def turn(short: bool = True) -> Iterator[None]:
    """Hold the one turn for the length of the block. Work that is not `short` takes none and stops nobody."""
    if not short:
        yield
        return
    with _next:
        yield
