"""Years across: a row a country (or level, or faculty), a column a year, alone or over months, sexes, levels, measures.

    Country    | 2019/20 | 2020/21          Country | 2022             | 2023
    Uzbekistan |     120 |     131                  | Total | of which women | Total | of which women
                                            India   |    34 |       12 |    36 |    14

Columns beside the years that are no years (a rank, a change in per cent) are set aside, and so are parts of a year's
number beside it. Where a year has parts only, they are its records, each with its sex, level or month.
"""

from metrics.spreadsheets.grid import Flat, Grid
from metrics.spreadsheets.layouts import crossed


def recognise(grid: Grid) -> Flat | None:
    """Records of label × year, or None where no heading names years."""
    found = crossed.look(grid)
    return crossed.flatten(grid, found, "years across") if found and found.says("year") else None
