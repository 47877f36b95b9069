"""Whose page is put together next: one after the other, who waits longest before the others.

All visitors share one interpreter. Left alone it gives each of their runs a slice in turn, so that the runs of a
hundred people end together, as late as the last of them; and having waited together, they come back together. One
after the other, the first waits for nobody and the last no longer than before (benchmarks/sessions.py: a tenth of the
time at p95).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

#: Seconds after which a page no longer waits for the one before it: that one hangs on something else, such as a
#: database that does not answer, and whoever waits for it would hang too.
PATIENCE = 2.0

_next = Semaphore()


@contextmanager
def turn(short: bool = True, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the one turn for the length of the block. Work that is not `short` takes none and stops nobody.

    After `patience` seconds the block begins without it.
    """
    held = short and _next.acquire(timeout=patience)
    try:
        yield
    finally:
        if held:
            _next.release()
