"""What rows say together: the same twice, totals that disagree, parts of a year, sheets that repeat others."""

from metrics.errors import Kind
from metrics.languages import N_

ROWS_TWICE = Kind(
    "rows-twice", "warning", N_("Rows that say exactly the same (duplicate): {count}, for example {cell} and {other}.")
)
ROWS_CONFLICT = Kind(
    "rows-conflict",
    "error",
    N_("{cell} and {other} contradict each other (duplicate key): “{text}” and “{text_other}”. Rows: {count}."),
)
ROWS_ADDED = Kind(
    "rows-added",
    "info",
    N_("Rows with the same labels and different numbers were added up: {count}, for example {cell} and {other}."),
)
CONFLICT_ASKED = Kind(
    "conflict-asked",
    "warning",
    N_(
        "Rows that have the same labels as another and a different number (duplicate key): {count}, for example {cell} "
        "(“{text}”) and {other} (“{text_other}”). Are they parts to be added up, or is one of them wrong?"
    ),
)
PARTS = N_("Add them up: they are parts that the sheet does not name")
ONE_IS_WRONG = N_("One of them is wrong: I shall correct the sheet")
TOTAL_DIFFERS = Kind(
    "total-differs",
    "warning",
    N_("The total in {cell} is {said}, but the rows from {other} on add up to {sum}: they disagree."),
)
TOTALS_ASKED = Kind(
    "totals-asked",
    "warning",
    N_("Totals of the sheet disagree with the sum of their rows: {count}, the first in {cell}. What is to be done?"),
)
TOTALS_WRONG = Kind(
    "totals-wrong",
    "error",
    N_("Totals disagree with their rows, the first in {cell}. Correct the sheet, save it and drop it again."),
)
PARTS_ASKED = Kind(
    "parts-asked",
    "warning",
    N_("Numbers that are counted disagree with the sum of their parts: {count}, the first in {cell}. Which hold?"),
)
COUNT_TOTALS = N_("Count the stated totals; their parts are not used")
PERIODS_ADDED = Kind(
    "periods-added",
    "warning",
    N_("The table from {cell} on has no number for a whole year: its months or quarters were added up."),
)
PERIODS_ASKED = Kind(
    "periods-asked",
    "warning",
    N_("The table from {cell} on counts by month or quarter, without a number for the year. Who are these people?"),
)
YEAR_INCOMPLETE = Kind(
    "year-incomplete",
    "warning",
    N_("The year {year} is not complete, from {cell} on: only {count} of its {whole} months, quarters or halves."),
)
COUNT_ROWS = N_("Count the rows as they stand; the totals are not used")
CORRECT_TOTALS = N_("Something is missing or wrong: I shall correct the sheet")
TOTAL_UNCHECKED = Kind(
    "total-unchecked",
    "warning",
    N_("The total in {cell} is {said}; the rows add up to {sum}. Some numbers are secret, missing or rounded."),
)
TOTALS_MORE = Kind(
    "totals-more", "warning", N_("More totals do not equal the sum of their rows: {count}, from {cell} on.")
)
TOTAL_ASIDE = Kind("total-aside", "info", N_("Rows of totals were set aside, not counted: {count}, from {cell} on."))
SHEET_REPEATS = Kind(
    "sheet-repeats",
    "warning",
    N_("The sheet “{sheet}” repeats people of the sheet “{other}” in total; it was set aside, to count nobody twice."),
)
SHEET_PART = Kind(
    "sheet-part",
    "warning",
    N_("All numbers of the sheet “{sheet}” are part of those of “{other}”. Is it a repetition to be set aside?"),
)
