"""Layouts of tables: each file recognises one and makes records of it; `LAYOUTS` is the order in which they try.

A recogniser takes a `Grid` and gives a `Flat`, or None where the cells are laid out otherwise. To add a layout, write
one file with `recognise` and one specimen in `tests/spreadsheets/layouts`, and put it in the list.
"""

from collections.abc import Callable

from metrics.spreadsheets.grid import Flat, Grid
from metrics.spreadsheets.layouts import countries_across, parts_across, tidy, transposed, years_across

Recogniser = Callable[[Grid], Flat | None]

#: From the most particular to the most general: what holds years across would also pass for a tidy table.
LAYOUTS: tuple[Recogniser, ...] = (
    years_across.recognise,
    countries_across.recognise,
    transposed.recognise,
    parts_across.recognise,
    tidy.recognise,
)
