"""What a sheet calls a country: names in every language, codes, old names, and names that mean two countries.

Known at once: ISO codes, the names of the interface's languages, words for *stateless*, *other* and *not stated*. Only
a text that is none of these costs a look into the names of every CLDR language and into `countrynames`. A region is
never a country. A name that means two countries, or none, stays open: whoever asked gets suggestions, never a guess.
"""

import re
import unicodedata
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import localedata
from babel.core import get_global
from rapidfuzz import fuzz, process

from metrics import countries, languages
from metrics.languages import words
from metrics.languages.words import fold
from metrics.spreadsheets import everywhere
from metrics.spreadsheets.place_names import ALSO, AMBIGUOUS, CONTINENTS, DIRECTIONS, FORMAL, HISTORIC, SIDES

#: What our own list of other places is called in the words of each language.
_OTHER = {"other": "XOT", "stateless": "XST", "unstated": "XUN"}
#: Letters of Cyrillic that look like Latin ones, both ways.
_LOOKALIKES = dict(zip("аеорсухіјѕһԁԛԝ", "aeopcyxijshdqw", strict=True))
_UPPER = {small.upper(): latin.upper() for small, latin in _LOOKALIKES.items()}
_TO_LATIN = str.maketrans(_LOOKALIKES | _UPPER | dict(zip("ВКМНТ", "BKMHT", strict=True)))
_NOTE = re.compile(r"\s*(\((?:\d+|[a-z])\)|(?<=\s)\d\)|\[\w\]|[*†‡¹²³⁴]+)\s*$")
#: The number of a line in a list: "1.2. India", "3) China".
_NUMBERED = re.compile(r"^\d{1,3}(?:\.\d{1,3})*[.)]\s*(?=[^\d\s])|^\d{1,3}(?:\.\d{1,3})+\s+(?=[^\d\s])")
#: Han, kana and Hangul: a name of two letters is a whole name there.
_SYLLABIC = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@dataclass(frozen=True, slots=True)
class Place:
    """What one text names. Exactly one of `code`, `region` or neither; `choices` are the codes that it may mean.

    `remark` says what had to be overlooked to understand it: "historic", "ambiguous", "lookalike", "invisible",
    "direction", "loose" (a name of countrynames only, which also knows towns and provinces), or "".
    """

    text: str
    code: str | None = None
    region: bool = False
    choices: tuple[str, ...] = ()
    remark: str = ""

    @property
    def known(self) -> bool:
        return self.code is not None


@lru_cache(maxsize=65536)
def looks_like(text: str) -> bool:
    """True for a name of a country or region that CLDR or we know: a cheap look, to judge what a column holds."""
    text = _NUMBERED.sub("", text.strip())
    key = fold(_NOTE.sub("", text))
    if _code(text) or key in AMBIGUOUS or key in HISTORIC or key in ALSO or key in _others():
        return True
    if key in _near_names() or _is_region(key):
        return True
    if len(key) <= 3 and not _SYLLABIC.match(key):
        return False
    return key in _all_names() or any(other in _near_names() or other in _all_names() for other in _variants(text, key))


@lru_cache(maxsize=65536)
def country(text: str) -> Place:
    """Which country, old state, other place or region `text` names, if any."""
    stripped = text.strip()
    clean = "".join(c for c in stripped if unicodedata.category(c) not in ("Cf", "Cc"))
    remark = ""
    if "\u202e" in stripped or "\u202d" in stripped:
        remark = "direction"
    elif clean != stripped and not _FLAG.search(stripped):
        remark = "invisible"
    found = _plain(clean)
    if not found.known and remark == "direction":
        found = _plain(clean[::-1])
    if _mixed(clean):
        latin = _plain(clean.translate(_TO_LATIN))
        if latin.known:
            found, remark = latin, "lookalike"
    return Place(text, found.code, found.region, found.choices, remark or found.remark)


def _plain(text: str) -> Place:
    text = _FLAG.sub("", text).strip(" \"'«»“”„.,;:") or text
    text = _NOTE.sub("", _NUMBERED.sub("", text)) or text
    key = fold(text)
    if code := _code(text):
        return Place(text, code)
    if key in AMBIGUOUS:
        return _sided(text, key)
    if key in HISTORIC:
        return Place(text, HISTORIC[key], remark="historic")
    code = ALSO.get(key) or _others().get(key) or _near_names().get(key)
    if code:
        return Place(text, code)
    if _is_region(key):
        return Place(text, region=True)
    return _far(text, key)


def _far(text: str, key: str) -> Place:
    """The slow look: every CLDR language, then long names, turned-round names, and people of no country."""
    found = _somewhere(text, key)
    if found.known or found.region or found.choices:
        return found
    for other in _variants(text, key):
        found = _plain_key(text, other)
        if found.known or found.region or found.choices:
            return found
    if code := _no_country(key):
        return Place(text, code)
    if len(key) > 3 and (code := _countrynames(text)):
        return Place(text, code, remark="loose")
    return Place(text)


def _plain_key(text: str, key: str) -> Place:
    if key in AMBIGUOUS:
        return _sided(text, key)
    code = ALSO.get(key) or HISTORIC.get(key) or _near_names().get(key)
    if code:
        return Place(text, code, remark="historic" if key in HISTORIC else "")
    return Place(text, region=True) if _is_region(key) else _somewhere(text, key)


def _somewhere(text: str, key: str) -> Place:
    """By the names of every CLDR language: a country, several, or a region."""
    everywhere = _all_names().get(key, frozenset())
    codes = sorted(code for code in everywhere if not code.isdigit())
    if len(codes) == 1:
        return Place(text, codes[0])
    if codes:
        return Place(text, choices=tuple(codes), remark="ambiguous")
    return Place(text, region=bool(everywhere))


def _sided(text: str, key: str) -> Place:
    """A name of several countries, with or without a word that tells which: "Congo, Dem. Rep." is one of two."""
    tokens = set(fold(text).split())
    for code, signs in SIDES.items():
        if code in AMBIGUOUS[key] and tokens & signs:
            return Place(text, code)
    return Place(text, choices=AMBIGUOUS[key], remark="ambiguous")


def _variants(text: str, key: str) -> list[str]:
    """ "Korea, Republic of" → "korea"; "Sub-Saharan, Africa" → "africa sub saharan"; "Turkey/Türkiye" → "turkey"."""
    short = " ".join(word for word in key.split() if word not in FORMAL - {"islands", "island"})
    essence = " ".join(word for word in key.split() if word not in FORMAL)
    for ending in ("共和國", "共和国", "王國", "王国", "聯邦", "联邦"):
        essence = essence.removesuffix(ending)
    out = [short, essence]
    if text.count(",") == 1:
        head, tail = text.split(",")
        out.append(fold(f"{tail} {head}"))
    if "(" in text:
        head = fold(text.split("(")[0])
        out += [head, " ".join(word for word in head.split() if word not in FORMAL)]
    halves = {_plain_key(text, fold(half)).code for half in text.split("/")} if text.count("/") == 1 else set()
    if len(halves) == 1 and None not in halves:
        out.append(fold(text.split("/")[0]))
    return [other for other in dict.fromkeys(out) if other and other != key]


def _no_country(key: str) -> str | None:
    """ "Other Asia" and "Africa, unspecified" are people whose country is not said."""
    for meaning, text in words.listed("places"):
        said = fold(text)
        if meaning == "other" and key.startswith(f"{said} "):
            return "XOT"
        if meaning == "unstated" and key.endswith(f" {said}"):
            return "XUN"
    return None


def _mixed(text: str) -> bool:
    """Latin and Cyrillic letters in one text: somebody's keyboard, or somebody's trick."""
    scripts = {unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha()}
    return {"LATIN", "CYRILLIC"} <= scripts


@cache
def _iso() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    """(alpha-2 → alpha-3, alpha-3 → alpha-3, numeric → alpha-3)."""
    retired = {"BUR", "ZAR", "DDR", "FXX", "TMP", "YMD"}  # aliases of today's countries, never their names
    two = {short: long for long, short in countries.alpha2().items() if long not in retired}
    numeric = {
        alias: two[codes[0]]
        for alias, codes in get_global("territory_aliases").items()
        if len(alias) == 3 and alias.isdigit() and len(codes) == 1 and codes[0] in two
    }
    two |= {"EL": "GRC", "UK": "GBR"}  # as the European Union writes them
    # Kosovo has no ISO code: CLDR writes XKK, the World Bank XKX.
    return two, {**{long: long for long in two.values()}, "XKX": two["XK"]}, numeric


def _code(text: str) -> str | None:
    two, three, numeric = _iso()
    if len(text) == 2 and text.isupper():
        return two.get(text)
    if len(text) == 3:
        return three.get(text) if text.isupper() else numeric.get(text)
    return None


@cache
def _others() -> Mapping[str, str]:
    found = {fold(text): _OTHER[meaning] for meaning, text in words.listed("places") if meaning in _OTHER}
    return {**found, **{code.casefold(): code for code in countries.OTHERS}}


@cache
def _near_names() -> Mapping[str, str]:
    """Folded names of the interface's languages → alpha-3."""
    two = _iso()[0]
    found: dict[str, str] = {}
    for language in languages.LANGUAGES:
        for short, said in _territories(language).items():
            if short in two:
                found.setdefault(fold(said), two[short])
    return found


@cache
def _regions() -> frozenset[str]:
    """Folded names of continents and groups of countries in the interface's languages, and our own words."""
    cldr = {
        fold(said)
        for language in languages.LANGUAGES
        for code, said in _territories(language).items()
        if code.isdigit() or code in ("EU", "EZ", "UN", "QO")
    }
    return frozenset(cldr | {fold(text) for meaning, text in words.listed("places") if meaning == "region"})


def _is_region(key: str) -> bool:
    """A continent or group of countries, or words of continents and directions and nothing else."""
    tokens = set(key.split())
    made_up = tokens <= CONTINENTS | DIRECTIONS and bool(tokens & CONTINENTS)
    return key in _regions() or key.removesuffix(" total") in _regions() or made_up


def _territories(locale: str) -> Mapping[str, str]:
    return localedata.load(locale).get("territories", {})  # type: ignore[no-any-return]


@cache
def _all_names() -> Mapping[str, frozenset[str]]:
    """Folded name → alpha-3 codes (or numeric region codes) over every CLDR language."""
    return everywhere.names(by_alpha2())


def by_alpha2() -> Mapping[str, str]:
    """Today's countries: alpha-2 → alpha-3."""
    return _iso()[0]


def _countrynames(text: str) -> str | None:
    import countrynames  # half a second to load, so only for names that CLDR does not know

    # Nobody who starts Hamkor can do anything about a faster library that needs a compiler.
    warnings.filterwarnings("ignore", "Install 'pyicu'", UnicodeWarning)
    short = countrynames.to_code(text)
    return _iso()[0].get(short) if short else None


def suggestions(text: str, limit: int = 5) -> tuple[str, ...]:
    """Codes of the countries whose names look most like `text`, best first; none where nothing is near."""
    near = process.extract(fold(text), _near_names().keys(), scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=70)
    return tuple(dict.fromkeys(_near_names()[name] for name, _score, _index in near))[:limit]
