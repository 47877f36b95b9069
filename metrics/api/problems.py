"""Sentences of the HTTP door."""

from metrics.errors import Kind
from metrics.languages import N_

NOT_ALLOWED = Kind(
    "not_allowed", "error", N_("The parameter “{name}” cannot be “{value}”. It may be: {allowed}. Correct the address.")
)
UNKNOWN_TABLE = Kind(
    "unknown_table", "error", N_("There is no table “{subject}”. There are: {allowed}. Correct the address.")
)
UNKNOWN_COLUMN = Kind(
    "unknown_column",
    "error",
    N_("The table “{subject}” has no column “{name}”. It has: {allowed}. Correct the address."),
)
NO_TOKEN = Kind(
    "no_token",
    "error",
    N_("This address needs a token. Send the header “Authorization: Bearer …” with the one from your administrator."),
)
SMALL = Kind(
    "small_cells_hidden",
    "info",
    N_("Numbers of people from 1 to 4 are suppressed. Add small_cells=yes to the address to see them."),
)
