"""pandas, the default: tables are pandas already, so nothing is copied."""

from typing import Any

import narwhals as nw
import pandas as pd


def frame(table: pd.DataFrame, columns: tuple[str, ...] | None = None) -> nw.DataFrame[Any]:
    """The table, or a view of some of its columns."""
    return nw.from_native(table if columns is None else table[list(columns)], eager_only=True)
