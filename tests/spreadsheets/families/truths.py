"""Truths: how many people, by year, country, unit, level and sex, with zeros, gaps and secrets; drawn, never read."""

import itertools
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

#: ISO alpha-2 → alpha-3 of the countries that the truths speak of.
COUNTRIES = {
    "IN": "IND", "PK": "PAK", "KZ": "KAZ", "RU": "RUS", "TM": "TKM", "TJ": "TJK", "KG": "KGZ", "AF": "AFG", "CN": "CHN",
    "KR": "KOR", "TR": "TUR", "DE": "DEU", "FR": "FRA", "GB": "GBR", "US": "USA", "JP": "JPN", "EG": "EGY", "BD": "BGD",
    "NP": "NPL", "LK": "LKA", "AZ": "AZE", "GE": "GEO", "AM": "ARM", "BY": "BLR", "UA": "UKR", "MD": "MDA", "LV": "LVA",
    "LT": "LTU", "PL": "POL", "CZ": "CZE", "SK": "SVK", "HU": "HUN", "AT": "AUT", "IT": "ITA", "ES": "ESP", "SA": "SAU",
    "AE": "ARE", "IR": "IRN", "IQ": "IRQ", "SY": "SYR", "JO": "JOR", "PS": "PSE", "YE": "YEM", "NG": "NGA", "GH": "GHA",
    "KE": "KEN", "SD": "SDN", "SO": "SOM", "MY": "MYS", "ID": "IDN", "VN": "VNM", "TH": "THA", "MN": "MNG", "BR": "BRA",
    "CA": "CAN", "AU": "AUS", "CH": "CHE", "NL": "NLD", "BE": "BEL", "SE": "SWE", "NO": "NOR", "FI": "FIN", "IL": "ISR",
    "MA": "MAR", "DZ": "DZA", "TN": "TUN", "LY": "LBY", "CI": "CIV", "NA": "NAM", "MM": "MMR", "LA": "LAO", "CD": "COD",
}  # fmt: skip
LEVELS = ("bachelor", "master", "residency", "doctoral", "specialist", "preparatory")
SEXES = ("male", "female")
SUBJECTS = ("students", "visitors", "outgoing")

#: One number's place: year, country (alpha-2), unit, level, sex; None where the truth has no such dimension.
Key = tuple[int, str | None, str | None, str | None, str | None]


@dataclass(frozen=True)
class Fact:
    """What must come out of one cell. `value` None has a status; None elsewhere means that nothing is claimed."""

    value: float | None
    status: str = "reported"
    year: int | None = None
    country: str | None = None
    unit: str | None = None
    level: str | None = None
    sex: str | None = None
    #: Further columns of a register: {"valid_to": date, "term": "open-ended"}.
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Truth:
    """A full cube. `values` holds a number, "missing" or "suppressed" for each key."""

    subject: str
    years: list[int]
    countries: list[str]
    units: list[str]
    levels: list[str]
    sexes: list[str]
    values: dict[Key, int | str]

    def fact(self, year: int, country: str | None = None, unit: str | None = None, level: str | None = None,
             sex: str | None = None) -> Fact:  # fmt: skip
        """The number of all people who fit, whatever is None being summed over."""
        said = self._all(year, country, unit, level, sex)
        where = {"year": year, "country": COUNTRIES.get(country or ""), "unit": unit, "level": level, "sex": sex}
        known = [value for value in said if isinstance(value, int)]
        if len(said) == 1 and not known:
            return Fact(None, str(said[0]), **where)  # type: ignore[arg-type]
        return Fact(float(sum(known)), **where)  # type: ignore[arg-type]

    def total(self, years: Iterable[int] | None = None, **where: Any) -> int:
        """Sum of what is known over some years."""
        known = itertools.chain.from_iterable(self._all(year, **where) for year in years or self.years)
        return sum(value for value in known if isinstance(value, int))

    def _all(self, year: int, country: str | None = None, unit: str | None = None, level: str | None = None,
             sex: str | None = None) -> list[int | str]:  # fmt: skip
        want = (year, country, unit, level, sex)
        return [
            value for key, value in self.values.items()
            if all(w is None or w == k for w, k in zip(want, key, strict=True))
        ]  # fmt: skip


def draw(rng: random.Random, units: list[str], dimensions: Iterable[str], gaps: bool = True, years: int = 0) -> Truth:
    """A truth with the dimensions named ("unit", "level", "sex"); `gaps` allows missing and suppressed numbers."""
    dimensions = set(dimensions)
    n = years or rng.randint(2, 7)
    last = rng.randint(2012, 2025)
    countries = rng.sample(sorted(COUNTRIES), rng.randint(3, 14))
    chosen = rng.sample(units, min(len(units), rng.randint(2, 4))) if "unit" in dimensions else []
    levels = list(LEVELS[: rng.randint(2, 4)]) if "level" in dimensions else []
    sexes = list(SEXES) if "sex" in dimensions else []
    missing = rng.choice((0, 0, 0.05, 0.15)) if gaps else 0
    secret = rng.choice((0, 0, 0, 0.05)) if gaps else 0
    scale = rng.choice((8, 40, 300, 2500, 40_000))
    found: dict[Key, int | str] = {}
    span = list(range(last - n + 1, last + 1))
    whole = (span, countries, chosen or [None], levels or [None], sexes or [None])
    for key in itertools.product(*whole):
        luck = rng.random()
        value: int | str = int(rng.paretovariate(0.9) * scale * rng.random() / 4)
        value = min(int(value), 90_000)
        if luck < missing:
            value = "missing"
        elif luck < missing + secret:
            value = "suppressed"
        found[key] = value
    # Levels and sexes are columns of students alone.
    subject = "students" if levels or sexes else rng.choice(SUBJECTS)
    return Truth(subject, span, countries, chosen, levels, sexes, found)
