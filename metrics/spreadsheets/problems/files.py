"""What is odd about a file that is used all the same: what is hidden, guessed, linked, never calculated."""

from metrics.errors import Kind
from metrics.languages import N_

HEADER_SHORTER = Kind(
    "header-shorter",
    "warning",
    N_("The rows have {n} fields but the header names {width} columns: the last ones have no name. Check the columns."),
)
CONTENT_DIFFERS = Kind(
    "content-differs",
    "warning",
    N_("The extension is “{extension}”, but the content is a {found} workbook; it was read as what it is."),
)
EXTRA_BYTES = Kind(
    "extra-bytes",
    "warning",
    N_("There is something before or after the workbook in this file; it may be damaged. Only the workbook was read."),
)
MACROS_IGNORED = Kind("macros-ignored", "warning", N_("The file holds macros. They were neither run nor kept in mind."))
EXTERNAL_LINKS = Kind(
    "external-links",
    "warning",
    N_("The workbook links to other files. The values last seen were read; external links were not followed."),
)
ENCODING_GUESSED = Kind(
    "encoding-guessed",
    "warning",
    N_("The file does not say its encoding; it was read as {encoding}. Check that names look right."),
)
FORMULAS = Kind(
    "formulas",
    "info",
    N_("Cells with a formula: {count}. Their values are those last calculated and saved, from {cell} on."),
)
NOTHING_CALCULATED = Kind(
    "nothing-calculated",
    "warning",
    N_("None of the {count} formulas in the sheet “{sheet}” has a calculated value. Open and save it in Excel."),
)
IMPOSSIBLE_DATE = Kind(
    "impossible-date",
    "warning",
    N_("The date in {cell} is none that ever was or will be (it is stored as {value}). Type it again."),
)
FORMULA_TEXT = Kind(
    "formula-text",
    "warning",
    N_("The text in {cell} looks like a formula (“{text}”). It is kept as text and never calculated."),
)
ODD_CHARACTERS = Kind(
    "odd-characters",
    "warning",
    N_("The text in {cell} held invisible or control characters, which can change what one sees; they were left out."),
)
STRAY_CELLS = Kind(
    "stray-cells",
    "warning",
    N_("Single cells far away from the table, around {cell}, were left out. Look whether something stands there."),
)
UNORDERED_ROWS = Kind(
    "unordered-rows",
    "warning",
    N_("The rows of the sheet “{sheet}” are stored out of order; the file may be damaged. Check what was read."),
)
HIDDEN_ROWS = Kind("hidden-rows", "warning", N_("Rows of the sheet “{sheet}” are hidden ({cell}). They were read too."))
FILTERED_ROWS = Kind(
    "filtered-rows",
    "warning",
    N_("A filter hides rows of the sheet “{sheet}” ({cell}). They were read too."),
)
HIDDEN_COLUMNS = Kind(
    "hidden-columns", "warning", N_("Columns of the sheet “{sheet}” are hidden ({cell}). They were read too.")
)
NOT_CELLS = Kind("not-cells", "info", N_("The sheet “{sheet}” is a chart or a dialogue and holds no cells."))
