"""Engines turn a table into the frame that indicators compute on. To add one: a file here, and a line in `ENGINES`.

An engine is a function `(table, columns) -> narwhals DataFrame`; `columns` None means all of them.
"""

from collections.abc import Callable
from typing import Any

import narwhals as nw
import pandas as pd

from metrics.indicators.engines import pandas, polars
from metrics.settings import settings

Engine = Callable[[pd.DataFrame, tuple[str, ...] | None], nw.DataFrame[Any]]

ENGINES: dict[str, Engine] = {"pandas": pandas.frame, "polars": polars.frame}


def engine() -> Engine:
    """The engine that settings choose. Raises ValueError naming those there are."""
    if settings.engine not in ENGINES:
        raise ValueError(f"engine is {settings.engine!r}; it may be {', '.join(ENGINES)}")
    return ENGINES[settings.engine]
