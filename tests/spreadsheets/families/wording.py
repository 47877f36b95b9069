"""How offices name things, in seven languages (`wording.toml`): headers, levels, years, totals, notes, titles."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from tests.spreadsheets.families.truths import COUNTRIES

APOSTROPHES = "'’‘ʻʼ`"
Spellings = tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """One language. Each entry lists spellings of which one is drawn; `weight` says how often the language is."""

    locale: str
    weight: float
    quarter: str
    units: Spellings
    total: Spellings
    notes: Spellings
    change: Spellings
    share: Spellings
    regions: Spellings
    academic: Spellings
    calendar: Spellings
    missing: Spellings
    open_ended: Spellings
    renewed: Spellings
    headers: dict[str, Spellings]
    levels: dict[str, Spellings]
    sexes: dict[str, Spellings]
    titles: dict[str, Spellings]
    purposes: dict[str, Spellings]
    #: Kinds of diploma, and our part in a project, as the registers' closed lists have them.
    awards: dict[str, Spellings]
    roles: dict[str, Spellings]
    #: Everyday and official names of countries that differ from CLDR's, by alpha-2.
    countries: dict[str, Spellings]


@cache
def languages() -> dict[str, Words]:
    """The four of the house much more often than the others."""
    found = tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))
    return {key: Words(**{"awards": {}, "roles": {}, **said}) for key, said in found.items()}


def country(rng: random.Random, words: Words, code: str, plain: bool) -> str:
    """A country as this sheet calls it."""
    variants = words.countries.get(code, ())
    if variants and not plain and rng.random() < 0.5:
        return rng.choice(variants)
    if words.locale in ("en", "ru") and not plain and rng.random() < 0.03:
        return COUNTRIES[code]
    return _territories(words.locale)[code]


@cache
def _territories(locale: str) -> dict[str, str]:
    return {code: str(Locale.parse(locale).territories[code]) for code in COUNTRIES}


def month(words: Words, number: int) -> str:
    return str(Locale.parse(words.locale).months["stand-alone"]["wide"][number])
