"""Years across: a row a country (or level, or faculty), a column a year, alone or over months, sexes, levels, measures.

    Country    | 2019/20 | 2020/21          Country | 2022             | 2023
    Uzbekistan |     120 |     131                  | Total | of which women | Total | of which women
                                            India   |    34 |       12 |    36 |    14

Columns beside the years that are no years (a rank, a change in per cent) are set aside, and so are parts of a year's
number beside it. Where a year has parts only, they are its records, each with its sex, level or month.
"""

from metrics.spreadsheets.grid import Flat, Grid
from metrics.spreadsheets.layouts import crossed, headers, heading

#: So many years side by side, at least, tell that one of them stands twice.
LEAST_YEARS = 3


def recognise(grid: Grid) -> Flat | None:
    """Records of label × year, or None where no heading names years."""
    found = crossed.look(grid)
    return crossed.flatten(grid, found, "years across") if found and found.says("year") else None


def doubled(grid: Grid) -> tuple[int, int, int] | None:
    """(row, column, column) of a year that stands twice side by side among years in order; None where none does.

    Such a heading is no slip that may be mended unseen: either column may be the year before or after.
    """
    for row in range(min(headers.DEPTH, grid.height - 1)):
        said = heading.read_row(grid, row)
        told = [(j, label.year) for j, label in said.items() if label.year and not label.rest and not label.parts]
        again = [n for n in range(1, len(told)) if told[n][1] == told[n - 1][1]]
        order = [year for _j, year in told]
        if len(told) < LEAST_YEARS or len(again) != 1 or len(set(order)) != len(order) - 1:
            continue
        below = [cell for j, _year in told for cell in grid.cells[row + 1 :, j] if cell is not None]
        if order in (sorted(order), sorted(order, reverse=True)) and all(map(heading.is_number, below)):
            return row, told[again[0] - 1][0], told[again[0]][0]
    return None
