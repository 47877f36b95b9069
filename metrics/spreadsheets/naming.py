"""Countries and words of closed lists: from what a sheet writes to the codes that tables hold.

Each distinct text is decided once. What cannot be decided is asked with a best guess; until the person answers, the
guess stands, and where there is none the code is missing.
"""

import re
from collections import Counter

import numpy as np

from metrics import countries
from metrics.errors import Problem
from metrics.languages import words
from metrics.languages.words import fold
from metrics.settings import settings
from metrics.spreadsheets import places, problems
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Column, Mask, as_text
from metrics.spreadsheets.minutes import Minutes, some
from metrics.spreadsheets.reading import Choice
from metrics.spreadsheets.values import each
from metrics.subjects import Subject

_AND = re.compile(r"\s*[&+/]\s*|\s+(?:and|и|va|ва)\s+")
_ISO_CODE = re.compile(r"^[A-Z]{3}$")


def country_codes(
    minutes: Minutes, sheet: str | None, found: Meanings, data: Mask, ask: bool, may_be_empty: bool = False
) -> list[str | None]:
    """Alpha-3 code of each record by its country column, helped by columns that name the country again."""
    column = found.of["country"]
    texts = each(column, as_text, "")
    own = _places(texts)
    helped = _helped(found, texts, own)
    settled_rows = np.array([code is not None for code in helped], dtype=bool)
    firsts, counts = _first_places(texts, data & ~settled_rows)
    decided: dict[str, str | None] = {}
    settled = {place.code for place in own.values() if place.known}
    for text in firsts:
        place = own[text]
        where = column.address(firsts[text])
        if place.known:
            decided[text] = place.code
            _remark(minutes, sheet, where, place)
        elif place.region or not ask:
            decided[text] = None
        else:
            decided[text] = _undecided(minutes, sheet, where, place, counts[text], settled)
    if ask:
        told = np.array([bool(text) for text in texts], dtype=bool)
        _about_columns(minutes, sheet, column, texts, decided, data & told if may_be_empty else data)
    return [code or decided.get(text) for code, text in zip(helped, texts, strict=True)]


def regions(found: Meanings) -> Mask | None:
    """Records whose country column names a region; None where hardly any country is named at all."""
    texts = each(found.of["country"], as_text, "")
    seen = {text: places.country(text) for text in set(texts) if text}
    named = sum(place.known for place in seen.values())
    if named < 0.3 * max(1, len(seen)):
        return None
    return np.array([bool(text) and seen[text].region for text in texts], dtype=bool)


def _places(texts: list[str]) -> dict[str, places.Place]:
    """What each distinct text names. Among three-letter codes a shorter one is no code: R writes NA for missing."""
    distinct = set(texts) - {""}
    codes = sum(bool(_ISO_CODE.match(text)) for text in distinct)
    out = {}
    for text in distinct:
        alone = len(text) == 2 and codes > 0.8 * len(distinct)
        out[text] = places.Place(text) if alone else places.country(text)
    return out


def _first_places(texts: list[str], data: Mask) -> tuple[dict[str, int], Counter[str]]:
    firsts: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for i, text in enumerate(texts):
        if text and data[i]:
            firsts.setdefault(text, i)
            counts[text] += 1
    return firsts, counts


def _helped(found: Meanings, texts: list[str], own: dict[str, places.Place]) -> list[str | None]:
    """For each record whose name stays open, the code by another column that names the country again."""
    out: list[str | None] = [None] * len(texts)
    open_at = [i for i, text in enumerate(texts) if text and not own[text].known and not own[text].region]
    for column in found.stand_by.get("country", []):
        if not open_at:
            break
        others = each(column, as_text, "")
        others_places = _places(others)
        for i in open_at:
            if others[i]:
                out[i] = others_places[others[i]].code
        open_at = [i for i in open_at if out[i] is None]
    return out


def _undecided(
    minutes: Minutes, sheet: str | None, where: str, place: places.Place, rows: int, settled: set[str | None]
) -> str | None:
    """Asks which country is meant, unless the rest of the column leaves one possibility."""
    choices = place.choices or places.suggestions(place.text)
    left = [code for code in place.choices if code and code not in settled]
    if place.choices and (len(left) == 1 or "" in place.choices):
        code = left[0] if left else place.choices[0]
        minutes.note(problems.COUNTRY_TAKEN, sheet, where, text=place.text, country=countries.Named(code))
        return minutes.answers.get(f"country:{place.text}", code)
    kind = problems.COUNTRY_AMBIGUOUS if place.choices else problems.COUNTRY_UNKNOWN
    problem = Problem(kind, sheet, where, {"text": place.text, "count": rows})
    listed = [Choice(code, countries.Named(code)) for code in dict.fromkeys([*choices, *countries.OTHERS]) if code]
    guess = "XOT" if _several(place.text) else choices[0] if choices else None
    return minutes.ask(f"country:{place.text}", "country", problem, listed, guess, valid=_is_code)


def _several(text: str) -> bool:
    """ "Belgium & Luxembourg" is neither of the two."""
    named = [places.country(part.strip()).code for part in _AND.split(text)]
    return len(named) > 1 and None not in named and len(set(named)) > 1


def _is_code(answer: str) -> bool:
    return answer in countries.alpha2() or answer in countries.OTHERS or answer in countries.HISTORIC


def _remark(minutes: Minutes, sheet: str | None, where: str, place: places.Place) -> None:
    kind = problems.COUNTRY_HISTORIC if place.remark == "historic" else problems.COUNTRY_REMARKS.get(place.remark)
    if kind and place.code:
        minutes.note(kind, sheet, where, text=place.text, country=countries.Named(place.code))


def _about_columns(
    minutes: Minutes, sheet: str | None, column: Column, texts: list[str], decided: dict[str, str | None], data: Mask
) -> None:
    """Empty countries, the home country, and one country under several names."""
    empty = [i for i, text in enumerate(texts) if not text and data[i]]
    if empty:
        minutes.note_cells(problems.COUNTRY_EMPTY, sheet, column, empty)
    home = [i for i, text in enumerate(texts) if data[i] and decided.get(text) == settings.home_country]
    if home:
        minutes.note_cells(problems.COUNTRY_HOME, sheet, column, home, country=countries.Named(settings.home_country))
    names: dict[str, list[str]] = {}
    for text, code in decided.items():
        if code and code not in countries.OTHERS and fold(text) not in map(fold, names.get(code, [])):
            names.setdefault(code, []).append(text)
    for code, spelt in names.items():
        if len(spelt) > 1:
            told = {"country": countries.Named(code), "text": some(spelt)}
            minutes.note(problems.COUNTRY_SPELLINGS, sheet, column.area(), **told)


def listed_codes(minutes: Minutes, sheet: str | None, column: Column, subject: Subject, name: str) -> list[str | None]:
    """Codes of a closed list; unknown words are left out with one warning."""
    allowed = subject[name].values
    section = "project_role" if subject.name == "projects" and name == "role" else name
    texts = each(column, as_text, "")
    codes: dict[str, str | None] = {"": None}
    unknown: dict[str, None] = {}
    for text in texts:
        if text not in codes:
            code = words.value(section, text)
            codes[text] = code if code in allowed else None
            if codes[text] is None and words.mark(text) is None:
                unknown[text] = None
    if unknown:
        at = [i for i, text in enumerate(texts) if text in unknown]
        slots = {"header": column.header or name, "text": some(unknown)}
        minutes.note_cells(problems.VALUE_UNKNOWN, sheet, column, at, **slots)
    return [codes[text] for text in texts]
