"""Every sentence that the reader can say, declared once: first about the file, then about its cells."""

from metrics.errors import Kind
from metrics.languages import N_

# ── The file ─────────────────────────────────────────────────────────────────────────────────────────────────────────
# Refusals: nothing of the file is used.

EMPTY_FILE = Kind("empty-file", "error", N_("The file is empty: there is no data in it."))
FILE_TOO_LARGE = Kind(
    "file-too-large",
    "error",
    N_("The file is too large: at most {limit} MB are read. Remove pictures and unused sheets, or upload it in parts."),
)
WRONG_TYPE = Kind(
    "wrong-type",
    "error",
    N_("Files with the extension “{extension}” are not read. These types are: .xlsx, .xlsm, .xls, .ods, .csv, .tsv."),
)
WRONG_NAME = Kind(
    "wrong-name", "error", N_("The name of the file holds a character that no name may hold. Rename the file.")
)
NOT_A_SPREADSHEET = Kind(
    "not-a-spreadsheet",
    "error",
    N_("This is not a spreadsheet that can be read. Open it in a spreadsheet program and save as .xlsx."),
)
IS_WEB_PAGE = Kind(
    "is-web-page",
    "error",
    N_("This file is a web page (HTML) with a spreadsheet's name. Open it in a spreadsheet program and save as .xlsx."),
)
IS_OLD_XML = Kind(
    "is-old-xml",
    "error",
    N_("This file is in the XML format of Excel 2003. Open it in Excel and save as .xlsx."),
)
IS_BINARY_WORKBOOK = Kind(
    "is-binary-workbook",
    "error",
    N_("This file is a binary workbook (.xlsb), a format that is not read. Open it in Excel and save as .xlsx."),
)
IS_TEXT = Kind(
    "is-text",
    "error",
    N_("This file is plain text and not a spreadsheet. Rename it to .csv, or open it in Excel and save as .xlsx."),
)
NOT_TEXT = Kind(
    "not-text",
    "error",
    N_("The extension “{extension}” promises text, but the content is binary data, not text. Nothing was read."),
)
DAMAGED = Kind(
    "damaged",
    "error",
    N_("The file cannot be read: it is damaged or incomplete. Open it where it was made, save it again as .xlsx."),
)
DAMAGED_PART = Kind(
    "damaged-part",
    "error",
    N_(
        "The file cannot be read: its part “{part}” is damaged or missing. Open it in Excel and save it again as .xlsx."
    ),
)
PASSWORD = Kind(
    "password", "error", N_("The file is protected with a password. Save it without a password and upload that.")
)
MACROS_HIDDEN = Kind(
    "macros-hidden",
    "error",
    N_("The file holds macros although its extension is .xlsx. Save it again as .xlsx, without macros."),
)
UNPACKS_TOO_LARGE = Kind(
    "unpacks-too-large",
    "error",
    N_("Unpacked, the file would be too large: {what} passes the limit of {limit} MB. Nothing was read."),
)
COMPRESSED_TOO_MUCH = Kind(
    "compressed-too-much",
    "error",
    N_("Unpacked, the file would be too large: it is compressed more than {limit} times, as no real workbook is."),
)
TOKEN_TOO_LARGE = Kind(
    "token-too-large",
    "error",
    N_("The part “{part}” of the file holds one piece that is too large: over {limit} MB. Nothing was read."),
)
TOO_MANY_PARTS = Kind(
    "too-many-parts", "error", N_("The file holds too many parts: more than the limit of {limit} entries.")
)
ARCHIVE_INSIDE = Kind(
    "archive-inside",
    "error",
    N_("The file holds an embedded archive (“{part}”). Remove it from the workbook and upload again."),
)
UNSAFE_PART = Kind(
    "unsafe-part", "error", N_("The file holds a part with an unsafe name (“{part}”). It is not a valid workbook.")
)
DUPLICATE_PART = Kind(
    "duplicate-part",
    "error",
    N_("The file holds the part “{part}” twice (duplicate), so what it says depends on who reads it. Save it again."),
)
OVERLAPPING_PARTS = Kind(
    "overlapping-parts", "error", N_("The parts of the file overlap: it is damaged or made to harm. Nothing was read.")
)
DOCTYPE = Kind(
    "doctype",
    "error",
    N_("The file declares a document type (DTD), which is not allowed in a workbook. Save it again as .xlsx."),
)
TOO_DEEP = Kind("too-deep", "error", N_("The file cannot be read: its part “{part}” is nested too deeply."))
TOO_MANY_SHEETS = Kind("too-many-sheets", "error", N_("The file holds {n} sheets; at most {limit} sheets are read."))
TOO_MANY_ROWS = Kind(
    "too-many-rows",
    "error",
    N_("There are too many rows: at most {limit} in a sheet are read. Upload it in parts."),
)
TOO_MANY_COLUMNS = Kind(
    "too-many-columns",
    "error",
    N_("There are too many columns: at most {limit} in a sheet are read. Keep those that are needed."),
)
TOO_MANY_CELLS = Kind(
    "too-many-cells",
    "error",
    N_("There are too many cells: at most {limit} in a sheet are read. Upload it in parts."),
)
TOO_MANY_MERGES = Kind(
    "too-many-merges",
    "error",
    N_("Too many cells are merged in the sheet “{sheet}”: at most {limit} merged ranges are read. Undo the merging."),
)
TOO_MANY_NAMES = Kind("too-many-names", "error", N_("Too many defined names in the file: at most {limit} are read."))
TOO_MANY_STYLES = Kind(
    "too-many-styles", "error", N_("Too many cell styles in the file: at most {limit} are read. Copy the data anew.")
)
TOO_MANY_CONDITIONS = Kind(
    "too-many-conditions",
    "error",
    N_("Too many conditional formats in the sheet “{sheet}”: at most {limit} are read. Clear the formatting."),
)
DUPLICATE_CELL = Kind(
    "duplicate-cell",
    "error",
    N_("The cell {cell} stands twice in the sheet “{sheet}” (duplicate): the file is damaged. Save it again in Excel."),
)
TOO_SLOW = Kind(
    "too-slow", "error", N_("The file cannot be read: it took longer than {limit} seconds, so reading was stopped.")
)
CRASHED = Kind(
    "crashed", "error", N_("The file cannot be read: it is damaged or too large, and reading it had to be stopped.")
)
STUMBLED = Kind(
    "stumbled",
    "error",
    N_("The file cannot be read: the program stumbled over it. Show it to whoever looks after this program."),
)
TEXT_TOO_LONG = Kind(
    "text-too-long",
    "error",
    N_("The text in {cell} is too long: a cell holds at most {limit} characters."),
)
OPEN_QUOTE = Kind(
    "open-quote",
    "error",
    N_("A quotation mark in line {line} is not closed where its field ends, so what follows cannot be told apart."),
)
NUL_BYTES = Kind(
    "nul-bytes",
    "error",
    N_("Line {line} holds NUL bytes, as binary data does: this is not text. Export the file anew."),
)
RAGGED = Kind(
    "ragged",
    "error",
    N_("Line {line} has {n} fields where the table has {width} columns. Put the missing or extra field right."),
)
RAGGED_MANY = Kind(
    "ragged-many",
    "error",
    N_("{count} more lines have another number of fields than the table has columns, line {line} last."),
)

# Warnings and remarks: the file is used, and the person should know.

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
    N_("Cells far away from the table were left out ({cell}); with them there would be too many rows or columns."),
)
UNORDERED_ROWS = Kind(
    "unordered-rows",
    "warning",
    N_("The rows of the sheet “{sheet}” are stored out of order; the file may be damaged. Check what was read."),
)
HIDDEN_SHEET = Kind("hidden-sheet", "warning", N_("The sheet “{sheet}” is hidden in the workbook. It was read too."))
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

# ── The cells ────────────────────────────────────────────────────────────────────────────────────────────────────────
