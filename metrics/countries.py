"""Countries: their codes, their names in the reader's language, and which of them count as near or far.

A country is its ISO 3166-1 alpha-3 code everywhere inside; names come from CLDR through Babel, one spelling a
language. Recognising what a sheet calls a country is the reader's work (`metrics/spreadsheets`); this file only knows
the countries themselves.

*Near* and *far* abroad mean different things to different offices, and have changed. So the grouping is a table that
an office edits, `country_groups.csv` in the data folder: one row a country and period, with a mark where offices
disagree. The rule in words, printed under every chart that uses it, is `rule()`.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.core import Locale, get_global

from metrics import languages
from metrics.languages import N_, _
from metrics.settings import settings

GROUPS = {"near": N_("Near abroad"), "far": N_("Far abroad")}

RULE = N_(
    "Near abroad: members of the Commonwealth of Independent States and other former Soviet states. "
    "Far abroad: all other countries. Offices disagree on: {disputed}."
)

#: Codes that are no country of CLDR but stand in statistics: their name is a sentence of ours.
OTHERS = {"XST": N_("Stateless"), "XUN": N_("Country not stated"), "XOT": N_("Other countries")}

#: States that are no more, by their ISO 3166-3 codes: old tables name them, today's maps do not.
HISTORIC = {
    "SUN": N_("Soviet Union"),
    "YUG": N_("Yugoslavia"),
    "SCG": N_("Serbia and Montenegro"),
    "CSK": N_("Czechoslovakia"),
    "DDR": N_("German Democratic Republic"),
    "ANT": N_("Netherlands Antilles"),
}

DEFAULT_GROUPS = Path(__file__).with_name("country_groups.csv")


@cache
def alpha2() -> dict[str, str]:
    """ISO alpha-3 → alpha-2, of every territory that CLDR names. {"UZB": "UZ", …}"""
    known = Locale.parse(languages.DEFAULT).territories.keys() - {"XA", "XB"}  # two names for testing software
    return {
        alias: codes[0]
        for alias, codes in get_global("territory_aliases").items()
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1 and codes[0] in known
    }


def name(code: str | None) -> str:
    """The country's name in the language of the moment: "UZB" → "Oʻzbekiston". An unknown code is shown as it is."""
    if not code:
        return _("Country not stated")
    if code in OTHERS or code in HISTORIC:
        return _((OTHERS | HISTORIC)[code])
    found = languages.locale().territories.get(alpha2().get(code, code))
    return found or code


@dataclass(frozen=True, slots=True)
class Membership:
    """A country belongs to a group from one year to another; None leaves that side open."""

    country: str
    group: str
    first: int | None
    last: int | None
    disputed: bool
    note: str


def groups_file() -> Path:
    """The office's own table where there is one, else the one that comes with the program."""
    own = settings.data / "country_groups.csv"
    return own if own.exists() else DEFAULT_GROUPS


def memberships() -> tuple[Membership, ...]:
    """Every row of the table. Raises ValueError naming the line that cannot be read."""
    file = groups_file()
    return _memberships(file, file.stat().st_mtime_ns)


@cache
def _memberships(file: Path, _changed: int) -> tuple[Membership, ...]:
    rows = []
    with file.open(encoding="utf-8-sig", newline="") as source:
        for line, row in enumerate(csv.DictReader(source), start=2):
            try:
                if row["group"] not in GROUPS:
                    raise ValueError(f"group must be one of {', '.join(GROUPS)}")
                first, last = (int(row[side]) if row[side] else None for side in ("from", "to"))
                rows.append(
                    Membership(row["country"], row["group"], first, last, row["disputed"] == "yes", row["note"])
                )
            except (KeyError, ValueError) as cause:
                raise ValueError(f"{file.name}, line {line}: {cause}") from cause
    return tuple(rows)


def group(code: str | None, year: int | None = None) -> str | None:
    """`near`, `far`, or None for the home country and for people without a country. `year` None means today's rule."""
    if not code or code in OTHERS or code == settings.home_country:
        return None
    for row in memberships():
        if row.country == code and (
            (year is None and row.last is None)
            or (
                year is not None and (row.first is None or row.first <= year) and (row.last is None or year <= row.last)
            )
        ):
            return row.group
    return "far"


def rule() -> str:
    """The rule in one or two sentences, with the disputed countries named."""
    disputed = sorted({name(row.country) for row in memberships() if row.disputed})
    return _(RULE, disputed=languages.listed(disputed) or "–")


class Named(str):
    """A country's code as the slot of a sentence: said as its name, in the language of whoever reads it."""

    def __str__(self) -> str:
        return name(str.__str__(self))

    def __format__(self, _spec: str) -> str:
        return str(self)
