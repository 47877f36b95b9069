"""What was worked out of the tables, kept for the next question. Tables are never changed, so it stays true.

An entry goes with the tables that it was made from, or when others are asked for more often.
"""

import weakref
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from threading import RLock
from typing import Any, TypeVar, cast

import pandas as pd

from metrics import units
from metrics.indicators.asking import Asking
from metrics.settings import settings

T = TypeVar("T")


class Kept:
    """The last `most` results, by key and the very tables that they were made from."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, tuple[Any, list[weakref.ref[pd.DataFrame]]]] = OrderedDict()
        self._lock = RLock()

    def get(self, tables: Iterable[pd.DataFrame], key: Hashable, make: Callable[[], T]) -> T:
        """What was made under `key` of these tables, or what `make` makes now."""
        tables = tuple(tables)
        place = (key, *map(id, tables))
        with self._lock:
            found = self._made.get(place)
            if found is not None:
                self._made.move_to_end(place)
        # Another table may get the id of one that is gone.
        if found is None or any(ref() is not table for ref, table in zip(found[1], tables, strict=True)):
            found = (make(), [weakref.ref(table, lambda _gone: self._made.pop(place, None)) for table in tables])
            with self._lock:
                self._made[place] = found
                while len(self._made) > self._most:
                    self._made.popitem(last=False)
        return cast(T, found[0])

    def told(self, asking: Asking, key: Hashable, make: Callable[[Asking], T], held: object = None) -> T:
        """As `get`, of all the tables that `asking` has; the notes on the way are said to it each time.

        `held` lives as long as the entry, so that an id of it may be part of the key.
        """

        def apart() -> tuple[T, Asking, object]:
            alone = replace(asking, counted=Counter(), said={})
            return make(alone), replace(alone, tables={}), held

        around = (asking.years, asking.today, asking.question.calendar, settings, id(units.tree()))
        made, alone, _held = self.get(asking.tables.values(), (key, around), apart)
        asking.counted.update(alone.counted)
        asking.said.update(alone.said)
        return made
