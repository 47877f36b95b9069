"""A page of cells before it has a format: what stands where, what is merged, and which cells are facts."""

from dataclasses import dataclass, field
from datetime import datetime

from tests.spreadsheets.families.truths import Fact

Cell = str | int | float | datetime | None
#: 0-based (row, column).
Place = tuple[int, int]


@dataclass
class Page:
    """`facts` are the cells that must be counted, and as what."""

    name: str
    cells: dict[Place, Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    facts: dict[Place, Fact] = field(default_factory=dict)
    #: Steps by which a cell's text is pushed to the right, where the format can say so.
    indents: dict[Place, int] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Cell) -> None:
        if value is not None:
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int, value: Cell) -> None:
        """One value over several cells."""
        self.put(top, left, value)
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        return max((row for row, _column in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        return max((column for _row, column in self.cells), default=-1) + 1

    def rows(self) -> list[list[Cell]]:
        return [[self.cells.get((i, j)) for j in range(self.width)] for i in range(self.height)]


def address(row: int, column: int) -> str:
    """(16, 3) → "D17"."""
    out, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return f"{out}{row + 1}"
