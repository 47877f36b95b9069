"""Dimensions as small numbers: what a table holds in words is numbered once, and groups are told apart by numbers.

A page asks the same rows by year, by country, by both; numbering the words anew for each question took longer than
adding up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.indicators.kept import Kept
from metrics.indicators.periods import plain

Numbers = npt.NDArray[np.int64]
Key = tuple[Any, ...]

#: How many columns of tables are kept numbered.
_kept = Kept(most=128)


@dataclass(frozen=True, slots=True)
class Coded:
    """`codes` are places in `values`, one a row."""

    codes: npt.NDArray[Any]
    values: Sequence[Any]

    def at(self, rows: Numbers) -> "Coded":
        """Of some rows alone, by their place."""
        return Coded(self.codes[rows], self.values)


def column(table: pd.DataFrame, *names: str) -> Coded:
    """A column of a table, or what several hold together, as tuples. Every kind of missing is None."""

    def make() -> Coded:
        if len(names) == 1:
            return coded(table[names[0]])
        groups, keys = grouped([column(table, name) for name in names], len(table))
        return Coded(_small(groups, len(keys)), keys)

    return _kept.get((table,), names, make)


def coded(values: Any) -> Coded:
    """Any list or column, numbered."""
    codes, known = pd.factorize(values)
    missing = codes < 0
    codes = np.where(missing, len(known), codes) if missing.any() else codes
    return Coded(_small(codes, len(known) + 1), [*(plain(value) for value in known.tolist()), None])


def _small(codes: npt.NDArray[Any], most: int) -> npt.NDArray[Any]:
    """The same codes in no more room than they need: a long table has many of them."""
    return codes.astype(np.min_scalar_type(most))


def grouped(columns: Sequence[Coded], rows: int) -> tuple[Numbers, list[Key]]:
    """For each of `rows` rows the number of its group, and the key of each group: its value in every column."""
    if not columns:
        return np.zeros(rows, dtype=np.int64), [()] * bool(rows)
    together = np.zeros(rows, dtype=np.int64)
    for one in columns:
        together = together * len(one.values) + one.codes
    groups, met = pd.factorize(together)
    parts: list[list[Any]] = []
    for one in reversed(columns):
        met, codes = np.divmod(met, len(one.values))
        parts.append([one.values[code] for code in codes.tolist()])
    return groups, list(zip(*reversed(parts), strict=True))
