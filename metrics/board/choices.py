"""What a person chose to look at, and how it stands in the address, so that a view can be sent to a colleague.

    Choices(unit="medical faculty", countries=("IND", "PAK")).to_address()
    → {"unit": "medical faculty", "countries": "IND,PAK"}

Only what differs from the default is written. An address is typed and cut by people: what makes no sense in it is left
out, never an error.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from metrics import countries, units

Group = Literal["near", "far"]
Calendar = Literal["academic", "calendar"]

#: Years that an address may name, and the years of its days. Four digits beyond them are a slip.
FIRST, LAST = 1900, 2199


@dataclass(frozen=True, slots=True)
class Choices:
    """`years` is inclusive, None means the last ten reported; no countries means all; `as_of` None means today."""

    unit: str = field(default_factory=units.root)
    years: tuple[int, int] | None = None
    countries: tuple[str, ...] = ()
    group: Group | None = None
    calendar: Calendar = "academic"
    as_of: date | None = None

    def to_address(self) -> dict[str, str]:
        """Parts of the address, all text. Nothing for what stands at its default."""
        parts = {
            "unit": self.unit if self.unit != units.root() else "",
            "years": "{}-{}".format(*self.years) if self.years else "",
            "countries": ",".join(self.countries),
            "group": self.group or "",
            "calendar": self.calendar if self.calendar != "academic" else "",
            "as-of": self.as_of.isoformat() if self.as_of else "",
        }
        return {name: text for name, text in parts.items() if text}

    @classmethod
    def from_address(cls, address: Mapping[str, str]) -> "Choices":
        """The choices that an address means. Never raises: a part that makes no sense counts as not given."""
        group, calendar = address.get("group", ""), address.get("calendar", "")
        return cls(
            unit=address["unit"] if address.get("unit", "") in units.tree() else units.root(),
            years=_years(address.get("years", "")),
            countries=_countries(address.get("countries", "")),
            group="near" if group == "near" else "far" if group == "far" else None,
            calendar="calendar" if calendar == get_args(Calendar)[1] else "academic",
            as_of=day(address.get("as-of", "")),
        )


def _years(text: str) -> tuple[int, int] | None:
    """ "2016-2025" → (2016, 2025), either way round; "2020" alone is that year."""
    found = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
    if len(found) not in (1, 2) or not all(FIRST <= year <= LAST for year in found):
        return None
    return min(found), max(found)


def _countries(text: str) -> tuple[str, ...]:
    """Known codes, each once, in alphabetical order: the same choice has one address."""
    codes = {code.strip().upper() for code in text.split(",")}
    return tuple(sorted(codes & (countries.alpha2().keys() | countries.OTHERS.keys())))


def day(text: str) -> date | None:
    """ "2024-12-31"; None for what is no day, or of no year that an address may name."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST <= found.year <= LAST else None


def span(text: str) -> tuple[int, int] | None:
    """ "2016-2025", or "2020" for that year alone, as programs say it; None for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if FIRST <= first <= last <= LAST else None
