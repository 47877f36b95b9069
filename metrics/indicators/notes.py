"""Sentences that travel with an answer: what was left out, what is only known in part, what may not be compared."""

from metrics.errors import Kind
from metrics.languages import N_

UNKNOWN_INDICATOR = Kind(
    "unknown indicator", "error", N_("There is no indicator “{indicator}”. These are near: {near}.")
)
UNKNOWN_DIMENSION = Kind(
    "unknown dimension",
    "error",
    N_("“{indicator}” cannot be asked by “{dimension}”. It can be asked by: {allowed}."),
)
HOME = Kind("home country left out", "info", N_("Rows of the home country are not foreign and were left out: {n}."))
AT_LEAST = Kind(
    "known in part",
    "warning",
    N_("Rows whose number is suppressed or not reported: {n}. Sums that contain them say “at least”."),
)
SUM_OF_PARTS = Kind(
    "sum of the units below", "info", N_("The unit has no rows of its own here; this is the sum of: {units}.")
)
NO_OWN_ROWS = Kind(
    "no whole",
    "warning",
    N_("The university itself reported no numbers here, so a share of it cannot be told."),
)
PART_OF = Kind(
    "part of another unit",
    "info",
    N_("Units that are part of another unit asked for were not added to it: {units}."),
)
STRANGE_UNITS = Kind(
    "units outside the tree",
    "warning",
    N_("Rows of units that the table of units lacks were not counted: {units}."),
)
UNDATED = Kind("rows without a year", "warning", N_("Rows that tell no year or date were not counted: {n}."))
LISTED = Kind(
    "listed without a beginning",
    "warning",
    N_("Agreements that tell no date of beginning, counted as in force today and in no year before: {n}."),
)
PLANNED = Kind("planned", "info", N_("Entries that begin after today were not counted: {n}."))
TO_DATE = Kind("to date", "info", N_("The year {year} is still running: its numbers are to date."))
AS_OF_YEAR = Kind("latest year", "info", N_("What stands on a day is not added over years: this is {year}."))
WHOLE_PERIOD = Kind("whole period", "info", N_("A person or institution met in several of the years is counted once."))
ONLINE = Kind("online among them", "info", N_("Entries that took place online, counted here too: {n}."))
MIXED = Kind(
    "stock and flow",
    "info",
    N_("This sets what stands on a day beside what happens over a year; read it as an order of magnitude."),
)
UNLIKE_UNITS = Kind(
    "different units",
    "warning",
    N_(
        "The two numbers that this compares are reported by different units here, so it cannot be worked out. "
        "Add a sheet in which both speak of the same units."
    ),
)
IN_PART = Kind(
    "told in part",
    "warning",
    N_("Rows that do not tell what is needed: {n}. The value rests on the others, so it is an estimate."),
)
NO_END = Kind(
    "no end date",
    "warning",
    N_("Entries with no end date, counted as if they still stood: {n}. The numbers that contain them are estimates."),
)
NO_ROLE = Kind(
    "no role",
    "warning",
    N_(
        "Entries that do not tell the person’s role, counted as staff: {n}. "
        "The numbers that contain them are estimates."
    ),
)
OTHERS = Kind(
    "others",
    "info",
    N_(
        "Part of the people stand under “other countries” or tell no country: "
        "countries are at least so many, and concentration lies between two bounds."
    ),
)
NO_ACTIVITY_TOLD = Kind(
    "no activity told",
    "warning",
    N_("No visits, stays, projects or programs were uploaded, so it cannot be told which agreements are dormant."),
)
NEEDS = Kind("needs a dimension", "error", N_("“{indicator}” must be asked by {dimension} for this."))
DOES_NOT_ADD = Kind(
    "does not add up",
    "error",
    N_("Parts of “{indicator}” by {dimension} do not add up to a whole, so shares of it mean nothing."),
)
SHARE_OF_CHOSEN = Kind("share of what was chosen", "info", N_("Per cent of what was chosen, not of everything."))
