"""Parts across: all, men and women side by side; bachelors, masters, doctors; the months of the row's year.

    Year | Country | Total | Men | Women        Year | Country | Men | Women
    2021 | India   |    34 |  22 |    12        2021 | India   |  22 |    12

The whole is counted and its parts are set aside; where only the parts stand there, each is a record with its sex, level
or month. A table with further numbers that are neither is a tidy one, and which of them counts is decided there.
"""

from metrics.spreadsheets.grid import Flat, Grid
from metrics.spreadsheets.layouts import crossed


def recognise(grid: Grid) -> Flat | None:
    """Records of the whole, or of its parts; None where some column of numbers is neither."""
    found = crossed.look(grid)
    if found is None or found.unknown or not found.says("parts") or len({head.measure for head in found.heads}) > 1:
        return None
    return crossed.flatten(grid, found, "parts across")
