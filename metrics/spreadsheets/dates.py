"""Dates as registers write them: date cells, 22-Feb-2000, 01.09.2021, 7/31/2010, "23 декабря 2021", spans of two.

Day before month, as all four languages of the interface write; where one text of a column cannot be so (7/31/2010)
that text is read month first, and where the column mixes both the ambiguous ones are left to a warning.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache

from babel import Locale

from metrics.languages.words import fold

_ISO = re.compile(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?$")
_NUMERIC = re.compile(r"^(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4}|\d{2})(?:\s*(?:г|й|y|yil)\w*\.?)?$")
_NAMED = re.compile(r"^(\d{1,2})(?:\s|-|\.|st|nd|rd|th)*([^\W\d_]{3,12})\.?[\s\-,]*(\d{4}|\d{2})(?:\s*[^\d]{0,6})?$")
_NAMED_FIRST = re.compile(r"^([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_SPAN = re.compile(r"^(.+?\d)\s*(?:[–—]|\s-\s|\bto\b|\bпо\b|\bdan\b|-)\s*(\d.+)$")
_MONTH_LANGUAGES = ("en", "ru", "uz", "uz_Cyrl", "fr", "es", "de", "cs", "tr")


@lru_cache(maxsize=65536, typed=True)
def day(cell: object, month_first: bool = False) -> date | None:
    """The day that a cell names, None where it names none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        return None
    text = " ".join(cell.split())
    if found := _ISO.match(text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.match(text):
        first, second, year = int(found[1]), int(found[2]), _full(found[3])
        if (month_first and first <= 12) or second > 12:
            first, second = second, first
        return _made(year, second, first)
    if found := _NAMED.match(text):
        return _made(_full(found[3]), _month(found[2]), int(found[1]))
    if found := _NAMED_FIRST.match(text):
        return _made(int(found[3]), _month(found[1]), int(found[2]))
    return None


def span(cell: object) -> tuple[date | None, date | None]:
    """Both ends of "23.12.2021-29.12.2021"; one day is both ends; (None, None) where it is neither."""
    if isinstance(cell, str) and (found := _SPAN.match(" ".join(cell.split()))):
        first, last = day(found[1].strip()), day(found[2].strip())
        if first and last:
            return first, last
    single = day(cell)
    return single, single


def month_first(cells: Iterable[object]) -> bool:
    """True when the column writes 7/31/2010: some second figure exceeds 12 and no first one does."""
    pairs = [(int(m[1]), int(m[2])) for cell in cells if isinstance(cell, str) and (m := _NUMERIC.match(cell.strip()))]
    return any(second > 12 for _first, second in pairs) and not any(first > 12 for first, _second in pairs)


def _full(year: str) -> int:
    """A two-digit year stands for the nearest one that is not far ahead: 15 is 2015, 89 is 1989."""
    value = int(year)
    if len(year) == 4:
        return value
    return value + (2000 if value <= date.today().year % 100 + 20 else 1900)


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if 1900 <= year <= 2199 else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in _MONTH_LANGUAGES:
        for widths in Locale.parse(locale).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in widths.get(width, {}).items():
                    found.setdefault(fold(str(name)), int(number))
    return found


def _month(name: str) -> int:
    return _months().get(fold(name)) or _months().get(fold(name)[:3], 0)
