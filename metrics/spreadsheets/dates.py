"""Dates as registers write them: date cells, 22-Feb-2000, 01.09.2021, 7/31/2010, "23 декабря 2021", spans of two.

    day   "23.12.2021 г.", "2021-yil 23-dekabr", 44553 (Excel's number of a day)   → one day
    span  "23. 12. 2021-29. 12. 2021", "с 23 по 29 декабря 2021", "15–20.05.2022"  → two days, the first one completed
    years "April 2023", "2021", any of the above                                   → the years that are named

Day before month, as all four languages of the interface write; where one text of a column cannot be so (7/31/2010)
that text is read month first, and where the column mixes both the ambiguous ones are left to a warning. A month or a
year is no day: nothing is made up, so "April 2023" has a year and no beginning.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from babel import Locale

from metrics.languages.words import fold
from metrics.spreadsheets.years import under_a_date

#: Numbers that are days to Excel when they stand in a column of dates: 1950 to 2099.
_SERIALS = range(18264, 73051)
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_REMARK = re.compile(r"\s*\([^\d()]*\)$")
_ISO = re.compile(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$")
_NUMERIC = re.compile(r"^(\d{1,2}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{4}|\d{2})$")
_NAMED = re.compile(r"^(\d{1,2})[ \-.]*(?:st|nd|rd|th)?[ \-.]*([^\W\d_]{3,12})[ \-.,]*(\d{4}|\d{2})$")
_NAMED_FIRST = re.compile(r"^([^\W\d_]{3,12})[ .]*(\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[ \-.,]*(\d{1,2})[ \-.]*([^\W\d_]{3,12})$")
#: What may stand before the dash of a span, the rest being said behind it: "23", "15.05", "28 февраля", "May 15".
_LONE_DAY = re.compile(r"^(\d{1,2})\.?$")
_DAY_MONTH = re.compile(r"^(\d{1,2}) ?[-./] ?(\d{1,2})\.?$")
_DAY_NAMED = re.compile(r"^(\d{1,2})[ \-.]*([^\W\d_]{3,12})\.?$")
_NAMED_DAY = re.compile(r"^([^\W\d_]{3,12})[ .]*(\d{1,2})$")
_YEAR_DAY = re.compile(r"^\d{4}[ .,]+(\d{1,2})$")
_DAY_YEAR = re.compile(r"^(\d{1,2})[ ,]+(\d{4})$")
_SPLIT = re.compile(r"[-–—/]|\bto\b|\bпо\b|\bдо\b|\buntil\b|\bdan\b|\bдан\b|\bbis\b|\bau\b|\bal\b")
#: Words beside a date that say nothing more: of the year, from, until.
_FILLERS = re.compile(
    r"(?<=\d)[ \-.]*(?:г(?:ода|од|\.)?|yil(?:gacha|da|i|ning)?|йил(?:гача|да|и|нинг)?|й|y)\b\.?"
    r"|^(?:с|со|от|from|between|до|по|until|till|by|de|du|von|vom|od)\s+"
    r"|\s*\b(?:gacha|гача|дан|dan|inclusive|включительно)$"
)
_LENGTH = re.compile(
    r"^(?:сроком )?(?:на |for )?(\d{1,2})(?: ?\([^)\d]*\))? ?(?:years?|год(?:а|ов)?|лет|yil(?:ga)?|йил(?:га)?)\.?$"
)
_MONTH_LANGUAGES = ("en", "ru", "uz", "uz_Cyrl", "fr", "es", "de", "cs", "tr")


@lru_cache(maxsize=65536, typed=True)
def day(cell: object, month_first: bool = False) -> date | None:
    """The day that a cell names, None where it names none."""
    if isinstance(cell, datetime | date):
        # A year typed into a cell that shows dates is no day.
        return None if under_a_date(cell) else date(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_serial(cell)
    if not isinstance(cell, str):
        return None
    text = _bare(cell)
    if text.isdecimal() and len(text) == 5:
        return _of_serial(int(text))
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
    if found := _YEAR_FIRST.match(text):
        return _made(int(found[1]), _month(found[3]), int(found[2]))
    return None


@lru_cache(maxsize=65536, typed=True)
def span(cell: object) -> tuple[date | None, date | None]:
    """Both ends of "23.12.2021-29.12.2021"; one day is both ends; (None, None) where it is neither.

    Two whole days are given as they stand, even where the end comes first: the person is told, nothing is turned round.
    """
    single = day(cell)
    if single or not isinstance(cell, str):
        return single, single
    text = _bare(cell)
    for cut in _SPLIT.finditer(text):
        left, right = text[: cut.start()].strip(" ,"), text[cut.end() :].strip(" ,")
        last = day(right) or _end_by_left(left, right)
        first = last and (day(left) or _begin_by_right(left, last))
        if first and last:
            return first, last
    return None, None


def years(cell: object) -> tuple[int, ...]:
    """The years that a cell of a column of dates names, by days, a month or alone: "April 2023" → (2023,)."""
    first, last = span(cell)
    if first and last:
        return tuple(dict.fromkeys((first.year, last.year)))
    if isinstance(cell, datetime | date):
        cell = under_a_date(cell) or cell.year
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "")
    found = (int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", text))
    return tuple(dict.fromkeys(found))


def length(cell: object) -> int | None:
    """How many years a term lasts: "5 лет", "for 3 years", "5 yil"; None where the cell says none."""
    found = _LENGTH.match(" ".join(cell.split()).casefold()) if isinstance(cell, str) else None
    return int(found[1]) if found else None


def years_after(begin: date, count: int) -> date:
    """The same day `count` years later; of 29 February the day before, where that year has none."""
    return _made(begin.year + count, begin.month, begin.day) or date(begin.year + count, 2, 28)


def month_first(cells: Iterable[object]) -> bool:
    """True when the column writes 7/31/2010: some second figure exceeds 12 and no first one does."""
    pairs = [(int(m[1]), int(m[2])) for cell in cells if isinstance(cell, str) and (m := _NUMERIC.match(cell.strip()))]
    return any(second > 12 for _first, second in pairs) and not any(first > 12 for first, _second in pairs)


def _bare(text: str) -> str:
    """Without the hour, a remark in brackets and the words around a date."""
    text = " ".join(text.split()).casefold().replace("ʻ", "'")
    text = _REMARK.sub("", _CLOCK.sub("", text))
    return " ".join(_FILLERS.sub(" ", text).split()).strip(" ,;")


def _begin_by_right(left: str, last: date) -> date | None:
    """The beginning of a span that leaves to its end what both share: the year, or month and year."""
    if found := _LONE_DAY.match(left) or _YEAR_DAY.match(left):
        first = _made(last.year, last.month, int(found[1]))
        return first if first and first <= last else None
    if found := _DAY_MONTH.match(left):
        month, number = int(found[2]), int(found[1])
    elif found := _DAY_NAMED.match(left):
        month, number = _month(found[2]), int(found[1])
    elif found := _NAMED_DAY.match(left):
        month, number = _month(found[1]), int(found[2])
    else:
        return None
    # 28 December – 3 January 2022 began in 2021.
    return _made(last.year - (month > last.month), month, number)


def _end_by_left(left: str, right: str) -> date | None:
    """The end of "May 15-20, 2022" and "2021-yil 23-29-dekabr": month or year stand before the dash."""
    if (first := _NAMED_DAY.match(left)) and (rest := _DAY_YEAR.match(right)):
        return _made(int(rest[2]), _month(first[1]), int(rest[1]))
    if (first := _YEAR_DAY.match(left)) and (rest := _DAY_NAMED.match(right)):
        return _made(int(left[:4]), _month(rest[2]), int(rest[1]))
    return None


def _of_serial(value: float) -> date | None:
    return date(1899, 12, 30) + timedelta(days=int(value)) if value == value and int(value) in _SERIALS else None


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
