"""Why nothing of a file is used: what it really is, what is damaged or harmful about it, which limit it passes."""

from metrics.errors import Kind
from metrics.languages import N_

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
