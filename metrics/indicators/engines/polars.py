"""Polars, for larger tables: on several cores. The table is converted once and kept for as long as it lives."""

import weakref
from typing import Any

import narwhals as nw
import pandas as pd

_kept: dict[int, Any] = {}


def frame(table: pd.DataFrame, columns: tuple[str, ...] | None = None) -> nw.DataFrame[Any]:
    """The table, or some of its columns, as Polars has it. Raises ImportError where Polars is not installed."""
    import polars  # told only to those who ask for it

    if id(table) not in _kept:
        _kept[id(table)] = polars.from_pandas(table)
        weakref.finalize(table, _kept.pop, id(table), None)
    return nw.from_native(_kept[id(table)] if columns is None else _kept[id(table)].select(columns), eager_only=True)
