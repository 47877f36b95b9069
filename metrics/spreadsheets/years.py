"""Years as sheets write them: 2019, "2019/20", "AY2019", "2019/2020 уч. год", a date, a month, a year of another era.

A year of an academic span is its first calendar year. What is no plausible year is an error with the reason, never
a guess: 21 may be 2021 or the 21st row; 44440 is Excel's number for a day; 2564 is a year of another calendar.
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from metrics.languages import words
from metrics.languages.words import fold

#: Earliest year that a table of students or agreements plausibly names.
FIRST = 1900
#: Beginning of the calendar of the Republic of China: its year 1 is 1912.
ROC = 1911
_SPAN = re.compile(r"^(\d{4})\s*[/\-–—‑−]\s*(\d{2}|\d{4})$")
_YEAR_MONTH = re.compile(r"^(\d{4})[-./](0?[1-9]|1[0-2])([-./]\d{1,2})?$")
_DAY_FIRST = re.compile(r"^\d{1,2}[-./]\d{1,2}[-./](\d{4})$")
_MARKS = re.compile(r"[*†‡¹²³]+$")


@dataclass(frozen=True, slots=True)
class Year:
    """`value` is a calendar year or None. `form` says how it was written: plain, academic, date, month, words, mark,
    era; where `value` is None it says why: empty, fraction, serial, short, era, early, late, text, span."""

    value: int | None
    form: str


def last() -> int:
    """The latest year that a row may report: next year, because an academic year is planned ahead."""
    return date.today().year + 1


@lru_cache(maxsize=16384, typed=True)
def year(cell: object, roc: bool = False, latest: int | None = None) -> Year:
    """What a cell of a year column, or a header, says. `roc` counts years of the Republic of China."""
    latest = latest or last()
    if isinstance(cell, bool):
        return Year(None, "text")
    if isinstance(cell, datetime | date):
        return _plausible(cell.year, "date", latest)
    if isinstance(cell, int | float):
        return _number(float(cell), roc, latest)
    if cell is None or not str(cell).strip():
        return Year(None, "empty")
    return _text(str(cell).strip(), roc, latest)


def _number(value: float, roc: bool, latest: int) -> Year:
    if not math.isfinite(value):
        return Year(None, "text")
    if value != int(value):
        return Year(None, "fraction")
    whole = int(value)
    if roc and 1 <= whole <= 200:
        return _plausible(whole + ROC, "era", latest)
    return _plausible(whole, "plain", latest)


def _plausible(value: int, form: str, latest: int) -> Year:
    if FIRST <= value <= latest:
        return Year(value, form)
    if 0 <= value < 100:
        return Year(None, "short")
    if 2440 <= value <= latest + 543:
        return Year(None, "era")
    if 30000 <= value <= 60000:
        return Year(None, "serial")
    return Year(None, "early" if value < FIRST else "late")


def _text(text: str, roc: bool, latest: int) -> Year:
    bare = _MARKS.sub("", text).strip()
    marked = "mark" if bare != text else ""
    stripped = _without_words(bare)
    form = marked or ("words" if stripped != bare else "")
    if stripped.isascii() and re.fullmatch(r"\d+(\.0+)?", stripped):
        found = _number(float(stripped), roc, latest)
        return Year(found.value, form or found.form) if found.value else found
    if span := _SPAN.match(stripped):
        return _span(int(span[1]), span[2], form, latest)
    if month := _YEAR_MONTH.match(stripped):
        return _plausible(int(month[1]), "date" if month[3] else "month", latest)
    if day := _DAY_FIRST.match(stripped):
        return _plausible(int(day[1]), "date", latest)
    return Year(None, "text")


def _span(first: int, second: str, form: str, latest: int) -> Year:
    following = (first + 1) % 100 if len(second) == 2 else first + 1
    if int(second) != following:
        month = int(second) if len(second) == 2 else 0
        return _plausible(first, "month", latest) if 1 <= month <= 12 else Year(None, "span")
    found = _plausible(first, "academic", latest)
    return Year(found.value, "academic" if form != "mark" else "mark") if found.value else found


@cache
def _year_words() -> re.Pattern[str]:
    """Words for *year* in every language, longest first, before or after the figures."""
    said = sorted({fold(text) for meaning, text in words.listed("years") if meaning == "words"}, key=len, reverse=True)
    return re.compile(r"^(?:(?:" + "|".join(map(re.escape, said)) + r")(?=[\W\d_]|$)[\W_]*)+", re.I)


def _without_words(text: str) -> str:
    """ "2019/2020 уч. год" → "2019/2020"; "AY2019" → "2019"; a text without figures in front or behind stays."""
    front = re.match(r"^([^\d]{1,24})(\d.*)$", text)
    if front and _is_words(front[1]):
        text = front[2].strip()
    back = re.match(r"^(.*\d)([^\d]{1,24})$", text)
    if back and _is_words(back[2]):
        text = back[1].strip()
    return text


def _is_words(text: str) -> bool:
    folded = fold(text)
    return not folded or bool(_year_words().fullmatch(folded))


def is_roc(header: str) -> bool:
    """True where a header counts years of the Republic of China (`roc` in words.toml)."""
    return any(said in fold(header) for said in _roc_words())


@cache
def _roc_words() -> tuple[str, ...]:
    return tuple(fold(text) for meaning, text in words.listed("years") if meaning == "roc")


def of_serial(serial: float) -> date:
    """The day that Excel's number stands for, to suggest it."""
    return date(1899, 12, 30) + timedelta(days=int(serial))


def found_in(text: str) -> tuple[int, ...]:
    """Years that stand in a line of text, a title or a file's name, first years of spans: "2024-01_list" → (2024,)."""
    out: dict[int, None] = {}
    for span in re.finditer(r"(?<!\d)(\d{4})\s?[/\-–—]\s?(\d{4}|\d{2})(?!\d)|(?<!\d)(\d{4})(?!\d)", text):
        first = int(span[1] or span[3])
        if FIRST <= first <= last():
            out[first] = None
            if span[2] and len(span[2]) == 4 and int(span[2]) > first + 1:
                out[int(span[2])] = None
    return tuple(out)
