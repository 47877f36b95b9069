"""Years and days that cannot be read, or were read as somebody may not expect."""

from metrics.errors import Kind
from metrics.languages import N_

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
