"""One table on its way from records to rows: what the rooms that understand it hand on to each other."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Column, Flat, Mask
from metrics.spreadsheets.values import Numbers


@dataclass(slots=True)
class Draft:
    """One table on its way: its records, what its columns are, which records count, and what the rows will be."""

    flat: Flat
    found: Meanings
    key: str
    subject: str
    data: Mask
    measure: Column | None = None
    typed: Numbers | None = None
    year: int | None = None
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    #: Records left out because others of the same label column add up to them (`wholes`): checked on their own.
    wholes: Mask = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def __post_init__(self) -> None:
        if len(self.wholes) != len(self.data):
            self.wholes = np.zeros(len(self.data), dtype=bool)

    @property
    def sheet(self) -> str | None:
        return self.flat.grid.sheet.name

    @property
    def size(self) -> int:
        return self.flat.size
