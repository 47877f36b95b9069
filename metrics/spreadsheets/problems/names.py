"""Countries, units and words of closed lists: unknown, doubtful, or overlooked spellings."""

from metrics.errors import Kind
from metrics.languages import N_

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
COUNTRIES_BOTH = Kind(
    "countries-both",
    "error",
    N_("Each number belongs to two countries ({other} and {cell}): numbers between countries are not read."),
)
PERSONS_SEVERAL = Kind(
    "persons-several",
    "warning",
    N_("{cell} seems to name several persons (“{text}”): each row is counted as one. Cells: {count}."),
)
VALUE_UNKNOWN = Kind(
    "value-unknown",
    "warning",
    N_("Words not known under “{header}” were left out: {text} (from {cell} on)."),
)
