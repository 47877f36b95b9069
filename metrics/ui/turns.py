"""Whose page is put together next: one after the other, who waits longest before the others.

All visitors share one interpreter. Left alone it gives each of their runs a slice in turn, so that the runs of a
hundred people end together, as late as the last of them; and having waited together, they come back together. One
after the other, the first waits for nobody and the last no longer than before (benchmarks/sessions.py: a tenth of the
time at p95).
"""

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

#: Seconds after which a page is no longer waited for: it hangs on something else, such as a database that does not
#: answer, and whoever waits for it would hang too.
PATIENCE = 2.0


class Turns:
    """One turn, handed from each to the first in the line behind.

    Not one of the standard library's locks: there somebody new may step in between, and who stood first goes to the
    end of the line; one in ten would wait twice.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._lock, self._line = Lock(), deque[Event]()
        self._taken, self._since = False, 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the turn for the length of the block.

        Where the page before takes longer than `patience`, the block begins without it. The length of the line counts
        for nothing: if all who stand in a long one began at once, they would only make each other slower.
        """
        held = self._take()
        try:
            yield
        finally:
            if held:
                self._hand_on()

    def _take(self) -> bool:
        """Wait for the turn; False where the page before hangs."""
        with self._lock:
            if not self._taken:
                self._taken, self._since = True, time.monotonic()
                return True
            mine = Event()
            self._line.append(mine)
        while not mine.wait(max(self._left(), 0.0)):
            with self._lock:
                if not mine.is_set() and self._left() <= 0:
                    self._line.remove(mine)
                    return False
        return True

    def _hand_on(self) -> None:
        with self._lock:
            self._taken, self._since = bool(self._line), time.monotonic()
            if self._line:
                self._line.popleft().set()

    def _left(self) -> float:
        """Seconds that the page before may still take."""
        return self._since + self._patience - time.monotonic()


turn = Turns().turn
