"""What tables lack, and what of a sheet was set aside."""

from metrics.errors import Kind
from metrics.languages import N_

EMPTY_BOOK = Kind("empty-book", "error", N_("The file is empty: none of its sheets holds any data."))
NO_ROWS = Kind("no-rows", "error", N_("There are no data rows below the header in {cell}."))
NO_HEADER = Kind(
    "no-header",
    "error",
    N_("No header row was found from {cell} on: the row above the data must name the columns. Add it and try again."),
)
HEADER_ROWS = Kind(
    "header-rows",
    "error",
    N_("The header near {cell} has several rows or merged cells and is not read. Give each column one name."),
)
NAMELESS_COLUMN = Kind(
    "nameless-column",
    "error",
    N_("The column below {cell} has values but no header. Name it, so that nothing has to be guessed."),
)
HEADER_TWICE = Kind(
    "header-twice",
    "error",
    N_("The header “{header}” stands twice (duplicate), in {other} and {cell}. Rename or remove one of the columns."),
)
NO_MEASURE = Kind(
    "no-measure",
    "error",
    N_("A column with numbers to count is missing in the table from {cell} on, for example the number of students."),
)
MISSING_COLUMN = Kind(
    "missing-column", "error", N_("The column “{column}” is missing in the table from {cell} on: its rows need it.")
)
NO_LIST = Kind(
    "no-list", "error", N_("Numbers by year, from {cell} on, are no list that has a row for each entry ({subject}).")
)
NOTHING_FOUND = Kind(
    "nothing-found",
    "error",
    N_(
        "No table was found in the file. Give the sheet a row of column names, such as year, country and students, "
        "with the entries below it; empty sheets to fill are on the Data page."
    ),
)
NO_TABLE = Kind("no-table", "info", N_("The sheet holds no table of ours ({cell}); it was set aside."))
SHEET_HIDDEN_ASIDE = Kind("sheet-hidden-aside", "warning", N_("The hidden sheet “{sheet}” was set aside, not counted."))
SECOND_TABLE = Kind(
    "second-table",
    "warning",
    N_("The sheet holds more than one table; the one from {cell} on was read by itself."),
)
HEADER_BELOW = Kind("header-below", "info", N_("The header was found in {cell}; what stands above it was set aside."))
TURNED = Kind(
    "turned", "warning", N_("The table is transposed: its header stands in the first column ({cell}). It was turned.")
)
MERGED_DOWN = Kind(
    "merged-down", "warning", N_("Merged cells ({cell}) were read as if their text stood in each of their rows.")
)
FILLED_DOWN = Kind(
    "filled-down",
    "warning",
    N_("Empty cells below a label were read as if it stood in each of their rows. Labels: {count}, from {cell} on."),
)
UNREAD_NUMBERS = Kind(
    "unread-numbers",
    "info",
    N_("“{header}” ({cell}) was read as the number counted. Other columns of numbers ({others}) were set aside."),
)
COLUMNS_UNREAD = Kind(
    "columns-unread",
    "warning",
    N_("Nothing says what the numbers in {cell} count (“{text}”); they were set aside. Columns: {count}."),
)
COLUMNS_NAMELESS = Kind(
    "columns-nameless",
    "warning",
    N_("Nothing says what the numbers in {cell} count; they were set aside. Columns: {count}."),
)
COLUMN_LEFT_OUT = Kind(
    "column-left-out",
    "warning",
    N_("What the column “{text}” ({cell}) says was not understood; it was left out."),
)
NAMELESS_ROWS = Kind(
    "nameless-rows",
    "warning",
    N_("Rows without a name, averages, and parts of other rows were set aside. Rows: {count}, from {cell} on."),
)
GROUP_ROWS = Kind(
    "group-rows",
    "warning",
    N_("Rows that name a group were set aside; what they say was not taken over. Rows: {count}, from {cell} on."),
)
REGION_ROWS = Kind(
    "region-rows",
    "warning",
    N_("Rows that name a region, not a country, were set aside as totals. Rows: {count}, from {cell} on (“{text}”)."),
)
