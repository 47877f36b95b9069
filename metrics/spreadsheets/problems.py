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

# ── The cells ────────────────────────────────────────────────────────────────────────────────────────────────────────

# Tables: nothing, or not enough, to read.
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

# Numbers.
NUMBER_FAULTS = {
    "negative": Kind("number-negative", "error", N_("A number of persons cannot be negative: “{text}” in {cell}.")),
    "fraction": Kind(
        "number-fraction",
        "error",
        N_("A number of persons must be whole: “{text}” in {cell}. Cells: {count}."),
    ),
    "implausible": Kind(
        "number-implausible",
        "error",
        N_("The number “{text}” in {cell} is implausibly large for persons. Correct it. Cells: {count}."),
    ),
    "nan": Kind("number-nan", "error", N_("“{text}” in {cell} is not a number. Cells: {count}.")),
    "boolean": Kind("number-boolean", "error", N_("“{text}” in {cell} is a yes or no where a number is wanted.")),
    "date": Kind(
        "number-date", "error", N_("{cell} holds a date where a number is wanted. Excel may have changed it: {text}.")
    ),
    "percent": Kind(
        "number-percent", "error", N_("{cell} shows a percentage where a number of persons is wanted. Cells: {count}.")
    ),
    "superscript": Kind(
        "number-superscript",
        "error",
        N_("A footnote mark in {cell} (“{text}”) cannot be told from the number. Take it out of the cell."),
    ),
    "struck": Kind(
        "number-struck", "error", N_("Part of the number in {cell} is struck out: “{text}”. Write what is valid.")
    ),
    "approximate": Kind(
        "number-approximate",
        "error",
        N_("“{text}” in {cell} is only about a number. Write the number, or leave it out."),
    ),
    "below": Kind(
        "number-below", "error", N_("“{text}” in {cell} is no number: it only says a limit. Cells: {count}.")
    ),
    "range": Kind("number-range", "error", N_("“{text}” in {cell} is a range, not a number. Cells: {count}.")),
    "uncomputed": Kind(
        "number-uncomputed",
        "error",
        N_("The formula in {cell} was never calculated, so there is no number. Open the file in Excel and save it."),
    ),
    "text": Kind("number-text", "error", N_("“{text}” in {cell} is not a number. Cells: {count}.")),
}
NUMBER_FORMS = {
    "text": Kind("form-text", "warning", N_("Numbers are stored as text, from {cell} on (“{text}”). Cells: {count}.")),
    "thousands": Kind(
        "form-thousands",
        "warning",
        N_("Numbers are stored as text with grouped thousands, from {cell} on (“{text}”). Cells: {count}."),
    ),
    "digits": Kind(
        "form-digits", "warning", N_("Numbers are written in digits of another script, from {cell} on (“{text}”).")
    ),
    "footnote": Kind("form-footnote", "warning", N_("A mark behind the number in {cell} was left out (“{text}”).")),
    "unit": Kind("form-unit", "warning", N_("The word behind the number in {cell} was left out (“{text}”).")),
    "scientific": Kind("form-scientific", "warning", N_("The number in {cell} is in scientific form (“{text}”).")),
    "noise": Kind("form-noise", "warning", N_("Numbers were rounded to whole persons from {cell} on. Cells: {count}.")),
    "empty": Kind(
        "form-empty", "warning", N_("Empty cells count as no number, not as zero, from {cell} on. Cells: {count}.")
    ),
    "missing": Kind(
        "form-missing",
        "warning",
        N_("“{text}” was read as no number, not as zero, from {cell} on. Cells: {count}."),
    ),
    "suppressed": Kind(
        "form-suppressed",
        "warning",
        N_("“{text}” was read as a number that is kept secret, from {cell} on. Cells: {count}."),
    ),
    "not applicable": Kind(
        "form-not-applicable", "warning", N_("“{text}” was read as no number, from {cell} on. Cells: {count}.")
    ),
}
SECRET = Kind(
    "secret",
    "error",
    N_("“{text}” in {cell} is not a number but a limit. Is it a small number that is kept secret, or missing?"),
)
SEPARATOR_ASKED = Kind(
    "separator-asked",
    "warning",
    N_(
        "“{text}” in {cell} may be two numbers: {whole}, if the sign groups thousands, or a number below one thousand "
        "with decimals. Which is it? Cells: {count}."
    ),
)
GROUPS_THOUSANDS = N_("{whole}: the sign groups thousands")
MARKS_DECIMALS = N_("A number with decimals")

# Years and dates.
YEAR_FAULTS = {
    "empty": Kind("year-empty", "error", N_("The year is missing in {cell}. Rows: {count}.")),
    "fraction": Kind("year-fraction", "error", N_("“{text}” in {cell} is no year: a year is a whole number.")),
    "serial": Kind(
        "year-serial", "error", N_("“{text}” in {cell} is no year; as Excel's number of a day it would be {day}.")
    ),
    "short": Kind("year-short", "error", N_("“{text}” in {cell}: write the year with four digits. Cells: {count}.")),
    "era": Kind(
        "year-era",
        "error",
        N_("“{text}” in {cell} seems to be a year of another calendar ({year} in ours)."),
    ),
    "early": Kind("year-early", "error", N_("The year “{text}” in {cell} is implausible: it is before {first}.")),
    "late": Kind("year-late", "error", N_("The year “{text}” in {cell} is implausible: it lies after {last}.")),
    "text": Kind("year-text", "error", N_("“{text}” in {cell} is not a year. Cells: {count}.")),
    "span": Kind("year-span", "error", N_("“{text}” in {cell} spans more than one academic year. Cells: {count}.")),
}
YEAR_FORMS = {
    "academic": Kind(
        "year-academic",
        "info",
        N_("Academic years are kept under the year in which they begin: “{text}” in {cell}. Cells: {count}."),
    ),
    "date": Kind("year-date", "warning", N_("The year was taken from a date in {cell} (“{text}”). Cells: {count}.")),
    "month": Kind("year-month", "info", N_("The year was taken from a month in {cell} (“{text}”). Cells: {count}.")),
    "words": Kind("year-words", "warning", N_("Words beside the year were left out, from {cell} on (“{text}”).")),
    "mark": Kind("year-mark", "warning", N_("A mark behind the year was left out, from {cell} on (“{text}”).")),
    "era": Kind(
        "year-era", "info", N_("Years are of another calendar, from {cell} on, and were converted: {text} is {year}.")
    ),
}
YEAR_ERA_ASKED = Kind(
    "year-era-asked",
    "warning",
    N_("“{text}” in {cell} seems to be a year of the Buddhist calendar, {year} in ours. Which calendar is it?"),
)
YEAR_MIXED = Kind(
    "year-mixed",
    "warning",
    N_("Academic years stand among calendar years, from {cell} on (“{text}”); each counts under its first year."),
)
YEAR_FROM_TITLE = Kind("year-title", "info", N_("The year {year} was taken from the title “{text}”."))
YEAR_FROM_SHEET = Kind("year-sheet", "info", N_("The year {year} was taken from the name of the sheet, “{text}”."))
YEAR_ASKED = Kind("year-asked", "warning", N_("The sheet does not say the year. Which year are these numbers of?"))
DATE_FAULT = Kind(
    "date-fault", "warning", N_("“{text}” in {cell} could not be read as a date and was left out. Cells: {count}.")
)
DATE_ORDER = Kind("date-order", "error", N_("The end in {cell} lies before the beginning in {other}. Correct one."))

# Countries, units and words of closed lists.
COUNTRY_UNKNOWN = Kind(
    "country-unknown", "warning", N_("Which country is “{text}” ({cell})? It is not known by this name. Rows: {count}.")
)
COUNTRY_AMBIGUOUS = Kind(
    "country-ambiguous", "warning", N_("“{text}” ({cell}) is ambiguous: it may mean several countries. Rows: {count}.")
)
COUNTRY_TAKEN = Kind(
    "country-taken",
    "warning",
    N_("“{text}” ({cell}) is ambiguous and was read as the country {country}."),
)
COUNTRY_HISTORIC = Kind("country-historic", "warning", N_("“{text}” ({cell}) is a historic country: {country}."))
COUNTRY_REMARKS = {
    "lookalike": Kind(
        "country-lookalike",
        "warning",
        N_("“{text}” ({cell}) mixes look-alike characters of two alphabets; it was read as {country}."),
    ),
    "invisible": Kind(
        "country-invisible", "warning", N_("“{text}” ({cell}) holds invisible characters; it was read as {country}.")
    ),
    "direction": Kind(
        "country-direction",
        "warning",
        N_("“{text}” ({cell}) holds characters that change the direction of writing; it was read as {country}."),
    ),
    "loose": Kind("country-loose", "warning", N_("“{text}” ({cell}) was read as a part or name of {country}.")),
}
COUNTRY_SPELLINGS = Kind(
    "country-spellings",
    "info",
    N_("{country} stands under several names ({text}) of the country. They are added up."),
)
COUNTRY_EMPTY = Kind("country-empty", "warning", N_("The country is missing in {cell}. Rows: {count}."))
COUNTRY_HOME = Kind(
    "country-home",
    "warning",
    N_("{country} is the home country: its people ({cell}) are kept, not counted among foreign ones. Rows: {count}."),
)
UNIT_UNKNOWN = Kind(
    "unit-unknown",
    "warning",
    N_(
        "These units are new: {text} (from {cell} on). Rows: {count}. Keeping the file adds them to the list of units "
        "(units.csv in the data folder) as parts of {unit}; if one of them is misspelt, correct the sheet first."
    ),
)
UNITS_WHOSE = Kind(
    "units-whose",
    "warning",
    N_(
        "Whose departments are under “{header}” ({cell}), for example {text}: ours, or those of others, such as the "
        "partner's? Rows whose department is not in our list of units: {count} of {filled}."
    ),
)
THEIR_UNITS = N_("Those of others: leave the names out and count the rows for {unit}")
OUR_UNITS = N_("Ours: add them to the list of units as parts of {unit}")
VALUE_UNKNOWN = Kind(
    "value-unknown",
    "warning",
    N_("Words not known under “{header}” were left out: {text} (from {cell} on)."),
)

# What rows say together.
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

# Questions and answers.
CELL_MENDED = Kind(
    "cell-mended", "info", N_("{cell} was read as “{answer}” instead of “{text}”, as somebody answered.")
)
SUBJECT_ASKED = Kind(
    "subject-asked", "warning", N_("The sheet does not say clearly what is counted. What are these numbers or rows?")
)
MEASURE_ASKED = Kind(
    "measure-asked",
    "warning",
    N_("Several columns may be the number to count; adding them would count people twice. Which one counts?"),
)
WRONG_ANSWER = Kind("wrong-answer", "error", N_("The answer “{answer}” to “{key}” is none of those possible."))
