"""Countries across: a row a year (or a level, a faculty), a column a country.

    Year | India | Egypt | Total
    2021 |    34 |    12 |    46

The total beside the countries is set aside and used to check them.
"""

from metrics.spreadsheets.grid import Flat, Grid
from metrics.spreadsheets.layouts import crossed


def recognise(grid: Grid) -> Flat | None:
    """Records of label × country, or None where no heading names countries."""
    found = crossed.look(grid)
    return crossed.flatten(grid, found, "countries across") if found and found.says("country") else None
